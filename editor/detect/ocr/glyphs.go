package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Glyphs reads words in which a scan took letters for marks.
var Glyphs = rule.Detector{
	Rule:  "ocr.glyphs",
	Title: "Marks in place of letters",
	Doc:   doc("famil[}'] → famil[y], [\\V]here → [W]here."),
	Find:  func(p *rule.Pass) { letterProposals(p, words.Glyphs) },
}
