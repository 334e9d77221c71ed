package repair

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"emend/editor/text"
)

func plain(RuleID) int { return 0 }

func TestResolveRivals(t *testing.T) {
	s := "the cat sat"
	got := Resolve(s, []Repair{
		{Span: text.Span{Start: 4, End: 7}, Replacement: "bat", Grounds: &Grounds{Rule: "a.a", Confidence: 0.7}},
		{Span: text.Span{Start: 4, End: 5}, Replacement: "r", Grounds: &Grounds{Rule: "a.b", Confidence: 0.6}},
		{Span: text.Span{Start: 6, End: 9}, Replacement: "-", Grounds: &Grounds{Rule: "a.c", Confidence: 0.5}},
		{Span: text.Span{Start: 0, End: 3}, Replacement: "a", Grounds: &Grounds{Rule: "a.d", Confidence: 0.5}},
	}, plain)
	if len(got) != 2 || got[0].Rule != "a.d" || got[1].Rule != "a.a" {
		t.Fatalf("%+v", got)
	}
	if d := cmp.Diff([]string{"rat"}, got[1].Alternatives); d != "" {
		t.Error("the loser's reading of the winner's span:", d)
	}
}

func TestResolveKeepsWhatAContainerHolds(t *testing.T) {
	s := "head one\nbody"
	got := Resolve(s, []Repair{
		{Span: text.Span{Start: 5, End: 8}, Replacement: "two", Grounds: &Grounds{Rule: "a.in", Confidence: 0.99}},
		{Span: text.Span{Start: 0, End: 9}, Grounds: &Grounds{Rule: "a.big", Confidence: 0.8, Container: true}},
		{Span: text.Span{Start: 8, End: 11}, Grounds: &Grounds{Rule: "a.cut", Confidence: 0.99}},
	}, plain)
	if len(got) != 2 || got[0].Rule != "a.big" || got[1].Rule != "a.in" {
		t.Fatalf("%+v", got)
	}
}

// TestResolveIsOrderly: whatever comes in, in whatever order, what comes out
// is sorted, and disjoint but for what containers hold.
func TestResolveIsOrderly(t *testing.T) {
	s := "abcdefghijklmnopqrstuvwxyz"
	rapid.Check(t, func(t *rapid.T) {
		var in []Repair
		for range rapid.IntRange(0, 12).Draw(t, "n") {
			a, b := rapid.IntRange(0, 26).Draw(t, "a"), rapid.IntRange(0, 26).Draw(t, "b")
			r := Repair{Span: text.Span{Start: min(a, b), End: max(a, b)}, Grounds: &Grounds{Confidence: float64(rapid.IntRange(1, 3).Draw(t, "c")) / 3}}
			r.Replacement = rapid.StringMatching(`[A-C]{0,2}`).Draw(t, "new")
			r.Container = !r.Span.Empty() && rapid.IntRange(0, 3).Draw(t, "container") == 0
			in = append(in, r)
		}
		shuffled := rapid.Permutation(in).Draw(t, "order")
		got := Resolve(s, shuffled, plain)
		for i := range got {
			for j := range got[:i] {
				a, b := &got[j], &got[i]
				if rivals(a.Span, b.Span) && !(a.Container && !b.Container && a.Span.Contains(b.Span)) {
					t.Fatalf("%+v and %+v both stand", *a, *b)
				}
			}
		}
		MappingOf(s, got, nil, Policy{}) // panics when not sorted and disjoint
	})
}

// TestComposeKeepsTheText: applying what Compose makes of two layers gives
// the text that applying one after the other gives.
func TestComposeKeepsTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-f]{0,30}`).Draw(t, "s")
		first := repairsOf(drawEdits(t, s), "one.x")
		view := List(first).Mapping(s)
		mid := view.String()
		second := Resolve(mid, repairsOf(drawEdits(t, mid), "two.x"), plain)
		want := MappingOf(mid, second, nil, Policy{}).String()
		joined := Compose(func() *Mapping { return view }, first, second)
		if got := MappingOf(s, joined, nil, Policy{}).String(); got != want {
			t.Fatalf("composed: %q, one after the other: %q", got, want)
		}
		for _, r := range joined {
			if n := len(r.Steps); n > 0 && r.Steps[n-1].Replacement != r.Replacement {
				t.Fatalf("the last step is not the replacement: %+v", r)
			}
		}
	})
}

func repairsOf(edits []Edit, rule RuleID) []Repair {
	out := make([]Repair, len(edits))
	for i, e := range edits {
		out[i] = Repair{Span: e.Span, Replacement: e.New, Grounds: &Grounds{Rule: rule, Confidence: 1, Group: GroupKey(rule, e.New)}}
	}
	return out
}
