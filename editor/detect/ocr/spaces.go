package ocr

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/words/judge"
)

// Hyphen drops hyphens of line ends that are line ends no more.
var Hyphen = rule.Detector{
	Rule:  "ocr.hyphen",
	Title: "Line-end hyphen inside a line",
	Doc:   doc("ad[-]dressing → addressing, num[- ]ber → number; left-[ ]corner loses the blank alone. Leaves compounds and “mid- and long-term” alone."),
	Find:  func(p *rule.Pass) { spaceProposals(p, judge.Hyphen) },
}

// Join parts words that a scan has run together.
var Join = rule.Detector{
	Rule:  "ocr.join",
	Title: "Joined words",
	Doc:   doc("per[s]entence → per[ s]entence; leaves compounds and names alone."),
	Find:  func(p *rule.Pass) { spaceProposals(p, judge.Join) },
}

// Split joins words that a scan has split.
var Split = rule.Detector{
	Rule:  "ocr.split",
	Title: "Split word",
	Doc:   doc("gov[ ern]ment → gov[ern]ment."),
	Find:  func(p *rule.Pass) { spaceProposals(p, judge.Split) },
}
