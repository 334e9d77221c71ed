package project

import (
	"context"
	"fmt"
	"sync"
	"time"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/project/tables"
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
	blocks := form.PackBlocks(list)
	f.mu.Lock()
	defer f.mu.Unlock()
	err = f.write("save repairs to project", func(ctx context.Context, s *database.Conn) error {
		if err := dropGenerations(ctx, s); err != nil {
			return err
		}
		if err := s.Exec(ctx, "INSERT INTO generation (body) VALUES (?)", form.PackGeneration(g, len(list))); err != nil {
			return err
		}
		if id, err = s.Number(ctx, "SELECT last_insert_rowid()"); err != nil {
			return err
		}
		for _, b := range blocks {
			if err := s.Exec(ctx, "INSERT INTO repairs (generation, body) VALUES (?, ?)", id, b); err != nil {
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
func dropGenerations(ctx context.Context, s *database.Conn) error {
	versions, err := versionsOf(ctx, s)
	if err != nil {
		return err
	}
	kept := map[int64]bool{}
	for _, v := range versions {
		kept[v.Generation] = true
	}
	var ids []int64
	err = s.Blobs(ctx, func(id int64, _ []byte) error {
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
			if err := s.Exec(ctx, q, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// Repairs returns the repairs of a generation that is kept.
func (f *File) Repairs(generation int64) (list []repair.Repair, err error) {
	ctx := context.Background()
	err = f.read(ctx, func(r *reader) error {
		g, err := r.beginRepairs(ctx, generation, &list)
		if err != nil {
			return err
		}
		return r.repairs(ctx, g)
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
}

// beginNewest begins to read the newest generation; there may be none.
func (r *reader) beginNewest(ctx context.Context, list *[]repair.Repair) (*repairsRead, error) {
	newest, err := tables.NewestGeneration(ctx, r.conn)
	if err != nil || newest == 0 {
		return &repairsRead{}, part("repairs", err)
	}
	return r.beginRepairs(ctx, newest, list)
}

// beginRepairs begins to read a generation.
func (r *reader) beginRepairs(ctx context.Context, id int64, list *[]repair.Repair) (*repairsRead, error) {
	g := &repairsRead{}
	count := -1
	err := r.conn.Blobs(ctx, func(_ int64, body []byte) (err error) {
		g.Generation, count, err = form.UnpackGeneration(body)
		return err
	}, "SELECT id, body FROM generation WHERE id = ?", id)
	if err == nil && count < 0 {
		err = fmt.Errorf("generation %d is not kept", id)
	}
	blocks := int64(0)
	if err == nil {
		blocks, err = r.conn.Number(ctx, "SELECT count(*) FROM repairs WHERE generation = ?", id)
	}
	if err == nil && int64(count) > blocks*form.BlockRepairs {
		err = fmt.Errorf("%d blocks are there for %d repairs", blocks, count)
	}
	if err != nil {
		return nil, part("repairs", err)
	}
	g.ID = id
	g.list = sync.OnceValue(func() []repair.Repair {
		if count > 0 {
			*list = make([]repair.Repair, count)
		}
		return *list
	})
	r.work.do(func() error {
		g.list()
		return nil
	})
	return g, nil
}

// repairs reads the repairs of a generation that was begun.
func (r *reader) repairs(ctx context.Context, g *repairsRead) error {
	at := 0
	err := r.conn.Blobs(ctx, func(_ int64, body []byte) error {
		from := at
		at += form.BlockRepairs
		r.work.do(func() error {
			list := g.list()
			return part("repairs", form.UnpackBlock(body, list[min(from, len(list)):min(from+form.BlockRepairs, len(list))]))
		})
		return nil
	}, "SELECT id, body FROM repairs WHERE generation = ? ORDER BY id", g.ID)
	return part("repairs", err)
}
