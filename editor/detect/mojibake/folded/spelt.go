package folded

import (
	"strings"

	"emend/editor/detect/class"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// A speller reads what was spelt out in ASCII.
type speller struct{ *folder }

// spelt reads punctuation whose € became EUR: the head starts at.
func (f speller) spelt(at int) (Fold, bool) {
	if strings.HasPrefix(f.s[at:], "aEUR") {
		r, ok := f.quote(at, len("aEUR"))
		if tailAt(f.s[at+len("aEUR"):]) == nil && f.counts.Spelt < 3 {
			return r, false // may be a name in a program
		}
		return r, ok
	}
	return Fold{}, false
}

// shorn reads `donaTMt`, of which € was dropped: inside a contraction only.
func shorn(s string, at int) (Fold, bool) {
	r := Fold{Span: text.Span{Start: at, End: at + len("aTM")}, Src: "aTM", Text: "’", Confidence: 0.93}
	return r, class.Before(s, at).IsLetter() && scan.ContractionEnds[scan.WordAfter(s, r.Span.End)]
}

// A speltTail is what the second half of a folded letter was spelt as, and its
// byte. Alone says that one plain letter or mark stands for it, so that it is
// read inside words only.
type speltTail struct {
	text  string
	tail  byte
	alone bool
}

// speltTails are those of unidecode, of iconv and of compatibility forms, longer
// ones first.
var speltTails = []speltTail{
	{" 1/4 ", 0xBC, false},
	{" 1/2 ", 0xBD, false},
	{" 3/4 ", 0xBE, false},
	{"1⁄4", 0xBC, false},
	{"1⁄2", 0xBD, false},
	{"3⁄4", 0xBE, false},
	{"1/4", 0xBC, false},
	{"1/2", 0xBD, false},
	{"3/4", 0xBE, false},
	{"(c)", 0xA9, false},
	{"(C)", 0xA9, false},
	{"(r)", 0xAE, false},
	{"(R)", 0xAE, false},
	{"+/-", 0xB1, false},
	{"+-", 0xB1, false},
	{"<<", 0xAB, false},
	{">>", 0xBB, false},
	{"deg", 0xB0, false},
	{"PS", 0xA3, false},
	{"GBP", 0xA3, false},
	{"SS", 0xA7, false},
	{"Y=", 0xA5, false},
	{"C/", 0xA2, false},
	{"$?", 0xA4, false},
	{"EUR", 0x80, true},
	{"tm", 0x99, true},
	{"TM", 0x99, true},
	{"oe", 0x9C, true},
	{"1", 0xB9, true},
	{"2", 0xB2, true},
	{"3", 0xB3, true},
	{"a", 0xAA, true},
	{"o", 0xBA, true},
	{"u", 0xB5, true},
	{"c", 0xA9, true},
	{"P", 0xB6, true},
	{"!", 0xA1, true},
	{"'", 0xB4, true},
	{`"`, 0xA8, true},
	{"|", 0xA6, true},
	{",", 0xB8, true},
}

// speltTailAt returns the one that starts s, or nil.
func speltTailAt(s string) *speltTail {
	for i := range speltTails {
		if strings.HasPrefix(s, speltTails[i].text) {
			return &speltTails[i]
		}
	}
	return nil
}
