package project

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"emend/editor/outfile"
	"emend/editor/record"
)

// dataVariable names the environment variable that takes the place of the
// reader's data folder.
const dataVariable = "EMEND_DATA"

// suffix is the file name suffix of a project.
const suffix = ".emend"

// WorkingDir is the folder of the working projects, which keep what a reader
// does to a text that is not saved as a project yet: $EMEND_DATA/working, or
// else emend/working in the data folder of the platform. It need not exist.
func WorkingDir() (string, error) {
	if dir := os.Getenv(dataVariable); dir != "" {
		dir, err := filepath.Abs(dir)
		return filepath.Join(dir, "working"), err
	}
	dir, err := dataDir()
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w; set %s to a folder of your own", err, dataVariable)
	}
	return filepath.Join(dir, "emend", "working"), nil
}

// dataDir is where the platform has programs keep data for their user.
func dataDir() (string, error) {
	switch runtime.GOOS {
	case "windows", "darwin", "ios":
		return os.UserConfigDir()
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil // the standard has relative ones ignored
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

// workingPath is the path of the one working project for raw bytes that came
// from src.Path.
func workingPath(src record.Source, raw []byte) (string, error) {
	dir, err := WorkingDir()
	if err != nil {
		return "", err
	}
	const nameBytes = 16
	sum := sha256.Sum256([]byte(src.Path + "\x00" + hashOf(raw)))
	return filepath.Join(dir, hex.EncodeToString(sum[:nameBytes])+suffix), nil
}

// Working opens the working project for a text, or makes it. There is one for
// each path with each content; resumed says that it was there, with what the
// reader did when the program ended. One that is damaged is set aside under
// another name, what can be read of it is resumed, and an AsideError tells so
// along with the project.
func Working(src record.Source, raw []byte) (f *File, resumed bool, err error) {
	path, err := workingPath(src, raw)
	if err != nil {
		return nil, false, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, false, fail("make the folder", filepath.Dir(path), err)
	}
	f, err = Open(path)
	switch {
	case err == nil:
		return f, true, nil
	case errors.Is(err, ErrDamaged) || errors.Is(err, ErrNotOurs):
		return SetAside(src, raw, err)
	case !errors.Is(err, os.ErrNotExist):
		return nil, false, err
	}
	f, err = Create(path, raw, src)
	return f, false, err
}

// An AsideError says that a working project was damaged and where it is now.
type AsideError struct {
	Path  string // of the damaged file
	Found Report // what of it the new working project goes on with
	Err   error  // what was wrong with it
}

// Error tells what happened and what was brought back.
func (e *AsideError) Error() string {
	back := "nothing of it could be read"
	if e.Found.Entries > 0 {
		back = "brought back: " + e.Found.String()
	}
	return fmt.Sprintf("the working project was damaged and is set aside as %s; %s (%v)", e.Path, back, e.Err)
}

// Unwrap is what was wrong.
func (e *AsideError) Unwrap() error { return e.Err }

// SetAside gives the damaged working project for a text, which no window may
// have open, another name and puts a new one in its place, of what can be read
// of it (resumed: of acts there was something). The error is an AsideError
// where the project is there.
func SetAside(src record.Source, raw []byte, damage error) (f *File, resumed bool, err error) {
	path, err := workingPath(src, raw)
	if err != nil {
		return nil, false, err
	}
	aside := &AsideError{Path: asideOf(path), Err: damage}
	if err := secondName(path, aside.Path); err != nil {
		return nil, false, fail("set aside", path, err)
	}
	c := &contents{source: src, unique: token() + token()}
	if rescued, found, err := rescue(aside.Path); err == nil && found.Entries > 0 {
		c, aside.Found = rescued, found
		if c.source.Encoding == "" {
			c.source = src
		}
	}
	c.raw, c.source = raw, completed(c.source, raw) // the text itself is at hand, whole
	if err := build(path, c, durable, true); err != nil {
		return nil, false, fail("set aside", path, err)
	}
	if f, err = Open(path); err != nil {
		return nil, false, err
	}
	return f, aside.Found.Entries > 0, aside
}

// asideOf is the name under which a damaged working project is set aside: the
// one it has already, where that was begun once before.
func asideOf(path string) string {
	const mark = ".damaged-"
	names, _ := filepath.Glob(globQuoted(path+mark) + "*")
	for _, name := range names {
		if outfile.Same(path, name) {
			return name
		}
	}
	return path + mark + token()
}

// secondName gives a damaged project and its journal a second name; on a disk
// without links that is a copy. It keeps the first one until another project
// takes its place, so that it is found again whatever fails between.
func secondName(path, name string) error {
	if err := copyFile(path+"-journal", name+"-journal"); err != nil && !os.IsNotExist(err) {
		return err // there is none as a rule
	}
	if outfile.Same(path, name) || os.Link(path, name) == nil {
		return nil
	}
	err := copyFile(path, name)
	if err != nil {
		_ = os.Remove(name)
	}
	return err
}

// DiscardWorking removes the working project for a text, which no window may
// have open.
func DiscardWorking(src record.Source, raw []byte) error {
	path, err := workingPath(src, raw)
	if err != nil {
		return err
	}
	f, err := Open(path)
	if err != nil {
		return err
	}
	return f.Discard()
}

// IsWorking says whether the project is a working project, to be saved under
// a name or discarded.
func (f *File) IsWorking() bool {
	dir, err := WorkingDir()
	if err != nil {
		return false
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return filepath.Dir(f.path) == dir
}

// Discard closes a working project and removes it: the reader saved it under
// a name, or does not want it. Other projects are not removed.
func (f *File) Discard() error {
	if !f.IsWorking() || f.readOnly != nil {
		return fail("discard project", f.path, errors.New("it is not a working project of this window"))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.store == nil {
		return fail("discard project", f.path, ErrClosed)
	}
	f.queue = nil
	err := f.end()
	if removed := os.Remove(f.path); err == nil && !errors.Is(removed, os.ErrNotExist) {
		err = removed
	}
	_ = os.Remove(f.path + "-journal")
	f.lock.release()
	return fail("discard project", f.path, err)
}

// SaveAs saves the project under a name and returns it open there; f is then
// closed, and removed if it was a working project. Where anything fails f
// stays as it was. A project that stands at path is replaced only if replace
// is true.
func (f *File) SaveAs(path string, replace bool) (*File, error) {
	if err := f.saveCopy(path, replace); err != nil {
		return nil, err
	}
	saved, err := open(path, f.access)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	f.queue = nil // they are in the copy
	f.mu.Unlock()
	if f.IsWorking() && f.readOnly == nil {
		_ = f.Discard() // what stays behind is offered again: no loss
	} else {
		_ = f.Close()
	}
	return saved, nil
}

// A Work is a working project that no window has open.
type Work struct {
	Path    string
	Source  record.Source // where Err is set, only a Name
	Entries int64         // in its log; 0: nothing was done
	Changed time.Time     // of the file
	Err     error         // it cannot be read whole; see Salvage
}

// Abandoned lists the working projects that no window has open, the last
// changed first: what a crash, or a reader who did not save, left behind.
func Abandoned() ([]Work, error) {
	dir, err := WorkingDir()
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(globQuoted(dir), "*"+suffix))
	if err != nil {
		return nil, err
	}
	var out []Work
	for _, name := range names {
		if w, ok := abandoned(name); ok {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(a, b Work) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.Path, b.Path))
	})
	return out, nil
}

// globQuoted is dir as a pattern that matches itself.
func globQuoted(dir string) string {
	if runtime.GOOS == "windows" {
		return dir // no quoting there
	}
	var out []byte
	for i := range len(dir) {
		switch dir[i] {
		case '*', '?', '[', '\\':
			out = append(out, '\\')
		}
		out = append(out, dir[i])
	}
	return string(out)
}

// abandoned describes a working project unless it is in use.
func abandoned(path string) (Work, bool) {
	f, err := Open(path)
	if err != nil {
		w := Work{Path: path, Source: record.Source{Name: filepath.Base(path)}, Err: err}
		if info, err := os.Stat(path); err == nil {
			w.Changed = info.ModTime()
		}
		return w, errors.Is(err, ErrDamaged)
	}
	defer f.Close()
	if f.readOnly != nil {
		return Work{}, false
	}
	w := Work{Path: path, Entries: f.last, Changed: f.opened.ModTime()}
	if w.Source, w.Err = f.Source(); w.Err != nil {
		w.Source.Name = filepath.Base(path)
	}
	return w, true
}
