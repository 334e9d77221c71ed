package detect

import (
	"fmt"

	"emend/editor/detect/wrap"
)

// isStub says whether line i is what did not fit from the line before it, by
// a second wrapping, and the two together end where the first one broke.
func isStub(w wrap.Widths, lines []line, i int) bool {
	if i == 0 || lines[i-1].kind == blankLine || !w.Natural(lines[i-1].brk) {
		return false
	}
	return w.Stub(together(&lines[i-1], &lines[i]))
}

// Of the lines around a break in the same block, at least so many must be
// there, and so large a share, in tenths, must begin with a capital and be
// shorter than the width, for them to be verse. One line in eight of English
// prose begins with a capital, one in three of German.
const (
	leastVerse    = 3
	verseCapitals = 8
	verseShort    = 4
)

// looksVerse says whether the break behind line i stands among lines of
// verse: nearly all begin with a capital though many had room for more.
func looksVerse(lines []line, i int, w wrap.Widths) bool {
	n, capitals, short := 0, 0, 0
	count := func(j int) {
		n++
		if lines[j].capital {
			capitals++
		}
		if !w.Natural(lines[j-1].brk) && !isStub(w, lines, j-1) {
			short++
		}
	}
	for j := i; j > 0 && i-j < around/2 && lines[j].kind != blankLine && lines[j-1].kind != blankLine; j-- {
		count(j)
	}
	for j := i + 1; j < len(lines) && j-i <= around/2+1 && lines[j].kind != blankLine; j++ {
		count(j)
	}
	return n >= leastVerse && capitals*10 >= n*verseCapitals && short*10 >= n*verseShort
}

// joinEvidence says why a line is joined.
func joinEvidence(p *Pass, a *line, pattern string) string {
	w := p.Profile.lines.widths(p.View, a.End)
	if pattern == stubJoined {
		return fmt.Sprintf("left over from a line of the first wrapping, at about %d characters", w.Outer-1)
	}
	if w.Natural(a.brk) {
		return fmt.Sprintf("the next word would not have fitted into about %d characters", w.Full-1)
	}
	return "the sentence goes on"
}
