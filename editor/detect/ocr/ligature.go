package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Ligature puts back letters that were lost with a ligature.
var Ligature = rule.Detector{
	Rule:  "ocr.ligature",
	Title: "Lost ligature",
	Doc:   doc("de[n]ed → de[fin]ed, [r]st → [fir]st."),
	Find:  func(p *rule.Pass) { letterProposals(p, words.Ligature) },
}
