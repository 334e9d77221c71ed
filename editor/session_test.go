package editor

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// session starts a review in which the words of pairs (old, new) are proposed
// wherever they occur.
func session(raw string, pairs ...string) *Session {
	s := New(text.Decode([]byte(raw)), record.Source{})
	var found []repair.Repair
	for i := 0; i < len(pairs); i += 2 {
		for at := 0; ; {
			j := strings.Index(raw[at:], pairs[i])
			if j < 0 {
				break
			}
			found = append(found, repair.Repair{
				Span: text.Span{Start: at + j, End: at + j + len(pairs[i])}, Replacement: pairs[i+1],
				Grounds: &repair.Grounds{Rule: "test.word", Confidence: 0.95, Group: repair.GroupKey("test.word", pairs[i])},
			})
			at += j + len(pairs[i])
		}
	}
	s.Detection().Set(repair.Resolve(raw, found, func(repair.RuleID) int { return 0 }))
	return s
}

func TestDecideUndoRedo(t *testing.T) {
	s := session("tho cat, tho dog", "tho", "the")
	if got := s.Mapping().String(); got != "the cat, the dog" {
		t.Fatalf("pending repairs at the threshold count: %q", got)
	}
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	if got := s.Mapping().String(); got != "tho cat, the dog" {
		t.Errorf("after a rejection: %q", got)
	}
	s.History().Undo()
	if got := s.Mapping().String(); got != "the cat, the dog" {
		t.Errorf("after undo: %q", got)
	}
	s.History().Redo()
	if got := s.Mapping().String(); got != "tho cat, the dog" {
		t.Errorf("after redo: %q", got)
	}
}

func TestGroupIsOneStep(t *testing.T) {
	s := session(strings.Repeat("tho ", 40), "tho", "the")
	if n := s.Decide(s.Groups().OpenIn(3), repair.Decision{State: repair.Rejected}, ""); n != 40 {
		t.Fatalf("%d decided", n)
	}
	if s.Tally().Pending != 0 {
		t.Error("some are still open")
	}
	s.History().Undo()
	if s.Tally().Pending != 40 {
		t.Error("one undo does not bring all of them back")
	}
}

func TestEditClean(t *testing.T) {
	for _, c := range []struct{ name, raw, find, wording, want, after string }{
		{"plain text", "a red fox", "red", "brown", "a brown fox", "a red fox"},
		{"inside a repair", "tho cat", "the", "that", "that cat", "the cat"},
		{"across a repair", "tho cat sat", "the cat", "a dog", "a dog sat", "the cat sat"},
		{"delete", "tho big cat", " big", "", "the cat", "the big cat"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := session(c.raw, "tho", "the")
			clean := s.Mapping().String()
			at := strings.Index(clean, c.find)
			if err := s.Edits().Replace(text.Span{Start: at, End: at + len(c.find)}, c.wording); err != nil {
				t.Fatal(err)
			}
			if got := s.Mapping().String(); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			s.History().Undo()
			if got := s.Mapping().String(); got != c.after {
				t.Errorf("undone: %q, want %q", got, c.after)
			}
		})
	}
}

