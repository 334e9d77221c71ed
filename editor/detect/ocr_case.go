package detect

import "emend/editor/detect/words"

// OCRCase writes small what a scan took for a capital.
var OCRCase = Detector{
	Rule:  "ocr.case",
	Title: "Capital for small letter",
	Doc:   ocrDoc("the [W]ords → the [w]ords, [I]n → [i]n inside a sentence, o[F] → o[f]; only for letters whose capital looks like the small one, where the text confuses them."),
	Find:  func(p *Pass) { letterProposals(p, words.Case) },
}
