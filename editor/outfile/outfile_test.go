package outfile

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func writing(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}

func read(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// only checks that a folder holds the files named and nothing else.
func only(t *testing.T, dir string, names ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var have []string
	for _, e := range entries {
		have = append(have, e.Name())
	}
	if strings.Join(have, " ") != strings.Join(names, " ") {
		t.Errorf("there are %q, want %q", have, names)
	}
}

// TestWhole: a file is replaced whole, behind its link too, and keeps its
// permissions; what fails leaves it as it was, and nothing beside it.
func TestWhole(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "a.txt"), filepath.Join(dir, "link.txt")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("a.txt", link); err != nil {
		t.Skip("no links here: ", err)
	}
	if err := Whole(link, writing("new")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is gone: %v, %v", info, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 || read(t, path) != "new" {
		t.Errorf("%q, %v, %v", read(t, path), info, err)
	}
	stopped := errors.New("stopped")
	err := Whole(path, func(w io.Writer) error {
		io.WriteString(w, "half")
		return stopped
	})
	if !errors.Is(err, stopped) || read(t, path) != "new" {
		t.Errorf("%v, and the file reads %q", err, read(t, path))
	}
	only(t, dir, "a.txt", "link.txt")
}

// TestWholeSaysWhatHelps: an error names the file, the reason and a remedy.
func TestWholeSaysWhatHelps(t *testing.T) {
	dir := t.TempDir()
	for path, want := range map[string]string{
		dir:                               "it is a folder; name a file in it",
		filepath.Join(dir, "no", "a.txt"): "make its folder first",
	} {
		err := Whole(path, writing("x"))
		var failed *FileError
		if !errors.As(err, &failed) || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
	only(t, dir)
}

// TestPublish: a part gets a name that is free, or replaces what has it.
func TestPublish(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	for i, c := range []struct {
		replace bool
		want    string
		err     error
	}{{false, "0", nil}, {false, "0", ErrExists}, {true, "2", nil}} {
		p, err := NewPart(path)
		if err != nil || !IsTemporary(filepath.Base(p.Path)) {
			t.Fatalf("%s, %v", p.Path, err)
		}
		if err := os.WriteFile(p.Path, []byte{'0' + byte(i)}, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := p.Publish(c.replace); !errors.Is(err, c.err) {
			t.Errorf("%d: %v, want %v", i, err, c.err)
		}
		p.Remove()
		if got := read(t, path); got != c.want {
			t.Errorf("%d: the file reads %q, want %q", i, got, c.want)
		}
	}
	only(t, dir, "a.txt")
}
