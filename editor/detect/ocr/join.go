package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Join parts words that a scan has run together.
var Join = rule.Detector{
	Rule:  "ocr.join",
	Title: "Joined words",
	Doc:   doc("per[s]entence → per[ s]entence; leaves compounds and names alone."),
	Find:  func(p *rule.Pass) { spaceProposals(p, words.Join) },
}
