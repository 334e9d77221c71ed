package layout

import (
	"fmt"
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/typeset"
)

// BlankLines takes away blank lines that say nothing.
var BlankLines = rule.Detector{
	Rule:  "layout.blank",
	Title: "Extra blank lines",
	Doc: "More than one blank line between paragraphs: [⏎⏎⏎] → [⏎⏎]. " +
		"Where a text sets its chapters off by several blank lines, they stay.",
	Find: findBlankLines,
}

const (
	blankExtra = 0.92
	// blankHabit is for texts that often have several blank lines: there they
	// mean something.
	blankHabit = 0.4
)

func findBlankLines(p *rule.Pass) {
	s := p.View.Text
	// A finding starts behind the first blank line of its run.
	for at := max(0, p.Window.Start-scan.Farthest); at < p.Window.End; {
		i := strings.IndexByte(s[at:p.Window.End], '\n')
		if i < 0 {
			return
		}
		nl := at + i
		at = nl + 1
		if blankUpTo(s, nl) {
			continue // not the first newline of its run
		}
		span, n := typeset.BlankRun(s, at)
		if n < 2 || span.Start-nl > scan.Farthest {
			continue
		}
		confidence := blankExtra
		if rule.Of[typeset.Setting](p.Profile).SeveralBlank {
			confidence = blankHabit
		}
		p.Report(rule.Finding{
			Span:       span,
			Confidence: confidence,
			Pattern:    "blank line dropped",
			Evidence:   fmt.Sprintf("%d blank lines in a row", n),
		})
		at = max(at, span.Start)
	}
}

// blankUpTo says whether the line that ends at the newline nl is blank and
// not the first of the text.
func blankUpTo(s string, nl int) bool {
	for nl > 0 {
		nl--
		if s[nl] == '\n' {
			return true
		}
		if !scan.IsSpace(s[nl]) {
			return false
		}
	}
	return false
}
