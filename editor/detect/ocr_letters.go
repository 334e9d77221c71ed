package detect

import "emend/editor/detect/words"

// OCRLetters reads words in which a scan took letters for others.
var OCRLetters = Detector{
	Rule:  "ocr.letters",
	Title: "Misread letters",
	Doc:   ocrDoc("t[li]e → t[h]e, th[o] → th[e]; leaves rare words that fit their place alone."),
	Find:  func(p *Pass) { letterProposals(p, words.Letters) },
}
