package text

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// A LineEnding is how the lines of a text end.
type LineEnding int

// The kinds of line ending. A lone CR in a text of LF or CRLF lines is an
// ordinary (damaged) character and does not make it Mixed.
const (
	None  LineEnding = iota // one line only
	LF                      // Unix
	CRLF                    // Windows
	CR                      // Mac OS before X
	Mixed                   // several of these
)

// String is the name as a status bar shows it.
func (e LineEnding) String() string {
	return [...]string{"none", "LF", "CRLF", "CR", "mixed"}[e]
}

// ends counts the line ends of a text: lone LF, CRLF, lone CR.
type ends struct{ lf, crlf, cr int }

func countEnds(s string) ends {
	lf, cr := strings.Count(s, "\n"), strings.Count(s, "\r")
	if cr == 0 {
		return ends{lf: lf}
	}
	crlf := strings.Count(s, "\r\n")
	return ends{lf - crlf, crlf, cr - crlf}
}

// byCR says whether a lone CR ends a line: only where it does so more often
// than LF, with or without CR before it.
func (e ends) byCR() bool { return e.cr > e.lf+e.crlf }

func (e ends) kind() LineEnding {
	if e.byCR() {
		if e.lf+e.crlf > 0 {
			return Mixed
		}
		return CR
	}
	switch {
	case e.lf > 0 && e.crlf > 0:
		return Mixed
	case e.lf > 0:
		return LF
	case e.crlf > 0:
		return CRLF
	}
	return None
}

// Lines knows where the lines of a text start. Line numbers count from 0, and
// offsets are bytes in the text, held as int (8 bytes a line). A line end is
// LF, CRLF, or, in a text that has more of them than of these, CR; form feed,
// U+0085 and U+2028 end no line. What follows the last line end is a line too,
// if an empty one, so that every offset is in a line and there is always one.
// Lines is immutable.
type Lines struct {
	text   string
	starts []int
	byCR   bool
}

// NewLines finds the lines of s.
func NewLines(s string) *Lines {
	e := countEnds(s)
	l := &Lines{text: s, byCR: e.byCR()}
	count := e.lf + e.crlf + 1
	if l.byCR {
		count += e.cr
	}
	l.starts = make([]int, 1, count)
	for at := 0; len(l.starts) < count; {
		at += l.endOf(s[at:])
		l.starts = append(l.starts, at)
	}
	return l
}

// endOf is the offset after the first line end of s, which has one.
func (l *Lines) endOf(s string) int {
	if !l.byCR {
		return strings.IndexByte(s, '\n') + 1
	}
	at := strings.IndexAny(s, "\r\n")
	if strings.HasPrefix(s[at:], "\r\n") {
		return at + 2
	}
	return at + 1
}

// Count is the number of lines, at least 1.
func (l *Lines) Count() int { return len(l.starts) }

// FullSpan is line i with its line end.
func (l *Lines) FullSpan(i int) Span {
	if i+1 < len(l.starts) {
		return Span{l.starts[i], l.starts[i+1]}
	}
	return Span{l.starts[i], len(l.text)}
}

// Span is line i without its line end.
func (l *Lines) Span(i int) Span {
	s := l.FullSpan(i)
	if i+1 == len(l.starts) {
		return s // the last line has no end
	}
	s.End--
	if l.text[s.End] == '\n' && s.End > s.Start && l.text[s.End-1] == '\r' {
		s.End--
	}
	return s
}

// At is the line that holds off. A line end belongs to the line it ends; an
// offset before the text is in the first line, one after it in the last.
func (l *Lines) At(off int) int {
	return max(sort.SearchInts(l.starts, off+1)-1, 0)
}

// Position is the place of off as readers count: line and column from 1, the
// column in runes.
func (l *Lines) Position(off int) (line, column int) {
	off = min(max(off, 0), len(l.text))
	i := l.At(off)
	return i + 1, utf8.RuneCountInString(l.text[l.starts[i]:off]) + 1
}
