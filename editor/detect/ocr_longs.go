package detect

import "emend/editor/detect/words"

// OCRLongS reads the long s of old print that a scan took for f.
var OCRLongS = Detector{
	Rule:  "ocr.longs",
	Title: "Long s read as f",
	Doc:   ocrDoc("[f]uch → [s]uch, where the text does so often."),
	Find:  func(p *Pass) { letterProposals(p, words.LongS) },
}
