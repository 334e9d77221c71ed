package detect

import (
	"fmt"
	"strings"

	"emend/editor/text"
)

// DoubledSpaces narrows runs of spaces inside a line.
var DoubledSpaces = Detector{
	Rule:  "spacing.inside",
	Title: "Doubled spaces",
	Doc: "Several spaces between two words: have[  ]been → have been. Indentation, columns of tables and code stay, " +
		"and two spaces behind a sentence where the text does that throughout.",
	Find: findDoubledSpaces,
}

const (
	doubledInProse = 0.97
	doubledUnsure  = 0.6 // in a short line, or wide: it could be a column
	proseBytes     = 60  // a line so long with one gap is prose
)

func findDoubledSpaces(p *Pass) {
	s := p.View.Text
	for at := p.Window.Start; at < p.Window.End; {
		i := strings.Index(s[at:min(len(s), p.Window.End+1)], "  ")
		if i < 0 {
			return
		}
		from := at + i
		to := from
		for to < len(s) && s[to] == ' ' {
			to++
		}
		at = to
		if from == 0 || to == len(s) || s[from-1] == ' ' || isBlank(s[from-1]) || isBlank(s[to]) {
			continue
		}
		if c := gapConfidence(p, from, to); c > 0 {
			p.Report(Finding{
				Span:        text.Span{Start: from, End: to},
				Replacement: " ",
				Confidence:  c,
				Pattern:     "doubled space",
				Evidence:    fmt.Sprintf("%d spaces between two words of a line", to-from),
			})
		}
	}
}

// gapConfidence judges the gap from–to inside a line; 0: it stays.
func gapConfidence(p *Pass, from, to int) float64 {
	s := p.View.Text
	if p.Profile.spacing.wideStops && to-from == 2 && isStop(lastMark(s[:from])) {
		return 0
	}
	start, end := max(0, from-farthest), min(len(s), to+farthest)
	start += strings.LastIndexByte(s[start:from], '\n') + 1
	if i := strings.IndexByte(s[to:end], '\n'); i >= 0 {
		end = to + i
	}
	line := s[start:end]
	switch {
	case strings.Contains(line, "\t") || strings.Count(line, "|") > 1 || strings.HasPrefix(line, "    "):
		return 0
	case aligned(s, start, end, from-start, to-start):
		return 0
	case len(line) >= proseBytes && columns(line) < 3:
		return doubledInProse
	case columns(line) > 1 || to-from > 4:
		return 0
	}
	return doubledUnsure
}

// lastMark is the last byte of s that is no closing quotation mark.
func lastMark(s string) byte {
	s = strings.TrimRight(s[max(0, len(s)-8):], "\"'”’)")
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}

// aligned says whether the line above or below start–end has a gap that ends
// in the same column: then the gap is a column's.
func aligned(s string, start, end, from, to int) bool {
	if to-from < 2 || end-start >= farthest {
		return false
	}
	gapAt := func(line string) bool {
		return to < len(line) && line[to] != ' ' && strings.HasSuffix(line[:to], "  ") && strings.TrimSpace(line[:to]) != ""
	}
	if start > 0 {
		above := s[lineBefore(s, start) : start-1]
		if gapAt(above) {
			return true
		}
	}
	if end+1 < len(s) {
		below := s[end+1 : min(len(s), end+1+farthest)]
		if i := strings.IndexByte(below, '\n'); i >= 0 {
			below = below[:i]
		}
		return gapAt(below)
	}
	return false
}
