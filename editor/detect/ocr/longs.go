package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// LongS reads the long s of old print that a scan took for f.
var LongS = rule.Detector{
	Rule:  "ocr.longs",
	Title: "Long s read as f",
	Doc:   doc("[f]uch → [s]uch, where the text does so often."),
	Find:  func(p *rule.Pass) { letterProposals(p, words.LongS) },
}
