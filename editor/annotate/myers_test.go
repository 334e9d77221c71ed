package annotate

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// distances computes, by the book, the errors of the best match of pattern
// that ends behind each byte of s.
func distances(s, pattern string, anchored bool) []int {
	column := make([]int, len(pattern)+1)
	for i := range column {
		column[i] = i
	}
	out := make([]int, len(s))
	for j := range len(s) {
		diagonal := column[0]
		if anchored {
			column[0]++
		}
		for i := 1; i <= len(pattern); i++ {
			replaced := diagonal
			if pattern[i-1] != s[j] {
				replaced++
			}
			diagonal = column[i]
			column[i] = min(replaced, column[i]+1, column[i-1]+1)
		}
		out[j] = column[len(pattern)]
	}
	return out
}

func TestMatcherCountsErrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern := rapid.StringMatching(`[ab]{1,200}`).Draw(t, "pattern")
		s := rapid.StringMatching(`[abc]{0,80}`).Draw(t, "before") + rapid.SampledFrom([]string{"", pattern, pattern[len(pattern)/3:]}).Draw(t, "copy") +
			rapid.StringMatching(`[abc]{0,80}`).Draw(t, "after")
		limit := rapid.IntRange(0, len(pattern)).Draw(t, "limit")
		anchored := rapid.Bool().Draw(t, "anchored")
		in := 0
		if anchored {
			in = 1
		}
		m := newMatcher(pattern, limit)
		for j, want := range distances(s, pattern, anchored) {
			got, ok := m.step(s[j], in)
			if ok != (want <= limit) || ok && got != want {
				t.Fatalf("byte %d: %d, %v; want %d, limit %d", j, got, ok, want, limit)
			}
		}
	})
}

func TestApproximate(t *testing.T) {
	s := strings.Repeat("so many words of no weight ", 50) + "the quick brvwn fox jumqs over" + strings.Repeat(" and as many more behind them", 50)
	hits := approximate(s, "the quick brown fox jumps over", 10)
	if len(hits) != 1 || hits[0].errors != 2 {
		t.Fatalf("%v", hits)
	}
	if got := s[hits[0].start:hits[0].end]; got != "the quick brvwn fox jumqs over" {
		t.Errorf("%q", got)
	}
}

func TestApproximateKeepsTheBest(t *testing.T) {
	s := strings.Repeat("abcdefgxij,", 100) + "abcdefghij," + strings.Repeat("abcdxfgxij,", 100)
	hits := approximate(s, "abcdefghij", 3)
	exact := 0
	for _, h := range hits {
		if h.errors == 0 {
			exact++
		}
	}
	if len(hits) != maxHits || exact != 1 {
		t.Errorf("%d hits, %d exact", len(hits), exact)
	}
}
