package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Numbers proposes digits for letters inside numbers.
var Numbers = rule.Detector{
	Rule:  "ocr.numbers",
	Title: "Letters in place of digits",
	Doc:   "18[O]4 → 18[0]4, [l]903 → [1]903, in texts that show misread letters. Never sure, since only the page can tell; leaves ordinals, sums of pounds (5l.) and model names alone.",
	Find:  func(p *rule.Pass) { letterProposals(p, words.Numbers) },
}
