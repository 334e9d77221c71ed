package project

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emend/editor/faultydisk"
	"emend/editor/outfile"
	"emend/editor/project/salvage"
	"emend/editor/record"
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
	err := r.f.Append(&record.Entry{Kind: record.Did, Act: a})
	if err == nil {
		r.acked = r.given
	}
	return err
}

// copied is where steps makes a copy.
func (r *review) copied() string { return filepath.Join(filepath.Dir(r.f.Path()), "copy.emend") }

func (r *review) steps() []func() error {
	return []func() error{
		r.append,
		func() error { _, err := r.f.SetRepairs(record.Generation{}, someRepairs()); return err },
		r.append,
		func() error { _, err := r.f.KeepVersion(record.Version{Name: "v"}); return err },
		func() error { return r.f.SetView(record.ViewState{"line": "1"}) },
		func() error { return r.f.SetTip(someTip()) },
		func() error { return r.f.SaveCopy(r.copied(), true) },
		func() error { _, err := r.f.SetRepairs(record.Generation{}, benchList(1500)); return err },
		r.append,
	}
}

// checkLog checks that a log holds the entries 1, 2, 3… and how many.
func checkLog(t *testing.T, log []record.Entry, atLeast, atMost int) {
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

// Whatever operation of the disk fails, and whether it recovers or not, nothing
// is lost: the file holds all that was acknowledged, the rest is in memory, and
// goes to the disk when it recovers. The errors name the file.
func TestFaultAtEveryWrite(t *testing.T) {
	base := filepath.Join(t.TempDir(), "base.emend")
	mustCreate(t, base).Close()
	faultydisk.Run(t, t.TempDir(), func(d *faultydisk.Disk) {
		path := filepath.Join(d.Dir, "a.emend")
		var r *review
		before := func() {
			for _, name := range faultydisk.Beside(t, d.Dir) {
				os.Remove(filepath.Join(d.Dir, name))
			}
			if err := salvage.CopyFile(base, path); err != nil {
				t.Fatal(err)
			}
			f, err := Open(path)
			if err != nil {
				t.Fatal(err)
			}
			r = &review{f: f}
		}
		var errs []error
		write := func() {
			errs = nil
			for _, step := range r.steps() {
				if err := step(); err != nil {
					errs = append(errs, err)
				}
			}
		}
		d.Everywhere(t, before, write, func(f faultydisk.Fault) {
			for _, err := range errs {
				if !strings.Contains(err.Error(), path) && !strings.Contains(err.Error(), r.copied()) {
					t.Errorf("%v: the error names no file: %v", f, err)
				}
			}
			r.recovers(t, f)
		})
	})
}

// recovers checks what a crash now would leave, and that nothing is lost once
// the disk works again.
func (r *review) recovers(t *testing.T, fault faultydisk.Fault) {
	t.Helper()
	f, path, acked, crashed := r.f, r.f.Path(), r.acked, filepath.Join(t.TempDir(), "a.emend")
	copyProject(t, path, crashed)
	if err := f.Retry(); err != nil || f.Unsaved() != 0 {
		t.Fatalf("%v: after the disk recovered: %v, %d unsaved", fault, err, f.Unsaved())
	}
	checkLog(t, logOf(t, f), r.given, r.given)
	if err := r.append(); err != nil {
		t.Fatalf("%v: append after recovery: %v", fault, err)
	}
	if err := f.Close(); err != nil {
		t.Fatalf("%v: close: %v", fault, err)
	}
	checkLog(t, logAt(t, path), r.given, r.given)
	checkLog(t, logAt(t, crashed), acked, r.given-1)
	if outfile.Absent(r.copied()) != nil {
		checkLog(t, logAt(t, r.copied()), 2, 2)
	}
}

func copyProject(t *testing.T, from, to string) {
	t.Helper()
	if err := salvage.CopyFile(from, to); err != nil {
		t.Fatal(err)
	}
	if err := salvage.CopyFile(from+"-journal", to+"-journal"); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
}

// logAt is the log of a project after a reopening.
func logAt(t *testing.T, path string) []record.Entry {
	t.Helper()
	f, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	mustLoad(t, f)
	return logOf(t, f)
}

func logOf(t *testing.T, f *File) []record.Entry {
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

// TestFaultsWhileSettingAside: a damaged working project is set aside, or stands
// where it was; its acts are there when the disk works again.
func TestFaultsWhileSettingAside(t *testing.T) {
	faultydisk.Run(t, t.TempDir(), func(d *faultydisk.Disk) {
		t.Setenv(dataVariable, d.Dir)
		var path string
		before := func() {
			os.RemoveAll(filepath.Join(d.Dir, "working"))
			f, _, err := Working(record.Source{}, []byte(damaged))
			if err != nil {
				t.Fatal(err)
			}
			mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
			f.Close()
			path = f.Path()
			if err := tear(path); err != nil {
				t.Fatal(err)
			}
		}
		before()
		if f, resumed, err := Working(record.Source{}, []byte(damaged)); !resumed || !errors.Is(err, ErrDamaged) {
			t.Fatalf("with nothing wrong: %v, %v", resumed, err)
		} else {
			f.Close()
		}
		var err error
		write := func() {
			var f *File
			if f, _, err = Working(record.Source{}, []byte(damaged)); f != nil {
				f.Close()
			}
		}
		d.Everywhere(t, before, write, func(fault faultydisk.Fault) {
			f, resumed, again := Working(record.Source{}, []byte(damaged))
			if f == nil || !resumed || len(mustLoad(t, f).Log) != 1 {
				t.Fatalf("%v: then resumed %v (%v; %v)", fault, resumed, err, again)
			}
			f.Close()
			if names, _ := filepath.Glob(path + ".damaged-*"); len(names) != 1 {
				t.Errorf("%v: set aside: %q (%v; %v)", fault, names, err, again)
			}
		})
	})
}

func TestCopiesWhereNoneCanBe(t *testing.T) {
	folder := t.TempDir()
	f := mustCreate(t, filepath.Join(folder, "a.emend"))
	if err := os.Mkdir(filepath.Join(folder, "b.emend"), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveCopy(filepath.Join(folder, "b.emend"), true); err == nil {
		t.Error("a folder was replaced")
	}
	if err := f.SaveCopy(filepath.Join(folder, "no", "such", "folder.emend"), false); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%v", err)
	}
	only(t, folder, ".a.emend.lock", "a.emend", "b.emend")
}

func TestLoadCanBeCancelled(t *testing.T) {
	f := mustCreate(t, filepath.Join(t.TempDir(), "a.emend"))
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := f.Load(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
}
