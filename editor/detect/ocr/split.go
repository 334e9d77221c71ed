package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words"
)

// Split joins words that a scan has split.
var Split = rule.Detector{
	Rule:  "ocr.split",
	Title: "Split word",
	Doc:   doc("gov[ ern]ment → gov[ern]ment."),
	Find:  func(p *rule.Pass) { spaceProposals(p, words.Split) },
}
