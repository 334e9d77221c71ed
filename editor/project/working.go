package project

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"emend/editor/outfile"
	"emend/editor/project/database"
	"emend/editor/project/salvage"
	"emend/editor/project/tables"
	"emend/editor/record"
)

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
	Path  string         // of the damaged file
	Found salvage.Report // what of it the new working project goes on with
	Err   error          // what was wrong with it
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
	c := tables.NewContents()
	c.Source = src
	if rescued, found, err := salvage.Rescue(aside.Path); err == nil && found.Entries > 0 {
		c, aside.Found = rescued, found
		if c.Source.Encoding == "" {
			c.Source = src
		}
	}
	c.Hold(c.Source, raw) // the text itself is at hand, whole
	if err := tables.Build(path, c, database.Durable, true); err != nil {
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
	return path + mark + tables.Token()
}

// secondName gives a damaged project and its journal a second name; on a disk
// without links that is a copy. It keeps the first one until another project
// takes its place, so that it is found again whatever fails between.
func secondName(path, name string) error {
	if err := salvage.CopyFile(path+"-journal", name+"-journal"); err != nil && !os.IsNotExist(err) {
		return err // there is none as a rule
	}
	if outfile.Same(path, name) || os.Link(path, name) == nil {
		return nil
	}
	err := salvage.CopyFile(path, name)
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

// Discard closes a working project and removes it: the reader saved it under
// a name, or does not want it. Other projects are not removed.
func (f *File) Discard() error {
	if !IsWorking(f.link.path) || f.link.readOnly != nil {
		return fail("discard project", f.link.path, errors.New("it is not a working project of this window"))
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.link.conn == nil {
		return fail("discard project", f.link.path, ErrClosed)
	}
	f.tail.queue = nil
	err := f.link.close()
	if removed := os.Remove(f.link.path); err == nil && !errors.Is(removed, os.ErrNotExist) {
		err = removed
	}
	_ = os.Remove(f.link.path + "-journal")
	f.link.lock.Release()
	return fail("discard project", f.link.path, err)
}

// SaveAs saves the project under a name and returns it open there; f is then
// closed, and removed if it was a working project. Where anything fails f
// stays as it was. A project that stands at path is replaced only if replace
// is true.
func (f *File) SaveAs(path string, replace bool) (*File, error) {
	if err := f.SaveCopy(path, replace); err != nil {
		return nil, err
	}
	saved, err := open(path, f.link.access)
	if err != nil {
		return nil, err
	}
	f.mu.Lock()
	f.tail.queue = nil // they are in the copy
	f.mu.Unlock()
	if IsWorking(f.link.path) && f.link.readOnly == nil {
		_ = f.Discard() // what stays behind is offered again: no loss
	} else {
		_ = f.Close()
	}
	return saved, nil
}
