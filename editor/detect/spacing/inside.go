package spacing

import (
	"fmt"
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/typeset"
	"emend/editor/text"
)

// Doubled narrows runs of spaces inside a line.
var Doubled = rule.Detector{
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

func findDoubledSpaces(p *rule.Pass) {
	s := p.View.Text
	var l gapLine
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
		if from == 0 || to == len(s) || s[from-1] == ' ' || scan.IsBlank(s[from-1]) || scan.IsBlank(s[to]) {
			continue
		}
		if from >= l.until {
			l = gapLineAt(s, from, p.Window.End)
		}
		if c := l.confidence(p, from, to); c > 0 {
			p.Report(rule.Finding{
				Span:        text.Span{Start: from, End: to},
				Replacement: " ",
				Confidence:  c,
				Pattern:     "doubled space",
				Evidence:    fmt.Sprintf("%d spaces between two words of a line", to-from),
			})
		}
	}
}

// A gapLine is a line with gaps in it, looked at once for all of them.
type gapLine struct {
	text.Span      // of the line; of a long one only where it was met
	until     int  // what stands before this offset is on the line
	long      bool // a paragraph on one line: none of its gaps is a column's
	set       bool // it has the marks of a table or of code
	columns   int
}

// gapLineAt reads the line around an offset, of a long one no more than up to
// the end of the window.
func gapLineAt(s string, at, window int) gapLine {
	l := gapLine{Span: text.Span{Start: max(0, at-scan.Farthest)}}
	i := strings.LastIndexByte(s[l.Start:at], '\n')
	l.Start += i + 1
	l.long = i < 0 && l.Start > 0
	l.End = min(len(s), l.Start+scan.Farthest)
	if !l.long {
		i = strings.IndexByte(s[l.Start:l.End], '\n')
		l.long = i < 0 && l.End < len(s)
		if i >= 0 {
			l.End = l.Start + i
		}
	}
	l.until = l.End
	if l.long {
		if l.until = window; at < window {
			if i := strings.IndexByte(s[at:window], '\n'); i >= 0 {
				l.until = at + i
			}
		}
		return l
	}
	line := s[l.Start:l.End]
	l.set = strings.Contains(line, "\t") || strings.Count(line, "|") > 1 || strings.HasPrefix(line, "    ")
	l.columns = typeset.Columns(line)
	return l
}

// confidence judges the gap from–to of a line; 0: it stays.
func (l *gapLine) confidence(p *rule.Pass, from, to int) float64 {
	s := p.View.Text
	switch {
	case rule.Of[spacingSurvey](p.Profile).wideStops && to-from == 2 && scan.IsStop(scan.LastMark(s[:from])):
		return 0
	case l.long || rule.Of[typeset.Setting](p.Profile).Justified && !l.set && !typeset.RowLike(s, l.Start, l.End):
		return doubledInProse
	case l.set || typeset.Aligned(s, l.Start, l.End, from-l.Start, to-l.Start):
		return 0
	case l.Len() >= proseBytes && l.columns < 3:
		return doubledInProse
	case l.columns > 1 || to-from > 4:
		return 0
	}
	return doubledUnsure
}
