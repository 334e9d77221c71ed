package layout

import (
	"fmt"
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/text"
)

// LostHyphen joins words that are divided at the end of a line without a
// hyphen.
var LostHyphen = rule.Detector{
	Rule:  "layout.lost-hyphen",
	Title: "Divided word without a hyphen",
	Doc: "A word divided at the end of a line whose hyphen was lost: re[⏎]freshments → refreshments. " +
		"Only where the whole is a word of the text or the list and a half is not.",
	Find: findLostHyphens,
}

// How sure a joined word is by which halves are words of their own.
const (
	lostBothCounted = 0.98 // no half is a word, the text has the whole
	lostBoth        = 0.96
	lostOneCounted  = 0.95
	lostOne         = 0.93
	lostLikely      = 0.8 // both halves are words, but not in this order
	// withoutList is taken off where there is no list to say what is a word.
	withoutList = 0.05
)

const (
	// leastLost is how many words must surely be divided without a hyphen
	// before a pair of words is taken for one.
	leastLost = 3
	// leastOdds is how much more often than its halves would meet by chance a
	// word must occur to be taken for one.
	leastOdds = 100
)

// A lostWord is a word divided at a line's end without a mark.
type lostWord struct {
	left, right         token.Token
	leftWord, rightWord bool // that half is a word by itself
	counted             int  // how often the whole occurs away from line ends
}

// sure says whether a half is no word, so that the whole must be meant.
func (w *lostWord) sure() bool { return !w.leftWord || !w.rightWord }

func findLostHyphens(p *rule.Pass) {
	if rule.Of[hyphenSurvey](p.Profile).lost == 0 {
		return // the survey would have met a sure one, and others need those
	}
	s := p.View.Text
	stop := min(len(s), p.Window.End+maxTrailing)
	for at := p.Window.Start; at < stop; {
		i := strings.IndexByte(s[at:stop], '\n')
		if i < 0 {
			return
		}
		at += i + 1
		if w, ok := lostAt(s, at-1, p.Profile); ok {
			w.report(p)
		}
	}
}

// lostAt looks at the words on both sides of the newline at offset nl; ok is
// false where they cannot be one.
func lostAt(s string, nl int, p *rule.Profile) (w lostWord, ok bool) {
	if !w.read(s, nl) {
		return w, false
	}
	l, r := s[w.left.Start:w.left.End], s[w.right.Start:w.right.End]
	w.leftWord, w.rightWord = isWord(l, w.left.Hash, p), isWord(r, w.right.Hash, p)
	if !w.sure() && rule.Of[hyphenSurvey](p).lost < leastLost || endsDigit(l) || startsDigit(r) || scan.AllCapitals(l) {
		return w, false
	}
	if _, w.counted = p.Vocabulary.Of(token.Joined(w.left.Hash, r)); w.counted == 0 && !p.IsKnown(l+r) {
		return w, false
	}
	return w, w.sure() || oneWord(p, l, r)
}

// read finds the words on both sides of the newline at offset nl; false where
// there are none, or they are of one letter, or the second is not small, or the
// first is the last part of a compound.
func (w *lostWord) read(s string, nl int) (ok bool) {
	if !scan.StartsLower(s[nl+1:]) {
		return false
	}
	if w.right, ok = scan.WordAt(s, nl+1); !ok || w.right.End-w.right.Start < 2 {
		return false
	}
	end := lineEnd(s, nl)
	w.left, ok = token.Previous(s, end, max(0, end-scan.MaxWord))
	return ok && w.left.End == end && w.left.End-w.left.Start > 1 && (w.left.Start == 0 || s[w.left.Start-1] != '-')
}

// oneWord says whether two words are far likelier one than by chance side by
// side.
func oneWord(p *rule.Profile, l, r string) bool {
	if p.Words == nil {
		return false
	}
	_, left := p.Words.Known(l)
	_, right := p.Words.Known(r)
	_, whole := p.Words.Known(l + r)
	return whole*billion > leastOdds*left*right
}

const billion = 1e9

// report proposes to join a divided word.
func (w *lostWord) report(p *rule.Pass) {
	s := p.View.Text
	l, r := s[w.left.Start:w.left.End], s[w.right.Start:w.right.End]
	f := rule.Finding{
		Span:       text.Span{Start: w.left.End, End: w.right.Start},
		Pattern:    "word joined",
		Confidence: w.confidence(),
	}
	f.Evidence = fmt.Sprintf("“%s%s” stands %s elsewhere in this text", l, r, times(w.counted))
	if w.counted == 0 {
		f.Evidence = fmt.Sprintf("“%s%s” is in the word list", l, r)
	}
	if w.sure() {
		f.Evidence += fmt.Sprintf("; “%s” is no word by itself", fragment(w.leftWord, l, r))
	}
	if p.Profile.Words == nil {
		f.Confidence -= withoutList
	}
	p.Report(f)
}

// confidence is by which halves are words, and whether the text has the whole.
func (w *lostWord) confidence() float64 {
	none := !w.leftWord && !w.rightWord
	switch {
	case !w.sure():
		return lostLikely
	case none && w.counted > 1:
		return lostBothCounted
	case none:
		return lostBoth
	case w.counted > 1:
		return lostOneCounted
	}
	return lostOne
}
