package detect

import (
	"strings"

	"emend/editor/text"
)

// TrailingSpaces takes away spaces at the end of lines.
var TrailingSpaces = Detector{
	Rule:  "spacing.trailing",
	Title: "Spaces at the end of a line",
	Doc:   "Spaces and tabs that nobody sees at the end of a line: years.[ ]⏎ → years.⏎. In Markdown two spaces there are a line break and stay.",
	Find:  findTrailing,
}

const (
	trailingSure = 0.97
	trailingHard = 0.3 // may be a line break in Markdown
)

func findTrailing(p *Pass) {
	s := p.View.Text
	stop := min(len(s), p.Window.End+farthest)
	for at := p.Window.Start; at < stop; {
		i := strings.IndexByte(s[at:stop], '\n')
		end := at + i
		if i < 0 {
			if stop < len(s) {
				return
			}
			end = len(s)
		}
		trailingAt(p, end)
		at = end + 1
	}
}

// trailingAt looks at the spaces in front of the line end at an offset.
func trailingAt(p *Pass, nl int) {
	s := p.View.Text
	end := len(strings.TrimSuffix(s[:nl], "\r"))
	from := end
	for from > 0 && end-from < farthest && (s[from-1] == ' ' || s[from-1] == '\t') {
		from--
	}
	if from == end {
		return
	}
	f := Finding{
		Span:       text.Span{Start: from, End: end},
		Confidence: trailingSure,
		Pattern:    "space dropped at line end",
		Evidence:   "nothing follows on the line",
	}
	inside := from > 0 && s[from-1] != '\n' && nl+1 < len(s) && !isBlank(s[nl+1])
	if of[spacingSurvey](p.Profile).hardBreaks && end-from >= 2 && inside {
		f.Confidence = trailingHard
	}
	p.Report(f)
}
