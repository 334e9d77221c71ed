package project

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"emend/editor/project/database"
	"emend/editor/project/lock"
	"emend/editor/project/tables"
)

// Open opens the project at path. Where it cannot be written to, because
// another window has it open or its folder is read-only, it is opened for
// reading; ReadOnly says why. The error is an ErrNotOurs, ErrNewer or
// ErrDamaged (with a DamagedError saying what can be salvaged), or else wraps
// the system's. A file that is not a whole project is never written to.
func Open(path string) (*File, error) { return open(path, database.Durable) }

func open(path string, a database.Access) (*File, error) {
	path, err := realPath(path)
	if err != nil {
		return nil, fail("open project", path, err)
	}
	f := &File{link: link{path: path, access: a}}
	f.link.lock, f.link.readOnly = claim(path)
	ctx := context.Background()
	err = f.link.open(ctx)
	if err == nil {
		f.tail.last, err = tables.LastEntry(ctx, f.link.conn)
	}
	if err != nil {
		f.link.abandon()
		return nil, fail("open project", path, explainDamage(path, err))
	}
	return f, nil
}

// realPath is the absolute path of a file that exists, links resolved, so that
// one project has one lock.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path, err
	}
	real, err := filepath.EvalSymlinks(abs)
	if err != nil {
		return abs, err
	}
	info, err := os.Stat(real)
	if err == nil && !info.Mode().IsRegular() {
		err = fmt.Errorf("%w: not a file", ErrNotOurs)
	}
	return real, err
}

// claim makes this File the writer, or says why it cannot be.
func claim(path string) (*lock.Lock, error) {
	l, err := lock.Take(path)
	if err != nil {
		return nil, classify(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		l.Release()
		return nil, classify(err)
	}
	f.Close()
	return l, nil
}
