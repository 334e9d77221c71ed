package detect

import "emend/editor/detect/words"

// OCRHyphen drops hyphens of line ends that are line ends no more.
var OCRHyphen = Detector{
	Rule:  "ocr.hyphen",
	Title: "Line-end hyphen inside a line",
	Doc:   ocrDoc("ad[-]dressing → addressing, num[- ]ber → number; left-[ ]corner loses the blank alone. Leaves compounds and “mid- and long-term” alone."),
	Find:  func(p *Pass) { spaceProposals(p, words.Hyphen) },
}
