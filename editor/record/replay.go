package record

import (
	"maps"
	"slices"

	"emend/editor/annotate"
	"emend/editor/repair"
)

// Replayed is the state that a log leads to.
type Replayed struct {
	// Done are the acts in force, in order: the last is the next to undo.
	Done []*Act
	// Undone are the acts taken back: the last is the next to redo.
	Undone []*Act
	// Decisions holds every repair on which the reader has a say, with the
	// wording proposed when it was last decided.
	Decisions map[repair.Key]Decided
	Edits     []repair.Repair       // the reader's own, in the order made
	Notes     []annotate.Annotation // in the order made
	Conflicts []Conflict            // in the order found
	Named     []Named               // by version
}

// Decided is a decision and the wording it was about.
type Decided struct {
	Replacement string
	Decision    repair.Decision
}

// Replay leads through a log from the beginning. An undo with nothing in
// force, or a redo with nothing to redo, does nothing. The acts are those of
// the log, not copies.
func Replay(log []Entry) Replayed {
	var r Replayed
	r.Done, r.Undone = Stacks(log)
	n := 0
	for _, a := range r.Done {
		n = max(n, len(a.Decisions))
	}
	r.Decisions = make(map[repair.Key]Decided, n)
	edits := newOrdered(func(e *repair.Repair) repair.Ref { return e.Ref() })
	notes := newOrdered(func(n *annotate.Annotation) string { return n.ID })
	conflicts := newOrdered((*Conflict).Key)
	named := map[int64]Naming{}
	for _, a := range r.Done {
		for i := range a.Decisions {
			d := &a.Decisions[i]
			if d.After == (repair.Decision{}) {
				delete(r.Decisions, d.Key)
				continue
			}
			r.Decisions[d.Key] = Decided{d.Replacement, d.After}
		}
		for _, e := range a.Edits {
			edits.change(e.Before, e.After)
		}
		for _, n := range a.Notes {
			notes.change(n.Before, n.After)
		}
		for _, c := range a.Conflicts {
			conflicts.change(c.Before, c.After)
		}
		for _, v := range a.Versions {
			named[v.ID] = v.After
		}
	}
	r.Edits, r.Notes, r.Conflicts = edits.list(), notes.list(), conflicts.list()
	for _, id := range slices.Sorted(maps.Keys(named)) {
		r.Named = append(r.Named, Named{id, named[id]})
	}
	return r
}

// Stacks are the acts of a log that are in force, and those taken back.
func Stacks(log []Entry) (done, undone []*Act) {
	for i := range log {
		switch e := &log[i]; e.Kind {
		case Did:
			if e.Act != nil {
				done, undone = append(done, e.Act), nil
			}
		case Undone:
			if n := len(done); n > 0 {
				undone = append(undone, done[n-1])
				done = done[:n-1]
			}
		case Redone:
			if n := len(undone); n > 0 {
				done = append(done, undone[n-1])
				undone = undone[:n-1]
			}
		}
	}
	return done, undone
}

// Upto is the part of a log that a version belongs to: the entries up to seq.
func Upto(log []Entry, seq int64) []Entry {
	for i := len(log); i > 0; i-- {
		if log[i-1].Seq <= seq {
			return log[:i]
		}
	}
	return nil
}

// An ordered set keeps its items in the order in which they were first made.
type ordered[K comparable, T any] struct {
	key   func(*T) K
	items []*T // nil where one was taken away
	at    map[K]int
}

func newOrdered[K comparable, T any](key func(*T) K) *ordered[K, T] {
	return &ordered[K, T]{key: key, at: make(map[K]int)}
}

// change puts after in the place of before; nil is none.
func (o *ordered[K, T]) change(before, after *T) {
	place := -1
	if before != nil {
		k := o.key(before)
		if i, ok := o.at[k]; ok {
			place = i
			o.items[i] = nil
			delete(o.at, k)
		}
	}
	if after == nil {
		return
	}
	k := o.key(after)
	if i, ok := o.at[k]; ok {
		place = i
	}
	if place < 0 {
		place = len(o.items)
		o.items = append(o.items, nil)
	}
	o.items[place] = after
	o.at[k] = place
}

func (o *ordered[K, T]) list() []T {
	if len(o.at) == 0 {
		return nil
	}
	out := make([]T, 0, len(o.at))
	for _, item := range o.items {
		if item != nil {
			out = append(out, *item)
		}
	}
	return out
}
