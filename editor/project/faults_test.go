package project

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	sqlite3 "modernc.org/sqlite/lib"

	"emend/editor/outfile"
)

// A review is what the fault and torture tests do to a project: every kind of
// write there is. Entry n is labelled n.
type review struct {
	f     *File
	acked int // entries of which Append said they are on the disk
	given int // entries handed to Append
}

func (r *review) append() error {
	r.given++
	a := someAct()
	a.Label = fmt.Sprint(r.given)
	err := r.f.Append(&Entry{Kind: Did, Act: a})
	if err == nil {
		r.acked = r.given
	}
	return err
}

// copied is where steps makes a copy.
func (r *review) copied() string { return filepath.Join(filepath.Dir(r.f.path), "copy.emend") }

func (r *review) steps() []func() error {
	return []func() error{
		r.append,
		func() error { _, err := r.f.SetRepairs(Generation{}, someRepairs()); return err },
		r.append,
		func() error { _, err := r.f.KeepVersion(Version{Name: "v"}); return err },
		func() error { return r.f.SetView(ViewState{"line": "1"}) },
		func() error { return r.f.SetTip(someTip()) },
		func() error { return r.f.ReplaceCopy(r.copied()) },
		func() error { _, err := r.f.SetRepairs(Generation{}, benchList(1500)); return err },
		r.append,
	}
}

// checkLog checks that a log holds the entries 1, 2, 3… and how many.
func checkLog(t *testing.T, log []Entry, atLeast, atMost int) {
	t.Helper()
	if len(log) < atLeast || len(log) > atMost {
		t.Fatalf("%d entries, want %d to %d", len(log), atLeast, atMost)
	}
	for i, e := range log {
		if e.Seq != int64(i)+1 || e.Act.Label != fmt.Sprint(i+1) {
			t.Fatalf("entry %d is %d, labelled %s", i+1, e.Seq, e.Act.Label)
		}
	}
}

// Whatever write fails, and whether the disk recovers or not, nothing is lost:
// the file holds all that was acknowledged, the rest is in memory, and goes
// to the disk when there is room again.
func TestFaultAtEveryWrite(t *testing.T) {
	base := filepath.Join(t.TempDir(), "base.emend")
	mustCreate(t, base).Close()
	for _, c := range []struct {
		name string
		only bool
		code int32
		want error
	}{
		{"one write fails", true, sqlite3.SQLITE_IOERR_WRITE, nil},
		{"the disk is full from here", false, sqlite3.SQLITE_FULL, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			stride := int64(1)
			if testing.Short() {
				stride = 7
			}
			n := int64(1)
			for faultAt(t, base, n, c.only, c.code) {
				n += stride
			}
			if n < 20 {
				t.Errorf("only %d operations were tried", n)
			}
		})
	}
}

// faultAt runs a review in which the nth operation fails, and says whether the
// review had that many.
func faultAt(t *testing.T, base string, n int64, only bool, code int32) bool {
	t.Helper()
	folder := t.TempDir()
	path := filepath.Join(folder, "a.emend")
	if err := copyFile(base, path); err != nil {
		t.Fatal(err)
	}
	f, err := open(path, useFaultyDisk(t))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := &review{f: f}
	disk.arm(n, only, code)
	for _, step := range r.steps() {
		err := step()
		if err == nil {
			continue
		}
		if !strings.Contains(err.Error(), path) && !strings.Contains(err.Error(), r.copied()) {
			t.Fatalf("operation %d: the error names no file: %v", n, err)
		}
		if code == sqlite3.SQLITE_FULL && disk.failed.Load() == 1 && !errors.Is(err, ErrFull) && !strings.Contains(err.Error(), "I/O") && !strings.Contains(err.Error(), "open") {
			t.Fatalf("operation %d: %v", n, err)
		}
	}
	acked := r.acked
	hit := disk.failed.Load() > 0
	crashed := filepath.Join(t.TempDir(), "a.emend") // the disk, were we killed now
	copyProject(t, path, crashed)
	disk.disarm()
	if err := f.Retry(); err != nil || f.Unsaved() != 0 {
		t.Fatalf("operation %d: after the disk recovered: %v, %d unsaved", n, err, f.Unsaved())
	}
	checkLog(t, logOf(t, f), r.given, r.given)
	if err := r.append(); err != nil {
		t.Fatalf("operation %d: append after recovery: %v", n, err)
	}
	if err := f.Close(); err != nil {
		t.Fatalf("operation %d: close: %v", n, err)
	}
	checkLog(t, logAt(t, path), r.given, r.given)
	checkLog(t, logAt(t, crashed), acked, r.given-1)
	if outfile.Absent(r.copied()) != nil {
		checkLog(t, logAt(t, r.copied()), 2, 2)
	}
	return hit
}

func copyProject(t *testing.T, from, to string) {
	t.Helper()
	if err := copyFile(from, to); err != nil {
		t.Fatal(err)
	}
	if err := copyFile(from+"-journal", to+"-journal"); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
}

// logAt is the log of a project after a reopening.
func logAt(t *testing.T, path string) []Entry {
	t.Helper()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	mustLoad(t, f)
	return logOf(t, f)
}

func logOf(t *testing.T, f *File) []Entry {
	t.Helper()
	log, err := f.Log(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return log
}

func reopened(t *testing.T, path string) *State {
	t.Helper()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return mustLoad(t, f)
}

// A copy, too, is there whole or not at all.
func TestFaultWhileCreatingAndCopying(t *testing.T) {
	folder := t.TempDir()
	f := mustCreate(t, filepath.Join(folder, "a.emend"))
	if err := os.Mkdir(filepath.Join(folder, "b.emend"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := f.ReplaceCopy(filepath.Join(folder, "b.emend")); err == nil {
		t.Error("a folder was replaced")
	}
	if err := f.SaveCopy(filepath.Join(folder, "no", "such", "folder.emend")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
	a := useFaultyDisk(t)
	for n := int64(1); ; n++ {
		path := filepath.Join(folder, "c.emend")
		disk.arm(n, false, sqlite3.SQLITE_FULL)
		g, err := create(path, []byte(damaged), Source{}, a)
		disk.disarm()
		if err == nil {
			g.Close()
			break
		}
		if _, there := os.Lstat(path); there == nil {
			reopened(t, path) // made, but not opened: whole
			os.Remove(path)
		}
	}
	only(t, folder, ".a.emend.lock", "a.emend", "b.emend", "c.emend")
}

func TestLoadCanBeCancelled(t *testing.T) {
	f := mustCreate(t, filepath.Join(t.TempDir(), "a.emend"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := f.Load(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	mustAppend(t, f, &Entry{Kind: Did, Act: someAct()})
}
