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
	data, err := os.ReadFile(s.Saved().Path)
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
	for i := range ConflictsOf(s).List() {
		if !ConflictsOf(s).Settled(&ConflictsOf(s).List()[i]) {
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
		if _, err := mine.Review(context.Background(), theirs.Decided()); err != nil {
			t.Fatal(err)
		}
	}
	merge()
	ConflictsOf(mine).Keep(ConflictsOf(mine).List()[0])
	mine.TakeTheirs(ConflictsOf(mine).List()[1:2])
	if len(ConflictsOf(mine).List()) != 3 || unsettled(mine) != 1 {
		t.Fatalf("%d of %d not settled", unsettled(mine), len(ConflictsOf(mine).List()))
	}
	same := func(how string, s *Session) {
		t.Helper()
		if d := cmp.Diff(ConflictsOf(mine).List(), ConflictsOf(s).List()); d != "" || unsettled(s) != unsettled(mine) {
			t.Errorf("%s: %d not settled; %s", how, unsettled(s), d)
		}
	}
	same("killed", reopened(t, crashedCopy(t, mine)))
	path := mine.Saved().Path
	if err := mine.Close(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, path)
	same("closed", again)

	mine = again
	mine.Undo()
	mine.Undo()
	if unsettled(mine) != 3 {
		t.Errorf("after Undo %d", unsettled(mine))
	}
	mine.Redo()
	if unsettled(mine) != 2 {
		t.Errorf("after Redo %d", unsettled(mine))
	}
	theirs.Decide([]int{2}, repair.Decision{State: repair.Accepted}, "a")
	merge()
	if len(ConflictsOf(mine).List()) != 2 || unsettled(mine) != 2 {
		t.Errorf("after another merge %d of %d", unsettled(mine), len(ConflictsOf(mine).List()))
	}
	same("killed after another merge", reopened(t, crashedCopy(t, mine)))
	for range 2 {
		mine.Undo()
	}
	if unsettled(mine) != 3 {
		t.Errorf("the merge before is not back: %d", unsettled(mine))
	}
	mine.Undo()
	if len(ConflictsOf(mine).List()) != 0 {
		t.Errorf("the merge is undone and left %d", len(ConflictsOf(mine).List()))
	}
}
