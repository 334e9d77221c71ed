package spacing

import (
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Trailing takes away spaces at the end of lines.
var Trailing = rule.Detector{
	Rule:  "spacing.trailing",
	Title: "Spaces at the end of a line",
	Doc:   "Spaces and tabs that nobody sees at the end of a line: years.[ ]⏎ → years.⏎. In Markdown two spaces there are a line break and stay.",
	Find:  findTrailing,
}

const (
	trailingSure = 0.97
	trailingHard = 0.3 // may be a line break in Markdown
)

func findTrailing(p *rule.Pass) {
	s := p.View.Text
	hard := rule.Of[spacingSurvey](p.Profile).hardBreaks
	stop := min(len(s), p.Window.End+scan.Farthest)
	for at := p.Window.Start; at < stop; {
		i := strings.IndexByte(s[at:stop], '\n')
		end := at + i
		if i < 0 {
			if stop < len(s) {
				return
			}
			end = len(s)
		}
		trailingAt(p, end, hard)
		at = end + 1
	}
}

// trailingAt looks at the spaces in front of the line end at an offset; hard says
// that two of them may break the line.
func trailingAt(p *rule.Pass, nl int, hard bool) {
	s := p.View.Text
	end := len(strings.TrimSuffix(s[:nl], "\r"))
	from := end
	for from > 0 && end-from < scan.Farthest && (s[from-1] == ' ' || s[from-1] == '\t') {
		from--
	}
	if from == end {
		return
	}
	f := rule.Finding{
		Span:       text.Span{Start: from, End: end},
		Confidence: trailingSure,
		Pattern:    "space dropped at line end",
		Evidence:   "nothing follows on the line",
	}
	inside := from > 0 && s[from-1] != '\n' && nl+1 < len(s) && !scan.IsBlank(s[nl+1])
	if hard && end-from >= 2 && inside {
		f.Confidence = trailingHard
	}
	p.Report(f)
}
