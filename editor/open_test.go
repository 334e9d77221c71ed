package editor

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"
)

// opened opens a text file with the given content in a data folder of the
// test's own, with tho → the proposed everywhere.
func opened(t *testing.T, raw string) (s *Session, path string) {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("EMEND_DATA", filepath.Join(dir, "data"))
	path = filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	s = reopened(t, path)
	s.Detection().Set(session(raw, "tho", "the").detected)
	return s, path
}

func reopened(t *testing.T, path string) *Session {
	t.Helper()
	s, err := OpenFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// work does one of everything.
func work(t *testing.T, s *Session) {
	t.Helper()
	s.Decide([]int{0}, repair.Decision{State: repair.Accepted}, "")
	s.Decide([]int{1}, repair.Decision{State: repair.Rejected, Reason: "Scots"}, "")
	s.Decide([]int{2}, repair.Decision{State: repair.Edited, Text: "thou"}, "")
	at := strings.Index(s.Mapping().String(), "cat")
	if err := s.Edits().Replace(text.Span{Start: at, End: at + 3}, "kitten"); err != nil {
		t.Fatal(err)
	}
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 4, End: 7}, Body: "which cat?", Tags: []string{"query"}})
	s.Decide([]int{mustIndex(t, s, 3)}, repair.Decision{State: repair.Accepted}, "")
	s.History().Undo()
}

// sameReview compares all that a reader could see of two sessions.
func sameReview(t *testing.T, got, want *Session) {
	t.Helper()
	if got.Mapping().String() != want.Mapping().String() {
		t.Errorf("cleaned text %q, want %q", got.Mapping().String(), want.Mapping().String())
	}
	for what, d := range map[string]string{
		"repairs": cmp.Diff(want.Repairs(), got.Repairs()),
		"states":  cmp.Diff(decisionsOf(want), decisionsOf(got)),
		"notes":   cmp.Diff(want.Notes().List(), got.Notes().List()),
	} {
		if d != "" {
			t.Errorf("%s: %s", what, d)
		}
	}
	a, aok := got.History().CanUndo()
	b, bok := want.History().CanUndo()
	if a != b || aok != bok {
		t.Errorf("undo offers %q, want %q", a, b)
	}
	if a, b := len(got.history.ledger.here().undone), len(want.history.ledger.here().undone); a != b {
		t.Errorf("%d acts to redo, want %d", a, b)
	}
}

const fourThos = "tho cat, tho dog, tho hen, tho cow"

func TestReopenWithoutSaving(t *testing.T) {
	s, path := opened(t, fourThos)
	work(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, path)
	sameReview(t, again, s)
	if again.Detection().Needed() {
		t.Error("the proposals are there and yet asked for again")
	}
	again.History().Redo()
	if again.Decision(mustIndex(t, again, 3)).State != repair.Accepted {
		t.Error("redo after reopening does nothing")
	}
}

// mustIndex is the index of the n-th proposal of the rule test.word.
func mustIndex(t *testing.T, s *Session, n int) int {
	t.Helper()
	for i := range s.repairs {
		if s.repairs[i].Rule == "test.word" {
			if n == 0 {
				return i
			}
			n--
		}
	}
	t.Fatal("no such repair")
	return 0
}

func TestSaveAndReopen(t *testing.T) {
	s, path := opened(t, fourThos)
	work(t, s)
	saved := filepath.Join(filepath.Dir(path), "letter.emend")
	if err := s.Project().Save(saved, false); err != nil {
		t.Fatal(err)
	}
	if st := s.Project().Saved(); st.Working || st.Err != nil || filepath.Base(st.Path) != "letter.emend" {
		t.Errorf("after saving: %+v", st)
	}
	s.Decide([]int{mustIndex(t, s, 3)}, repair.Decision{State: repair.Rejected}, "")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sameReview(t, reopened(t, saved), s)
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), "data", "working", "*.emend")); len(left) > 0 {
		t.Errorf("the working project is left over: %v", left)
	}
}

