// Package repeats proposes to delete one copy of a passage that stands twice,
// and readings of the copy that stays from the one that goes.
//
// Context: scans and pasted pages repeat passages at their seams, each copy
// with damage of its own; authors repeat refrains and formulas. Decision:
// collate finds the pairs; the less damaged copy stays, and how sure that is,
// the distance of the copies says and whether they break off in a sentence.
// Consequence: the deletion contains the repairs inside it, which sleep while
// it stands.
package repeats

import (
	"emend/editor/detect/repeats/collate"
	"emend/editor/detect/rule"
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
	view     *rule.View // the offsets are in this one
	passages []passage  // by second copy
}

// Survey counts the words of the whole view and finds its repeated
// passages, in one scan since both need every word.
func Survey(v *rule.View, p *rule.Profile) {
	p.ReadLanguage(v)
	s := v.Text
	words := new(token.Counts)
	finder := collate.NewFinder(s, leastAtSeam)
	rule.CountInto(p, words, s, func(room []collate.Sequence, words []token.Token) []collate.Sequence {
		return collate.Sequences(room[:0], s, words)
	}, finder.Add)
	if p.Cancelled() {
		return
	}
	p.Vocabulary = words
	*rule.Of[repeatSurvey](p) = repeatSurvey{view: v, passages: weighPassages(v, finder.Pairs(), p)}
}
