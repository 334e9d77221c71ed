package editor

import (
	"math/rand/v2"
	"strings"
	"testing"

	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"
)

// sequences is how many random sequences of decisions the notes are followed
// through; under -short a tenth.
const sequences = 100_000

// TestNotesFollow: through random decisions, edits and undoing, each note
// stays on its passage of the raw text, and shows in the cleaned text from the
// first to the last byte that came of it, told here byte by byte.
func TestNotesFollow(t *testing.T) {
	rng := rand.New(rand.NewPCG(6, 100_000))
	n := sequences
	if testing.Short() {
		n /= 10
	}
	var s *Session
	for i := range n {
		if i%200 == 0 {
			s = noted(rng)
		}
		for range 1 + rng.IntN(4) {
			decideAnyhow(s, rng)
		}
		checkNotes(t, s)
		if t.Failed() {
			t.Fatalf("sequence %d", i)
		}
	}
}

// noted is a review with notes that lie in, across and around repairs, nest
// and overlap.
func noted(rng *rand.Rand) *Session {
	words := []string{"tho ", "cat’s ", "be-\nlow ", "ﬁsh ", "a ", "gone ", "\n"}
	var b strings.Builder
	for range 20 {
		b.WriteString(words[rng.IntN(len(words))])
	}
	raw := b.String()
	s := session(raw, "tho", "the", "’", "'", "-\n", "", "ﬁ", "fi", "gone ", "", " \n", "\n\n")
	for range 6 {
		from, to := edgeIn(raw, rng), edgeIn(raw, rng)
		s.Notes().Add(annotate.Annotation{Span: text.Span{Start: min(from, to), End: max(from, to)}})
	}
	return s
}

// edgeIn is an edge of a character, somewhere in s.
func edgeIn(s string, rng *rand.Rand) int {
	at := rng.IntN(len(s) + 1)
	for !text.IsEdge(s, at) {
		at--
	}
	return at
}

func decideAnyhow(s *Session, rng *rand.Rand) {
	n := len(s.Repairs())
	switch k := rng.IntN(12); {
	case k == 0:
		s.History().Undo()
	case k == 1:
		s.History().Redo()
	case k == 2:
		clean := s.Mapping().String()
		a, b := edgeIn(clean, rng), edgeIn(clean, rng)
		_ = s.Edits().Replace(text.Span{Start: min(a, b), End: min(max(a, b), min(a, b)+9, len(clean))}, "q")
	case n == 0:
	case k == 3:
		s.Decide([]int{rng.IntN(n)}, repair.Decision{State: repair.Edited, Text: []string{"", "xx", "longer than it was"}[rng.IntN(3)]}, "")
	default:
		s.Decide([]int{rng.IntN(n)}, repair.Decision{State: repair.State(rng.IntN(3))}, "")
	}
}

// checkNotes holds every note against where the bytes of its passage went.
func checkNotes(t *testing.T, s *Session) {
	t.Helper()
	image := images(s.Raw().Text(), piecesOf(s.Mapping()))
	for _, n := range s.Notes().List() {
		if n.Orphan || s.Raw().Slice(n.Span) != n.Quote.Exact {
			t.Errorf("note on %q stands on %q", n.Quote.Exact, s.Raw().Slice(n.Span))
		}
		got := annotate.Show(&n, s.Mapping())
		if n.Span.Empty() {
			continue // no byte to follow; the mapping's own test has points
		}
		want := image[n.Span.Start]
		for _, to := range image[n.Span.Start+1 : n.Span.End] {
			want.Start, want.End = min(want.Start, to.Start), max(want.End, to.End)
		}
		if got != want {
			t.Errorf("note on %v %q shows at %v, want %v of %q", n.Span, n.Quote.Exact, got, want, s.Mapping().String())
		}
	}
}

// images tells for each byte of the raw text where it went: to one byte, or to
// all of the wording it was replaced with.
func images(raw string, pieces []repair.Piece) []text.Span {
	out := make([]text.Span, len(raw))
	at := 0 // in the cleaned text
	for i := 0; ; {
		for len(pieces) > 0 && pieces[0].Raw.Start == i && pieces[0].Raw.Empty() {
			at += len(pieces[0].New)
			pieces = pieces[1:]
		}
		switch {
		case i == len(raw):
			return out
		case len(pieces) > 0 && pieces[0].Raw.Start == i:
			p := &pieces[0]
			for k := p.Raw.Start; k < p.Raw.End; k++ {
				out[k] = text.Span{Start: at, End: at + len(p.New)}
			}
			i, at = p.Raw.End, at+len(p.New)
			pieces = pieces[1:]
		default:
			out[i] = text.Span{Start: at, End: at + 1}
			i, at = i+1, at+1
		}
	}
}
