package project

import (
	"context"

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
