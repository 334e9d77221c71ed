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
	case editor.AnnotatedRule:
		return say.T("Proposed in an annotation")
	}
	if d, ok := detect.ByRule(rule); ok {
		return say.T(d.Title)
	}
	return string(rule)
}

// shortTitles are names for where there is little room, of rules whose titles
// are long.
var shortTitles = map[repair.RuleID]string{
	"mojibake.folded":            say.Mark("Misread UTF-8, worn"),
	"mojibake.lost":              say.Mark("Misread UTF-8, bytes lost"),
	"mojibake.wide":              say.Mark("UTF-8 misread as Chinese"),
	"mojibake.swapped":           say.Mark("Encodings swapped"),
	"mojibake.controls":          say.Mark("Misread control characters"),
	"characters.escapes":         say.Mark("Program escapes"),
	"characters.composed":        say.Mark("Separate accents"),
	"characters.accents":         say.Mark("Loose accents"),
	"characters.lost-ligatures":  say.Mark("Lost PDF ligatures"),
	"characters.soft-hyphens":    say.Mark("Soft hyphens"),
	"characters.straight-quotes": say.Mark("Typewriter quotes"),
	"layout.hyphen":              say.Mark("Line-end hyphen"),
	"layout.lost-hyphen":         say.Mark("Divided word"),
	"ocr.hyphen":                 say.Mark("Stray hyphen"),
	"furniture.chrome":           say.Mark("Web chrome"),
	"ocr.numbers":                say.Mark("Letters in numbers"),
	"ocr.digits":                 say.Mark("Digits in words"),
	"ocr.glyphs":                 say.Mark("Marks in words"),
	"spacing.trailing":           say.Mark("Trailing spaces"),
	"spacing.punctuation":        say.Mark("Space before mark"),
	editor.ComparedWords:         say.Mark("The other text"),
	editor.ComparedSpace:         say.Mark("Spacing of the other"),
}

// RuleShort is a short name of a rule.
func RuleShort(rule repair.RuleID) string {
	if s, ok := shortTitles[rule]; ok {
		return say.T(s)
	}
	return RuleTitle(rule)
}
