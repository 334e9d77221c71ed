package folded

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/mojibake/language"
)

// A deepForm is what a character looks like that was misread more than once,
// or whose UTF-8 takes three bytes, and then lost its accents. Such forms are
// long, and no sound text holds them.
type deepForm struct {
	text   string
	other  string // another character that comes to look the same
	layers int
	pair   bool // a folded pair, misread again: settled among the pairs
}

// deepForms lists them by what they look like. The table, some 7,000 strings,
// is made when the first text asks for it.
var deepForms = sync.OnceValue(func() map[string]deepForm {
	forms := map[string]deepForm{}
	add := func(r rune, layers int, looks string) {
		n := utf8.RuneCountInString(looks)
		if n < 3 || n < 5 && strings.HasSuffix(looks, "A") {
			return // `ął` folds to `A…A‚`
		}
		had, taken := forms[looks]
		switch {
		case !taken:
			forms[looks] = deepForm{text: string(r), layers: layers}
		case had.text != string(r) && had.other == "":
			had.other = string(r)
			forms[looks] = had
		}
	}
	for _, r := range deepRunes() {
		s := string(r)
		for layers := 1; layers <= codec.MaxLayers; layers++ {
			s = codec.Windows1252.Misread(s)
			bare := Strip(s)
			if layers == 1 {
				again := codec.Windows1252.Misread(bare)
				add(r, 2, again)
				add(r, 2, undefined.Replace(again))
				if f := forms[again]; r < 0x800 && f.layers == 2 {
					f.pair = true
					forms[again] = f
				}
				if r < 0x1EA0 || r > 0x1EFF {
					continue // settled among the pairs and the quotation marks
				}
			}
			for _, looks := range []string{bare, undefined.Replace(bare), straightened.Replace(bare), strings.ReplaceAll(straightened.Replace(bare), "ƒ", "f"), strings.ToLower(bare)} {
				add(r, layers, looks)
			}
		}
	}
	return forms
})

// deepRunes are the characters worth looking for, the most frequent first.
func deepRunes() []rune {
	out := []rune("’“”‘–—…•™€")
	for r := rune(0xE0); r < 0x100; r++ {
		out = append(out, r)
	}
	for r := rune(0xA0); r < 0xE0; r++ {
		out = append(out, r)
	}
	seen := map[rune]bool{}
	for l := range language.Facts {
		for _, r := range language.Facts[l].Letters {
			for _, c := range [...]rune{r, unicode.ToUpper(r)} {
				if c > 0xFF && !seen[c] {
					seen[c] = true
					out = append(out, c)
				}
			}
		}
	}
	return append(out, []rune("‹›„‚†‡‰′″→←↑↓−≤≥≠≈∞√■●★✓")...)
}

// undefined drops the characters of the bytes that windows-1252 leaves
// undefined, as most programs do.
var undefined = strings.NewReplacer("\u0081", "", "\u008d", "", "\u008f", "", "\u0090", "", "\u009d", "")

// straightened is what typewriter marks make of the rest.
var straightened = strings.NewReplacer("œ", "oe", "Œ", "OE", "“", `"`, "”", `"`, "’", "'", "‘", "'", "\u0081", "", "\u008d", "", "\u008f", "", "\u0090", "", "\u009d", "")

