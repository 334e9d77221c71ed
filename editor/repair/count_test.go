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
			Span: text.Span{Start: from, End: from + rapid.IntRange(0, 9).Draw(t, "length")}, Replacement: "xy", Rule: "r",
			Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Container: rapid.Bool().Draw(t, "container"),
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
		out = append(out, Repair{Span: text.Span{Start: at, End: end}, Replacement: "edit", Rule: "reader.edit", Confidence: 1, Container: true})
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
		s := StandingOf(raw, repairs, decisions, p)
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
			_, counts := p.Wording(&repairs[i], decisions[i])
			if owner[i] != (counts && !s.Sleeps(i)) {
				t.Fatalf("repair %d %+v: counts %v, sleeps %v, is a piece: %v", i, repairs[i].Span, counts, s.Sleeps(i), owner[i])
			}
			if s.Sleeps(i) && !slices.ContainsFunc(s.Mapping.Pieces(), func(p Piece) bool {
				return repairs[p.Owner].Container && p.Raw.Start <= repairs[i].Span.End && repairs[i].Span.Start <= p.Raw.End
			}) {
				t.Fatalf("repair %d %+v sleeps, and no container is near", i, repairs[i].Span)
			}
		}
	})
}
