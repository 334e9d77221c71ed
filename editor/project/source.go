package project

import (
	"context"
	"errors"

	"emend/editor/record"
)

// Source says where the raw text came from, without reading the text.
func (f *File) Source() (src record.Source, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.store == nil {
		return record.Source{}, fail("read project", f.path, ErrClosed)
	}
	src, _, err = f.source(context.Background())
	return src, fail("read project", f.path, explainDamage(f.path, err))
}

func (f *File) source(ctx context.Context) (src record.Source, size int, err error) {
	err = f.store.blobs(ctx, func(_ int64, body []byte) (err error) {
		src, size, _, err = unpackSource(body)
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
	return f.write("save to project", func(ctx context.Context, s *store) error {
		have, size, err := f.source(ctx)
		if err != nil {
			return err
		}
		if src.SHA256 != have.SHA256 {
			return errors.New("the source is of other bytes; they need a project of their own")
		}
		if src.Encoding != have.Encoding && f.last > 0 {
			return errors.New("the encoding cannot change once something was decided; make a new project and apply the decisions to it")
		}
		return s.exec(ctx, "UPDATE project SET body = ?", packSource(src, size, f.unique))
	})
}
