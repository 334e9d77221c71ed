package project

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"emend/editor/outfile"
)

// SaveCopy writes a consistent copy of the project to path, with what could
// not be saved in the project itself. It is durable when it returns, and
// there is never half a file at path. A file that is there stays (ErrExists).
func (f *File) SaveCopy(path string) error { return f.saveCopy(path, false) }

// ReplaceCopy is SaveCopy, but a file that is there is replaced. A project
// that a window has open is not: the error is an ErrBusy.
func (f *File) ReplaceCopy(path string) error { return f.saveCopy(path, true) }

func (f *File) saveCopy(path string, replace bool) error {
	const doing = "save a copy as"
	path, err := filepath.Abs(path)
	if err != nil {
		return fail(doing, path, err)
	}
	if replace {
		if real, err := filepath.EvalSymlinks(path); err == nil {
			path = real // the link stays, and what it leads to is replaced
		}
		l, err := takeLock(path)
		if err != nil {
			return fail(doing, path, err)
		}
		defer l.release()
	} else if err := outfile.Absent(path); err != nil {
		return fail(doing, path, err)
	}
	part, err := outfile.NewPart(path)
	if err != nil {
		return fail(doing, path, err)
	}
	defer part.Remove()
	f.mu.Lock()
	err = f.copyTo(part.Path)
	f.mu.Unlock()
	if err == nil {
		err = part.Publish(replace)
	}
	return fail(doing, path, err)
}

// copyTo writes what is in the file and in the queue to a new file.
func (f *File) copyTo(part string) error {
	if f.store == nil {
		return ErrClosed
	}
	ctx := context.Background()
	if err := f.store.exec(ctx, "VACUUM INTO ?", part); err != nil {
		return err
	}
	if len(f.queue) == 0 {
		return nil
	}
	a := f.access
	a.journal, a.synchronous = "OFF", "OFF" // nobody sees the part yet
	s, err := openStore(ctx, part, a)
	if err != nil {
		return err
	}
	err = s.transaction(ctx, func() error {
		if f.readOnly != nil {
			if err := cutBack(ctx, s, f.queue[0].seq-1); err != nil {
				return err
			}
		}
		return appendQueue(ctx, s, f.queue)
	})
	return errors.Join(err, s.close())
}

// cutBack takes the entries behind one, with their versions, out of a copy in
// the making: those that another window wrote while this one, which could not,
// went its own way from there.
func cutBack(ctx context.Context, s *store, seq int64) error {
	last, err := s.number(ctx, "SELECT coalesce(max(seq), 0) FROM log")
	if err != nil || last <= seq {
		return err
	}
	var gone []int64
	err = s.blobs(ctx, func(id int64, body []byte) error {
		if v, err := unpackVersion(body); err != nil || v.Seq > seq {
			gone = append(gone, id)
		}
		return nil
	}, "SELECT id, body FROM version")
	for _, id := range gone {
		err = errors.Join(err, s.exec(ctx, "DELETE FROM version WHERE id = ?", id))
	}
	if err != nil {
		return err
	}
	for _, q := range []string{
		"DROP TRIGGER log_kept",
		fmt.Sprintf("DELETE FROM log WHERE seq > %d", seq),
		logKept,
	} {
		if err := s.exec(ctx, q); err != nil {
			return err
		}
	}
	return nil
}
