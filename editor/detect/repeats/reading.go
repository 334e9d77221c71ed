package repeats

import (
	"fmt"
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/text"
)

// Reading offers, where two copies of a passage differ, the reading
// of the copy that goes.
var Reading = rule.Detector{
	Rule:  "repeats.reading",
	Title: "Other copy’s reading",
	Doc: "Where the copies of a repeated passage differ, the reading of the copy that goes: [policed → police.1]. " +
		"Sure only where that reading is known from elsewhere and the kept one is not.",
	Find: findReadings,
}

// How far another copy's reading is to be trusted, by which of the two the
// document knows from elsewhere.
const (
	readingBetter = 0.9
	// readingCommoner: both are words, the kept one a rare one.
	readingCommoner = 0.7
	readingEven     = 0.3
	readingWorse    = 0.1
	// readingWords is the longest difference offered: beyond it the copies do
	// not differ in a reading, one of them has something else in it.
	readingWords = 4
)

func findReadings(p *rule.Pass) {
	survey := rule.Of[repeatSurvey](p.Profile)
	if p.View != survey.view {
		return
	}
	s := p.View.Text
	for i := range survey.passages {
		r := &survey.passages[i]
		if r.confidence < rule.InView {
			continue
		}
		kept, other := sideA, sideB
		if r.kept == 'B' {
			kept, other = sideB, sideA
		}
		for _, d := range r.Diffs {
			k, o := kept(d), other(d)
			if k.Empty() || o.Empty() || max(countWords(s[k.Start:k.End]), countWords(s[o.Start:o.End])) > readingWords {
				continue
			}
			p.Report(reading(p, k, o))
		}
	}
}

// reading is the finding that offers the wording under other for kept.
func reading(p *rule.Pass, kept, other text.Span) rule.Finding {
	s := p.View.Text
	wording := strings.Join(strings.Fields(s[other.Start:other.End]), " ")
	badKept, badOther := strangeness(s, kept, p.Profile), strangeness(s, other, p.Profile)
	f := rule.Finding{
		Span:        kept,
		Replacement: wording,
		Confidence:  readingEven,
		Pattern:     "other copy’s reading",
		Evidence:    fmt.Sprintf("the other copy of this passage has “%s”", wording),
	}
	switch {
	case badKept >= unlistedWord && badOther < unlistedWord:
		f.Confidence = readingBetter
		f.Evidence += ", which is known from elsewhere"
	case badOther == 0 && badKept > 0:
		f.Confidence = readingCommoner
	case badOther > badKept:
		f.Confidence = readingWorse
	}
	return f
}
