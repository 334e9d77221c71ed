package project

import (
	"context"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/project/tables"
	"emend/editor/record"
)

// SetTip keeps the state that the log, as it is now, leads to.
func (f *File) SetTip(t *record.Tip) error {
	body := form.PackTip(t)
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.write("save to project", func(ctx context.Context, s *database.Conn) error {
		generation, err := tables.NewestGeneration(ctx, s)
		if err != nil {
			return err
		}
		return s.Exec(ctx, "INSERT OR REPLACE INTO tip VALUES (1, ?, ?, ?)", f.tail.last, generation, body)
	})
}

// A tipRead is the state beside a log; one that is damaged is as none.
type tipRead struct {
	there bool
	tip   *record.Tip
	err   error
}

// tip reads the state beside the log, where it is that of the last entry
// and of the newest proposals.
func (r *reader) tip(ctx context.Context, st *State, read *tipRead) error {
	last, err := tables.LastEntry(ctx, r.conn)
	if err != nil {
		return part("log", err)
	}
	st.LogSize = last
	for _, q := range r.queue {
		st.LogSize = max(st.LogSize, q.seq)
	}
	if st.LogSize > last {
		return nil // it could not be written yet
	}
	if has, err := tables.HasTip(ctx, r.conn); !has || err != nil {
		return part("state beside the log", err)
	}
	err = r.conn.Blobs(ctx, func(_ int64, body []byte) error {
		read.there = true
		r.work.do(func() error {
			read.tip, read.err = form.UnpackTip(body)
			return nil
		})
		return nil
	}, "SELECT id, body FROM tip WHERE seq = ? AND generation = ?", last, st.Generation.ID)
	return part("state beside the log", err)
}
