package detect

import "emend/editor/detect/words"

// OCRGlyphs reads words in which a scan took letters for marks.
var OCRGlyphs = Detector{
	Rule:  "ocr.glyphs",
	Title: "Marks in place of letters",
	Doc:   ocrDoc("famil[}'] → famil[y], [\\V]here → [W]here."),
	Find:  func(p *Pass) { letterProposals(p, words.Glyphs) },
}
