// Package furniture proposes what is no part of a text for deletion: running
// heads, page numbers, and the chrome of web pages and newsletters.
//
// Context: body text recurs too: chapter heads, refrains, numbered lists.
// Decision: one survey reads the short lines of the whole text; what goes
// recurs at the edges of pages in sequence, or is well known and stands at an
// edge of the text. Consequence: the rules only report what the survey found;
// a single head in the middle of a text stays.
package furniture

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// A shortLine is a line that could be furniture: its wording without white
// space and form feeds at either end, and what stands around it.
type shortLine struct {
	text.Span        // the wording, in the view
	chrome    uint64 // hash of the words, numbers alike
	head      uint64 // hash of the words without numbers
	edge      bool   // first or last in its page, as form feeds mark pages
	cuts      bool   // the line before breaks off in a sentence and the one after goes on with it
	apart     bool   // blank lines or page marks stand on both sides of it and of such lines beside it
	numbered  bool   // a line that is only a number is beside it
	maybe     bool   // it is a number, or a line that recurs: what a page edge may have beside it
}

// longestFurniture is the length in bytes beyond which a line is body text.
const longestFurniture = 100

// A furnitureSurvey is the page and web furniture of a text.
type furnitureSurvey struct {
	view  *rule.View     // the offsets are in this one
	found []rule.Finding // in order
}

