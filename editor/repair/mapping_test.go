package repair

import (
	"sort"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/text"
)

// drawEdits makes random sorted, disjoint edits of s, insertions among them.
func drawEdits(t *rapid.T, s string) []Edit {
	cuts := rapid.SliceOfN(rapid.IntRange(0, len(s)), 0, 12).Draw(t, "cuts")
	sort.Ints(cuts)
	var edits []Edit
	inserted := -1
	for i := 0; i+1 < len(cuts); i += 2 {
		e := Edit{Span: text.Span{Start: cuts[i], End: cuts[i+1]}, New: rapid.StringMatching(`[x-z]{0,3}`).Draw(t, "new")}
		if e.Span.Empty() && e.Span.Start == inserted {
			continue
		}
		if e.Span.Empty() {
			inserted = e.Span.Start
		}
		edits = append(edits, e)
	}
	sort.SliceStable(edits, func(i, j int) bool {
		a, b := edits[i].Span, edits[j].Span
		return a.Start < b.Start || a.Start == b.Start && a.End < b.End
	})
	return edits
}

// naive applies edits the slow way.
func naive(s string, edits []Edit) string {
	out, at := "", 0
	for _, e := range edits {
		out += s[at:e.Span.Start] + e.New
		at = e.Span.End
	}
	return out + s[at:]
}

func TestMappingProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-f]{0,40}`).Draw(t, "s")
		edits := drawEdits(t, s)
		m := NewMapping(s, edits)
		want := naive(s, edits)
		if m.String() != want || m.CleanLen() != len(want) {
			t.Fatalf("applied: %q, want %q", m.String(), want)
		}
		checkPositions(t, m, want)
		checkSpans(t, m, want)
	})
}

// checkPositions: maps are monotone in both directions and biases in order;
// text that was not replaced maps there and back to itself.
func checkPositions(t *rapid.T, m *Mapping, clean string) {
	s := m.Raw()
	var all []int
	for off := range len(s) + 1 {
		all = append(all, off)
	}
	for off := range m.ToCleanAll(all) {
		if want := m.ToClean(all[0], After); off != want {
			t.Fatalf("raw %d maps to %d, and with others to %d", all[0], want, off)
		}
		all = all[1:]
	}
	if len(all) > 0 {
		t.Fatalf("%d are not mapped", len(all))
	}
	last := 0
	for off := range len(s) + 1 {
		lo, hi := m.ToClean(off, Before), m.ToClean(off, After)
		if lo < last || hi < lo || hi > len(clean) {
			t.Fatalf("raw %d maps to %d..%d after %d", off, lo, hi, last)
		}
		last = lo
		if off < len(s) && unreplaced(m, off) {
			at := m.ToClean(off, After)
			if clean[at] != s[off] || m.ToRaw(at, After) != off {
				t.Fatalf("raw %d (%q) maps to %d and back to %d", off, s[off], at, m.ToRaw(at, After))
			}
		}
	}
	last = 0
	for off := range len(clean) + 1 {
		lo, hi := m.ToRaw(off, Before), m.ToRaw(off, After)
		if lo < last || hi < lo || hi > len(s) {
			t.Fatalf("clean %d maps to %d..%d after %d", off, lo, hi, last)
		}
		last = lo
	}
}

func unreplaced(m *Mapping, off int) bool {
	for _, p := range m.Pieces() {
		if p.Raw.Start <= off && off < p.Raw.End {
			return false
		}
	}
	return true
}

// checkSpans: slices agree with the whole, and a span of the cleaned text is
// made of no raw text outside the span it maps to.
func checkSpans(t *rapid.T, m *Mapping, clean string) {
	a, b := rapid.IntRange(0, len(clean)).Draw(t, "a"), rapid.IntRange(0, len(clean)).Draw(t, "b")
	c := text.Span{Start: min(a, b), End: max(a, b)}
	if got := m.Slice(c); got != clean[c.Start:c.End] {
		t.Fatalf("slice %v: %q, want %q", c, got, clean[c.Start:c.End])
	}
	if c.Empty() {
		return
	}
	raw := m.SpanToRaw(c)
	wide := m.SpanToClean(raw)
	if !raw.Empty() && !wide.Contains(c) {
		for _, p := range m.Pieces() {
			if p.Raw.Empty() && (p.Raw.Start == raw.Start || p.Raw.End == raw.End) {
				return // an insertion at the edge belongs to neither side
			}
		}
		t.Fatalf("clean %v comes from raw %v, which gives clean %v only", c, raw, wide)
	}
}

func TestMappingAtEdges(t *testing.T) {
	// raw   ab|XY|cd   clean  ab|q|cd, then an insertion "!" behind d
	m := NewMapping("abXYcd", []Edit{{Span: text.Span{Start: 2, End: 4}, New: "q"}, {Span: text.Span{Start: 6, End: 6}, New: "!"}})
	for _, c := range []struct {
		raw           int
		before, after int
	}{{0, 0, 0}, {2, 2, 2}, {3, 2, 3}, {4, 3, 3}, {6, 5, 6}} {
		if b, a := m.ToClean(c.raw, Before), m.ToClean(c.raw, After); b != c.before || a != c.after {
			t.Errorf("raw %d: %d, %d, want %d, %d", c.raw, b, a, c.before, c.after)
		}
	}
	if got := m.SpanToRaw(text.Span{Start: 2, End: 3}); got != (text.Span{Start: 2, End: 4}) {
		t.Errorf("the new wording comes from %v", got)
	}
	if got := m.SpanToClean(text.Span{Start: 3, End: 5}); got != (text.Span{Start: 2, End: 4}) {
		t.Errorf("a span that cuts the piece gives %v", got)
	}
}

func BenchmarkMappingOf(b *testing.B) {
	raw := string(make([]byte, 10<<20))
	repairs := make([]Repair, 500_000)
	for i := range repairs {
		repairs[i] = Repair{Span: text.Span{Start: i * 20, End: i*20 + 2}, Replacement: "x", Grounds: &Grounds{Confidence: 1}}
	}
	decisions := make([]Decision, len(repairs))
	b.ReportAllocs()
	for b.Loop() {
		MappingOf(raw, repairs, decisions, Policy{Minimum: 0.9})
	}
}

// TestContainerCuts lets a container that counts put to sleep what reaches
// into it from before, and only that.
func TestContainerCuts(t *testing.T) {
	raw := "one two three four"
	repairs := []Repair{
		{Span: text.Span{Start: 0, End: 3}, Replacement: "1", Grounds: &Grounds{Confidence: 1}},
		{Span: text.Span{Start: 4, End: 9}, Replacement: "2 t", Grounds: &Grounds{Confidence: 1}},
		{Span: text.Span{Start: 6, End: 13}, Replacement: "o 3", Grounds: &Grounds{Confidence: 1, Container: true}},
		{Span: text.Span{Start: 8, End: 13}, Replacement: "THREE", Grounds: &Grounds{Confidence: 1}},
		{Span: text.Span{Start: 14, End: 18}, Replacement: "4", Grounds: &Grounds{Confidence: 1}},
	}
	if got, want := MappingOf(raw, repairs, nil, Policy{}).String(), "1 two 3 4"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	decisions := make([]Decision, len(repairs))
	decisions[2].State, decisions[3].State = Rejected, Rejected
	if got, want := MappingOf(raw, repairs, decisions, Policy{}).String(), "1 2 three 4"; got != want {
		t.Errorf("container rejected: %q, want %q", got, want)
	}
}
