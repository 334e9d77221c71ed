package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Letters reads words in which a scan took letters for others.
var Letters = rule.Detector{
	Rule:  "ocr.letters",
	Title: "Misread letters",
	Doc:   doc("t[li]e → t[h]e, th[o] → th[e]; leaves rare words that fit their place alone."),
	Find:  func(p *rule.Pass) { letterProposals(p, words.Letters) },
}
