package project

import (
	"context"
	"time"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/project/tables"
	"emend/editor/record"
)

// A tail is the end of the log: how far it goes, and which of its entries are
// not in the file yet.
type tail struct {
	last  int64    // Seq of the last entry, saved or queued
	queue []queued // entries that could not be saved yet
}

// A queued entry has its number but is not in the file.
type queued struct {
	seq  int64
	body []byte
}

// add numbers and dates an entry and queues it.
func (t *tail) add(e *record.Entry) {
	t.last++
	e.Seq = t.last
	if e.Time.IsZero() {
		e.Time = time.Now()
	}
	t.queue = append(t.queue, queued{e.Seq, form.PackEntry(e)})
}

// saved is the Seq of the last entry that got to the disk.
func (t *tail) saved() int64 {
	if len(t.queue) > 0 {
		return t.queue[0].seq - 1
	}
	return t.last
}

// may says whether a file with that many entries can be this project: a commit
// that reported a failure may yet have reached the disk.
func (t *tail) may(entries int64) bool { return t.saved() <= entries && entries <= t.last }

// write adds the queued entries to a log, but for those it has.
func (t *tail) write(ctx context.Context, s *database.Conn) error {
	if len(t.queue) == 0 {
		return nil
	}
	last, err := tables.LastEntry(ctx, s)
	if err != nil {
		return err
	}
	for _, q := range t.queue {
		if q.seq <= last {
			continue
		}
		if err := s.Exec(ctx, "INSERT INTO log VALUES (?, ?)", q.seq, q.body); err != nil {
			return err
		}
	}
	return nil
}
