package detect

import "emend/editor/detect/words"

// OCRJoin parts words that a scan has run together.
var OCRJoin = Detector{
	Rule:  "ocr.join",
	Title: "Joined words",
	Doc:   ocrDoc("per[s]entence → per[ s]entence; leaves compounds and names alone."),
	Find:  func(p *Pass) { spaceProposals(p, words.Join) },
}
