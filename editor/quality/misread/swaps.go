package misread

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/mojibake/codec"
)

// A Swap is one single-byte encoding read as another.
type Swap struct{ Truth, Shown codec.ID }

func (s Swap) String() string { return s.Truth.String() + " read as " + s.Shown.String() }

// Swaps are those that texts are met with; of the first two Latin-1 shows control
// characters.
var Swaps = []Swap{
	{codec.Windows1252, codec.Latin1},
	{codec.MacRoman, codec.Latin1},
	{codec.MacRoman, codec.Windows1252},
	{codec.Windows1252, codec.MacRoman},
	{codec.Latin2, codec.Latin1},
	{codec.Latin2, codec.Windows1252},
	{codec.Windows1250, codec.Windows1252},
	{codec.Windows1252, codec.Windows1250},
	{codec.Windows1254, codec.Windows1252},
	{codec.Windows1257, codec.Windows1252},
	{codec.CP850, codec.Windows1252},
	{codec.Windows1252, codec.CP850},
	{codec.CP437, codec.Windows1252},
	{codec.Windows1252, codec.CP437},
	{codec.Windows1251, codec.Windows1252},
	{codec.Windows1251, codec.KOI8R},
	{codec.Windows1251, codec.CP866},
	{codec.KOI8R, codec.Windows1251},
	{codec.KOI8R, codec.CP866},
	{codec.KOI8R, codec.Windows1252},
	{codec.CP866, codec.Windows1251},
	{codec.CP866, codec.KOI8R},
	{codec.CP866, codec.Windows1252},
	{codec.Windows1253, codec.Windows1252},
}

// fewestIn is one over the share of the letters beyond ASCII that an encoding may
// lack for a text to be one that was written in it.
const fewestIn = 50

// Apply reads a text, written in the one encoding, in the other. What the former
// lacks was a question mark, or typewriter marks, before; ok is false where that is
// too much for the text to have been written so.
func (s Swap) Apply(gold string) (t *Text, ok bool) {
	letters, lacking := 0, 0
	var within strings.Builder
	for _, r := range gold {
		_, in := s.Truth.Byte(r)
		if plain := plainMarks[r]; !in && plain != "" {
			within.WriteString(plain)
			continue
		}
		if r >= utf8.RuneSelf && unicode.IsLetter(r) {
			letters++
			if !in {
				lacking++
			}
		}
		if !in {
			r = '?'
		}
		within.WriteRune(r)
	}
	if letters == 0 || fewestIn*lacking > letters {
		return nil, false
	}
	c := Chain{Damage: func(r, _, _ rune, _ *rand.Rand) string {
		b, _ := s.Truth.Byte(r)
		return string(s.Shown.Rune(b))
	}}
	return c.Apply(within.String(), nil), true
}

// plainMarks are the marks that old encodings lack, as they were written there.
var plainMarks = map[rune]string{
	'“': `"`, '”': `"`, '„': `"`, '‘': "'", '’': "'", '‚': ",", '–': "-", '—': "--", '−': "-", '…': "...", '•': "*", '→': "->", '€': "EUR", '™': "(tm)", '\u202f': " ",
	'«': `"`, '»': `"`, '\u00a0': " ", '©': "(c)", '®': "(r)", '°': "o", '§': "par.",
}
