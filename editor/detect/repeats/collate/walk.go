package collate

import (
	"emend/editor/detect/token"
	"emend/editor/text"
)

const (
	// reach is how many words are looked ahead to meet again after a
	// difference; a footnote or a page head that only one copy has fits in.
	reach = 12
	// gain and loss of a word that agrees and of one that does not: with them
	// a passage may grow while fewer than one word in four differs.
	gain, loss = 1, 3
	// mostMissing is the most words that words which one copy has not are
	// counted as: the head of a page stands in one of the two, however long it
	// is, and not many words may follow it.
	mostMissing = 3
	// patience is how far the score may fall below its best before the walk
	// gives up: room for a break of nine words.
	patience = 27
	// assured is how many words must agree after a difference for it to count
	// as met again.
	assured = 2
)

// A walk compares two places of a text word by word in one direction.
type walk struct {
	s                    string
	a, b                 int
	floorA, floorB       int // backward: go no further than here
	limitA               int // forward: words of A end by here
	backward             bool
	score, best          int
	words                int
	diffs                []Diff
	bestA, bestB         int
	bestWords, bestDiffs int
}

// run walks until the copies part. A copy never runs into the other one:
// where A meets the start of B the text is periodic, not repeated.
func (w *walk) run() {
	w.bestA, w.bestB = w.a, w.b
	for w.best-w.score < patience {
		ta, okA := w.next(w.a, w.floorA)
		tb, okB := w.next(w.b, w.floorB)
		if !okA || !okB || !w.backward && ta.End > w.limitA {
			return
		}
		if ta.Hash == tb.Hash {
			w.agree(ta, tb)
			continue
		}
		if !w.differ() {
			return
		}
	}
}

// next is the word at the walk's front on one side.
func (w *walk) next(at, floor int) (token.Token, bool) {
	if w.backward {
		return token.Previous(w.s, at, floor)
	}
	return token.Next(w.s, at)
}

func (w *walk) agree(ta, tb token.Token) {
	w.a, w.b = w.past(ta), w.past(tb)
	w.words++
	w.score += gain
	if w.score > w.best {
		w.best = w.score
		w.bestA, w.bestB = w.a, w.b
		w.bestWords, w.bestDiffs = w.words, len(w.diffs)
	}
}

func (w *walk) past(t token.Token) int {
	if w.backward {
		return t.Start
	}
	return t.End
}

// differ takes in a difference up to where the copies meet again; false when
// they do not within reach.
func (w *walk) differ() bool {
	var la, lb [reach + assured]token.Token
	na := w.ahead(la[:], w.a, w.floorA)
	nb := w.ahead(lb[:], w.b, w.floorB)
	for sum := 1; sum <= 2*reach; sum++ {
		for i := max(0, sum-reach); i <= min(sum, reach); i++ {
			if w.meets(la[:na], lb[:nb], i, sum-i) {
				w.take(la[:i], lb[:sum-i])
				return true
			}
		}
	}
	return false
}

// ahead collects the next words on one side.
func (w *walk) ahead(buf []token.Token, at, floor int) int {
	for i := range buf {
		t, ok := w.next(at, floor)
		if !ok {
			return i
		}
		buf[i] = t
		at = w.past(t)
	}
	return len(buf)
}

// meets says whether the copies agree again after i words of A and j of B.
func (w *walk) meets(a, b []token.Token, i, j int) bool {
	if i+assured > len(a) || j+assured > len(b) {
		return false
	}
	for k := range assured {
		if a[i+k].Hash != b[j+k].Hash {
			return false
		}
	}
	return true
}

// take records the difference of the words a and b and moves past them. Where
// they are as many, those that agree among them are no difference.
func (w *walk) take(a, b []token.Token) {
	if len(a) != len(b) {
		w.diffs = append(w.diffs, Diff{A: w.span(a, &w.a), B: w.span(b, &w.b)})
		cost := max(len(a), len(b))
		if len(a) == 0 || len(b) == 0 {
			cost = min(cost, mostMissing)
		}
		w.score -= loss * cost
		return
	}
	for i := range a {
		if a[i].Hash == b[i].Hash {
			w.agree(a[i], b[i])
			continue
		}
		w.diffs = append(w.diffs, Diff{A: w.span(a[i:i+1], &w.a), B: w.span(b[i:i+1], &w.b)})
		w.score -= loss
	}
}

// span is the place of some words on one side, whose front it moves.
func (w *walk) span(words []token.Token, front *int) text.Span {
	if len(words) == 0 {
		return text.Span{Start: *front, End: *front}
	}
	first, last := words[0], words[len(words)-1]
	if w.backward {
		*front = last.Start
		return text.Span{Start: last.Start, End: first.End}
	}
	*front = last.End
	return text.Span{Start: first.Start, End: last.End}
}
