package editor

import (
	"bytes"
	"context"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emend/editor/annotate"
	"emend/editor/decisions"
	"emend/editor/detect"
	"emend/editor/repair"
	"emend/editor/text"
)

// none has no rule looked for: the tests propose by themselves.
func none(*detect.Detector) bool { return false }

// queue is a post that collects, to be run by the test as the owner would.
type queue chan func()

func (q queue) post(f func()) { q <- f }

// until runs what is posted until done says so.
func (q queue) until(done *bool) {
	for !*done {
		(<-q)()
	}
}

// The raw file is replaced by another edition: what was decided, edited and
// noted comes along to where its words stand now, and what has no place is
// told, not dropped.
func TestRenew(t *testing.T) {
	const lost = "A line that the other edition will not have, tho cat in it."
	first := "On the first page tho cat sat on the mat by the fire.\n" + lost + "\nOn the last page tho dog lay down at the door and slept.\n"
	s, path := opened(t, first)
	s.SetAuthor("Ada")
	s.Decide([]int{0, 1, 2}, repair.Decision{State: repair.Accepted}, "")
	at := strings.Index(s.Mapping().String(), "slept")
	if err := s.Edits().Replace(text.Span{Start: at, End: at + 5}, "snored"); err != nil {
		t.Fatal(err)
	}
	s.Notes().Add(annotate.Annotation{Span: spanOf(first, "the door"), Body: "which?"})
	s.Notes().Add(annotate.Annotation{Span: spanOf(first, "other edition will not have"), Body: "lost"})
	if st, err := CheckSource(s.Source()); err != nil || st.Kind != SourceSame {
		t.Fatalf("%+v, %v", st, err)
	}

	second := "A preface.\n\n" + strings.Replace(first, lost+"\n", "", 1)
	if err := os.WriteFile(path, []byte(second), 0o600); err != nil {
		t.Fatal(err)
	}
	st, err := CheckSource(s.Source())
	if err != nil || st.Kind != SourceChanged || s.Project().SourceKept(st.SHA256) {
		t.Fatalf("%+v, %v", st, err)
	}
	owner := make(queue, 8)
	var next *Session
	var outcomes []decisions.Outcome
	done := false
	s.Renew(context.Background(), none, owner.post, func(n *Session, o []decisions.Outcome, err error) {
		if err != nil {
			t.Error(err)
		}
		next, outcomes, done = n, o, true
	})
	owner.until(&done)
	t.Cleanup(func() { next.Close() })

	want := strings.ReplaceAll(strings.Replace(second, "slept", "snored", 1), "tho ", "the ")
	if got := next.Mapping().String(); got != want || next.Raw().Text() != second {
		t.Errorf("renewed: %q, want %q", got, want)
	}
	count := func(f decisions.Fate) int { return decisions.Count(outcomes, f) }
	if count(decisions.Moved) != 4 || count(decisions.Stale) != 2 || len(outcomes) != 6 {
		t.Errorf("%d moved, %d stale of %d", count(decisions.Moved), count(decisions.Stale), len(outcomes))
	}
	notes := next.Notes().List()
	orphans := annotate.List(notes, annotate.Filter{Orphans: true}, annotate.ByPlace)
	if len(notes) != 2 || len(orphans) != 1 || orphans[0].Body != "lost" {
		t.Errorf("notes %+v", notes)
	}
	next.History().Undo()
	if len(next.Notes().List()) != 0 || next.Mapping().String() != second {
		t.Errorf("undone: %q", next.Mapping().String())
	}
	next.History().Redo()
	if got := next.Mapping().String(); got != want {
		t.Errorf("done again: %q, want %q", got, want)
	}
	if s.Raw().Text() != first || len(s.Notes().List()) != 2 {
		t.Error("the review it came from was changed")
	}
}

func spanOf(s, words string) text.Span {
	at := strings.Index(s, words)
	return text.Span{Start: at, End: at + len(words)}
}

