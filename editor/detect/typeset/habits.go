package typeset

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/scan"
	"emend/editor/text"
)

// paragraphEnds counts what follows on short lines that end a sentence, and
// how many lines that go on a paragraph begin at the margin and set in. It
// also counts how much of the text stands in paragraphs of one line, and how
// much in lines that others follow.
type paragraphEnds struct {
	blank, indented, text, flush, setIn int
	alone, followed                     int // bytes
	stops, closed                       int // sentences that end inside lines, and at line ends
	// byOne are lines set in by one column behind the end of a sentence; of the
	// others lines that go on with one, slips are set in by one, hung by more, and
	// level stand at the margin as those before them.
	byOne, slips, hung, level int
}

// enoughStops inside lines prove prose.
const enoughStops = 200

// countStops takes in the sentences that end in line j.
func (e *paragraphEnds) countStops(s string, l *Line) {
	if e.stops >= enoughStops || l.Kind != Prose || l.Len() >= scan.Farthest {
		return
	}
	e.closed += scan.One(l.Closed)
	for at := l.Start + leastBeforeStop; at+2 < l.End; at++ {
		if c := s[at]; (c == '.' || c == '?' || c == '!') && s[at+1] == ' ' && letters(s[at-leastBeforeStop:at]) {
			e.stops++
		}
	}
}

// leastBeforeStop letters stand before a stop that ends a sentence: one or two
// are an item's number or an initial.
const leastBeforeStop = 3

// letters says whether all bytes of s are of letters.
func letters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; (c < 'a' || c > 'z') && s[i] < utf8.RuneSelf {
			return false
		}
	}
	return true
}

// prose says whether sentences end inside lines, as they do where lines are
// broken to a width; in verse, lists and code they end with the line.
func (e *paragraphEnds) prose() bool {
	return e.stops > 0 && e.stops*leastInside >= e.closed
}

// leastInside: where the paragraphs are of talk, of a sentence or two, every
// other sentence ends with its line; one in six inside is little even there.
const leastInside = 6

// weigh adds line j to the bytes of the one or the other.
func (e *paragraphEnds) weigh(lines []Line, j int) {
	switch l := &lines[j]; {
	case l.Kind != Prose:
	case l.Len() > longLine:
		e.alone += l.Len()
	case j+1 < len(lines) && lines[j+1].Kind == Prose:
		e.followed += l.Len()
	}
}

// longLine is the length in bytes from which a line is a paragraph.
const longLine = 180

// unwrapped says whether the text has its paragraphs on single lines, so that
// what other lines there are are meant.
func (e *paragraphEnds) unwrapped() bool { return e.alone > 3*e.followed }

func (e *paragraphEnds) margin(lines []Line, j int) {
	switch {
	case j == 0 || lines[j].Kind != Prose || lines[j-1].Kind != Prose:
	case lines[j].Indent >= LeastSetIn:
		e.setIn++
	default:
		e.flush++
	}
}

// LeastSetIn is from how many spaces on a line is set in from the margin.
const LeastSetIn = 2

func (e *paragraphEnds) count(lines []Line, j int) {
	if j+1 >= len(lines) || lines[j].Kind != Prose {
		return
	}
	a, next := &lines[j], &lines[j+1]
	if insideSentence(a, next) {
		e.goOn(a, next)
	}
	if !a.Closed {
		return
	}
	switch {
	case next.Kind == Blank:
		e.blank++
	case next.Indent >= LeastSetIn && a.Indent < LeastSetIn:
		e.indented++
	case next.Indent == 1 && a.Indent == 0:
		e.byOne++
	case a.Break.Length*4 < lines[max(0, j-1)].Break.Length*3:
		e.text++
	}
}

// goOn takes in two lines of one sentence, by where they begin.
func (e *paragraphEnds) goOn(a, next *Line) {
	if a.Indent >= LeastSetIn {
		return
	}
	switch in := next.Indent - a.Indent; {
	case in >= LeastSetIn:
		e.hung++
	case in == 1:
		e.slips++
	case in == 0:
		e.level++
	}
}

// leastByOne and leastHung are how many lines show how paragraphs begin, and
// overHabit by how many times they must be more than those that show the contrary.
const leastByOne, leastHung, overHabit = 4, 8, 5

// leastSetIn is from how many columns on a line is set in as the first of a
// paragraph: one, where sentences begin so and none goes on so.
func (e *paragraphEnds) leastSetIn() int {
	if e.byOne >= leastByOne && e.byOne > overHabit*e.slips {
		return 1
	}
	return LeastSetIn
}

// hanging says whether all lines but the first of a paragraph are set in.
func (e *paragraphEnds) hanging() bool { return e.hung >= leastHung && e.hung > overHabit*e.level }

// marked says whether paragraphs mostly have a blank line behind them, or
// the next one is indented.
func (e *paragraphEnds) marked() bool {
	indented := e.indented
	if e.leastSetIn() == 1 {
		indented += e.byOne
	}
	return (e.blank+indented)*2 > e.text*3
}

// arrows go on with a sentence where a text uses them in its lines; as
// bullets they start lines.
var arrows = []string{"=>", "->", "→", "⇒"}

// arrowsInside says whether arrows stand inside lines more often than at
// their start.
func arrowsInside(s string) bool {
	inside, first := 0, 0
	for _, a := range arrows {
		all := strings.Count(s, a)
		if all == 0 {
			continue
		}
		starts := strings.Count(s, "\n"+a)
		inside, first = inside+all-starts, first+starts
	}
	return inside > first
}

// StartsArrow says whether a line begins with an arrow.
func StartsArrow(s string, l *Line) bool {
	for _, a := range arrows {
		if strings.HasPrefix(s[l.Start:l.End], a) {
			return true
		}
	}
	return false
}

// severalBlank says whether several blank lines in a row are a habit of s.
func severalBlank(s string) bool {
	n := 0
	for at := 0; ; {
		i := strings.Index(s[at:], "\n")
		if i < 0 {
			return n >= severalFrom
		}
		at += i + 1
		if _, blank := BlankRun(s, at); blank > 1 {
			n++
		}
		at = scan.SkipSpace(s, at)
	}
}

// severalFrom is the number of places with several blank lines from which they
// are a habit.
const severalFrom = 5

// BlankRun counts the blank lines from the line start at; span holds all but
// the first. It ends at a form feed; at the end of the text it counts none.
func BlankRun(s string, at int) (span text.Span, n int) {
	for from := at; at < len(s); at++ {
		if s[at] == '\n' {
			n++
			from = at + 1
			if n == 1 {
				span.Start = from
			}
			continue
		}
		if !scan.IsSpace(s[at]) {
			span.End = from
			return span, n
		}
	}
	return span, 0
}
