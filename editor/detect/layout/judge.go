package layout

import (
	"fmt"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/typeset"
	"emend/editor/detect/typeset/wrap"
)

// isStub says whether line i is what did not fit from the line before it, by
// a second wrapping, and the two together end where the first one broke.
func isStub(w wrap.Widths, lines []typeset.Line, i int) bool {
	if over := lines[i].Over; over.Length > 0 {
		return w.Natural(over) && w.Stub(wrap.Break{Length: over.Length + 1 + lines[i].Break.Length, Reach: over.Length + 1 + lines[i].Break.Reach})
	}
	before := i - 1
	if lines[i].Lower {
		// A page may have ended between the line and the stub.
		for before >= 0 && i-before <= maxBlank && lines[before].Kind == typeset.Blank {
			before--
		}
	}
	if before < 0 || lines[before].Kind != typeset.Prose {
		return false
	}
	whole := typeset.Together(&lines[before], &lines[i])
	full := w.Natural(lines[before].Break)
	if before < i-1 {
		full = w.Full > 0 && whole.Length >= w.Full // its reach was into the blank line
	}
	return full && w.Stub(whole)
}

// Of the lines around a break in the same block, at least so many must be
// there, and so large a share, in tenths, must begin with a capital and be
// shorter than the width, for them to be verse. One line in eight of English
// prose begins with a capital, one in three of German.
const (
	leastVerse    = 3
	verseCapitals = 8
	verseShort    = 4
	// sureVerse lines that nearly all begin with a capital are verse however
	// long they are.
	sureVerse = 5
	// runOnCapitals is the share, in tenths, of capitals among lines that go on
	// with a sentence: in prose one in fifteen, in German one in three.
	runOnCapitals = 7
	// runOnShort is the share, in tenths, of such lines that had room for more,
	// unless there are more than sureVerse.
	runOnShort = 3
)

// looksVerse says whether the break behind line i stands among lines of
// verse: nearly all begin with a capital though many had room for more, or all
// do and most end with a mark. nouns: the language has capitals everywhere.
func looksVerse(s string, lines []typeset.Line, i int, w wrap.Widths, nouns bool) bool {
	least, sure := leastVerse, sureVerse
	if nouns {
		least, sure = sureVerse, 3*typeset.Around // there are never so many
	}
	r := runOns(lines, i, w)
	if r.verse(runOnCapitals, runOnShort, sure+1) {
		return true
	}
	r = blockAround(lines, i, w)
	if r.n >= least && r.capitals == r.n {
		if _, ends := blockMarks(s, lines, i); ends*2 > r.n {
			return true
		}
	}
	return r.verse(verseCapitals, verseShort, sure)
}

// verse says whether so many lines begin with a capital, in tenths, and so
// many had room for more, unless there are sure of them.
func (r *lineCounts) verse(capitals, short, sure int) bool {
	return r.n >= leastVerse && r.capitals*10 >= r.n*capitals && (r.n >= sure || r.short*10 >= r.n*short)
}

// blockAround counts the lines around a break in the same block, but for its
// first line.
func blockAround(lines []typeset.Line, i int, w wrap.Widths) (r lineCounts) {
	first, last := i+1, i+1
	for first > 1 && i-first < typeset.Around/2-1 && lines[first-1].Kind != typeset.Blank && lines[first-2].Kind != typeset.Blank {
		first--
	}
	for last < len(lines) && last-i <= typeset.Around/2+1 && lines[last].Kind != typeset.Blank {
		last++
	}
	for j := first; j < last; j++ {
		r.n++
		r.capitals += scan.One(lines[j].Capital)
		r.short += scan.One(!w.Natural(lines[j-1].Break) && !isStub(w, lines, j-1))
	}
	return r
}

// Of the breaks inside sentences around one in the same block, at least so many
// must be there, and so large a share, in tenths, must have had room for the
// next word, for the lines to be meant.
const (
	leastMeant = 3
	meantShort = 4
)

// looksMeant says whether the break behind line i stands in a block most of
// whose lines had room for more though a sentence goes on: a list, a table,
// verse that begins small; or in one whose every line ends a sentence.
func looksMeant(lines []typeset.Line, i int, w wrap.Widths) bool {
	n, short, ended := 0, 0, 0
	eachBreak(lines, i, func(j int) {
		if lines[j].Closed {
			ended++
			return
		}
		n++
		short += scan.One(!w.Natural(lines[j].Break) && !isStub(w, lines, j) && !isStub(w, lines, j+1))
	})
	return n >= leastMeant && short*10 >= n*meantShort || n == 0 && ended > 1
}

// leastEndMarks is the number of lines that end with a mark, in a block with
// fewer marks inside its lines, from which they are meant: in prose one mark in
// eight or so stands at a line's end, in verse most do.
const leastEndMarks = 3

// endsAtMarks says whether the lines around a break end where marks stand.
func endsAtMarks(s string, lines []typeset.Line, i int) bool {
	inner, ends := blockMarks(s, lines, i)
	return ends >= leastEndMarks && ends*2 > inner*3
}

