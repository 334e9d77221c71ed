// Package layout joins what line and page breaks have parted: wrapped lines,
// paragraphs, words divided at line ends.
//
// Context: whether a break is meant, the words on both sides and the lines
// around tell, and neither does alone. Decision: lines are judged by the widths
// that typeset learnt, hyphens by how the text and its language write the word;
// a form feed is a page mark and stays. Consequence: any width and any two are
// undone, while verse, lists, tables and mail keep their lines.
package layout

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/typeset"
	"emend/editor/detect/typeset/wrap"
	"emend/editor/text"
)

// JoinedLines joins the lines of a paragraph that were broken to a width.
var JoinedLines = rule.Detector{
	Rule:  "layout.join",
	Title: "Wrapped line",
	Doc: "A line broken where the next word would not have fitted: the offices[⏎]of the party → the offices of the party; also what a second, narrower wrapping left over. " +
		"Widths are learnt from the text. Verse, lists, tables, headings, addresses and signatures keep their lines.",
	Find: findWraps,
}

const (
	lineJoined = "line joined"
	stubJoined = "stub joined"
)

// How sure a join is.
const (
	joinInside    = 0.99 // inside a sentence, where the next word would not have fitted
	joinCapitals  = 0.4  // … and both lines are in capitals: titles, inscriptions
	joinFull      = 0.96 // the next word would not have fitted
	joinCapital   = 0.92 // … but the sentence goes on with a capital
	joinSpeaking  = 0.95 // … inside a quotation, which the next does not open anew
	joinStub      = 0.97
	joinUnsure    = 0.8  // a sentence ends there, and paragraphs have no blank lines between
	joinDialogue  = 0.6  // … and the next one opens with a quotation mark
	joinEven      = 0.95 // inside a sentence, the line is as long as its neighbours
	joinQuote     = 0.35 // set in from the margin
	joinShort     = 0.6  // inside a sentence, but the next word would have fitted
	leastFullness = 0.6  // of the width, for joinShort
	evenFullness  = 0.75 // of the longest line around, for joinEven
	tooLong       = 1.3  // times the width: the line was wrapped at another one, if at all
	narrowest     = 30   // characters: columns are no narrower, lines of code are
)

func findWraps(p *rule.Pass) {
	if !rule.Of[typeset.Setting](p.Profile).Wrapped {
		return
	}
	var lines []typeset.Line
	for at := p.Window.Start; at < p.Window.End; at += typeset.Stretch {
		part := text.Span{Start: at, End: min(at+typeset.Stretch, p.Window.End)}
		lines = wrapsIn(p, part, lines)
	}
}

// wrapsIn reports the wraps that start in a part of the window; room is memory
// to use again.
func wrapsIn(p *rule.Pass, part text.Span, room []typeset.Line) []typeset.Line {
	// A finding starts at the spaces in front of its newline.
	window := text.Span{Start: part.Start, End: min(len(p.View.Text), part.End+scan.Farthest)}
	lines, first := rule.Of[typeset.Setting](p.Profile).LinesOf(p.View, window, room)
	var reason joinReason
	for i := first; i+1 < len(lines) && lines[i].End < part.End; i++ {
		if lines[i].End < part.Start {
			continue
		}
		if lines[i].Kind == typeset.Blank || lines[i+1].Kind == typeset.Blank {
			continue
		}
		confidence, pattern := joinOf(p, lines, i)
		if confidence == 0 {
			continue
		}
		p.Report(rule.Finding{
			Span:        text.Span{Start: lines[i].End, End: lines[i+1].Start},
			Replacement: glue(p.View.Text, &lines[i], &lines[i+1]),
			Confidence:  confidence,
			Pattern:     pattern,
			Evidence:    reason.of(p, &lines[i], pattern),
		})
	}
	return lines
}

