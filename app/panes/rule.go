package panes

import (
	"emend/app/say"
	"emend/editor"
	"emend/editor/detect"
	"emend/editor/repair"
)

// RuleTitle is the name of a rule as the reader sees it.
func RuleTitle(rule repair.RuleID) string {
	switch rule {
	case editor.ReaderEdit:
		return say.T("Your own edit")
	case editor.ComparedWords:
		return say.T("Changed by the other text")
	case editor.ComparedSpace:
		return say.T("Spacing changed by the other text")
	}
	if d, ok := detect.ByRule(rule); ok {
		return say.T(d.Title)
	}
	return string(rule)
}
