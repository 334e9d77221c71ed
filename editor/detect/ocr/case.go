package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Case writes small what a scan took for a capital.
var Case = rule.Detector{
	Rule:  "ocr.case",
	Title: "Capital for small letter",
	Doc:   doc("the [W]ords → the [w]ords, [I]n → [i]n inside a sentence, o[F] → o[f]; only for letters whose capital looks like the small one, where the text confuses them."),
	Find:  func(p *rule.Pass) { letterProposals(p, words.Case) },
}
