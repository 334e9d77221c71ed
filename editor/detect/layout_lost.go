package detect

import (
	"fmt"
	"strings"

	"emend/editor/detect/token"
	"emend/editor/text"
)

// LostHyphen joins words that are divided at the end of a line without a
// hyphen.
var LostHyphen = Detector{
	Rule:  "layout.lost-hyphen",
	Title: "Divided word without a hyphen",
	Doc: "A word divided at the end of a line whose hyphen was lost: re[⏎]freshments → refreshments. " +
		"Only where the whole is a word of the text or the list and a half is not.",
	Find: findLostHyphens,
}

// How sure a joined word is by which halves are words of their own.
const (
	lostBothCounted = 0.96 // no half is a word, the text has the whole
	lostBoth        = 0.93
	lostOne         = 0.75
	lostOneCounted  = 0.85
	// withoutList is taken off where there is no list to say what is a word.
	withoutList = 0.1
)

func findLostHyphens(p *Pass) {
	s := p.View.Text
	stop := min(len(s), p.Window.End+maxTrailing)
	for at := p.Window.Start; at < stop; {
		i := strings.IndexByte(s[at:stop], '\n')
		if i < 0 {
			return
		}
		at += i + 1
		lostAt(p, at-1)
	}
}

// lostAt looks at the words on both sides of the newline at offset nl.
func lostAt(p *Pass, nl int) {
	s := p.View.Text
	right, ok := wordAt(s, nl+1)
	if !ok || right.End-right.Start < 2 || !startsLower(s[right.Start:]) {
		return
	}
	end := nl
	for end > 0 && nl-end < maxTrailing && s[end-1] == ' ' {
		end--
	}
	left, ok := token.Previous(s, end, max(0, end-maxWord))
	if !ok || left.End != end || left.End-left.Start < 2 {
		return
	}
	l, r := s[left.Start:left.End], s[right.Start:right.End]
	if touchesDigit(l, r) || allCapitals(l) {
		return
	}
	leftWord, rightWord := isWord(l, left.Hash, p.Profile), isWord(r, right.Hash, p.Profile)
	if leftWord && rightWord {
		return
	}
	_, counted := p.Profile.vocabulary.Of(token.Joined(left.Hash, r))
	if counted == 0 && !p.Profile.isKnown(l+r) {
		return
	}
	f := Finding{
		Span:     text.Span{Start: end, End: right.Start},
		Pattern:  "word joined",
		Evidence: fmt.Sprintf("“%s%s” stands %s elsewhere in this text; “%s” is no word by itself", l, r, times(counted), fragment(leftWord, l, r)),
	}
	switch whole := !leftWord && !rightWord; {
	case whole && counted > 1:
		f.Confidence = lostBothCounted
	case whole:
		f.Confidence = lostBoth
	case counted > 1:
		f.Confidence = lostOneCounted
	default:
		f.Confidence = lostOne
	}
	if p.Profile.Known == nil {
		f.Confidence -= withoutList
	}
	p.Report(f)
}
