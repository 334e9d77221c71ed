package detect

import "emend/editor/detect/words"

// OCRSplit joins words that a scan has split.
var OCRSplit = Detector{
	Rule:  "ocr.split",
	Title: "Split word",
	Doc:   ocrDoc("gov[ ern]ment → gov[ern]ment."),
	Find:  func(p *Pass) { spaceProposals(p, words.Split) },
}
