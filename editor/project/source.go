package project

import (
	"context"
	"errors"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/record"
)

// Source says where the raw text came from, without reading the text.
func (f *File) Source() (src record.Source, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.link.conn == nil {
		return record.Source{}, fail("read project", f.link.path, ErrClosed)
	}
	src, _, err = sourceOf(context.Background(), f.link.conn)
	return src, fail("read project", f.link.path, explainDamage(f.link.path, err))
}

// sourceOf is the source, and the length of the raw bytes.
func sourceOf(ctx context.Context, s *database.Conn) (src record.Source, size int, err error) {
	err = s.Blobs(ctx, func(_ int64, body []byte) (err error) {
		src, size, _, err = form.UnpackSource(body)
		return part("source", err)
	}, "SELECT id, body FROM project")
	return src, size, part("source", err)
}

// SetSource keeps another path, name or encoding of the same raw bytes. The
// encoding can change only while the log is empty, since the spans in it are
// offsets in the decoded text: after that, make a new project and apply the
// decisions to it.
func (f *File) SetSource(src record.Source) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.write("save to project", func(ctx context.Context, s *database.Conn) error {
		have, size, err := sourceOf(ctx, s)
		if err != nil {
			return err
		}
		if src.SHA256 != have.SHA256 {
			return errors.New("the source is of other bytes; they need a project of their own")
		}
		if src.Encoding != have.Encoding && f.tail.last > 0 {
			return errors.New("the encoding cannot change once something was decided; make a new project and apply the decisions to it")
		}
		return s.Exec(ctx, "UPDATE project SET body = ?", form.PackSource(src, size, f.link.unique))
	})
}