// Strip drops the accents of s.
func Strip(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// longestDeep bounds the bytes of a form, deepASCII are the ASCII characters
// there are in any.
const (
	longestDeep = 72
	deepASCII   = `AEOSYZaefosyz"'`
)

// deepAt returns the longest form that starts s.
func deepAt(s string) (form deepForm, size int, ok bool) {
	if !opensDeep(s) {
		return form, 0, false
	}
	forms := deepForms()
	for size < min(len(s), longestDeep) && inDeep(s[size]) {
		size++
	}
	for ; size > 3; size-- {
		if size < len(s) && !utf8.RuneStart(s[size]) {
			continue
		}
		if form, ok = forms[s[:size]]; ok {
			return form, size, true
		}
	}
	return form, 0, false
}

// inDeep says whether a byte may be part of a form.
func inDeep(b byte) bool { return b >= utf8.RuneSelf || strings.IndexByte(deepASCII, b) >= 0 }

// opensDeep says whether s may start with a form: a folded lead, what the
// second byte of such a lead was read as, and another folded lead; a folded
// lead and another misread character; or the start of a Vietnamese letter.
func opensDeep(s string) bool {
	if s[0] != 'A' && s[0] != 'a' || len(s) < 4 {
		return false
	}
	if s[1] < utf8.RuneSelf {
		return s[0] == 'A' && s[1] == 'f' && (s[2] == 'A' || s[2] == 'a' || s[2] == 'E')
	}
	second, size := utf8.DecodeRuneInString(s[1:])
	third, _ := utf8.DecodeRuneInString(s[1+size:])
	switch second {
	case '‚', 'ƒ', '„', '…', '†', 'ˆ', '¡', '¢', '£':
		return third == 'A' || third == 'a' || third == 'E' || third == 'e' || third == 'Æ' || third == 'æ' || third == 's' || third == 'S'
	case 'Â', 'â', 'Æ', 'Å', 'Ë':
		return third >= utf8.RuneSelf
	case 'º', '»':
		_, ok := letterTailOf(third)
		return s[0] == 'a' && ok
	}
	return false
}

// standsAlone says whether the form of a length at an offset needs no proof: a
// word may end in A before a sign that was misread (MEDIAÂ®), and may stand
// before one.
func standsAlone(s string, at, size int) bool {
	if lead, _ := utf8.DecodeRuneInString(s[at+1:]); s[at] != 'A' || lead != 'Â' && lead != 'Æ' && lead != 'Å' && lead != 'Ë' {
		return true
	}
	switch before := class.Before(s, at); {
	case before.IsUpper(): // but MAÂ¼nchen
		return class.At(s, at+size) == class.Lower && !class.Before(s, at-1).IsLetter()
	case before == class.Edge:
		return class.At(s, at+size) == class.Lower
	}
	return true
}

// DeepCovers says whether the misread character at an offset is part of a form,
// which is read as a whole when bytes that lost nothing have been.
func DeepCovers(s string, at int) bool {
	for at > 0 && s[at-1] >= utf8.RuneSelf {
		at--
	}
	for back := 0; at > 0 && back < longestDeep; back++ {
		at--
		if !inDeep(s[at]) {
			return false
		}
		if s[at] == 'A' || s[at] == 'a' {
			if form, size, ok := deepAt(s[at:]); ok && form.layers > 1 && standsAlone(s, at, size) && size > back {
				return true
			}
		}
	}
	return false
}

// twoMarks says whether a form may as well be a pair and folded punctuation, `ą”`,
// which it is unless much of the text was misread more than once.
func twoMarks(form string) bool {
	_, size := utf8.DecodeRuneInString(form[1:])
	return strings.HasPrefix(form[1+size:], "a€")
}

// deep reads such a form.
func (f *folder) deep(at int) (Fold, bool) {
	form, size, ok := deepAt(f.s[at:])
	if !ok || form.pair || !standsAlone(f.s, at, size) || f.counts.Deep < 3 && twoMarks(f.s[at:at+size]) {
		return Fold{}, false
	}
	r := Fold{Src: f.s[at : at+size], Text: form.text, Other: form.other, Confidence: 0.97, layers: form.layers}
	r.Span.Start, r.Span.End = at, at+size
	switch {
	case form.layers == 1 && f.counts.Toned < 3:
		r.Confidence = 0.9
		return r, f.counts.Proven() >= 3 && f.classBefore(at) == class.Lower && f.classAt(at+size) == class.Lower
	case form.other != "" && !f.counts.alphabet.settle(&r) && !f.bySize(&r) && !f.byPlace(&r):
		r.Confidence = 0.8
	case f.counts.Deep+f.counts.Toned >= 3:
		r.Confidence = 0.98
	}
	f.spaces(&r)
	return r, true
}

// settle chooses between letters that look alike where only one is of the
// text's alphabet.
func (a *alphabet) settle(r *Fold) bool {
	first, other := a.holds(r.Text), a.holds(r.Other)
	if other && !first {
		r.Text, r.Other = r.Other, r.Text
	}
	return first != other
}

// bySize settles between a small letter and a capital that look alike: the
// letters beside the place tell.
func (f *folder) bySize(r *Fold) bool {
	first, _ := utf8.DecodeRuneInString(r.Text)
	second, _ := utf8.DecodeRuneInString(r.Other)
	if unicode.IsUpper(first) == unicode.IsUpper(second) || !unicode.IsLetter(second) {
		return false
	}
	before, after := f.deepClassBefore(r.Span.Start), f.classAt(r.Span.End)
	large := before.IsUpper() || !before.IsLetter() && after == class.Lower && !f.midSentence(r.Span.Start)
	if before.IsUpper() && (after == class.Lower || !after.IsLetter() && !class.Before(f.s, r.Span.Start-1).IsLetter()) {
		large = false // Mánes, Há
	}
	if unicode.IsUpper(first) != large {
		r.Text, r.Other = r.Other, r.Text
	}
	if !before.IsLetter() && !after.IsLetter() {
		return before == class.Apos || f.midSentence(r.Span.Start) // a word of one letter
	}
	return before.IsLetter() && (after.IsLetter() || before == class.Lower)
}

// byPlace settles between ‚ and ‡, and between ø and ß, by what stands beside them:
// a quotation is opened far more often, and ß stands behind vowels only.
func (f *folder) byPlace(r *Fold) bool {
	choose := func(first bool) bool {
		if !first {
			r.Text, r.Other = r.Other, r.Text
		}
		return true
	}
	switch r.Text + r.Other {
	case "‚‡", "‡‚":
		return f.classBefore(r.Span.Start) == class.Edge && f.classAt(r.Span.End).IsLetter() && choose(r.Text == "‚")
	case "øß", "ßø":
		return choose((r.Text == "ß") == f.vowelBefore(r.Span.Start))
	}
	return false
}

// deepClassBefore is the class of what stands in front; a form that ends there
// counts as what it stands for.
func (f *neighbours) deepClassBefore(at int) class.Class {
	for from := at - 1; from >= 0 && at-from < longestDeep && inDeep(f.s[from]); from-- {
		if f.s[from] != 'A' && f.s[from] != 'a' {
			continue
		}
		if form, size, ok := deepAt(f.s[from:]); ok && from+size == at {
			r, _ := utf8.DecodeRuneInString(form.text)
			return class.Of(r)
		}
	}
	return f.classBefore(at)
}

// withinDeep says whether the character at an offset is part of a form that
// starts in front of it.
func (f *neighbours) withinDeep(at int) bool {
	if f.counts.Deep+f.counts.Toned == 0 {
		return false
	}
	for from := at - 1; from >= 0 && at-from < longestDeep; from-- {
		switch b := f.s[from]; {
		case b == 'A' || b == 'a':
		case !inDeep(b):
			return false
		default:
			continue
		}
		if form, size, ok := deepAt(f.s[from:]); ok && !form.pair && from+size > at && standsAlone(f.s, from, size) && (f.counts.Deep >= 3 || !twoMarks(f.s[from:from+size])) {
			return true
		}
	}
	return false
}
