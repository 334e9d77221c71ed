package layout

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/typeset"
	"emend/editor/text"
)

// FalseParagraph joins what a blank line cuts in the middle of a sentence.
var FalseParagraph = rule.Detector{
	Rule:  "layout.paragraph",
	Title: "False paragraph break",
	Doc: "A blank line inside a sentence, mostly where a page ended: has once again[⏎⏎]become topical → has once again become topical. " +
		"Where the line before is short or ends a sentence, the break stays.",
	Find: findFalseParagraphs,
}

// How sure a false paragraph break is.
const (
	breakFull    = 0.96 // the line before is full
	breakNear    = 0.93 // … or nearly
	breakStub    = 0.93 // … or what was left over from a full line
	breakLong    = 0.85 // no widths are known, the paragraph before is long
	breakBracket = 0.7  // a bracket closes the line before: it may be a paragraph of its own
	nearFullness = 0.75 // of the width
	longEnough   = 200  // bytes, for breakLong
)

func findFalseParagraphs(p *rule.Pass) {
	s := p.View.Text
	stop := min(len(s), p.Window.End+scan.Farthest)
	for at := p.Window.Start; at < stop; {
		i := strings.IndexByte(s[at:stop], '\n')
		if i < 0 {
			return
		}
		nl := at + i
		at = nl + 1
		if next := scan.FirstInk(s[:min(len(s), at+maxSeam)], at); next < len(s) && goesOn(p, next) {
			falseParagraph(p, nl, next)
		}
	}
}

// goesOn says whether what begins at an offset goes on with a sentence.
func goesOn(p *rule.Pass, at int) bool {
	s := p.View.Text
	if scan.StartsLower(s[at:min(len(s), at+utf8.UTFMax)]) {
		return true
	}
	if !rule.Of[typeset.Setting](p.Profile).Arrows {
		return false
	}
	l := typeset.Line{Span: text.Span{Start: at, End: min(len(s), at+8)}}
	return typeset.StartsArrow(s, &l)
}

// falseParagraph judges the blank lines between the newline at nl, the first
// of its run, and the text that goes on at next.
func falseParagraph(p *rule.Pass, nl, next int) {
	s := p.View.Text
	blank := strings.Count(s[nl+1:next], "\n")
	if typeset.Closes(strings.TrimRight(s[max(0, nl-16):nl], " \t\r")) {
		return
	}
	if blank == 0 && !strings.Contains(s[nl:next], "\f") || blank > maxBlank || blankUpTo(s, nl) {
		return
	}
	lines, a := rule.Of[typeset.Setting](p.Profile).LinesOf(p.View, text.Span{Start: nl, End: nl + 1}, nil)
	b := a + 1
	for b < len(lines) && lines[b].Kind == typeset.Blank {
		b++
	}
	if b >= len(lines) || lines[a].Closed || lines[a].Kind != typeset.Prose && lines[a].Kind != typeset.List || lines[b].Kind != typeset.Prose {
		return
	}
	if lines[b].Indent > lines[a].Indent+1 && !firstOfBlock(lines, a) {
		return // what is set in is something else: a quotation, code
	}
	typeset.MeasureBreak(p.View, &lines[a], &lines[b])
	c := breakConfidence(p, lines, a)
	if s[lines[a].End-1] == ')' || s[lines[a].End-1] == '>' {
		c = min(c, breakBracket)
	}
	if c > 0 {
		p.Report(rule.Finding{
			Span:        text.Span{Start: lines[a].End, End: lines[b].Start},
			Replacement: glue(s, &lines[a], &lines[b]),
			Confidence:  c,
			Pattern:     "paragraph joined",
			Evidence:    "the sentence goes on behind the blank line",
		})
	}
}

// breakConfidence judges the blank line behind line a by a's length.
func breakConfidence(p *rule.Pass, lines []typeset.Line, a int) float64 {
	l := &lines[a]
	w := rule.Of[typeset.Setting](p.Profile).Widths(p.View, l.End)
	switch {
	case w.Full == 0 || l.Break.Length > max(w.Full, w.Outer)*3/2:
		if l.Len() >= longEnough {
			return breakLong
		}
		return 0
	case w.Natural(l.Break):
		return breakFull
	case float64(l.Break.Length) >= nearFullness*float64(w.Full):
		return breakNear
	case a > 0 && lines[a-1].Kind == typeset.Prose && w.Natural(lines[a-1].Break) && w.Outer > 0:
		return breakStub
	}
	return 0
}

// maxBlank is how many blank lines may stand in a false paragraph break.
const maxBlank = 4
