package editor

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"emend/editor/export"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// decisionsOf are the decisions of a session as a list.
func decisionsOf(s *Session) []repair.Decision {
	out := make([]repair.Decision, len(s.Repairs()))
	for i := range out {
		out[i] = s.Decision(i)
	}
	return out
}

// longReview is a review of several thousand repairs: letters, line ends,
// insertions, deletions, and passages that hold others.
func longReview(rng *rand.Rand) *Session {
	var b strings.Builder
	var found []repair.Repair
	put := func(words, by, rule string, more int) {
		at := b.Len()
		b.WriteString(words)
		found = append(found, repair.Repair{
			Span: text.Span{Start: at, End: at + len(words) + more}, Replacement: by, Grounds: &repair.Grounds{Rule: repair.RuleID(rule), Confidence: float64(rng.IntN(100)) / 100, Group: repair.GroupKey(repair.RuleID(rule), words), Container: more > 0},
		})
	}
	inside := 0 // a passage ends there
	for range 4000 {
		b.WriteString([]string{"word ", "é ", "a\n", "\n", ""}[rng.IntN(5)])
		if b.Len() > inside && rng.IntN(60) == 0 {
			inside = b.Len() + 200
			put("P", "", "repeats.passage", 199)
		}
		switch rng.IntN(6) {
		case 0:
			put("tho", "the", "test.word", 0)
		case 1:
			put("\n", " ", "test.join", 0)
		case 2:
			put("", "+", "test.insert", 0)
		case 3:
			put("x\n", "", "test.delete", 0)
		}
	}
	b.WriteString(strings.Repeat("end ", 60))
	s := New(text.Decode([]byte(b.String())), record.Source{})
	s.Detection().Set(repair.Resolve(b.String(), found, func(repair.RuleID) int { return 0 }))
	return s
}

// TestDerivedIsAsMadeAnew: after any acts, what was brought up to date in parts
// is what is derived as a whole.
func TestDerivedIsAsMadeAnew(t *testing.T) {
	for seed := range uint64(4) {
		rng := rand.New(rand.NewPCG(seed, 8))
		s := longReview(rng)
		for step := range 60 {
			s.Rows()
			shape, asleep := s.Shape(), sleepers(s)
			what := actAtLength(s, rng)
			if s.Shape() == shape && !slices.Equal(sleepers(s), asleep) {
				t.Fatalf("seed %d, step %d, %s: others sleep, and the shape is the same", seed, step, what)
			}
			anew := &Session{Review: &Review{Text: s.Text, policy: s.policy}}
			anew.derived.list(anew.Review, s.repairs, s.verdicts)
			if d := differs(s, anew); d != "" {
				t.Fatalf("seed %d, step %d, %s: %s", seed, step, what, d)
			}
		}
	}
}

// TestEditsComeAndGo: after any edits, undone and done again, the list of repairs
// and what follows from it are as if they were made anew, and a list that was
// given to another goroutine is as it was.
func TestEditsComeAndGo(t *testing.T) {
	for seed := range uint64(3) {
		rng := rand.New(rand.NewPCG(seed, 9))
		s := longReview(rng)
		copied := 0
		for step := range 100 {
			s.Rows()
			var doc *export.Document
			var listed []repair.Repair
			if rng.IntN(4) == 0 {
				doc = s.Exchange().Document()
				listed = slices.Clone(doc.Repairs)
			}
			first := &s.repairs[0]
			what := editAnyhow(s, rng)
			if first != &s.repairs[0] {
				copied++
			}
			anew := &Session{Review: &Review{Text: s.Text, policy: s.policy}}
			anew.derived.list(anew.Review, joined(s.proposed(s.raw.Text()), s.edits), s.verdicts)
			if !reflect.DeepEqual(anew.repairs, s.repairs) {
				t.Fatalf("seed %d, step %d, %s: the list: %s", seed, step, what, cmp.Diff(anew.repairs, s.repairs))
			}
			if d := differs(s, anew); d != "" {
				t.Fatalf("seed %d, step %d, %s: %s", seed, step, what, d)
			}
			if doc != nil && !reflect.DeepEqual(doc.Repairs, listed) {
				t.Fatalf("seed %d, step %d, %s: a document has changed", seed, step, what)
			}
		}
		if copied > 60 {
			t.Errorf("seed %d: the list was copied %d times", seed, copied)
		}
	}
}

// editAnyhow edits, undoes, redoes and decides, and tells what.
func editAnyhow(s *Session, rng *rand.Rand) string {
	switch rng.IntN(8) {
	case 0, 1:
		s.History().Undo()
		return "undone"
	case 2:
		s.History().Redo()
		return "redone"
	case 3:
		i := rng.IntN(len(s.Repairs()))
		s.Decide([]int{i}, repair.Decision{State: repair.State(rng.IntN(3))}, "")
		return fmt.Sprintf("decided %d", i)
	case 4:
		if l, _, ok := s.History().UndoLater(0); ok {
			l.Work()
			editAnyhow(s, rng)
			l.Take()
			return "something, and undoing later"
		}
		return "nothing"
	}
	at := edgeIn(s.Mapping().String(), rng)
	if rng.IntN(10) == 0 {
		at = []int{0, s.Mapping().CleanLen()}[rng.IntN(2)]
	}
	length := rng.IntN(12)
	if rng.IntN(8) == 0 {
		length = rng.IntN(6000) // over many parts
	}
	_ = s.Edits().Replace(text.Span{Start: at, End: min(at+length, s.Mapping().CleanLen())}, []string{"", "q\n", "word"}[rng.IntN(3)])
	return fmt.Sprintf("edited %d at %d", length, at)
}

