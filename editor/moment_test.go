package editor

import (
	"math/rand/v2"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/repair"
)

// checkComparison checks that hunks lead from a to b and are not wider than
// they need be: what lies between is the same, what lies in them is not.
func checkComparison(t *rapid.T, c *Comparison, a, b string) {
	t.Helper()
	if c.A != a || c.B != b {
		t.Fatalf("texts %q and %q, want %q and %q", c.A, c.B, a, b)
	}
	if got := c.Mapping().String(); got != b {
		t.Fatalf("the hunks lead to %q, want %q", got, b)
	}
	endA, endB := 0, 0
	for _, h := range c.Hunks {
		if a[endA:h.A.Start] != b[endB:h.B.Start] {
			t.Fatalf("before %v: %q and %q", h, a[endA:h.A.Start], b[endB:h.B.Start])
		}
		if a[h.A.Start:h.A.End] == b[h.B.Start:h.B.End] {
			t.Fatalf("%v is no difference", h)
		}
		endA, endB = h.A.End, h.B.End
	}
	s := c.Session("compared")
	if got := s.Mapping().String(); got != b || s.Raw().Text() != a {
		t.Fatalf("as a review: %q from %q", got, s.Raw().Text())
	}
}

// TestAnyTwoMoments compares the raw text, two states on the way and the last
// one, each with each.
func TestAnyTwoMoments(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.StringOfN(rapid.RuneFrom([]rune("ab \né’")), 0, 60, -1).Draw(t, "raw")
		s := session(raw, "a", "X", "b ", "", "\n", " ", "é", "e\n")
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		moments, texts := []Moment{RawMoment()}, []string{raw}
		for range 2 {
			for range rapid.IntRange(0, 8).Draw(t, "steps") {
				randomAct(s, rng)
			}
			moments = append(moments, VersionMoment(s.Versions().version("kept")))
			texts = append(texts, s.Mapping().String())
		}
		randomAct(s, rng)
		moments, texts = append(moments, NowMoment()), append(texts, s.Mapping().String())
		for i := range moments {
			for j := range moments {
				c, err := s.Versions().Compare(moments[i], moments[j])
				if err != nil {
					t.Fatal(err)
				}
				checkComparison(t, c, texts[i], texts[j])
			}
		}
	})
}

// TestCompareIsExact: what both moments changed alike is no difference, however
// like its surroundings it reads.
func TestCompareIsExact(t *testing.T) {
	s := session(strings.Repeat("tho tho tho\n", 500), "tho", "the")
	v := s.Versions().version("all")
	s.Decide([]int{700}, repair.Decision{State: repair.Rejected}, "")
	c, err := s.Versions().Compare(VersionMoment(v), NowMoment())
	if err != nil {
		t.Fatal(err)
	}
	at := s.Repairs()[700].Span
	if len(c.Hunks) != 1 || c.Hunks[0].A != at || c.Hunks[0].Space {
		t.Errorf("%v, want one at %v", c.Hunks, at)
	}
}

// TestRestoreBringsThePolicy: a version kept under another policy reads as it
// did, and undoing that brings back the text there was.
func TestRestoreBringsThePolicy(t *testing.T) {
	s, path := opened(t, fourThos)
	s.SetPolicy(repair.Policy{Left: true, Minimum: 0.9})
	v, err := s.Versions().Keep("left")
	if err != nil {
		t.Fatal(err)
	}
	was := s.Mapping().String()
	s.SetPolicy(repair.Policy{Minimum: 0.9})
	now := s.Mapping().String()
	if was == now {
		t.Fatal("the policy makes no difference here")
	}
	if n, err := s.Versions().Restore(v); n != 0 || err != nil {
		t.Fatalf("%d changes, %v", n, err)
	}
	if got := s.Mapping().String(); got != was {
		t.Errorf("restored: %q, want %q", got, was)
	}
	s.Close()
	s = reopened(t, path)
	if label, ok := s.History().Undo(); !ok || !strings.Contains(label, "left") {
		t.Errorf("undo: %q, %v", label, ok)
	}
	if got := s.Mapping().String(); got != now {
		t.Errorf("undone after reopening: %q, want %q", got, now)
	}
}
