package detect

import "emend/editor/detect/words"

// OCRStray drops marks that a scan made of specks.
var OCRStray = Detector{
	Rule:  "ocr.stray",
	Title: "Stray mark",
	Doc:   ocrDoc("[^]there → there, later[>] → later; leaves marks that the text uses often, list marks, formulas and note marks alone."),
	Find:  func(p *Pass) { letterProposals(p, words.Stray) },
}
