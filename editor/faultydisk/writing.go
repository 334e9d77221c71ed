package faultydisk

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A Writing is something that writes one file.
type Writing struct {
	Name  string // of the file
	New   bool   // there may be none before
	Write func(path string) error
	// Whole says what is wrong with a file that was written; nil: it is always
	// the same.
	Whole func(path string) error
}

// old is what stands where a file will be written.
const old = "what was there before"

// Check has writing fail everywhere. The file that was there must stay as it
// was, or the new one be there whole; nothing may lie beside it, unless it could
// not be removed; and the error must tell the file, the reason and what helps.
func (w Writing) Check(t *testing.T, d *Disk) {
	t.Helper()
	path := filepath.Join(d.Dir, w.Name)
	before := func() { w.before(t, d.Dir) }
	before()
	if err := w.Write(path); err != nil {
		t.Fatalf("%s with nothing wrong: %v", w.Name, err)
	}
	first, err := os.ReadFile(path)
	if err != nil || string(first) == old {
		t.Fatalf("%s with nothing wrong: %q, %v", w.Name, first, err)
	}
	d.Everywhere(t, before, func() { err = w.Write(path) }, func(f Fault) {
		data, rerr := os.ReadFile(path)
		wasOld := string(data) == old || w.New && errors.Is(rerr, os.ErrNotExist)
		switch {
		case err == nil && wasOld:
			t.Errorf("%s, %v: no error, and no file", w.Name, f)
		case wasOld:
		case rerr != nil:
			t.Errorf("%s, %v: %v", w.Name, f, rerr)
		case w.Whole == nil && !bytes.Equal(data, first):
			t.Errorf("%s, %v: %d bytes of %d are there (%v)", w.Name, f, len(data), len(first), err)
		case w.Whole != nil:
			if werr := w.Whole(path); werr != nil {
				t.Errorf("%s, %v: %v (%v)", w.Name, f, werr, err)
			}
		}
		if err != nil {
			tells(t, w.Name, path, f, err)
		}
		if beside := Beside(t, d.Dir, w.Name); len(beside) > 0 && !f.Litter {
			t.Errorf("%s, %v: there are %q (%v)", w.Name, f, beside, err)
		}
	})
	before()
}

// before empties the folder but for an old file.
func (w Writing) before(t *testing.T, dir string) {
	t.Helper()
	for _, name := range Beside(t, dir, "") {
		if err := os.RemoveAll(filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	if !w.New {
		if err := os.WriteFile(filepath.Join(dir, w.Name), []byte(old), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// tells checks that an error is of use to a reader.
func tells(t *testing.T, name, path string, f Fault, err error) {
	t.Helper()
	said := err.Error()
	reasons := []string{
		"the disk failed", "the disk is full",
		"read-only", // what SQLite makes of a file that cannot be opened for writing
	}
	reason := slices.ContainsFunc(reasons, func(r string) bool { return strings.Contains(said, r) })
	if !reason || !strings.Contains(said, path) || !strings.Contains(said, "; ") {
		t.Errorf("%s, %v: the error lacks the file, the reason or what helps: %v", name, f, err)
	}
}

// Beside lists what is in a folder beside the files named.
func Beside(t *testing.T, dir string, names ...string) (out []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !slices.Contains(names, e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out
}
