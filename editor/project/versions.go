package project

import (
	"context"
	"fmt"
	"time"

	"emend/editor/project/database"
	"emend/editor/project/form"
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
		v.Seq = f.tail.last
	}
	err = f.write("keep a version in project", func(ctx context.Context, s *database.Conn) error {
		if v.Seq < 0 || v.Seq > f.tail.last {
			return fmt.Errorf("version %q is of entry %d, and the log has %d", v.Name, v.Seq, f.tail.last)
		}
		if err := s.Exec(ctx, "INSERT INTO version (body) VALUES (?)", form.PackVersion(v)); err != nil {
			return err
		}
		id, err = s.Number(ctx, "SELECT last_insert_rowid()")
		return err
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}

// versionsOf are the kept versions, oldest first.
func versionsOf(ctx context.Context, s *database.Conn) (list []record.Version, err error) {
	err = s.Blobs(ctx, func(id int64, body []byte) error {
		v, err := form.UnpackVersion(body)
		v.ID = id
		list = append(list, v)
		return err
	}, "SELECT id, body FROM version ORDER BY id")
	return list, part("versions", err)
}
