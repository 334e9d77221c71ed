package diff

import (
	"github.com/clipperhouse/uax29/v2/graphemes"

	"emend/editor/text"
)

// maxLetters is how many characters of a wording are compared one by one;
// longer wordings are compared by words.
const maxLetters = 512

// Letters returns the parts of before that are gone and the parts of after
// that are new, as spans of each. They never cut a character with its marks.
// Where half or more is different, all of both is returned: a word with
// a letter kept here and there is easier to read as another word.
func Letters(before, after string) (del, ins []text.Span) {
	a, b := clusters(before), clusters(after)
	if len(a) > maxLetters || len(b) > maxLetters {
		for _, h := range Texts(before, after) {
			del, ins = addSpan(del, h.A), addSpan(ins, h.B)
		}
		return del, ins
	}
	numbers := map[string]rune{}
	runs := runsOf(number(numbers, before, a), number(numbers, after, b), 0, 0)
	runs = append(runs, run{len(a), len(b), 0})
	endA, endB, equal := 0, 0, 0
	for _, r := range runs {
		del = addSpan(del, text.Span{Start: place(a, endA, before), End: place(a, r.a, before)})
		ins = addSpan(ins, text.Span{Start: place(b, endB, after), End: place(b, r.b, after)})
		endA, endB, equal = r.a+r.n, r.b+r.n, equal+r.n
	}
	if all := len(a) + len(b); 4*equal <= all {
		return addSpan(nil, text.Span{End: len(before)}), addSpan(nil, text.Span{End: len(after)})
	}
	return del, ins
}

func addSpan(spans []text.Span, s text.Span) []text.Span {
	if s.Empty() {
		return spans
	}
	return append(spans, s)
}

// clusters are the offsets at which the characters of s, each with its marks,
// start.
func clusters(s string) []int {
	var starts []int
	for g := graphemes.FromString(s); g.Next(); {
		starts = append(starts, g.Start())
	}
	return starts
}

// place is the offset of cluster i of s, or its end.
func place(starts []int, i int, s string) int {
	if i < len(starts) {
		return starts[i]
	}
	return len(s)
}

// number gives the clusters of s runes, equal ones the same.
func number(numbers map[string]rune, s string, starts []int) []rune {
	out := make([]rune, len(starts))
	for i, from := range starts {
		c := s[from:place(starts, i+1, s)]
		n, ok := numbers[c]
		if !ok {
			n = rune(len(numbers) + 1)
			numbers[c] = n
		}
		out[i] = n
	}
	return out
}