// Survey finds the page and web furniture of the whole view.
func Survey(v *rule.View, p *rule.Profile) {
	out := rule.Of[furnitureSurvey](p)
	out.view = v
	lines := shortLines(v.Text, p)
	if p.Cancelled() {
		return
	}
	counts := headCounts(lines)
	for i := range lines {
		l := &lines[i]
		value, _ := folioValue(v.Text[l.Start:l.End])
		l.maybe = value > 0 || l.head != 0 && counts.All(l.head) >= leastHeads
	}
	found := slices.Concat(chromeLines(v.Text, lines), pageHeads(v.Text, lines, counts), folios(v.Text, lines))
	slices.SortStableFunc(found, func(a, b rule.Finding) int {
		if a.Span.Start != b.Span.Start {
			return a.Span.Start - b.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	out.found = found
}

// reportFurniture reports the surveyed findings whose pattern is a rule's.
func reportFurniture(p *rule.Pass, pattern string) {
	survey := rule.Of[furnitureSurvey](p.Profile)
	if p.View != survey.view {
		return
	}
	from, _ := slices.BinarySearchFunc(survey.found, p.Window.Start, func(f rule.Finding, at int) int { return f.Span.Start - at })
	for _, f := range survey.found[from:] {
		if f.Span.Start >= p.Window.End {
			return
		}
		if f.Pattern == pattern {
			p.Report(f)
		}
	}
}

// shortLines collects the short lines of s that are not blank.
func shortLines(s string, p *rule.Profile) []shortLine {
	var parts [][]shortLine
	rule.ReadParts(p, len(s), func(part text.Span) (some []shortLine) {
		at := lineStart(s, part.Start)
		scan.EachByte(s, part, '\n', func(nl int) {
			some = appendShort(some, s, at, nl)
			at = nl + 1
		})
		if part.End == len(s) {
			some = appendShort(some, s, at, len(s))
		}
		return some
	}, func(some []shortLine) { parts = append(parts, some) })
	return slices.Concat(parts...)
}

// lineStart is where the line that holds an offset starts, or where its last
// part does that is longer than furniture is.
func lineStart(s string, at int) int {
	floor := max(0, at-longestFurniture-1)
	return floor + strings.LastIndexByte(s[floor:at], '\n') + 1
}

// appendShort appends a line where it could be furniture.
func appendShort(lines []shortLine, s string, at, end int) []shortLine {
	if end-at > longestFurniture {
		return lines
	}
	span := trimmed(s, at, end)
	if span.Empty() || bodyLike(s, span) {
		return lines
	}
	l := shortLine{Span: span}
	l.chrome, l.head = lineKeys(s[span.Start:span.End])
	return append(lines, l)
}

// bodyLike says that a line is too long, for one that begins small, to be
// furniture: most lines of prose are, and need not be kept.
func bodyLike(s string, line text.Span) bool {
	c := s[line.Start]
	return line.Len() > 40 && c >= 'a' && c <= 'z'
}

// trimmed is the span of what is not white space at the ends of a line.
func trimmed(s string, start, end int) text.Span {
	for start < end && scan.IsBlank(s[start]) {
		start++
	}
	for end > start && scan.IsBlank(s[end-1]) {
		end--
	}
	return text.Span{Start: start, End: end}
}

// mostAtEdge is how many lines of furniture a page edge has beside one.
const mostAtEdge = 3

// look fills in what stands around line i, other lines that may be furniture
// being passed over: number and head of a page often stand together.
func look(s string, lines []shortLine, i int) {
	l := &lines[i]
	first, last := i, i
	for first > 0 && i-first < mostAtEdge && lines[first-1].maybe && adjacent(s, &lines[first-1], &lines[first]) {
		first--
	}
	for last+1 < len(lines) && last-i < mostAtEdge && lines[last+1].maybe && adjacent(s, &lines[last], &lines[last+1]) {
		last++
	}
	l.edge = strings.IndexByte(s[scan.InkBefore(s, lines[first].Start):lines[first].Start], '\f') >= 0 ||
		strings.IndexByte(s[lines[last].End:scan.FirstInk(s, lines[last].End)], '\f') >= 0
	for k := first; k < last; k++ {
		value, _ := folioValue(s[lines[k].Start:lines[k].End])
		after, _ := folioValue(s[lines[k+1].Start:lines[k+1].End])
		l.numbered = l.numbered || k < i && value > 0 || k >= i && after > 0
		l.edge = l.edge || strings.IndexByte(s[lines[k].End:lines[k+1].Start], '\f') >= 0
	}
	start, _ := lines[first].whole(s)
	_, end := lines[last].whole(s)
	_, blankBefore := blankLineBefore(s, start)
	_, blankAfter := blankLineAt(s, end)
	l.apart = (blankBefore || start == 0 || s[start-1] == '\f') && (blankAfter || end == len(s) || s[end] == '\f')
	before, after := scan.InkBefore(s, lines[first].Start), scan.FirstInk(s, lines[last].End)
	if before == 0 || after == len(s) {
		return
	}
	ends, _ := utf8.DecodeLastRuneInString(s[:before])
	next, _ := utf8.DecodeRuneInString(s[after:])
	l.cuts = (unicode.IsLetter(ends) || ends == ',' || ends == '-') && unicode.IsLower(next)
}

// whole is the line from behind the line end or form feed in front of it to
// behind its own line end.
func (l *shortLine) whole(s string) (start, end int) {
	start, end = l.Start, l.End
	for start > 0 && (s[start-1] == ' ' || s[start-1] == '\t') {
		start--
	}
	for end < len(s) && s[end] != '\n' && scan.IsSpace(s[end]) {
		end++
	}
	if end < len(s) && s[end] == '\n' {
		end++
	}
	return start, end
}

// goes is the span that is deleted with a line: the line itself and, when a
// blank line, a page mark or nothing stands in front of it, the blank lines
// behind it; at the end of the text, those in front of it. Form feeds stay.
func (l *shortLine) goes(s string, last bool) text.Span {
	start, end := l.whole(s)
	if last {
		if rest := scan.SkipSpace(s, end); rest == len(s) {
			end = rest
		}
		for at, ok := blankLineBefore(s, start); ok; at, ok = blankLineBefore(s, start) {
			start = at
		}
		return text.Span{Start: start, End: end}
	}
	if _, blank := blankLineBefore(s, start); blank || start == 0 || s[start-1] == '\f' || pageLineBefore(s, start) || isFirst(s, start) {
		for at, ok := blankLineAt(s, end); ok; at, ok = blankLineAt(s, end) {
			end = at
		}
	}
	return text.Span{Start: start, End: end}
}

// isFirst says whether nothing but white space stands in front of an offset;
// it looks no further than a few bytes.
func isFirst(s string, at int) bool {
	return at < 8 && strings.TrimSpace(strings.TrimPrefix(s[:at], "\uFEFF")) == ""
}

// blankLineBefore says whether the line in front of the line start at is blank,
// and where it starts. A line with a form feed is not.
func blankLineBefore(s string, at int) (start int, ok bool) {
	if at == 0 || s[at-1] != '\n' {
		return at, false
	}
	at--
	for at > 0 && scan.IsSpace(s[at-1]) && s[at-1] != '\n' {
		at--
	}
	return at, at > 0 && s[at-1] == '\n'
}

// pageLineBefore says whether a form feed ends, or is, the line in front of
// the line start at.
func pageLineBefore(s string, at int) bool {
	before := strings.TrimRight(s[max(0, at-4):at], "\r\n")
	return strings.HasSuffix(before, "\f")
}

// blankLineAt says whether the line that starts at an offset is blank, and
// where the next one starts. A line with a form feed is not.
func blankLineAt(s string, at int) (end int, ok bool) {
	for at < len(s) && scan.IsSpace(s[at]) {
		at++
		if s[at-1] == '\n' {
			return at, true
		}
	}
	return at, false
}
