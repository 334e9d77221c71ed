package repair

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"emend/editor/text"
)

// nested draws repairs as Resolve leaves them, and lays edits of a reader's,
// which are containers, over them anyhow.
var nested = rapid.Custom(func(t *rapid.T) []Repair {
	var all []Repair
	for range rapid.IntRange(0, 12).Draw(t, "repairs") {
		from := rapid.IntRange(0, 60).Draw(t, "from")
		all = append(all, Repair{
			Span: text.Span{Start: from, End: from + rapid.IntRange(0, 9).Draw(t, "length")}, Replacement: "xy", Grounds: &Grounds{Rule: "r", Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Container: rapid.Bool().Draw(t, "container")},
		})
	}
	out := Resolve(string(make([]byte, 80)), all, func(RuleID) int { return 0 })
	at := 0
	for range rapid.IntRange(0, 3).Draw(t, "edits") {
		at += rapid.IntRange(0, 20).Draw(t, "gap")
		end := at + rapid.IntRange(1, 15).Draw(t, "length")
		if end > 80 {
			break
		}
		out = append(out, Repair{Span: text.Span{Start: at, End: end}, Replacement: "edit", Grounds: &Grounds{Rule: "reader.edit", Confidence: 1, Container: true}})
		at = end
	}
	slices.SortStableFunc(out, Compare)
	return out
})

// TestStanding: what sleeps touches a container that counts, all else that
// counts is a piece, and pieces never overlap.
func TestStanding(t *testing.T) {
	raw := string(make([]byte, 80))
	rapid.Check(t, func(t *rapid.T) {
		repairs := nested.Draw(t, "repairs")
		decisions := make([]Decision, len(repairs))
		for i := range decisions {
			decisions[i].State = State(rapid.IntRange(0, 2).Draw(t, "state"))
		}
		p := Policy{Left: rapid.Bool().Draw(t, "left"), Minimum: 0.5}
		s := StandingOf(raw, repairs, func(i int) (State, string) { return decisions[i].State, decisions[i].Text }, p)
		owner := map[int]bool{}
		last := 0
		for _, piece := range s.Mapping.Pieces() {
			owner[piece.Owner] = true
			if piece.Raw != repairs[piece.Owner].Span || piece.Raw.Start < last {
				t.Fatalf("piece %+v behind %d", piece, last)
			}
			last = piece.Raw.End
		}
		for i := range repairs {
			_, counts := p.Wording(&repairs[i], decisions[i].State, decisions[i].Text)
			if owner[i] != (counts && !s.Sleeps(i)) {
				t.Fatalf("repair %d %+v: counts %v, sleeps %v, is a piece: %v", i, repairs[i].Span, counts, s.Sleeps(i), owner[i])
			}
			if s.Sleeps(i) && !slices.ContainsFunc(piecesOf(s.Mapping), func(p Piece) bool {
				return repairs[p.Owner].Container && p.Raw.Start <= repairs[i].Span.End && repairs[i].Span.Start <= p.Raw.End
			}) {
				t.Fatalf("repair %d %+v sleeps, and no container is near", i, repairs[i].Span)
			}
		}
	})
}

// piecesOf are the pieces of a mapping as a list.
func piecesOf(m *Mapping) (out []Piece) {
	for _, p := range m.Pieces() {
		out = append(out, p)
	}
	return out
}

// TestStandingAfter: in parts of any size, and after any decisions, the standing
// is the one made anew as a whole.
func TestStandingAfter(t *testing.T) {
	raw := string(make([]byte, 80))
	rapid.Check(t, func(t *rapid.T) {
		repairs := nested.Draw(t, "repairs")
		decisions := make([]Decision, len(repairs))
		said := func(i int) (State, string) { return decisions[i].State, decisions[i].Text }
		p := Policy{Left: rapid.Bool().Draw(t, "left"), Minimum: 0.5}
		g := settling{repairs, said, p, rapid.IntRange(1, 4).Draw(t, "size")}
		s := seen(t, raw, g, rapid.IntRange(1, max(1, len(repairs))).Draw(t, "stretches"))
		for range 5 {
			var changed []int
			for i := range repairs {
				if rapid.Bool().Draw(t, "changes") {
					changed = append(changed, i)
					decisions[i].State = State(rapid.IntRange(0, 2).Draw(t, "state"))
				}
			}
			before, was := s, piecesOf(s.Mapping)
			var moved text.Span
			var any bool
			s, moved, any = s.After(changed, repairs, said, p)
			span, ok := before.Mapping.Unlike(s.Mapping)
			if ok && (!any || !moved.Contains(span)) {
				t.Fatalf("%v has moved (%v), the mappings differ in %v", moved, any, span)
			}
			// The text may be as it was and still be another repair's.
			if any && !ok && slices.Equal(was, piecesOf(s.Mapping)) {
				t.Fatalf("%v has moved, and nothing differs", moved)
			}
			outside := func(list []Piece) []Piece {
				return slices.DeleteFunc(slices.Clone(list), func(p Piece) bool { return moved.Contains(p.Raw) })
			}
			alike := func(a, b Piece) bool { return a.Raw == b.Raw && a.New == b.New }
			if !slices.EqualFunc(outside(was), outside(piecesOf(s.Mapping)), alike) {
				t.Fatalf("more has moved than %v: %v, before %v", moved, piecesOf(s.Mapping), was)
			}
			whole := seen(t, raw, settling{repairs, said, p, len(repairs) + 1}, 1)
			if got, want := piecesOf(s.Mapping), piecesOf(whole.Mapping); !slices.Equal(got, want) {
				t.Fatalf("pieces %v, made anew %v", got, want)
			}
			if s.Mapping.String() != whole.Mapping.String() {
				t.Fatalf("%q, made anew %q", s.Mapping, whole.Mapping)
			}
			sameMapping(t, s.Mapping, whole.Mapping)
			for i := range repairs {
				if s.Sleeps(i) != whole.Sleeps(i) {
					t.Fatalf("repair %d sleeps: %v, made anew %v", i, s.Sleeps(i), whole.Sleeps(i))
				}
			}
			if !slices.Equal(piecesOf(before.Mapping), was) {
				t.Fatal("the mapping of before has changed")
			}
		}
	})
}

