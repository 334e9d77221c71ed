package typeset

import (
	"strings"

	"emend/editor/detect/scan"
)

// Text set to an even right edge has its blanks spread over the line: gaps
// stand anywhere, where those of a table stand under one another.

const (
	// leastGapLines must have gaps inside them, and one line in so many, for a
	// text to be justified; of their gaps most stand under no other.
	leastGapLines = 12
	gapLineShare  = 4
	// mostJustified is how many bytes show it.
	mostJustified = 1 << 20
	// shortestGapLine in bytes: shorter ones are headings and cells.
	shortestGapLine = 30
)

// isJustified says whether the blanks of a text are spread so.
func isJustified(s string) bool {
	lines, gapLines, gaps, under := 0, 0, 0, 0
	for at := 0; at < min(len(s), mostJustified); {
		end := strings.IndexByte(s[at:], '\n')
		if end < 0 {
			end = len(s) - at
		}
		end += at
		if n := end - at; n >= shortestGapLine && n < scan.Farthest {
			lines++
			g, u := gapsOf(s, at, end)
			gapLines, gaps, under = gapLines+scan.One(g > 0), gaps+g, under+u
		}
		at = end + 1
	}
	return gapLines >= leastGapLines && gapLines*gapLineShare >= lines && under*2 < gaps
}

// gapsOf counts the gaps of two blanks and more inside a line, but for those
// behind a sentence, and those of them that stand under or over one of the
// lines beside it.
func gapsOf(s string, start, end int) (gaps, under int) {
	line := s[start:end]
	for at := len(line) - len(strings.TrimLeft(line, " \t\f")); ; {
		i := strings.Index(line[at:], "  ")
		if i < 0 {
			return gaps, under
		}
		from := at + i
		to := from
		for to < len(line) && line[to] == ' ' {
			to++
		}
		at = to
		if to == len(line) || to-from == 2 && scan.IsStop(scan.LastMark(line[:from])) {
			continue
		}
		gaps++
		under += scan.One(Aligned(s, start, end, from, to))
	}
}

// RowLike says whether a line of a justified text is a row of a table all the
// same: it has bars or tabs, or nearly all its gaps stand under others.
func RowLike(s string, start, end int) bool {
	line := s[start:end]
	if strings.Count(line, "|") > 1 || strings.IndexByte(line, '\t') >= 0 || strings.Contains(line, ".....") || isSet(strings.TrimSpace(line)) {
		return true
	}
	gaps, under := gapsOf(s, start, end)
	return gaps > 1 && under*5 >= gaps*4
}

// Aligned says whether the line above or below start–end has a gap that ends
// in the same column: then the gap is a column's.
func Aligned(s string, start, end, from, to int) bool {
	if to-from < 2 || end-start >= scan.Farthest {
		return false
	}
	gapAt := func(line string) bool {
		return to < len(line) && line[to] != ' ' && strings.HasSuffix(line[:to], "  ") && strings.TrimSpace(line[:to]) != ""
	}
	if start > 0 {
		above := s[scan.LineBefore(s, start) : start-1]
		if gapAt(above) {
			return true
		}
	}
	if end+1 < len(s) {
		below := s[end+1 : min(len(s), end+1+scan.Farthest)]
		if i := strings.IndexByte(below, '\n'); i >= 0 {
			below = below[:i]
		}
		return gapAt(below)
	}
	return false
}