func TestRows(t *testing.T) {
	for _, c := range []struct {
		name, raw string
		pairs     []string
		want      []string // "raw | clean" of each row
	}{
		{"same", "a\nb\n", nil, []string{"a\n|a\n", "b\n|b\n", "|"}},
		{"joined", "a\nb\n\nc", []string{"a\nb", "a b"}, []string{"a\nb\n|a b\n", "\n|\n", "c|c"}},
		{"deleted lines stand alone", "a\nhead\nb", []string{"head\n", ""}, []string{"a\n|a\n", "head\n|", "b|b"}},
		{"split", "a; b\nc", []string{"; ", "\n"}, []string{"a; b\n|a\nb\n", "c|c"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := session(c.raw, c.pairs...)
			var got []string
			for _, r := range rowsOf(s) {
				got = append(got, s.Raw().Slice(r.Raw)+"|"+s.Mapping().Slice(r.Clean))
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

// TestAnyHistoryUndone: whatever the reader does, rows tile both texts, and
// undoing everything gives the state at the start.
func TestAnyHistoryUndone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.StringOfN(rapid.RuneFrom([]rune("ab \né’")), 0, 60, -1).Draw(t, "raw")
		s := session(raw, "a", "X", "b ", "", "\n", " ", "é", "e\n")
		before := s.Mapping().String()
		rng := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1))
		steps := rapid.IntRange(0, 30).Draw(t, "steps")
		for range steps {
			s.Rows()
			randomAct(s, rng)
			checkRows(t, s)
			anew := &Session{Review: &Review{Text: s.Text, policy: s.policy}}
			anew.derived.list(anew.Review, s.repairs, s.verdicts)
			if d := differs(s, anew); d != "" {
				t.Fatal(d)
			}
		}
		after := s.Mapping().String()
		n := 0
		for {
			if _, ok := s.History().Undo(); !ok {
				break
			}
			n++
		}
		if got := s.Mapping().String(); got != before {
			t.Fatalf("undo all: %q, want %q", got, before)
		}
		for range n {
			s.History().Redo()
		}
		if got := s.Mapping().String(); got != after {
			t.Fatalf("redo all: %q, want %q", got, after)
		}
		all := make([]int, len(s.Repairs()))
		for i := range all {
			all[i] = i
		}
		s.Decide(all, repair.Decision{State: repair.Rejected}, "")
		if got := s.Mapping().String(); got != raw {
			t.Fatalf("reject all: %q, want the raw text %q", got, raw)
		}
	})
}

func randomAct(s *Session, rng *rand.Rand) {
	clean := s.Mapping().String()
	switch n := len(s.Repairs()); rng.IntN(5) {
	case 0, 1:
		if n > 0 {
			s.Decide([]int{rng.IntN(n)}, repair.Decision{State: repair.State(rng.IntN(3))}, "")
		}
	case 2:
		if n > 0 {
			s.Decide([]int{rng.IntN(n)}, repair.Decision{State: repair.Edited, Text: "Z\n"}, "")
		}
	case 3:
		edges := []int{}
		for i := 0; i <= len(clean); i++ {
			if text.IsEdge(clean, i) {
				edges = append(edges, i)
			}
		}
		a, b := edges[rng.IntN(len(edges))], edges[rng.IntN(len(edges))]
		want := clean[:min(a, b)] + "q" + clean[max(a, b):]
		if err := s.Edits().Replace(text.Span{Start: min(a, b), End: max(a, b)}, "q"); err != nil {
			panic(err)
		}
		if got := s.Mapping().String(); got != want {
			panic("edit gave " + got + " want " + want)
		}
	case 4:
		s.Notes().Add(annotate.Annotation{Span: text.Span{End: min(1, s.Raw().Len())}})
	}
}

func checkRows(t *rapid.T, s *Session) {
	var raw, clean strings.Builder
	for _, r := range rowsOf(s) {
		raw.WriteString(s.Raw().Slice(r.Raw))
		clean.WriteString(s.Mapping().Slice(r.Clean))
	}
	if raw.String() != s.Raw().Text() || clean.String() != s.Mapping().String() {
		t.Fatalf("rows do not tile the texts: %q / %q", raw.String(), clean.String())
	}
}

// TestDetectionAfterAnEdit lets a run of detection end after the reader edited
// the text: what it proposes across the edit's edge sleeps.
func TestDetectionAfterAnEdit(t *testing.T) {
	s := session("the refresh- ments came")
	if err := s.Edits().Replace(text.Span{Start: 13, End: 18}, "MENTS"); err != nil {
		t.Fatal(err)
	}
	s.Detection().Set([]repair.Repair{{
		Span: text.Span{Start: 11, End: 14}, Replacement: "m", Grounds: &repair.Grounds{Rule: "test.word", Confidence: 0.95},
	}})
	if got := s.Mapping().String(); got != "the refresh- MENTS came" {
		t.Errorf("%q", got)
	}
	if !s.Sleeps(0) || s.Sleeps(1) {
		t.Errorf("asleep: proposal %v, edit %v", s.Sleeps(0), s.Sleeps(1))
	}
	s.History().Undo()
	if got := s.Mapping().String(); got != "the refreshments came" {
		t.Errorf("edit undone: %q", got)
	}
}