// blockMarks counts the marks of punctuation inside the lines around a break
// in the same block, and the lines, but for the last of paragraphs, that end with
// one.
func blockMarks(s string, lines []typeset.Line, i int) (inner, ends int) {
	first := i
	for first > 0 && i-first < typeset.Around && lines[first-1].Kind != typeset.Blank {
		first--
	}
	for j := first; j < len(lines) && j-i <= typeset.Around && lines[j].Kind != typeset.Blank; j++ {
		l := &lines[j]
		l.CountMarks(s)
		inner += l.Marks
		if j+1 < len(lines) && lines[j+1].Kind != typeset.Blank && !(l.Closed && lines[j+1].Indent >= l.Indent+typeset.LeastSetIn) {
			ends += scan.One(l.EndMark)
		}
	}
	return inner, ends
}

// endsAtNumbers says whether most lines around a break end with a number, as
// those of an index or an account do.
func endsAtNumbers(s string, lines []typeset.Line, i int) bool {
	n, numbers := 0, 0
	eachBreak(lines, i, func(j int) {
		n++
		numbers += scan.One(isDigit(s[lines[j].End-1]))
	})
	return numbers >= leastEndMarks && 2*numbers > n
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// isFragment says whether the block around a break, where it is all in sight,
// begins small behind the end of a sentence and ends without one: it is a list, a
// glossary, a caption, for a paragraph does the one or the other.
func isFragment(lines []typeset.Line, i int) bool {
	first, last := i, i+1
	for first > 0 && lines[first-1].Kind != typeset.Blank {
		first--
	}
	for last+1 < len(lines) && lines[last+1].Kind != typeset.Blank {
		last++
	}
	if first < 2 || last+1 >= len(lines) || !lines[first].Lower || lines[last].Closed {
		return false
	}
	before := first - 1
	for before > 0 && lines[before].Kind == typeset.Blank {
		before--
	}
	return lines[before].Closed
}

// evenBlock says whether the lines around a break fill a width of their own,
// that of the longest of them: marks stand inside the lines more than at their
// ends, and in one of the lines at most would the next word have fitted, or in
// half of them where there are marks enough, as printed lines are ragged.
func evenBlock(s string, lines []typeset.Line, i, longest int) bool {
	n, short := 0, 0
	longest = max(longest, lines[i].Break.Length)
	eachBreak(lines, i, func(j int) {
		if !lines[j].Closed {
			n++
			short += scan.One(lines[j].Break.Reach <= longest)
		}
	})
	inner, ends := blockMarks(s, lines, i)
	if short == 0 || short == 1 && n > 2*leastMeant {
		return inner > ends
	}
	return inner >= leastMeant && inner > 2*ends && short*2 <= n
}

// eachBreak calls do for the breaks in the block of line i.
func eachBreak(lines []typeset.Line, i int, do func(int)) {
	first := i
	for first > 0 && i-first < typeset.Around && lines[first-1].Kind != typeset.Blank {
		first--
	}
	for j := first; j+1 < len(lines) && j-i <= typeset.Around && lines[j].Kind != typeset.Blank && lines[j+1].Kind != typeset.Blank; j++ {
		do(j)
	}
}

// longestAround is the length of the longest other line around a break in the
// same block, and the number of lines there are.
func longestAround(lines []typeset.Line, i int) (longest, n int) {
	n = 1
	for j := i - 1; j >= 0 && i-j <= typeset.Around/2 && lines[j].Kind != typeset.Blank; j-- {
		longest, n = max(longest, lines[j].Break.Length), n+1
	}
	for j := i + 1; j < len(lines) && j-i <= typeset.Around/2 && lines[j].Kind != typeset.Blank; j++ {
		longest, n = max(longest, lines[j].Break.Length), n+1
	}
	return longest, n
}

// runOns counts, among the lines around a break, those that go on with a
// sentence by the end of the line before, and those of them that begin with a
// capital all the same. Blank lines are looked over: machines scatter them
// through verse. Lines of very different length are passed over: headings, and
// what a second wrapping left.
func runOns(lines []typeset.Line, i int, w wrap.Widths) (r lineCounts) {
	before := -1
	for j := max(0, i-typeset.Around); j < min(len(lines), i+typeset.Around+1); j++ {
		l := &lines[j]
		if l.Kind != typeset.Prose {
			continue
		}
		if before >= 0 && !lines[before].Closed && (l.Lower || l.Capital) && similar(&lines[before], l) {
			r.n++
			r.capitals += scan.One(l.Capital)
			r.short += scan.One(!w.Natural(lines[before].Break))
		}
		before = j
	}
	return r
}

// lineCounts are lines, how many of them begin with a capital, and how many
// follow a line that had room for more.
type lineCounts struct{ n, capitals, short int }

// similar says whether one line is at least half as long as the other.
func similar(a, b *typeset.Line) bool { return min(a.Len(), b.Len())*2 >= max(a.Len(), b.Len()) }

// A joinReason makes the evidence of joins; equal ones in a row share a string.
type joinReason struct{ line, stub widthReason }

// A widthReason is a wording for one width.
type widthReason struct {
	width   int
	wording string
}

// of says why the break behind a line is joined.
func (r *joinReason) of(p *rule.Pass, a *typeset.Line, pattern string) string {
	w := rule.Of[typeset.Setting](p.Profile).Widths(p.View, a.End)
	switch {
	case pattern == stubJoined:
		return r.stub.say(w.Outer-1, "left over from a line of the first wrapping, at about %d characters")
	case w.Natural(a.Break):
		return r.line.say(w.Full-1, "the next word would not have fitted into about %d characters")
	}
	return "the sentence goes on"
}

func (r *widthReason) say(width int, format string) string {
	if r.wording == "" || r.width != width {
		r.width, r.wording = width, fmt.Sprintf(format, width)
	}
	return r.wording
}
