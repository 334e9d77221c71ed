package project

import (
	"context"
	"errors"
	"fmt"
	"os"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/project/lock"
	"emend/editor/project/tables"
)

// A link is the way to the file on the disk, which can be taken away and come
// back. It has no locks: a File calls it by turns.
type link struct {
	path     string
	access   database.Access
	readOnly error // why nothing can be written, or nil
	lock     *lock.Lock

	conn   *database.Conn // nil once closed
	opened os.FileInfo    // the file as it was opened
	unique string         // name of the project, the same in every copy
}

// open connects to the file and brings it up to this program's format.
func (l *link) open(ctx context.Context) (err error) {
	a := l.access
	if l.readOnly == nil {
		// Looked at before SQLite does, which might roll back a journal in a
		// file that is not ours. Only the writer may: closing the file would
		// let go of the locks of another connection in this process.
		if err := tables.Sniff(l.path); err != nil {
			return err
		}
	} else {
		a.Mode, a.Journal = "ro", ""
	}
	if l.opened, err = os.Stat(l.path); err != nil {
		return err
	}
	if l.conn, err = database.Open(ctx, l.path, a); err != nil {
		return err
	}
	version, err := tables.CheckFormat(ctx, l.conn)
	if err != nil {
		return err
	}
	if err := tables.CheckLength(ctx, l.conn, l.path); err != nil {
		return err
	}
	if version < tables.Format {
		if l.readOnly != nil {
			return fmt.Errorf("the project has the older format %d and cannot be brought up to %d here: %w", version, tables.Format, l.readOnly)
		}
		if err := tables.Upgrade(ctx, l.conn, version); err != nil {
			return err
		}
	}
	if l.readOnly == nil {
		if err := tables.MendTip(ctx, l.conn); err != nil {
			return err
		}
	}
	l.unique, err = uniqueOf(ctx, l.conn)
	return err
}

// present says whether the file that was opened is still at its path. Without
// this an act would be written to a file that has no name any more.
func (l *link) present() error {
	now, err := os.Stat(l.path)
	if err != nil {
		return fmt.Errorf("%w (%v)", ErrGone, err)
	}
	if !os.SameFile(now, l.opened) {
		return fmt.Errorf("%w (another file is in its place)", ErrGone)
	}
	return nil
}

// reconnect opens the project anew where the file at its path is the same
// project with as many entries as it may have: it came back, or a program that
// copies files to and fro put its copy there. Otherwise the old connection,
// which can still be read in most cases, stays.
func (l *link) reconnect(ctx context.Context, may func(entries int64) bool) error {
	s, err := database.Open(ctx, l.path, l.access)
	if err != nil {
		return err
	}
	opened, err := os.Stat(l.path)
	if err == nil {
		err = l.sameProject(ctx, s, may)
	}
	if err != nil {
		s.Close()
		return err
	}
	l.conn.Close() // of a file that is gone: no error of it matters
	l.conn, l.opened = s, opened
	return nil
}

// sameProject says whether a file holds this project, with as many entries as
// it may have.
func (l *link) sameProject(ctx context.Context, s *database.Conn, may func(entries int64) bool) error {
	unique, err := uniqueOf(ctx, s)
	if err != nil {
		return err
	}
	last, err := tables.LastEntry(ctx, s)
	if err == nil && (unique != l.unique || !may(last)) {
		err = ErrGone
	}
	return err
}

// uniqueOf is the name of the project in a file.
func uniqueOf(ctx context.Context, s *database.Conn) (unique string, err error) {
	err = s.Blobs(ctx, func(_ int64, body []byte) (err error) {
		_, _, unique, err = form.UnpackSource(body)
		return part("source", err)
	}, "SELECT id, body FROM project")
	if err == nil && unique == "" {
		err = part("source", errors.New("record is missing"))
	}
	return unique, err
}

// writable says why nothing can be written, or nil.
func (l *link) writable() error {
	if l.conn == nil {
		return ErrClosed
	}
	return l.readOnly
}

// close closes the connection. The lock stays.
func (l *link) close() error {
	if l.readOnly == nil && l.present() == nil {
		// Takes the empty journal away.
		_ = l.conn.Exec(context.Background(), "PRAGMA journal_mode = DELETE")
	}
	err := l.conn.Close()
	l.conn = nil
	return err
}

// abandon lets go of a file that could not be opened.
func (l *link) abandon() {
	if l.conn != nil {
		l.conn.Close()
	}
	l.lock.Release()
}
