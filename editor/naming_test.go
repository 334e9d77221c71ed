package editor

import (
	"testing"

	"emend/editor/repair"
)

// listed are the names in the list of versions.
func listed(s *Session) (names string) {
	for _, v := range s.Versions().List() {
		names += v.Name + ";"
	}
	return names
}

// A version gets another name or leaves the list, each undone and redone like
// any act, and after reopening the list is the same, from the log as from the
// state beside it. What it names can still be brought back.
func TestVersionsAreRenamedAndDeleted(t *testing.T) {
	s, _ := opened(t, fourThos)
	work(t, s)
	first, err := s.Versions().Keep("first")
	if err != nil {
		t.Fatal(err)
	}
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "reject")
	second, err := s.Versions().Keep("second")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Versions().Rename(first.ID, " draft "); err != nil {
		t.Fatal(err)
	}
	if err := s.Versions().Delete(second.ID); err != nil {
		t.Fatal(err)
	}
	if s.Versions().Rename(first.ID, "  ") == nil || s.Versions().Rename(99, "x") == nil || s.Versions().Delete(99) == nil {
		t.Error("a version without a name, or one that is not there, was changed")
	}
	steps := []string{"draft;", "draft;second;", "first;second;"}
	for i, want := range steps {
		if got := listed(s); got != want {
			t.Errorf("after %d times Undo: %s", i, got)
		}
		if again := reopened(t, crashedCopy(t, s)); listed(again) != want {
			t.Errorf("killed after %d times Undo: %s", i, listed(again))
		}
		if i < len(steps)-1 {
			s.History().Undo()
		}
	}
	s.History().Redo()
	s.History().Redo()
	path := s.Project().Saved().Path
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, path)
	if again.kept.tip == 0 || listed(again) != "draft;" {
		t.Fatalf("reopened: %s", listed(again))
	}
	if label, ok := again.History().Undo(); !ok || label != "Delete version “second”" || listed(again) != "draft;second;" {
		t.Errorf("%q, %s", label, listed(again))
	}
	if n, err := again.Versions().Restore(again.Versions().List()[0]); err != nil || n == 0 || listed(again) != "draft;second;" {
		t.Errorf("restored %d, %v, %s", n, err, listed(again))
	}
}
