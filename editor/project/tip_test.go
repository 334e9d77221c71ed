package project

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"emend/editor/annotate"
	"emend/editor/repair"
)

func someTip() *Tip {
	return &Tip{
		Held: someRepairs()[:1], Notes: []annotate.Annotation{{ID: "n", Body: "why?"}},
		Decided: []Standing{{Index: 2, Start: 9, Decision: repair.Decision{State: repair.Edited, Text: "thou"}}}, Undo: "Note",
	}
}

func TestTipPacksAndUnpacks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := &Tip{
			Held: rapid.SliceOfN(anyRepair, 0, 3).Draw(t, "held"), Edits: rapid.SliceOfN(anyRepair, 0, 3).Draw(t, "edits"),
			Notes: rapid.SliceOfN(anyNote, 0, 3).Draw(t, "notes"), Undo: anyString.Draw(t, "undo"), Redo: anyString.Draw(t, "redo"),
			Conflicts: rapid.SliceOfN(anyConflict, 0, 3).Draw(t, "conflicts"),
		}
		for range rapid.IntRange(0, 2).Draw(t, "named") {
			want.Named = append(want.Named, Named{rapid.Int64Range(1, 9).Draw(t, "id"), Naming{anyString.Draw(t, "name"), rapid.Bool().Draw(t, "hidden")}})
		}
		index := 0
		for range rapid.IntRange(0, 4).Draw(t, "decided") {
			index += rapid.IntRange(0, 1000).Draw(t, "step")
			want.Decided = append(want.Decided, Standing{index, rapid.IntRange(0, 1<<40).Draw(t, "start"), anyDecision.Draw(t, "decision")})
		}
		got := new(Tip)
		if err := got.unpack(packTip(want)); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	})
}

// The state beside the log is given only while the log ends where it was made,
// with the repairs it was made with, and whole; else the log is.
func TestTipOnlyWhileItHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.emend")
	f := mustCreate(t, path)
	tip := func() *Tip {
		t.Helper()
		st := mustLoad(t, f)
		if st.LogSize != f.last || st.Tip == nil && int64(len(st.Log)) != f.last {
			t.Fatalf("%d entries of %d", len(st.Log), st.LogSize)
		}
		log, err := f.Log(context.Background())
		if err != nil || int64(len(log)) != f.last {
			t.Fatalf("%d entries, %v", len(log), err)
		}
		return st.Tip
	}
	keep := func() {
		t.Helper()
		if err := f.SetTip(someTip()); err != nil {
			t.Fatal(err)
		}
	}
	mustAppend(t, f, &Entry{Kind: Did, Act: someAct()})
	if tip() != nil {
		t.Error("a state that nobody kept")
	}
	keep()
	if d := cmp.Diff(someTip(), tip(), cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	mustAppend(t, f, &Entry{Kind: Undone})
	if tip() != nil {
		t.Error("a state of an earlier entry")
	}
	keep()
	if _, err := f.SetRepairs(Generation{}, someRepairs()); err != nil {
		t.Fatal(err)
	}
	if tip() != nil {
		t.Error("a state with other repairs")
	}
	keep()
	bad := packTip(someTip())
	bad[len(bad)/2] ^= 1
	if err := f.store.exec(context.Background(), "UPDATE tip SET body = ?", bad); err != nil {
		t.Fatal(err)
	}
	if tip() != nil {
		t.Error("a damaged state")
	}
	keep()
	away := path + ".away"
	if err := os.Rename(path, away); err != nil {
		t.Fatal(err)
	}
	if err := f.Append(&Entry{Kind: Redone}); err == nil || tip() != nil {
		t.Error("a state of an earlier entry, with one in memory")
	}
	if err := os.Rename(away, path); err != nil {
		t.Fatal(err)
	}
}

// A project without the table of the state beside the log opens, for reading
// only too, and holds what it held; where it can be written, the table is made.
func TestProjectWithoutTipTableOpens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.emend")
	f := mustCreate(t, path)
	mustAppend(t, f, &Entry{Kind: Did, Act: someAct()})
	if err := f.store.exec(context.Background(), "DROP TABLE tip"); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o400); err != nil {
		t.Fatal(err)
	}
	if st := reopened(t, path); st.LogSize != 1 || len(st.Log) != 1 {
		t.Errorf("read only: %d entries, %d read", st.LogSize, len(st.Log))
	}
	if err := os.Chmod(path, 0o600); err != nil {
		t.Fatal(err)
	}
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if st := mustLoad(t, f); len(st.Log) != 1 {
		t.Errorf("%d entries", len(st.Log))
	}
	if err := f.SetTip(someTip()); err != nil {
		t.Error(err)
	}
}
