package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Digits reads words in which a scan took letters for digits.
var Digits = rule.Detector{
	Rule:  "ocr.digits",
	Title: "Digits in place of letters",
	Doc:   doc("[1]ittle → [l]ittle, [0]f → [o]f; leaves numbers, measures and model names alone."),
	Find:  func(p *rule.Pass) { letterProposals(p, words.Digits) },
}