func TestSaveOverwritesOnlyWhenTold(t *testing.T) {
	s, path := opened(t, fourThos)
	there := filepath.Join(filepath.Dir(path), "there.emend")
	if err := os.WriteFile(there, []byte("precious"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Project().Save(there, false); err == nil {
		t.Error("a file that was there was replaced")
	}
	if data, _ := os.ReadFile(there); string(data) != "precious" {
		t.Errorf("the file that was there is now %q", data)
	}
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	if s.Project().Saved().Err != nil {
		t.Errorf("after a save that failed nothing is kept any more: %v", s.Project().Saved().Err)
	}
}

func TestVersions(t *testing.T) {
	s, _ := opened(t, fourThos)
	work(t, s)
	before := s.Mapping().String()
	v, err := s.Versions().Keep("first reading")
	if err != nil {
		t.Fatal(err)
	}
	all := []int{}
	for i := range s.Repairs() {
		all = append(all, i)
	}
	s.Decide(all, repair.Decision{State: repair.Rejected}, "")
	s.Notes().Delete(s.Notes().List()[0].ID)
	then, err := s.Versions().At(v)
	if err != nil {
		t.Fatal(err)
	}
	if got := then.Mapping().String(); got != before || len(then.Notes().List()) != 1 {
		t.Errorf("the version reads %q with %d notes, want %q with 1", got, len(then.Notes().List()), before)
	}
	after := s.Mapping().String()
	if _, err := s.Versions().Restore(v); err != nil {
		t.Fatal(err)
	}
	if got := s.Mapping().String(); got != before || len(s.Notes().List()) != 1 {
		t.Errorf("restored: %q with %d notes, want %q with 1", got, len(s.Notes().List()), before)
	}
	s.History().Undo()
	if got := s.Mapping().String(); got != after || len(s.Notes().List()) != 0 {
		t.Errorf("restoring undone: %q with %d notes, want %q with none", got, len(s.Notes().List()), after)
	}
}

func TestDecisionsOutliveRules(t *testing.T) {
	s, path := opened(t, fourThos)
	s.Decide([]int{0}, repair.Decision{State: repair.Accepted}, "")
	s.Detection().Set(nil)
	if got := s.Mapping().String(); got != "the cat, tho dog, tho hen, tho cow" {
		t.Errorf("after new rules: %q", got)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	sameReview(t, reopened(t, path), s)
}

func TestOpenErrorsNameTheFile(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("EMEND_DATA", dir)
	if _, err := OpenFile(filepath.Join(dir, "missing.txt"), nil); err == nil || !strings.Contains(err.Error(), "missing.txt") {
		t.Errorf("error: %v", err)
	}
	torn := filepath.Join(dir, "torn.emend")
	if err := os.WriteFile(torn, append(sqliteMagic, "and nothing more"...), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenFile(torn, nil); err == nil || !strings.Contains(err.Error(), "torn.emend") {
		t.Errorf("error: %v", err)
	}
}

func TestOpenInAnotherEncoding(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("EMEND_DATA", dir)
	path := filepath.Join(dir, "old.txt")
	if err := os.WriteFile(path, []byte("caf\x82"), 0o600); err != nil { // é in code page 850
		t.Fatal(err)
	}
	reopened(t, path).Close()
	s, err := OpenFileAs(path, "ibm850", nil)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Raw().Text(); got != "café" {
		t.Errorf("read %q", got)
	}
	s.Notes().Add(annotate.Annotation{Span: text.Span{End: 2}})
	s.Close()
	if _, err := OpenFileAs(path, "windows-1252", nil); err == nil || !strings.Contains(err.Error(), "under review as ibm850") {
		t.Errorf("a review with a note was given up: %v", err)
	}
	again := reopened(t, path)
	if again.Raw().Text() != "café" || len(again.Notes().List()) != 1 {
		t.Errorf("the review reads %q with %d notes", again.Raw().Text(), len(again.Notes().List()))
	}
}