// joinOf judges the break behind line i; confidence 0: it stays.
func joinOf(p *rule.Pass, lines []typeset.Line, i int) (confidence float64, pattern string) {
	a, b := &lines[i], &lines[i+1]
	survey := rule.Of[typeset.Setting](p.Profile)
	w := survey.Widths(p.View, a.End)
	if !joinable(survey, lines, i) || a.Break.Length > wrap.Longest {
		return 0, ""
	}
	if seam(p.View.Text, a, b) && (a.Closed || !b.Lower) {
		return seamJoin(w, a, b), lineJoined
	}
	if isDigit(p.View.Text[a.End-1]) && endsAtNumbers(p.View.Text, lines, i) {
		return 0, ""
	}
	inside := !a.Closed && (b.Lower && !b.Quote || survey.Arrows && typeset.StartsArrow(p.View.Text, b))
	switch {
	case survey.Flush && a.Indent >= typeset.LeastSetIn && b.Indent >= typeset.LeastSetIn && a.Kind == typeset.Prose:
		return joinQuote, lineJoined
	case float64(a.Break.Length) >= tooLong*float64(max(w.Full, w.Outer)):
		return longLineJoin(p, lines, i, w, inside), lineJoined
	case w.Natural(a.Break):
		if looksVerse(p.View.Text, lines, i, w, p.Profile.Language == "de") || looksMeant(lines, i, w) || endsAtMarks(p.View.Text, lines, i) {
			return 0, ""
		}
		return fullLineJoin(p, survey, a, b, inside), lineJoined
	case isStub(w, lines, i):
		return joinStub, stubJoined
	}
	return shortLineJoin(p, lines, i, w, inside), lineJoined
}

// fullLineJoin is the confidence of joining where the next word would not have
// fitted.
func fullLineJoin(p *rule.Pass, survey *typeset.Setting, a, b *typeset.Line, inside bool) float64 {
	goesOn := survey.GoesOn(p.View.Text, a, b)
	switch {
	case inside:
		return joinInside
	case noneSmall(p.View.Text[a.Start:a.End]) && noneSmall(p.View.Text[b.Start:b.End]):
		return joinCapitals
	case !a.Closed:
		return joinCapital
	case survey.Marked:
		return joinFull
	case typeset.GoesOnSpeaking(p.View.Text, a, b):
		return joinSpeaking
	case goesOn > 0:
		return goesOn
	case b.Quote:
		return joinDialogue
	}
	return joinUnsure
}

// noneSmall says whether a line has no small letter.
func noneSmall(s string) bool { return !strings.ContainsFunc(s, unicode.IsLower) }

// shortLineJoin is the confidence of joining where the next word would have
// fitted: only inside a sentence, and where the line is as long as those
// around it, as beside a picture, or most of the width.
func shortLineJoin(p *rule.Pass, lines []typeset.Line, i int, w wrap.Widths, inside bool) float64 {
	length := float64(lines[i].Break.Length)
	switch longest, n := longestAround(lines, i); {
	case !inside || looksVerse(p.View.Text, lines, i, w, p.Profile.Language == "de"):
		return 0
	case n >= leastVerse && length >= narrowest && alike(length, float64(longest)) && !isFragment(lines, i) && evenBlock(p.View.Text, lines, i, longest):
		return joinEven
	case length >= leastFullness*float64(w.Full) && fullBeside(lines, i, w) && !looksMeant(lines, i, w) && !endsAtMarks(p.View.Text, lines, i):
		return joinShort
	}
	return 0
}

// alike says whether two lines are about as long.
func alike(a, b float64) bool { return min(a, b) >= evenFullness*max(a, b) }

// fullBeside says whether the line before a break's, or else the one behind
// it, is full, so that the break stands in wrapped text.
func fullBeside(lines []typeset.Line, i int, w wrap.Widths) bool {
	if i > 0 && lines[i-1].Kind != typeset.Blank {
		return w.Natural(lines[i-1].Break) || isStub(w, lines, i-1)
	}
	return w.Natural(lines[i+1].Break)
}

