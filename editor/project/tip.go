package project

import (
	"context"

	"emend/editor/record"
)

// SetTip keeps the state that the log, as it is now, leads to.
func (f *File) SetTip(t *record.Tip) error {
	body := packTip(t)
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.write("save to project", func(ctx context.Context, s *store) error {
		generation, err := newestGeneration(ctx, s)
		if err != nil {
			return err
		}
		return s.exec(ctx, "INSERT OR REPLACE INTO tip VALUES (1, ?, ?, ?)", f.last, generation, body)
	})
}

func newestGeneration(ctx context.Context, s *store) (int64, error) {
	return s.number(ctx, "SELECT coalesce(max(id), 0) FROM generation")
}

// A tipRead is the state beside a log; one that is damaged is as none.
type tipRead struct {
	there bool
	tip   *record.Tip
	err   error
}

// loadTip reads the state beside the log, where it is that of the last entry
// and of the newest proposals.
func (f *File) loadTip(ctx context.Context, st *State, read *tipRead, work *crew) error {
	last, err := f.store.number(ctx, "SELECT coalesce(max(seq), 0) FROM log")
	if err != nil {
		return part("log", err)
	}
	st.LogSize = last
	for _, q := range f.queue {
		st.LogSize = max(st.LogSize, q.seq)
	}
	if st.LogSize > last {
		return nil // it could not be written yet
	}
	if has, err := hasTip(ctx, f.store); !has || err != nil {
		return part("state beside the log", err)
	}
	err = f.store.blobs(ctx, func(_ int64, body []byte) error {
		read.there = true
		work.do(func() error {
			read.tip, read.err = unpackTip(body)
			return nil
		})
		return nil
	}, "SELECT id, body FROM tip WHERE seq = ? AND generation = ?", last, st.Generation.ID)
	return part("state beside the log", err)
}
