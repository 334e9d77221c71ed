package detect

import "emend/editor/detect/words"

// OCRLigature puts back letters that were lost with a ligature.
var OCRLigature = Detector{
	Rule:  "ocr.ligature",
	Title: "Lost ligature",
	Doc:   ocrDoc("de[n]ed → de[fin]ed, [r]st → [fir]st."),
	Find:  func(p *Pass) { letterProposals(p, words.Ligature) },
}