// seen is a standing of which all that was settled was shown, in order and once.
func seen(t *rapid.T, raw string, g settling, n int) Standing {
	var each []*[]bool
	s := g.standing(raw, n, func(stretch int) Look {
		asleep := new([]bool)
		each = append(each[:stretch], asleep)
		return func(first, end int, sleep []bool) {
			if sleep == nil {
				sleep = make([]bool, end-first)
			}
			*asleep = append(*asleep, sleep...)
		}
	})
	var all []bool
	for _, asleep := range each {
		all = append(all, *asleep...)
	}
	if len(all) != len(g.repairs) {
		t.Fatalf("%d of %d were shown", len(all), len(g.repairs))
	}
	for i, sleeps := range all {
		if s.Sleeps(i) != sleeps {
			t.Fatalf("repair %d sleeps: %v, was shown to: %v", i, s.Sleeps(i), sleeps)
		}
	}
	return s
}

// TestStandingSpliced: with a repair more or less, in parts of any size, the
// standing is the one made anew as a whole.
func TestStandingSpliced(t *testing.T) {
	raw := string(make([]byte, 80))
	rapid.Check(t, func(t *rapid.T) {
		all := nested.Draw(t, "repairs")
		kept := []Repair{}
		p := Policy{Minimum: 0.5}
		said := func(i int) (State, string) { return State(kept[i].Span.Start % 3), "" }
		size := rapid.IntRange(1, 4).Draw(t, "size")
		g := settling{kept, said, p, size}
		s := g.standing(raw, 1, unseen)
		for range 2 * len(all) {
			was, before := piecesOf(s.Mapping), s
			var moved text.Span
			var any bool
			if k := rapid.IntRange(0, len(all)+len(kept)).Draw(t, "which"); k < len(all) {
				at := slices.IndexFunc(kept, func(r Repair) bool { return Compare(r, all[k]) > 0 })
				if at < 0 {
					at = len(kept)
				}
				if slices.ContainsFunc(kept, func(r Repair) bool { return r.Ref() == all[k].Ref() }) {
					continue
				}
				first, end := s.Around(at, all[k].Span, kept)
				kept = slices.Insert(slices.Clone(kept), at, all[k])
				s, moved, any = s.With(at, kept, said, p)
				if f, e, _ := s.Part(at); f != first || e != end+1 {
					t.Fatalf("the part is [%d, %d), and was to be [%d, %d)", f, e, first, end+1)
				}
			} else if at := k - len(all); at < len(kept) {
				kept = slices.Delete(slices.Clone(kept), at, at+1)
				s, moved, any = s.Without(at, kept, said, p)
			} else {
				continue
			}
			g := settling{kept, said, p, len(all) + 1}
			whole := g.standing(raw, 1, unseen)
			if got, want := piecesOf(s.Mapping), piecesOf(whole.Mapping); !slices.Equal(got, want) {
				t.Fatalf("pieces %v, made anew %v", got, want)
			}
			sameMapping(t, s.Mapping, whole.Mapping)
			for i := range kept {
				if s.Sleeps(i) != whole.Sleeps(i) {
					t.Fatalf("repair %d sleeps: %v, made anew %v", i, s.Sleeps(i), whole.Sleeps(i))
				}
			}
			span, ok := before.Mapping.Unlike(s.Mapping)
			if ok && (!any || !moved.Contains(span)) {
				t.Fatalf("%v has moved (%v), the mappings differ in %v", moved, any, span)
			}
			// The text may be as it was and still be another repair's.
			if any && !ok && slices.Equal(was, piecesOf(s.Mapping)) {
				t.Fatalf("%v has moved, and nothing differs", moved)
			}
			if !slices.Equal(piecesOf(before.Mapping), was) {
				t.Fatal("the mapping of before has changed")
			}
		}
	})
}

// sameMapping: in many blocks or in one, a mapping says the same of every place.
func sameMapping(t *rapid.T, a, b *Mapping) {
	for _, bias := range []Bias{Before, After} {
		for off := range len(a.Raw()) + 1 {
			if a.ToClean(off, bias) != b.ToClean(off, bias) {
				t.Fatalf("raw %d maps to %d and to %d", off, a.ToClean(off, bias), b.ToClean(off, bias))
			}
		}
		for off := range a.CleanLen() + 1 {
			if a.ToRaw(off, bias) != b.ToRaw(off, bias) {
				t.Fatalf("clean %d maps to %d and to %d", off, a.ToRaw(off, bias), b.ToRaw(off, bias))
			}
		}
	}
	from := rapid.IntRange(0, a.CleanLen()).Draw(t, "from")
	span := text.Span{Start: from, End: rapid.IntRange(from, a.CleanLen()).Draw(t, "to")}
	if a.Slice(span) != b.Slice(span) {
		t.Fatalf("%v: %q and %q", span, a.Slice(span), b.Slice(span))
	}
	af, at := a.PiecesInClean(span)
	if bf, bt := b.PiecesInClean(span); af != bf || at != bt {
		t.Fatalf("%v: pieces %d to %d and %d to %d", span, af, at, bf, bt)
	}
	c, d := a.Cursor(from), b.Cursor(from)
	if c.SpanToRaw(span) != d.SpanToRaw(span) {
		t.Fatalf("a cursor differs over %v", span)
	}
}
