package wrap

import (
	"math/rand/v2"
	"testing"
)

// lines makes the breaks of a text of random words wrapped at a width; ragged
// is by how many characters lines may end early.
func lines(n, width, ragged int, random *rand.Rand) (out []Break) {
	length := 0
	limit := width
	for len(out) < n {
		word := 2 + random.IntN(9)
		if length > 0 && length+1+word > limit {
			out = append(out, Break{length, length + 1 + word})
			length = 0
			limit = width - random.IntN(ragged+1)
		}
		if length > 0 {
			length++
		}
		length += word
	}
	return out
}

func TestLearnWidth(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	for _, width := range []int{30, 40, 66, 72, 80, 100, 132} {
		for _, n := range []int{8, 40, 2000} {
			s := Sample{Breaks: lines(n, width, 0, random)}
			w := s.Learn()
			if w.Full > width+1 || w.Full < width-6 || w.Outer != 0 {
				t.Errorf("width %d, %d lines: %+v", width, n, w)
			}
			for _, b := range s.Breaks {
				if !w.Natural(b) {
					t.Fatalf("width %d: %+v is no wrap by %+v", width, b, w)
				}
			}
		}
	}
}

func TestLearnRaggedWidth(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	s := Sample{Breaks: lines(500, 70, 8, random)}
	w := s.Learn()
	missed := 0
	for _, b := range s.Breaks {
		if !w.Natural(b) {
			missed++
		}
	}
	if missed > 500*outliers/100 {
		t.Errorf("%+v misses %d of 500 wraps", w, missed)
	}
}

func TestLearnBothWidths(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	var s Sample
	for _, b := range lines(300, 105, 0, random) {
		if b.Length <= 100 {
			s.Breaks = append(s.Breaks, b)
			continue
		}
		word := b.Length - 100 + random.IntN(5)
		s.Breaks = append(s.Breaks, Break{b.Length - word - 1, b.Length}, Break{word, word + b.Reach - b.Length})
		s.Stubs = append(s.Stubs, b)
	}
	w := s.Learn()
	if w.Full < 96 || w.Full > 101 || w.Outer < 102 || w.Outer > 106 {
		t.Errorf("%+v, want about 101 and 106", w)
	}
}

func TestLinesOfAnyLengthHaveNoWidth(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	var s Sample
	for range 300 {
		n := 5 + random.IntN(75)
		s.Breaks = append(s.Breaks, Break{n, n + 2 + random.IntN(9)})
	}
	if w := s.Learn(); w != (Widths{}) {
		t.Errorf("%+v of lines of any length", w)
	}
	s.Breaks = s.Breaks[:0]
	for range 300 {
		n := 4 + random.IntN(6)
		s.Breaks = append(s.Breaks, Break{n, n + 8})
	}
	if w := s.Learn(); w != (Widths{}) {
		t.Errorf("%+v of a list of words", w)
	}
}
