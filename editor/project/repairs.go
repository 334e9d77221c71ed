package project

import (
	"context"
	"fmt"
	"sync"
	"time"

	"emend/editor/record"
	"emend/editor/repair"
)

// SetRepairs keeps the outcome of a detection and returns the number of its
// generation. g.Time is now where it is zero; g.ID is ignored. Of the earlier
// generations those stay that a version refers to.
func (f *File) SetRepairs(g record.Generation, list []repair.Repair) (id int64, err error) {
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
		g, err := f.beginRepairs(ctx, generation, &list, work)
		if err != nil {
			return err
		}
		return g.read(ctx, f.store)
	})
	if err != nil {
		return nil, err
	}
	return list, nil
}

// A repairsRead is a generation whose repairs are still to be read. Work has
// begun to make the list, which is whole when that is done: to clear so much
// memory takes longer than to read what goes into it.
type repairsRead struct {
	record.Generation
	list func() []repair.Repair
	work *crew
}

// beginNewest begins to read the newest generation; there may be none.
func (f *File) beginNewest(ctx context.Context, list *[]repair.Repair, work *crew) (*repairsRead, error) {
	newest, err := newestGeneration(ctx, f.store)
	if err != nil || newest == 0 {
		return &repairsRead{}, part("repairs", err)
	}
	return f.beginRepairs(ctx, newest, list, work)
}

// beginRepairs begins to read a generation.
func (f *File) beginRepairs(ctx context.Context, id int64, list *[]repair.Repair, work *crew) (*repairsRead, error) {
	r := &repairsRead{work: work}
	count := -1
	err := f.store.blobs(ctx, func(_ int64, body []byte) (err error) {
		r.Generation, count, err = unpackGeneration(body)
		return err
	}, "SELECT id, body FROM generation WHERE id = ?", id)
	if err == nil && count < 0 {
		err = fmt.Errorf("generation %d is not kept", id)
	}
	blocks := int64(0)
	if err == nil {
		blocks, err = f.store.number(ctx, "SELECT count(*) FROM repairs WHERE generation = ?", id)
	}
	if err == nil && int64(count) > blocks*blockRepairs {
		err = fmt.Errorf("%d blocks are there for %d repairs", blocks, count)
	}
	if err != nil {
		return nil, part("repairs", err)
	}
	r.ID = id
	r.list = sync.OnceValue(func() []repair.Repair {
		if count > 0 {
			*list = make([]repair.Repair, count)
		}
		return *list
	})
	work.do(func() error {
		r.list()
		return nil
	})
	return r, nil
}

// read reads the repairs.
func (r *repairsRead) read(ctx context.Context, s *store) error {
	at := 0
	err := s.blobs(ctx, func(_ int64, body []byte) error {
		from := at
		at += blockRepairs
		r.work.do(func() error {
			list := r.list()
			return part("repairs", unpackBlock(body, list[min(from, len(list)):min(from+blockRepairs, len(list))]))
		})
		return nil
	}, "SELECT id, body FROM repairs WHERE generation = ? ORDER BY id", r.ID)
	return part("repairs", err)
}
