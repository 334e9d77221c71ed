package collate

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"emend/editor/detect/token"
)

func find(s string, least int) []Pair {
	f := NewFinder(s, least)
	for at := 0; ; {
		t, ok := token.Next(s, at)
		if !ok {
			return f.Pairs()
		}
		f.Add(Sequences(nil, s, []token.Token{t}))
		at = t.End
	}
}

// numbered makes n words that never repeat.
func numbered(from, n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = fmt.Sprintf("w%d", from+i)
	}
	return strings.Join(words, " ")
}

func TestExactCopies(t *testing.T) {
	passage := numbered(1000, 60)
	for name, s := range map[string]string{
		"adjacent": numbered(0, 50) + " " + passage + "\n\n" + passage + " " + numbered(100, 50),
		"apart":    numbered(0, 50) + " " + passage + " " + numbered(200, 300) + " " + passage + " " + numbered(100, 50),
		"alone":    passage + "\n" + passage,
	} {
		pairs := find(s, 40)
		if len(pairs) != 1 {
			t.Errorf("%s: %d pairs", name, len(pairs))
			continue
		}
		p := pairs[0]
		if a, b := s[p.A.Start:p.A.End], s[p.B.Start:p.B.End]; a != passage || b != passage || len(p.Diffs) != 0 || p.Words != 60 {
			t.Errorf("%s: %q and %q, %d words", name, a, b, p.Words)
		}
	}
}

func TestShortAndPeriodicAreNoCopies(t *testing.T) {
	for name, s := range map[string]string{
		"short":    numbered(0, 50) + " " + numbered(1000, 30) + " " + numbered(100, 50) + " " + numbered(1000, 30) + " " + numbered(200, 50),
		"one word": strings.Repeat("word ", 5000),
		"a line":   strings.Repeat(numbered(0, 12)+"\n", 500),
		"none":     numbered(0, 5000),
	} {
		if pairs := find(s, 40); len(pairs) != 0 {
			t.Errorf("%s: %d pairs, the first %+v", name, len(pairs), pairs[0])
		}
	}
}

func TestDiffsOfNoisyCopies(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 9))
	for range 50 {
		a := strings.Fields(numbered(1000, 120))
		b := append([]string(nil), a...)
		changed := 0
		for i := range b {
			if random.IntN(12) == 0 {
				b[i] += "x"
				changed++
			}
		}
		if changed > 12 {
			continue // more than copies may differ by
		}
		s := numbered(0, 30) + " " + strings.Join(a, " ") + "\n\n" + strings.Join(b, " ") + " " + numbered(100, 30)
		pairs := find(s, 40)
		if len(pairs) != 1 {
			t.Fatalf("%d pairs", len(pairs))
		}
		p := pairs[0]
		if p.Words+p.Edits(s) < 118 || p.Edits(s) > changed {
			t.Errorf("%d words, %d edits; %d of 120 words were changed", p.Words, p.Edits(s), changed)
		}
		for _, d := range p.Diffs {
			if x, y := s[d.A.Start:d.A.End], s[d.B.Start:d.B.End]; !strings.Contains(y, "x") {
				t.Errorf("%q for %q", x, y)
			}
		}
	}
}

func TestInterleavedText(t *testing.T) {
	// One copy has a page's head in it.
	passage := strings.Fields(numbered(1000, 80))
	s := numbered(0, 30) + " " + strings.Join(passage, " ") + "\n\n" + strings.Join(passage[:40], " ") + "\n\n12 THE HEAD OF A PAGE\n\n" + strings.Join(passage[40:], " ") + " " + numbered(100, 30)
	pairs := find(s, 40)
	if len(pairs) != 1 || pairs[0].Words != 80 || len(pairs[0].Diffs) != 1 {
		t.Fatalf("%+v", pairs)
	}
	if d := pairs[0].Diffs[0]; !d.A.Empty() || s[d.B.Start:d.B.End] != "12 THE HEAD OF A PAGE" {
		t.Errorf("the head is %q for %q", s[d.B.Start:d.B.End], s[d.A.Start:d.A.End])
	}
}

func BenchmarkFind(b *testing.B) {
	s := numbered(0, 400_000)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		find(s, 40)
	}
}
