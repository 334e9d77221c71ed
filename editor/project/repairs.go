package project

import (
	"context"
	"fmt"
	"sync"
	"time"

	"emend/editor/repair"
)

// SetRepairs keeps the outcome of a detection and returns the number of its
// generation. g.Time is now where it is zero; g.ID is ignored. Of the earlier
// generations those stay that a version refers to.
func (f *File) SetRepairs(g Generation, list []repair.Repair) (id int64, err error) {
	if g.Time.IsZero() {
		g.Time = time.Now()
	}
	blocks := packBlocks(list)
	f.mu.Lock()
	defer f.mu.Unlock()
	err = f.write("save repairs to project", func(ctx context.Context, s *store) error {
		if err := f.dropGenerations(ctx); err != nil {
			return err
		}
		if err := s.exec(ctx, "INSERT INTO generation (body) VALUES (?)", packGeneration(g, len(list))); err != nil {
			return err
		}
		if id, err = s.number(ctx, "SELECT last_insert_rowid()"); err != nil {
			return err
		}
		for _, b := range blocks {
			if err := s.exec(ctx, "INSERT INTO repairs (generation, body) VALUES (?, ?)", id, b); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}

// dropGenerations removes the generations that no version refers to. It runs
// before the new one is written, which then takes their room.
func (f *File) dropGenerations(ctx context.Context) error {
	versions, err := f.loadVersions(ctx)
	if err != nil {
		return err
	}
	kept := map[int64]bool{}
	for _, v := range versions {
		kept[v.Generation] = true
	}
	var ids []int64
	err = f.store.blobs(ctx, func(id int64, _ []byte) error {
		ids = append(ids, id)
		return nil
	}, "SELECT id, body FROM generation")
	if err != nil {
		return err
	}
	for _, id := range ids {
		if kept[id] {
			continue
		}
		for _, q := range []string{"DELETE FROM repairs WHERE generation = ?", "DELETE FROM generation WHERE id = ?"} {
			if err := f.store.exec(ctx, q, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// Repairs returns the repairs of a generation that is kept.
func (f *File) Repairs(generation int64) (list []repair.Repair, err error) {
	ctx := context.Background()
	err = f.read(ctx, func(work *crew) error {
		_, err := f.readRepairs(ctx, generation, &list, work)
		return err
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// loadRepairs reads the newest generation, if there is one.
func (f *File) loadRepairs(ctx context.Context, st *State, work *crew) error {
	newest, err := newestGeneration(ctx, f.store)
	if err == nil && newest > 0 {
		st.Generation, err = f.readRepairs(ctx, newest, &st.Repairs, work)
	}
	return part("repairs", err)
}

// readRepairs reads a generation. The list is made and filled by work, and is
// not to be read before that is done: to clear so much memory takes longer
// than to read what goes into it.
func (f *File) readRepairs(ctx context.Context, id int64, list *[]repair.Repair, work *crew) (g Generation, err error) {
	count := -1
	err = f.store.blobs(ctx, func(_ int64, body []byte) (err error) {
		g, count, err = unpackGeneration(body)
		return err
	}, "SELECT id, body FROM generation WHERE id = ?", id)
	if err == nil && count < 0 {
		return g, fmt.Errorf("generation %d is not kept", id)
	}
	if err != nil {
		return g, part("repairs", err)
	}
	g.ID = id
	var made sync.Once
	at := 0
	err = f.store.blobs(ctx, func(_ int64, body []byte) error {
		from, to := at, min(count, at+blockRepairs)
		at = to
		work.do(func() error {
			made.Do(func() { *list = make([]repair.Repair, count) })
			return part("repairs", unpackBlock(body, (*list)[from:to]))
		})
		return nil
	}, "SELECT id, body FROM repairs WHERE generation = ? ORDER BY id", id)
	if err == nil && at < count {
		err = fmt.Errorf("%d of %d are there", at, count)
	}
	return g, part("repairs", err)
}
