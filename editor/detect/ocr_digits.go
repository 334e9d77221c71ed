package detect

import "emend/editor/detect/words"

// OCRDigits reads words in which a scan took letters for digits.
var OCRDigits = Detector{
	Rule:  "ocr.digits",
	Title: "Digits in place of letters",
	Doc:   ocrDoc("[1]ittle → [l]ittle, [0]f → [o]f; leaves numbers, measures and model names alone."),
	Find:  func(p *Pass) { letterProposals(p, words.Digits) },
}
