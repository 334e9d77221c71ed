package characters

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"emend/editor/detect/class"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Composed joins letters and the combining accents behind them.
var Composed = rule.Detector{
	Rule:  "characters.composed",
	Title: "Letters with separate accents",
	Doc:   "A letter and a combining accent that one character stands for (Unicode's composed form). They look alike, but searching and sorting tell them apart.",
	Find:  findComposed,
}

func findComposed(p *rule.Pass) {
	s := p.View.Text
	for _, lead := range [...]byte{0xCC, 0xCD, 0xE3} {
		scan.EachByte(s, p.Window, lead, func(at int) {
			if lead == 0xE3 && !strings.HasPrefix(s[at:], "\u3099") && !strings.HasPrefix(s[at:], "\u309a") || lead == 0xCD && at+1 < len(s) && s[at+1] >= 0xB0 {
				return
			}
			compose(p, s, at)
		})
	}
	// The letter may stand in this window and its accent in the next.
	if end := p.Window.End; end < len(s) && (s[end] == 0xCC || s[end] == 0xCD || s[end] == 0xE3) {
		compose(p, s, end)
	}
}

// compose proposes the composed form of the letter whose first accent stands
// at an offset.
func compose(p *rule.Pass, s string, at int) {
	base, size := scan.RuneBefore(s, at)
	if at == 0 || base == utf8.RuneError || isAccent(base) || !class.Of(base).IsLetter() {
		return
	}
	end := at
	for end < len(s) && end-at < 32 {
		r, n := scan.RuneAt(s, end)
		if !isAccent(r) {
			break
		}
		end += n
	}
	span := text.Span{Start: at - size, End: end}
	if reads := norm.NFC.String(s[span.Start:end]); len(reads) < span.Len() && utf8.RuneCountInString(reads) < utf8.RuneCountInString(s[span.Start:end]) {
		change(p, span, reads, 0.98, "a letter and its accent are one character in composed form")
	}
}

// isAccent says whether r combines with the letter before it.
func isAccent(r rune) bool { return r >= 0x300 && r < 0x370 || r == 0x3099 || r == 0x309A }

// Accents joins letters and accents that stand beside them.
var Accents = rule.Detector{
	Rule:  "characters.accents",
	Title: "Accents beside their letters",
	Doc:   "Accents that a PDF set as characters of their own: Universit[a¨]t → Universit[ä]t, informaci[´o]n → informaci[ó]n. Leaves ¨quotation¨, d´une and don´t alone.",
	Find:  findAccents,
}

// spacingAccents are accents with a width of their own and what they combine
// to.
var spacingAccents = map[rune]rune{'¨': 0x308, '´': 0x301, 'ˆ': 0x302, '˜': 0x303, '¸': 0x327, '˚': 0x30A, 'ˇ': 0x30C, '˘': 0x306, '˝': 0x30B, '˛': 0x328, '˙': 0x307, '¯': 0x304}

// apt are the letters each accent is at home on.
var apt = map[rune]string{
	'¨': "aeiouyAEIOUY", '´': "aeiouyAEIOUY", 'ˆ': "aeiouAEIOU", '˜': "anoANO", '¸': "cstCST", '˚': "auAU", 'ˇ': "cdenrstzCDENRSTZ",
	'˘': "agAG", '˝': "ouOU", '˛': "aeiuAEIU", '˙': "zgeZGEI", '¯': "aeiouAEIOU",
}

func findAccents(p *rule.Pass) {
	s, c := p.View.Text, rule.Of[profile](p.Profile)
	if p.Profile.BytesLost || p.Profile.AccentsDropped {
		return // it may be a byte of anything
	}
	eachAccent(s, p.Window, func(at int) {
		a, ok := readAccent(s, at, c.Leading*2 > c.Accents)
		if !ok {
			return
		}
		conf := 0.93
		switch {
		case a.weak && c.Accents < 3:
			return
		case c.Accents >= 3:
			conf = 0.96
		}
		change(p, a.span, a.text, conf, "an accent beside its letter")
	})
}

// eachAccent calls do with the places where a spacing accent may stand; its
// letter may start one byte before the window does.
func eachAccent(s string, window text.Span, do func(at int)) {
	wide := text.Span{Start: window.Start, End: min(len(s), window.End+2)}
	scan.EachByte(s, wide, 0xC2, func(at int) {
		if at+1 < len(s) && (s[at+1] == 0xA8 || s[at+1] == 0xB4 || s[at+1] == 0xB8 || s[at+1] == 0xAF) {
			do(at)
		}
	})
	scan.EachByte(s, wide, 0xCB, func(at int) { do(at) })
}

// An accentRead is a letter with its accent.
type accentRead struct {
	span    text.Span
	text    string
	leading bool
	weak    bool // the mark is often an apostrophe
}

// readAccent joins the accent at an offset with the letter behind it, or in
// front of it; leading says which the text does where both would do.
func readAccent(s string, at int, leading bool) (a accentRead, ok bool) {
	r, size := scan.RuneAt(s, at)
	mark, known := spacingAccents[r]
	if !known || at == 0 || r == '´' && apostrophe(s, at, size) {
		return a, false
	}
	a.weak = r == '´'
	front := scan.IsASCIILetter(s[at-1]) && strings.IndexByte(apt[r], s[at-1]) >= 0
	letter, n := letterBehind(s, at+size, apt[r])
	if !class.Before(s, at).IsLetter() || !class.At(s, at+size).IsLetter() {
		front, n = front && closesWord(s, at, r), 0
	}
	switch {
	case n > 0 && (leading || !front):
		a.span, a.text, a.leading = text.Span{Start: at, End: at + size + n}, join(letter, mark), true
	case front:
		a.span, a.text = text.Span{Start: at - 1, End: at + size}, join(rune(s[at-1]), mark)
	default:
		return a, false
	}
	return a, utf8.RuneCountInString(a.text) == 1
}

// closesWord says whether an accent at a word's end may belong to its last letter:
// those that serve as quotation marks do not.
func closesWord(s string, at int, accent rune) bool {
	return at > 1 && class.Before(s, at-1).IsLetter() && accent != '´' && accent != '˜' && accent != '¨'
}

// apostrophe says whether the accent at an offset is one: d´une, don´t.
func apostrophe(s string, at, size int) bool {
	word := scan.WordBefore(s, at)
	return scan.Elides(word) || word == "n" || scan.ContractionEnds[scan.WordAfter(s, at+size)]
}

// letterBehind is the letter at an offset, and its length, if the accent is at
// home on it. PDFs set it on ı, which loses its dot.
func letterBehind(s string, at int, apt string) (letter rune, n int) {
	switch {
	case at >= len(s):
	case scan.IsASCIILetter(s[at]) && strings.IndexByte(apt, s[at]) >= 0:
		return rune(s[at]), 1
	case strings.HasPrefix(s[at:], "ı"):
		return 'i', 2
	}
	return 0, 0
}

func join(letter, mark rune) string { return norm.NFC.String(string([]rune{letter, mark})) }