// sleepers are the repairs that sleep.
func sleepers(s *Session) (out []repair.Ref) {
	for i := range s.Repairs() {
		if s.Sleeps(i) {
			out = append(out, s.Repairs()[i].Ref())
		}
	}
	return out
}

// actAtLength does anything a reader could do and tells what.
func actAtLength(s *Session, rng *rand.Rand) string {
	n := len(s.Repairs())
	d := repair.Decision{State: repair.State(rng.IntN(3))}
	switch k := rng.IntN(12); k {
	case 0:
		from, step := rng.IntN(n), 1+rng.IntN(40)
		var many []int
		for i := from; i < n; i += step {
			many = append(many, i)
		}
		decideNowOrLater(s, many, d, rng)
		return fmt.Sprintf("decided %d from %d on", len(many), from)
	case 1:
		g := s.Groups().List()[rng.IntN(len(s.Groups().List()))]
		s.Decide(s.Groups().Members(g), d, "")
		return "decided the group " + g.Key
	case 2, 3:
		if l, _, ok := s.History().UndoLater(rng.IntN(9)); ok {
			l.Work()
			l.Take()
			return "undone later"
		}
		s.History().Undo()
		return "undone"
	case 4:
		if l, _, ok := s.History().RedoLater(rng.IntN(9)); ok {
			l.Work()
			l.Take()
			return "redone later"
		}
		s.History().Redo()
		return "redone"
	case 5, 6:
		at := edgeIn(s.Mapping().String(), rng)
		_ = s.Edits().Replace(text.Span{Start: at, End: min(at+rng.IntN(12), s.Mapping().CleanLen())}, "q\n")
		return fmt.Sprintf("edited at %d", at)
	case 7:
		s.SetPolicy(repair.Policy{Left: rng.IntN(2) == 0, Minimum: 0.5})
		return "another policy"
	case 8:
		s.Decide([]int{rng.IntN(n)}, repair.Decision{State: repair.Edited, Text: strings.Repeat("long line\n", rng.IntN(900))}, "")
		return "edited a wording"
	case 9:
		i := rng.IntN(n)
		s.Strings().Never(i)
		return fmt.Sprintf("never %d", i)
	default:
		i := rng.IntN(n)
		if k == 10 { // a passage wakes what it holds, or puts it to sleep
			i = max(0, slices.IndexFunc(s.Repairs()[i:], func(r repair.Repair) bool { return r.Container })) + i
		}
		s.Decide([]int{i}, d, "")
		return fmt.Sprintf("decided %d", i)
	}
}

// decideNowOrLater decides in one of the two ways.
func decideNowOrLater(s *Session, many []int, d repair.Decision, rng *rand.Rand) {
	if rng.IntN(2) == 0 {
		s.Decide(many, d, "")
		return
	}
	l := s.DecideLater(many, d, "")
	l.Work()
	l.Take()
}

// differs tells in what the derived of two sessions differ.
func differs(s, anew *Session) string {
	switch {
	case s.Tally() != anew.Tally():
		return cmp.Diff(anew.Tally(), s.Tally())
	case !slices.Equal(s.Containers(), anew.Containers()):
		return "the containers: " + cmp.Diff(anew.Containers(), s.Containers())
	case s.Mapping().String() != anew.Mapping().String():
		return "the cleaned text"
	case !slices.Equal(s.Groups().List(), anew.Groups().List()):
		return cmp.Diff(anew.Groups().List(), s.Groups().List())
	case !slices.Equal(piecesOf(s.Mapping()), piecesOf(anew.Mapping())):
		return "the pieces"
	case !slices.Equal(s.Rows().starts, anew.Rows().starts):
		return "rows: " + cmp.Diff(anew.Rows().starts, s.Rows().starts)
	}
	for i := range s.Repairs() {
		if s.Sleeps(i) != anew.Sleeps(i) {
			return fmt.Sprintf("repair %d sleeps: %v", i, s.Sleeps(i))
		}
	}
	return rowsDiffer(s)
}

// rowsDiffer holds what is told of rows one by one against what is told of all.
func rowsDiffer(s *Session) string {
	r := s.Rows()
	clean := 0
	for i, n := range r.CleanLens(0, r.Len()) {
		if row := r.Row(i); row.Clean != (text.Span{Start: clean, End: clean + n}) {
			return fmt.Sprintf("row %d is %+v, of length %d at %d", i, row, n, clean)
		}
		if n > 0 && r.AtClean(clean) != i || n > 1 && r.AtClean(clean+n-1) != i {
			return fmt.Sprintf("row %d is found at %d and %d", i, r.AtClean(clean), r.AtClean(clean+n-1))
		}
		clean += n
	}
	return ""
}

// TestLaterIsNotTaken: what was worked out for a state that has moved since is
// not taken, and changes nothing.
func TestLaterIsNotTaken(t *testing.T) {
	s := session("tho cat and tho dog", "tho", "the")
	l := s.DecideLater([]int{0, 1}, repair.Decision{State: repair.Rejected}, "")
	l.Work()
	s.Decide([]int{1}, repair.Decision{State: repair.Accepted}, "")
	if n, ok := l.Take(); ok || n != 0 {
		t.Errorf("taken: %d, %v", n, ok)
	}
	if got := s.Mapping().String(); got != "the cat and the dog" || len(s.History().Acts()) != 1 {
		t.Errorf("%q after %d acts", got, len(s.History().Acts()))
	}
	l = s.DecideLater([]int{0, 1}, repair.Decision{State: repair.Rejected}, "")
	l.Work()
	if n, ok := l.Take(); !ok || n != 2 || s.Mapping().String() != "tho cat and tho dog" {
		t.Errorf("%d, %v: %q", n, ok, s.Mapping())
	}
}
