package editor

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"emend/editor/repair"
)

// crashedCopy is the project as a crash would leave it at this moment.
func crashedCopy(t *testing.T, s *Session) string {
	t.Helper()
	if err := s.kept.journal.sync(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "crashed.emend")
	data, err := os.ReadFile(s.Project().Saved().Path)
	if err == nil {
		err = os.WriteFile(path, data, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// unsettled is how many conflicts are left to be looked at.
func unsettled(s *Session) (n int) {
	for i := range s.Conflicts().List() {
		if !s.Conflicts().Settled(&s.Conflicts().List()[i]) {
			n++
		}
	}
	return n
}

// The conflicts of a merge outlive a crash and reopening, with what was settled
// of them; each settling is undone and redone; another merge puts others in
// their place, and taking the merge back takes them with it.
func TestConflictsAreKept(t *testing.T) {
	mine, _ := opened(t, fourThos)
	theirs := session(fourThos, "tho", "the")
	mine.Decide([]int{0, 1, 2}, repair.Decision{State: repair.Accepted}, "a")
	theirs.Decide([]int{0, 1, 2}, repair.Decision{State: repair.Rejected}, "r")
	merge := func() {
		t.Helper()
		if _, err := mine.Conflicts().Merge(context.Background(), theirs.Exchange().Decided()); err != nil {
			t.Fatal(err)
		}
	}
	merge()
	mine.Conflicts().Keep(mine.Conflicts().List()[0])
	mine.Conflicts().TakeTheirs(mine.Conflicts().List()[1:2])
	if len(mine.Conflicts().List()) != 3 || unsettled(mine) != 1 {
		t.Fatalf("%d of %d not settled", unsettled(mine), len(mine.Conflicts().List()))
	}
	same := func(how string, s *Session) {
		t.Helper()
		if d := cmp.Diff(mine.Conflicts().List(), s.Conflicts().List()); d != "" || unsettled(s) != unsettled(mine) {
			t.Errorf("%s: %d not settled; %s", how, unsettled(s), d)
		}
	}
	same("killed", reopened(t, crashedCopy(t, mine)))
	path := mine.Project().Saved().Path
	if err := mine.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, path)
	same("closed", again)

	mine = again
	mine.History().Undo()
	mine.History().Undo()
	if unsettled(mine) != 3 {
		t.Errorf("after Undo %d", unsettled(mine))
	}
	mine.History().Redo()
	if unsettled(mine) != 2 {
		t.Errorf("after Redo %d", unsettled(mine))
	}
	theirs.Decide([]int{2}, repair.Decision{State: repair.Accepted}, "a")
	merge()
	if len(mine.Conflicts().List()) != 2 || unsettled(mine) != 2 {
		t.Errorf("after another merge %d of %d", unsettled(mine), len(mine.Conflicts().List()))
	}
	same("killed after another merge", reopened(t, crashedCopy(t, mine)))
	for range 2 {
		mine.History().Undo()
	}
	if unsettled(mine) != 3 {
		t.Errorf("the merge before is not back: %d", unsettled(mine))
	}
	mine.History().Undo()
	if len(mine.Conflicts().List()) != 0 {
		t.Errorf("the merge is undone and left %d", len(mine.Conflicts().List()))
	}
}
