package project

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"emend/editor/outfile"
	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/project/lock"
	"emend/editor/project/tables"
)

// SaveCopy writes a consistent copy of the project to path, with what could
// not be saved in the project itself. It is durable when it returns, and
// there is never half a file at path. A file that is there stays (ErrExists)
// unless replace is true; a project that a window has open is not replaced even
// then: the error is an ErrBusy.
func (f *File) SaveCopy(path string, replace bool) error {
	const doing = "save a copy as"
	path, err := filepath.Abs(path)
	if err != nil {
		return fail(doing, path, err)
	}
	if replace {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real // the link stays, and what it leads to is replaced
		}
		l, err := lock.Take(path)
		if err != nil {
			return fail(doing, path, err)
		}
		defer l.Release()
	} else if err := outfile.Absent(path); err != nil {
		return fail(doing, path, err)
	}
	part, err := outfile.NewPart(path)
	if err != nil {
		return fail(doing, path, err)
	}
	defer part.Remove()
	f.mu.Lock()
	err = copyTo(part.Path, &f.link, &f.tail)
	f.mu.Unlock()
	if err == nil {
		err = part.Publish(replace)
	}
	return fail(doing, path, err)
}

// copyTo writes what is in the file and in the queue to a new file.
func copyTo(part string, l *link, t *tail) error {
	if l.conn == nil {
		return ErrClosed
	}
	ctx := context.Background()
	if err := l.conn.Exec(ctx, "VACUUM INTO ?", part); err != nil {
		return err
	}
	if len(t.queue) == 0 {
		return nil
	}
	a := l.access
	a.Journal, a.Synchronous = "OFF", "OFF" // nobody sees the part yet
	s, err := database.Open(ctx, part, a)
	if err != nil {
		return err
	}
	err = s.Transaction(ctx, func() error {
		if l.readOnly != nil {
			if err := cutBack(ctx, s, t.saved()); err != nil {
				return err
			}
		}
		return t.write(ctx, s)
	})
	return errors.Join(err, s.Close())
}

// cutBack takes the entries behind one, with their versions, out of a copy in
// the making: those that another window wrote while this one, which could not,
// went its own way from there.
func cutBack(ctx context.Context, s *database.Conn, seq int64) error {
	last, err := tables.LastEntry(ctx, s)
	if err != nil || last <= seq {
		return err
	}
	var gone []int64
	err = s.Blobs(ctx, func(id int64, body []byte) error {
		if v, err := form.UnpackVersion(body); err != nil || v.Seq > seq {
			gone = append(gone, id)
		}
		return nil
	}, "SELECT id, body FROM version")
	for _, id := range gone {
		err = errors.Join(err, s.Exec(ctx, "DELETE FROM version WHERE id = ?", id))
	}
	if err != nil {
		return err
	}
	for _, q := range []string{
		"DROP TRIGGER log_kept",
		fmt.Sprintf("DELETE FROM log WHERE seq > %d", seq),
		tables.LogKept,
	} {
		if err := s.Exec(ctx, q); err != nil {
			return err
		}
	}
	return nil
}
