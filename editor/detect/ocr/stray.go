package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Stray drops marks that a scan made of specks.
var Stray = rule.Detector{
	Rule:  "ocr.stray",
	Title: "Stray mark",
	Doc:   doc("[^]there → there, later[>] → later; leaves marks that the text uses often, list marks, formulas and note marks alone."),
	Find:  func(p *rule.Pass) { letterProposals(p, words.Stray) },
}
