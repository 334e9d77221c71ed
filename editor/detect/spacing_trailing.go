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
		at = end + 1
		if end > 0 && s[end-1] == '\r' {
			end--
		}
		from := end
		for from > 0 && end-from < farthest && (s[from-1] == ' ' || s[from-1] == '\t') {
			from--
		}
		if from == end {
			continue
		}
		f := Finding{
			Span:       text.Span{Start: from, End: end},
			Confidence: trailingSure,
			Pattern:    "space dropped at line end",
			Evidence:   "nothing follows on the line",
		}
		if p.Profile.spacing.hardBreaks && end-from >= 2 && at < len(s) && !isBlank(s[at]) && from > 0 && s[from-1] != '\n' {
			f.Confidence = trailingHard
		}
		p.Report(f)
	}
}
