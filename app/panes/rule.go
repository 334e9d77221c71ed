package panes

import (
	"emend/app/say"
	"emend/editor"
	"emend/editor/detect"
	"emend/editor/repair"
)

// RuleTitle is the name of a rule as the reader sees it.
func RuleTitle(rule repair.RuleID) string {
	if rule == editor.ReaderEdit {
		return say.T("Your own edit")
	}
	if d, ok := detect.ByRule(rule); ok {
		return say.T(d.Title)
	}
	return string(rule)
}
