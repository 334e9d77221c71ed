package project

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"emend/editor/annotate"
	"emend/editor/project/form"
	"emend/editor/record"
	"emend/editor/repair"
)

func someTip() *record.Tip {
	return &record.Tip{
		Held: someRepairs()[:1], Notes: []annotate.Annotation{{ID: "n", Body: "why?"}},
		Decided: []record.Standing{{Index: 2, Start: 9, Decision: repair.Decision{State: repair.Edited, Text: "thou"}}}, Undo: "Note",
	}
}

// The state beside the log is given only while the log ends where it was made,
// with the repairs it was made with, and whole; else the log is.
func TestTipOnlyWhileItHolds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.emend")
	f := mustCreate(t, path)
	tip := func() *record.Tip {
		t.Helper()
		st := mustLoad(t, f)
		if st.LogSize != f.tail.last || st.Tip == nil && int64(len(st.Log)) != f.tail.last {
			t.Fatalf("%d entries of %d", len(st.Log), st.LogSize)
		}
		log, err := f.Log(context.Background())
		if err != nil || int64(len(log)) != f.tail.last {
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
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
	if tip() != nil {
		t.Error("a state that nobody kept")
	}
	keep()
	if d := cmp.Diff(someTip(), tip(), cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
	mustAppend(t, f, &record.Entry{Kind: record.Undone})
	if tip() != nil {
		t.Error("a state of an earlier entry")
	}
	keep()
	if _, err := f.SetRepairs(record.Generation{}, someRepairs()); err != nil {
		t.Fatal(err)
	}
	if tip() != nil {
		t.Error("a state with other repairs")
	}
	keep()
	bad := form.PackTip(someTip())
	bad[len(bad)/2] ^= 1
	if err := f.link.conn.Exec(context.Background(), "UPDATE tip SET body = ?", bad); err != nil {
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
	if err := f.Append(&record.Entry{Kind: record.Redone}); err == nil || tip() != nil {
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
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
	if err := f.link.conn.Exec(context.Background(), "DROP TABLE tip"); err != nil {
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
