package detect

import (
	"emend/editor/detect/collate"
	"emend/editor/detect/token"
	"emend/editor/text"
)

// leastPassage is the number of words from which a repeat is a passage. Below
// it formulas, refrains and ways of speaking repeat of themselves.
const leastPassage = 40

// leastAtSeam is the same for copies that follow one another directly, as
// nothing does that an author wrote.
const leastAtSeam = 25

// A passage is a repeat that may be proposed for deletion.
type passage struct {
	collate.Pair
	deleted    text.Span // in the view of the Repeats stage
	kept       byte      // 'A' or 'B'
	confidence float64
	evidence   string
}

// A repeatSurvey is the repeated passages of a text.
type repeatSurvey struct {
	view     *View     // the offsets are in this one
	passages []passage // by second copy
}

// surveyRepeats counts the words of the whole view and finds its repeated
// passages, in one scan since both need every word.
func surveyRepeats(v *View, p *Profile) {
	surveyWords(v, p)
	s := v.Text
	words := new(token.Counts)
	finder := collate.NewFinder(s, leastAtSeam)
	countInto(words, s, p, finder.Add)
	if p.cancelled() {
		p.repeats = new(repeatSurvey)
		return
	}
	p.vocabulary = words
	p.repeats = &repeatSurvey{view: v, passages: weighPassages(s, finder.Pairs(), p)}
}

// ensureVocabulary counts the words of the view if no earlier stage did.
func ensureVocabulary(v *View, p *Profile) {
	if p.vocabulary == nil {
		p.vocabulary = new(token.Counts)
		countInto(p.vocabulary, v.Text, p, func(token.Token) {})
	}
}

// anyWord stands for any word in the count of what a word is joined to by a
// hyphen.
const anyWord = 0

// countInto counts every word of s, and every two words joined by a hyphen,
// together and each for itself, and hands each word on.
func countInto(words *token.Counts, s string, p *Profile, each func(token.Token)) {
	var before token.Token
	next := checkEvery
	for at := 0; ; {
		t, ok := token.Next(s, at)
		if !ok {
			break
		}
		at = t.End
		words.Add(t.Hash, atLineEdge(s, t.Start, t.End))
		if t.Start == before.End+1 && before.End > 0 && s[before.End] == '-' {
			words.Add(token.Pair(before.Hash, t.Hash), false)
			words.Add(token.Pair(before.Hash, anyWord), false)
			words.Add(token.Pair(anyWord, t.Hash), false)
			words.Add(token.Pair(anyWord, anyWord), false)
		}
		each(t)
		before = t
		if at > next {
			if p.cancelled() {
				return
			}
			next = at + checkEvery
		}
	}
}

// checkEvery is the number of bytes after which a survey asks whether the run
// was cancelled.
const checkEvery = 1 << 20

// cancelled says whether the run is to stop.
func (p *Profile) cancelled() bool {
	select {
	case <-p.Done():
		return true
	default:
		return false
	}
}

// atLineEdge says whether a word stands first in its line, or last with
// nothing behind it or only a hyphen: there it may be half a word.
func atLineEdge(s string, start, end int) bool {
	if start == 0 || s[start-1] == '\n' {
		return true
	}
	for i := end; i < len(s) && i < end+4; i++ {
		switch s[i] {
		case '\n':
			return true
		case ' ', '-', '\r':
		default:
			return false
		}
	}
	return end == len(s)
}
