package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Hyphen drops hyphens of line ends that are line ends no more.
var Hyphen = rule.Detector{
	Rule:  "ocr.hyphen",
	Title: "Line-end hyphen inside a line",
	Doc:   doc("ad[-]dressing → addressing, num[- ]ber → number; left-[ ]corner loses the blank alone. Leaves compounds and “mid- and long-term” alone."),
	Find:  func(p *rule.Pass) { spaceProposals(p, words.Hyphen) },
}
