package repair

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/text"
)

// TestCursorIsTheMapping: wherever a cursor goes, it says what the mapping says.
func TestCursorIsTheMapping(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.StringMatching(`[a-f]{0,30}`).Draw(t, "raw")
		m := NewMapping(raw, drawEdits(t, raw))
		offset := rapid.IntRange(0, m.CleanLen())
		c := m.Cursor(offset.Draw(t, "first"))
		for range 10 {
			a, b := offset.Draw(t, "a"), offset.Draw(t, "b")
			for _, bias := range []Bias{Before, After} {
				if got, want := c.ToRaw(a, bias), m.ToRaw(a, bias); got != want {
					t.Fatalf("ToRaw(%d, %d) = %d, the mapping says %d", a, bias, got, want)
				}
			}
			span := text.Span{Start: min(a, b), End: max(a, b)}
			if got, want := c.SpanToRaw(span), m.SpanToRaw(span); got != want {
				t.Fatalf("SpanToRaw(%v) = %v, the mapping says %v", span, got, want)
			}
			from, to := m.PiecesInClean(span)
			if got := c.Untouched(span); got != (from == to) {
				t.Fatalf("Untouched(%v) = %v, pieces %d to %d", span, got, from, to)
			}
			if gf, gt := m.touching(span, a%(m.PieceCount()+1)); gf != from || gt != to {
				t.Fatalf("touching(%v) = %d, %d, not %d, %d", span, gf, gt, from, to)
			}
		}
	})
}

// TestByPlaceKeepsEquals: the runs are merged into what a stable sort gives.
func TestByPlaceKeepsEquals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list List
		for range rapid.IntRange(0, 40).Draw(t, "n") {
			at := rapid.IntRange(0, 9).Draw(t, "at")
			list = append(list, Repair{Span: text.Span{Start: at, End: at + 1}, Grounds: &Grounds{}})
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, Compare)
		if byPlace(list); !slices.Equal(list, want) {
			t.Fatal("not as a stable sort has it")
		}
	})
}
