package project

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Open opens the project at path. Where it cannot be written to, because
// another window has it open or its folder is read-only, it is opened for
// reading; ReadOnly says why. The error is an ErrNotOurs, ErrNewer or
// ErrDamaged (with a DamagedError saying what can be salvaged), or else wraps
// the system's. A file that is not a whole project is never written to.
func Open(path string) (*File, error) { return open(path, durable) }

func open(path string, a access) (*File, error) {
	path, err := realPath(path)
	if err != nil {
		return nil, fail("open project", path, err)
	}
	f := &File{path: path, access: a}
	f.lock, f.readOnly = claim(path)
	if err := f.start(context.Background()); err != nil {
		if f.store != nil {
			f.store.close()
		}
		f.lock.release()
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
func claim(path string) (*lock, error) {
	l, err := takeLock(path)
	if err != nil {
		return nil, classify(err)
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		l.release()
		return nil, classify(err)
	}
	f.Close()
	return l, nil
}

// start connects to the file and brings it up to this program's format.
func (f *File) start(ctx context.Context) (err error) {
	a := f.access
	if f.readOnly == nil {
		// Looked at before SQLite does, which might roll back a journal in a
		// file that is not ours. Only the writer may: closing the file would
		// let go of the locks of another connection in this process.
		if err := sniff(f.path); err != nil {
			return err
		}
	} else {
		a.mode, a.journal = "ro", ""
	}
	if f.opened, err = os.Stat(f.path); err != nil {
		return err
	}
	if f.store, err = openStore(ctx, f.path, a); err != nil {
		return err
	}
	version, err := f.checkFormat(ctx)
	if err != nil {
		return err
	}
	if err := f.checkLength(ctx); err != nil {
		return err
	}
	if version < format {
		if f.readOnly != nil {
			return fmt.Errorf("the project has the older format %d and cannot be brought up to %d here: %w", version, format, f.readOnly)
		}
		if err := migrate(ctx, f.store, version, migrations); err != nil {
			return err
		}
	}
	if f.readOnly == nil {
		if err := mendTip(ctx, f.store); err != nil {
			return err
		}
	}
	if f.unique, err = uniqueOf(ctx, f.store); err != nil {
		return err
	}
	f.last, err = f.store.number(ctx, "SELECT coalesce(max(seq), 0) FROM log")
	return err
}

// checkFormat returns the format of the file, which is one this program knows.
func (f *File) checkFormat(ctx context.Context) (int, error) {
	id, err := f.store.number(ctx, "PRAGMA application_id")
	if err != nil {
		return 0, err
	}
	if id != applicationID {
		return 0, ErrNotOurs
	}
	version, err := f.store.number(ctx, "PRAGMA user_version")
	if err != nil {
		return 0, err
	}
	if int(version) > format {
		return 0, fmt.Errorf("%w: it has format %d, and this one knows formats up to %d", ErrNewer, version, format)
	}
	return int(version), nil
}

// checkLength notices a file whose last page is cut short, which SQLite would
// fill up with zeros.
func (f *File) checkLength(ctx context.Context) error {
	pages, err := f.store.number(ctx, "PRAGMA page_count")
	if err != nil {
		return err
	}
	size, err := f.store.number(ctx, "PRAGMA page_size")
	if err != nil {
		return err
	}
	// Another process may be making the file longer, never shorter.
	info, err := os.Stat(f.path)
	if err == nil && info.Size() < pages*size {
		err = fmt.Errorf("%w: %d bytes of %d are left", ErrDamaged, info.Size(), pages*size)
	}
	return err
}

// Where SQLite's header keeps what sniff looks at.
const (
	headerMagic   = "SQLite format 3\x00"
	headerID      = 68 // application_id, big-endian
	headerVersion = 60 // user_version, big-endian
	headerLen     = 100
)

// sniff says whether a file begins like a project of a format we know.
func sniff(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var h [headerLen]byte
	n, err := io.ReadFull(f, h[:])
	switch {
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%w: the file is empty", ErrNotOurs)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: the file has only %d bytes", ErrNotOurs, n)
	case err != nil:
		return err
	}
	if string(h[:len(headerMagic)]) != headerMagic || binary.BigEndian.Uint32(h[headerID:]) != applicationID {
		return ErrNotOurs
	}
	return nil
}
