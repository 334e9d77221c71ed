package project

import (
	"context"
	"errors"

	"emend/editor/annotate"
	"emend/editor/repair"
)

// A Tip is the state that the log leads to. It stands beside the log so that
// opening a project need not go through that; it holds nothing that the log
// does not tell, and a project without it, or with an outdated one, is as good.
type Tip struct {
	Held       []repair.Repair // decided though not proposed, by place
	Edits      []repair.Repair // the reader's, by place
	Notes      []annotate.Annotation
	Decided    []Standing // by index
	Undo, Redo string     // labels of the acts that would be undone and redone
	Conflicts  []Conflict // with another reader
	Named      []Named
}

// A Standing is a decision on one of the repairs of the review: what is held
// or proposed, and the reader's edits, by place.
type Standing struct {
	Index    int
	Start    int // of the repair's span, to know it again
	Decision repair.Decision
}

// SetTip keeps the state that the log, as it is now, leads to.
func (f *File) SetTip(t *Tip) error {
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
	tip *Tip
	err error
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
		read.tip = &Tip{}
		work.do(func() error {
			read.err = read.tip.unpack(body)
			return nil
		})
		return nil
	}, "SELECT id, body FROM tip WHERE seq = ? AND generation = ?", last, st.Generation.ID)
	return part("state beside the log", err)
}

func packTip(t *Tip) []byte {
	p := newPacker()
	packRepairs(p, t.Held)
	packRepairs(p, t.Edits)
	p.uint(uint64(len(t.Notes)))
	for i := range t.Notes {
		packNote(p, &t.Notes[i])
	}
	p.uint(uint64(len(t.Decided)))
	index, start := 0, 0
	for i := range t.Decided {
		d := &t.Decided[i]
		p.int(d.Index - index)
		p.int(d.Start - start)
		packDecision(p, d.Decision)
		index, start = d.Index, d.Start
	}
	p.str(t.Undo)
	p.str(t.Redo)
	if len(t.Conflicts)+len(t.Named) > 0 { // in format 2 it ends here
		packConflicts(p, t.Conflicts)
		packNamed(p, t.Named)
	}
	return seal(p.bytes(), plainTip(t))
}

// plainTip is the length up to which a state is not deflated: inflating takes
// longer than reading all else of it.
func plainTip(t *Tip) int {
	const note, decision = 1 << 10, 64
	return plainSmall + note*len(t.Notes) + decision*len(t.Decided)
}

func (t *Tip) unpack(sealed []byte) error {
	record, err := unseal(sealed)
	if err != nil {
		return err
	}
	u := newUnpacker(record)
	t.Held, t.Edits = unpackRepairs(u), unpackRepairs(u)
	if n := u.count(); n > 0 {
		t.Notes = make([]annotate.Annotation, n)
	}
	for i := range t.Notes {
		unpackNoteInto(u, &t.Notes[i])
	}
	if n := u.count(); n > 0 {
		t.Decided = make([]Standing, n)
	}
	index, start := 0, 0
	for i := range t.Decided {
		index, start = index+u.int(), start+u.int()
		if index < 0 {
			u.fail()
			break
		}
		t.Decided[i] = Standing{index, start, unpackDecision(u)}
	}
	t.Undo, t.Redo = u.str(), u.str()
	if len(u.rest) > 0 {
		t.Conflicts, t.Named = unpackConflicts(u), unpackNamed(u)
	}
	if u.err == nil && len(u.rest) > 0 {
		u.err = errors.New("more stands there than was written")
	}
	return u.err
}