// longLineJoin is the confidence of joining a line that is longer than the
// width: it was wrapped at another one, which its neighbours show.
func longLineJoin(p *rule.Pass, lines []typeset.Line, i int, w wrap.Widths, inside bool) float64 {
	longest, n := longestAround(lines, i)
	full := lines[i].Break.Reach > longest
	switch {
	case n < leastVerse || !full || !alike(float64(lines[i].Break.Length), float64(longest)) || looksVerse(p.View.Text, lines, i, w, p.Profile.Language == "de") || !evenBlock(p.View.Text, lines, i, max(longest, lines[i].Break.Length)):
		return 0
	case inside:
		return joinEven
	case float64(lines[i].Break.Length) >= 0.9*float64(longest):
		return joinUnsure
	}
	return 0
}

// joinable says whether the two lines could be one paragraph's by what they
// look like.
func joinable(survey *typeset.Setting, lines []typeset.Line, i int) bool {
	a, b := &lines[i], &lines[i+1]
	if a.Kind != typeset.Prose && a.Kind != typeset.List || b.Kind != typeset.Prose {
		return false
	}
	switch {
	case survey.Hanging:
		return b.Indent >= survey.SetIn
	case survey.SetIn == 1:
		return b.Indent < max(1, a.Indent)
	}
	// The first line of a paragraph may stand further in or out than the rest;
	// after that a change of indentation is a new paragraph.
	return b.Indent < a.Indent+survey.SetIn || a.Kind == typeset.List || firstOfBlock(lines, i) && b.Indent <= a.Indent+8 && nextKeeps(lines, i+1)
}

// seam says whether a page ends between two lines.
func seam(s string, a, b *typeset.Line) bool {
	return (a.Page || b.Page) && strings.Contains(s[a.End:b.Start], "\f")
}

// seamJoin is the confidence of joining over a page's end what does not go on with
// a small letter: both lines are full, so that neither is a heading, a page's
// number or a note's last line.
func seamJoin(w wrap.Widths, a, b *typeset.Line) float64 {
	switch {
	case !w.Natural(a.Break) || !w.Natural(b.Break) || b.Quote:
		return 0
	case a.Closed:
		return joinUnsure
	}
	return joinCapital
}

// firstOfBlock says whether a blank line is in front of line i.
func firstOfBlock(lines []typeset.Line, i int) bool {
	return i == 0 || lines[i-1].Kind == typeset.Blank
}

// nextKeeps says whether the line behind line i has its indentation.
func nextKeeps(lines []typeset.Line, i int) bool {
	return i+1 < len(lines) && lines[i+1].Kind == typeset.Prose && lines[i+1].Indent == lines[i].Indent
}

// glue is what stands between two joined lines: a space, or nothing between
// CJK characters, inside a contraction, and where the text sets its dashes
// close. A form feed stays.
func glue(s string, a, b *typeset.Line) string {
	var g string
	if !closeUp(s[:a.End], s[b.Start:]) {
		g = " "
	}
	if strings.Contains(s[a.End:b.Start], "\f") {
		g += "\f"
	}
	return g
}

// closeUp says whether nothing belongs between what ends and what begins.
func closeUp(before, after string) bool {
	last, _ := utf8.DecodeLastRuneInString(before)
	first, _ := utf8.DecodeRuneInString(after)
	return isCJK(last) && isCJK(first) || last == '’' && elided(before, after)
}

func isCJK(r rune) bool {
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFF60
}

// elided says whether an apostrophe at the end of before belongs to the
// letters that after begins with: Lenin’|s, don’|t, they’|ll.
func elided(before, after string) bool {
	t, ok := scan.WordAt(after, 0)
	if !ok {
		return false
	}
	stem := strings.TrimSuffix(before, "’")
	r, _ := utf8.DecodeLastRuneInString(stem)
	switch after[:t.End] {
	case "s", "t", "d", "m", "re", "ve", "ll":
		return unicode.IsLetter(r)
	}
	return false
}