// A reader who goes on with the text as it was is not asked again for the same
// bytes.
func TestKeepSource(t *testing.T) {
	s, path := opened(t, fourThos)
	s.Project().SetView(map[string]string{"row": "7"})
	s.Project().KeepSource("abc")
	named := filepath.Join(filepath.Dir(path), "kept.emend")
	if err := s.Project().Save(named, false); err != nil {
		t.Fatal(err)
	}
	s.Close()
	s = reopened(t, named)
	if !s.Project().SourceKept("abc") || s.Project().SourceKept("abd") || s.Project().View()["row"] != "7" {
		t.Errorf("view %v", s.Project().View())
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if st, err := CheckSource(s.Source()); err != nil || st.Kind != SourceGone {
		t.Errorf("%+v, %v", st, err)
	}
}

// An orphan is put on a place by hand, and that can be undone.
func TestAttachNote(t *testing.T) {
	s := session(fourThos, "tho", "the")
	n := annotate.Annotation{ID: "lost", Span: text.Span{Start: 900, End: 903}, Orphan: true, Quote: annotate.Quote{Exact: "tho cow", Prefix: "a dog and "}}
	set := &decisions.Set{Notes: []annotate.Annotation{n}}
	set.Source.SHA256 = "of another text"
	set.Notes[0].Quote.Exact = "the brown cow there"
	if _, err := s.Exchange().Apply(context.Background(), set); err != nil {
		t.Fatal(err)
	}
	if !s.Notes().List()[0].Orphan {
		t.Fatalf("%+v is no orphan", s.Notes().List()[0])
	}
	at := spanOf(fourThos, "tho cow")
	if s.Notes().Attach("lost", text.Span{Start: 0, End: len(fourThos) + 1}) || s.Notes().Attach("no such", at) {
		t.Error("attached where it cannot be")
	}
	if !s.Notes().Attach("lost", at) {
		t.Fatal("not attached")
	}
	if got := s.Notes().List()[0]; got.Orphan || got.Span != at || got.Quote.Exact != "tho cow" {
		t.Errorf("%+v", got)
	}
	s.History().Undo()
	if !s.Notes().List()[0].Orphan {
		t.Error("attaching was not undone")
	}
}

func TestOccurrencesInEitherPane(t *testing.T) {
	s := session("tho cat, the cat, tho cat", "tho", "the")
	if got := s.Notes().Occurrences(text.Span{End: 3}, false); len(got) != 2 {
		t.Errorf("raw: %v", got)
	}
	got := s.Notes().Occurrences(text.Span{End: 7}, true)
	if !slices.Equal(got, []text.Span{{Start: 0, End: 7}, {Start: 9, End: 16}, {Start: 18, End: 25}}) {
		t.Errorf("cleaned: %v", got)
	}
	notes := make([]annotate.Annotation, len(got))
	for i := range got {
		notes[i].Span = got[i]
	}
	s.Notes().AddAll(notes)
	if n := s.Notes().DeleteAll([]string{s.Notes().List()[0].ID, s.Notes().List()[2].ID, "none"}); n != 2 || len(s.Notes().List()) != 1 {
		t.Errorf("%d deleted, %d left", n, len(s.Notes().List()))
	}
	s.History().Undo()
	if len(s.Notes().List()) != 3 {
		t.Errorf("%d notes after undo", len(s.Notes().List()))
	}
}

// Two readers of one text: what one decided comes to the other, what they see
// otherwise is a list, and each conflict can be settled either way.
func TestReview(t *testing.T) {
	raw := strings.Repeat("tho cat sat. ", 10) + "The end of it all."
	mine, theirs := session(raw, "tho", "the"), session(raw, "tho", "the")
	mine.source.SHA256, theirs.source.SHA256 = mine.raw.SHA256(), theirs.raw.SHA256()
	theirs.SetAuthor("Bea")
	accept, reject := repair.Decision{State: repair.Accepted}, repair.Decision{State: repair.Rejected}
	mine.Decide([]int{0, 1, 2, 3}, accept, "")
	mine.Decide([]int{4, 5}, reject, "")
	theirs.Decide([]int{0, 1, 2}, accept, "")
	theirs.Decide([]int{3, 4}, reject, "")
	theirs.Decide([]int{5}, repair.Decision{State: repair.Edited, Text: "thou"}, "")
	theirs.Decide([]int{6, 7}, accept, "")
	for s, words := range map[*Session]string{mine: "everything", theirs: "us"} {
		at := strings.Index(s.Mapping().String(), "all")
		if err := s.Edits().Replace(text.Span{Start: at, End: at + 3}, words); err != nil {
			t.Fatal(err)
		}
	}
	theirs.Notes().Add(annotate.Annotation{Span: spanOf(raw, "end"), Body: "mine"})

	var log bytes.Buffer
	if err := theirs.Exchange().Decided().Write(&log); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "bea.jsonl")
	if err := os.WriteFile(file, log.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	set, err := ReadDecisions(context.Background(), file)
	if err != nil {
		t.Fatal(err)
	}
	before := mine.Mapping().String()
	r, err := mine.Conflicts().Merge(context.Background(), set)
	if err != nil {
		t.Fatal(err)
	}
	all := r.Rules[0]
	if all.Both != 6 || all.Agreed != 4 || all.OnlyA != 0 || all.OnlyB != 2 || math.IsNaN(all.Kappa) {
		t.Errorf("agreement %+v", all)
	}
	if len(r.Conflicts) != 3 || r.Conflicts[0].Author != "Bea" || r.Conflicts[2].EditTheirs == nil {
		t.Fatalf("conflicts %+v", r.Conflicts)
	}
	for _, c := range r.Conflicts {
		if _, ok := mine.IndexOf(c.Ref); !ok {
			t.Errorf("%+v is not to be found in the queue", c)
		}
	}
	if mine.Decision(6).State != repair.Accepted || len(mine.Notes().List()) != 1 || mine.Decision(3).State != repair.Accepted {
		t.Error("what only they decided did not come in, or mine did not stay")
	}
	if n := mine.Conflicts().TakeTheirs(r.Conflicts); n != 3 {
		t.Errorf("%d taken", n)
	}
	if got, want := mine.Mapping().String(), theirs.Mapping().String(); got != want {
		t.Errorf("taken: %q, want %q", got, want)
	}
	mine.History().Undo()
	mine.History().Undo()
	if got := mine.Mapping().String(); got != before || len(mine.Notes().List()) != 0 {
		t.Errorf("undone: %q, want %q", got, before)
	}
}

// What happens while places are looked for is not overrun: it is looked again.
func TestBringInWhileDeciding(t *testing.T) {
	s, other := session(fourThos, "tho", "the"), session(fourThos, "tho", "the")
	other.Decide([]int{0, 1}, repair.Decision{State: repair.Rejected}, "")
	owner := make(queue, 8)
	done := false
	s.Exchange().BringIn(context.Background(), other.Exchange().Decided(), owner.post, func(o []decisions.Outcome, err error) {
		done = true
		if err != nil || decisions.Count(o, decisions.Applied) != 1 || decisions.Count(o, decisions.Conflicting) != 1 {
			t.Errorf("%+v, %v", o, err)
		}
	})
	s.Decide([]int{0}, repair.Decision{State: repair.Accepted}, "")
	owner.until(&done)
	if s.Decision(0).State != repair.Accepted || s.Decision(1).State != repair.Rejected {
		t.Errorf("%v, %v", s.Decision(0), s.Decision(1))
	}
}

// A decision on a repair that detection no longer proposes comes back with
// redo, and is gone again with undo.
func TestRedoOutlivesRules(t *testing.T) {
	s := session(fourThos, "tho", "the")
	s.Decide([]int{0}, repair.Decision{State: repair.Accepted}, "")
	s.History().Undo()
	s.Detection().Set(nil)
	s.History().Redo()
	if got := s.Mapping().String(); got != "the cat, tho dog, tho hen, tho cow" {
		t.Errorf("redone: %q", got)
	}
	s.History().Undo()
	if got := s.Mapping().String(); got != fourThos || len(s.Repairs()) != 0 {
		t.Errorf("undone: %q", got)
	}
}

func TestOpenSalvaged(t *testing.T) {
	s, path := opened(t, fourThos+strings.Repeat(" and so on", 9000))
	work(t, s)
	named := filepath.Join(filepath.Dir(path), "n.emend")
	if err := s.Project().Save(named, false); err != nil {
		t.Fatal(err)
	}
	s.Close()
	whole, err := os.ReadFile(named)
	if err != nil {
		t.Fatal(err)
	}
	cut := whole[:len(whole)-len(whole)/3]
	if err := os.WriteFile(named, cut, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenFile(named, nil); err == nil {
		t.Fatal("a project cut short was opened")
	}
	got, report, err := OpenSalvaged(named, "", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { got.Close() })
	if report.Entries != 7 || report.LogCut || filepath.Base(got.Project().Saved().Path) != "n salvaged.emend" {
		t.Errorf("%+v in %s", report, got.Project().Saved().Path)
	}
	if now, _ := os.ReadFile(named); !bytes.Equal(now, cut) {
		t.Error("the damaged file was touched")
	}
	if got.Raw().Text() != s.Raw().Text() || len(got.Notes().List()) != 1 {
		t.Error("the text or a note is missing")
	}
}

// A working project that was damaged is brought back by itself when its text
// is opened, and the reader is told.
func TestDamagedWorkingProjectGoesOn(t *testing.T) {
	s, path := opened(t, fourThos+strings.Repeat(" and so on", 9000))
	work(t, s)
	want := s.Mapping().String()
	project := s.Project().Saved().Path
	s.Close()
	for _, damage := range []func([]byte) []byte{
		func(b []byte) []byte { return b[:len(b)-9000] },
		func(b []byte) []byte { // inside the raw text, noticed only when it is read
			at := bytes.Index(b, []byte("and so on and"))
			b[at] ^= 1
			return b
		},
	} {
		b, err := os.ReadFile(project)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(project, damage(b), 0o600); err != nil {
			t.Fatal(err)
		}
		s = reopened(t, path)
		var aside interface{ Unwrap() error }
		if n := s.Project().Notice(); n == nil || !errors.As(n, &aside) || !strings.Contains(n.Error(), ".damaged-") {
			t.Errorf("notice: %v", n)
		}
		s.Detection().Set(session(fourThos, "tho", "the").detected)
		if got := s.Mapping().String(); got != want {
			t.Errorf("%q, want %q", got[:40], want[:40])
		}
		s.Close()
	}
}

// A second reader had another edition: their word is placed on this one before
// the two are compared.
func TestReviewOfAnotherEdition(t *testing.T) {
	raw := "On the first page tho cat sat on the mat. On the last page tho dog lay down at the door."
	mine := session(raw, "tho", "the")
	theirs := session("A preface that only they have. "+raw, "tho", "the")
	mine.source.SHA256, theirs.source.SHA256 = mine.raw.SHA256(), theirs.raw.SHA256()
	mine.Decide([]int{0}, repair.Decision{State: repair.Accepted}, "")
	theirs.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	theirs.Decide([]int{1}, repair.Decision{State: repair.Rejected}, "")
	r, err := mine.Conflicts().Merge(context.Background(), theirs.Exchange().Decided())
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Conflicts) != 1 || r.Conflicts[0].Ref != mine.Repairs()[0].Ref() || mine.Decision(1).State != repair.Rejected {
		t.Errorf("conflicts %+v, the other is %v", r.Conflicts, mine.Decision(1))
	}
	if a := r.Rules[0]; a.Both != 1 || a.Agreed != 0 || a.OnlyB != 1 || decisions.Count(r.Outcomes, decisions.Moved) != 1 {
		t.Errorf("%+v, %+v", a, r.Outcomes)
	}
}
