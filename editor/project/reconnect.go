package project

import (
	"context"
	"errors"
	"fmt"
	"os"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// present says whether the file that was opened is still at its path. Without
// this an act would be written to a file that has no name any more.
func (f *File) present() error {
	now, err := os.Stat(f.path)
	if err != nil {
		return fmt.Errorf("%w (%v)", ErrGone, err)
	}
	if !os.SameFile(now, f.opened) {
		return fmt.Errorf("%w (another file is in its place)", ErrGone)
	}
	return nil
}

// isBroken says whether the connection to the file may be at fault, as it is
// when a network disk or a stick went away and came back.
func isBroken(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xFF == sqlite3.SQLITE_IOERR
}

// reconnect opens the project anew where the file at its path is the same
// project and has every entry that was saved: it came back, or a program that
// copies files to and fro put its copy there. Otherwise the old connection,
// which can still be read in most cases, stays.
func (f *File) reconnect(ctx context.Context) error {
	s, err := openStore(ctx, f.path, f.access)
	if err != nil {
		return err
	}
	opened, err := os.Stat(f.path)
	if err == nil {
		err = f.sameProject(ctx, s)
	}
	if err != nil {
		s.close()
		return err
	}
	f.store.close() // of a file that is gone: no error of it matters
	f.store, f.opened = s, opened
	return nil
}

// sameProject says whether a store holds this project, as far as it was saved.
func (f *File) sameProject(ctx context.Context, s *store) error {
	unique, err := uniqueOf(ctx, s)
	if err != nil {
		return err
	}
	last, err := s.number(ctx, "SELECT coalesce(max(seq), 0) FROM log")
	if err != nil {
		return err
	}
	saved := f.last
	if len(f.queue) > 0 {
		saved = f.queue[0].seq - 1
	}
	if unique != f.unique || last < saved || last > f.last {
		return ErrGone
	}
	return nil
}

// uniqueOf is the name of the project in a store.
func uniqueOf(ctx context.Context, s *store) (unique string, err error) {
	err = s.blobs(ctx, func(_ int64, body []byte) (err error) {
		_, _, unique, err = unpackSource(body)
		return part("source", err)
	}, "SELECT id, body FROM project")
	if err == nil && unique == "" {
		err = part("source", errors.New("record is missing"))
	}
	return unique, err
}
