package wear

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Print says how a page was read word by word, each damage as a share of the
// words that have room for it; the zero value leaves them as they are.
type Print struct {
	Name     string
	Slips    float64 // letters misread as scans do
	Cut      float64 // a blank in a word
	Glued    float64 // no blank behind a word
	Hyphened float64 // a hyphen of a line end within the line: appro-priate
	Digits   float64 // a digit for a letter
	Numbers  float64 // a letter for a digit
	Capitals float64 // a capital for a small letter of the same look
	Ligature float64 // a ligature lost
	Specks   float64 // a mark where there is none
	Spaced   float64 // a blank in front of a mark
	LongS    float64 // f where old print has its long s
}

// Prints are those that are measured: each damage by itself in few and in many
// words, since what is sure of one depends on how much of it there is, and all
// of them together.
var Prints = []Print{
	{Name: "slips, few", Slips: 0.005},
	{Name: "slips, many", Slips: 0.06},
	{Name: "cut, few", Cut: 0.003, Glued: 0.003},
	{Name: "cut, many", Cut: 0.05, Glued: 0.03},
	{Name: "hyphened", Hyphened: 0.03},
	{Name: "digits, few", Digits: 0.003, Numbers: 0.1},
	{Name: "digits, many", Digits: 0.04, Numbers: 0.4, Slips: 0.02},
	{Name: "capitals", Capitals: 0.03, Slips: 0.02},
	{Name: "ligatures", Ligature: 0.6},
	{Name: "specks", Specks: 0.02, Slips: 0.02},
	{Name: "spaced", Spaced: 0.9},
	{Name: "long s", LongS: 0.85, Slips: 0.01},
	{Name: "all", Slips: 0.03, Cut: 0.01, Glued: 0.01, Hyphened: 0.005, Digits: 0.01, Numbers: 0.2, Capitals: 0.01, Ligature: 0.1, Specks: 0.01, Spaced: 0.1},
}

// Wear reads a paragraph as the print says.
func (p Print) Wear(paragraph string, rng *rand.Rand) string {
	var b strings.Builder
	for i, w := range strings.Fields(paragraph) {
		if i > 0 && !(rng.Float64() < p.Glued && bothLetters(b.String(), w)) {
			b.WriteByte(' ')
		}
		b.WriteString(p.word(w, rng))
	}
	return b.String()
}

// bothLetters says whether letters meet where a word is set behind a text.
func bothLetters(text, word string) bool { return isLetter(text) && unicode.IsLetter(first(word)) }

// word reads one word.
func (p Print) word(w string, rng *rand.Rand) string {
	w = swap(w, oldS, p.LongS, rng)
	w = swap(w, lostLigatures, p.Ligature, rng)
	if at := Points(w); len(at) > 0 {
		i := at[rng.IntN(len(at))]
		switch x := rng.Float64(); {
		case x < p.Cut:
			w = w[:i] + " " + w[i:]
		case x < p.Cut+p.Hyphened:
			w = w[:i] + "-" + w[i:]
		}
	}
	if rng.Float64() < p.Slips {
		w = Slip(w, rng)
	}
	if strings.ContainsFunc(w, unicode.IsDigit) {
		w = swapOne(w, letterLike, p.Numbers, rng)
	} else {
		w = swapOne(w, digitLike, p.Digits, rng)
	}
	w = swapOne(w, capitalLike, p.Capitals, rng)
	if r, n := utf8.DecodeLastRuneInString(w); strings.ContainsRune(",;:?!", r) && n < len(w) && rng.Float64() < p.Spaced {
		w = w[:len(w)-n] + " " + w[len(w)-n:]
	}
	if rng.Float64() < p.Specks {
		speck := string("'.,^*_|~•"[rng.IntN(7)])
		if at := rng.IntN(3); at == 0 {
			w = speck + w
		} else {
			w += speck
		}
	}
	return w
}

// A likeness is what is read for what.
type likeness map[string]string

var (
	lostLigatures = likeness{"ffi": "", "fi": "", "fl": "", "ff": ""}
	digitLike     = likeness{"l": "1", "o": "0", "O": "0", "I": "1", "S": "5", "B": "8"}
	letterLike    = likeness{"1": "l", "0": "O", "5": "S", "8": "B"}
	capitalLike   = likeness{"w": "W", "s": "S", "c": "C", "o": "O", "v": "V", "i": "I"}
	oldS          = likeness{"s": "f"}
)

// swap reads each place of a word by the share; a long s stands neither at a
// word's end nor beside an f.
func swap(w string, like likeness, share float64, rng *rand.Rand) string {
	if share == 0 {
		return w
	}
	var b strings.Builder
	for i := 0; i < len(w); {
		n, to := like.at(w[i:])
		switch {
		case n == 0:
			b.WriteByte(w[i])
			n = 1
		case rng.Float64() >= share || like["s"] == "f" && (!unicode.IsLetter(first(w[i+n:])) || w[i+n] == 'f' || i > 0 && w[i-1] == 'f'):
			b.WriteString(w[i : i+n])
		default:
			b.WriteString(to)
		}
		i += n
	}
	return b.String()
}

// at is how many bytes at the start of s have a likeness, the longest one, and
// which.
func (like likeness) at(s string) (n int, to string) {
	for n = min(3, len(s)); n > 0; n-- {
		if to, ok := like[s[:n]]; ok {
			return n, to
		}
	}
	return 0, ""
}

// swapOne reads one place of a share of the words that have one.
func swapOne(w string, like likeness, share float64, rng *rand.Rand) string {
	if share == 0 {
		return w
	}
	var places []int
	for i := range w {
		if n, _ := like.at(w[i:]); n > 0 {
			places = append(places, i)
		}
	}
	if len(places) == 0 || rng.Float64() >= share {
		return w
	}
	i := places[rng.IntN(len(places))]
	n, to := like.at(w[i:])
	return w[:i] + to + w[i+n:]
}
