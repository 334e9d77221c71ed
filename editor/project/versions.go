package project

import (
	"context"
	"fmt"
	"time"

	"emend/editor/record"
)

// KeepVersion names a state of the review and returns its number. Where they
// are zero, v.Time is now and v.Seq the last entry; v.ID is ignored.
func (f *File) KeepVersion(v record.Version) (id int64, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if v.Time.IsZero() {
		v.Time = time.Now()
	}
	if v.Seq == 0 {
		v.Seq = f.last
	}
	err = f.write("keep a version in project", func(ctx context.Context, s *store) error {
		if v.Seq < 0 || v.Seq > f.last {
			return fmt.Errorf("version %q is of entry %d, and the log has %d", v.Name, v.Seq, f.last)
		}
		if err := s.exec(ctx, "INSERT INTO version (body) VALUES (?)", packVersion(v)); err != nil {
			return err
		}
		id, err = s.number(ctx, "SELECT last_insert_rowid()")
		return err
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}

// Versions returns the kept versions, oldest first.
func (f *File) Versions() ([]record.Version, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.store == nil {
		return nil, fail("read versions of project", f.path, ErrClosed)
	}
	list, err := f.loadVersions(context.Background())
	return list, fail("read versions of project", f.path, err)
}

func (f *File) loadVersions(ctx context.Context) ([]record.Version, error) {
	var list []record.Version
	err := f.store.blobs(ctx, func(id int64, body []byte) error {
		v, err := unpackVersion(body)
		v.ID = id
		list = append(list, v)
		return err
	}, "SELECT id, body FROM version ORDER BY id")
	return list, part("versions", err)
}
