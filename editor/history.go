package editor

import (
	"cmp"
	"iter"
	"time"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// A History is what was done in a review, to be undone and done again. Every act
// goes through it: it carries the act out, keeps it, and tells the observers.
type History struct {
	review    *Review
	kept      *kept
	ledger    ledger
	observers observers
	author    string // signs acts and notes
	now       func() time.Time
}

// do carries out an act of the reader and keeps it.
func (h *History) do(a *record.Act) {
	e := h.ledger.did(a, h.author, h.now().UTC())
	h.carryOut(a, ahead)
	h.record(e)
}

// take is do, unless there is nothing in the act.
func (h *History) take(a *record.Act) {
	if !a.Empty() {
		h.do(a)
	}
}

// Undo takes back the last act and returns its label; ok is false when there
// is none.
func (h *History) Undo() (label string, ok bool) {
	l := h.ledger.here()
	if len(l.done) == 0 {
		return "", false
	}
	a := l.done[len(l.done)-1]
	return h.travel(a, back, l.undid())
}

// Redo does again the act that was undone last.
func (h *History) Redo() (label string, ok bool) {
	l := h.ledger.here()
	if len(l.undone) == 0 {
		return "", false
	}
	a := l.undone[len(l.undone)-1]
	return h.travel(a, ahead, l.redid())
}

func (h *History) travel(a *record.Act, w way, e record.Entry) (label string, ok bool) {
	h.carryOut(a, w)
	e.Time = h.now().UTC()
	h.record(e)
	return a.Label, true
}

// CanUndo gives the label of the act that Undo would take back; ok is false
// when there is none.
func (h *History) CanUndo() (label string, ok bool) {
	undo, _ := h.ledger.labels()
	return undo, undo != ""
}

// CanRedo gives the label of the act that Redo would do again.
func (h *History) CanRedo() (label string, ok bool) {
	_, redo := h.ledger.labels()
	return redo, redo != ""
}

// Acts lists the acts in force, oldest first, for the history window.
func (h *History) Acts() []*record.Act { return h.ledger.here().done }

// A way is how an act is carried out: doing it, or taking it back.
type way bool

const (
	ahead way = false
	back  way = true
)

// each gives the changes of an act in the order of the way, so turned that they
// lead along it.
func each[C any](w way, changes []C, turn func(C) C) iter.Seq[C] {
	return func(yield func(C) bool) {
		for k := range changes {
			c := changes[k]
			if w == back {
				c = turn(changes[len(changes)-1-k])
			}
			if !yield(c) {
				return
			}
		}
	}
}

// turnDecisions turns changes of decisions, which share their turns.
func turnDecisions() func(record.DecisionChange) record.DecisionChange {
	var turns record.Turns
	return func(c record.DecisionChange) record.DecisionChange {
		c.Turn = turns.Of(c.After, c.Before)
		return c
	}
}

func turnEdit(c record.EditChange) record.EditChange {
	return record.EditChange{Before: c.After, After: c.Before}
}

func turnNote(c record.NoteChange) record.NoteChange {
	return record.NoteChange{Before: c.After, After: c.Before}
}

func turnVersion(c record.VersionChange) record.VersionChange {
	return record.VersionChange{ID: c.ID, Before: c.After, After: c.Before}
}

func turnConflict(c record.ConflictChange) record.ConflictChange {
	return record.ConflictChange{Before: c.After, After: c.Before}
}

// record adds an entry to the log and hands it to the project.
func (h *History) record(e record.Entry) {
	l := h.ledger.here()
	back := l.clockBack
	e.Seq = l.add(e)
	h.kept.journal.append(&e)
	if l.clockBack != back {
		h.observers.tell(Change{Kind: SavedChanged})
	}
}

// Seq is the number of the last entry of the log: it grows with every act, undone
// ones too.
func (h *History) Seq() int64 { return h.ledger.size }

// carryOut changes the state as the act says and tells the observers.
func (h *History) carryOut(a *record.Act, w way) {
	h.review.change(a, w)
	h.told(a, actSpan(a))
}

// setPolicy changes the policy without an act.
func (h *History) setPolicy(p repair.Policy) {
	if p == h.review.policy {
		return
	}
	h.review.policy = p
	h.review.derived.remap(h.review)
	h.textChanged()
}

// textChanged tells the observers that the text may have changed anywhere.
func (h *History) textChanged() {
	h.observers.tell(h.review.derived.changed(h.review.whole()))
}

// told tells the observers of an act that was carried out in a span.
func (h *History) told(a *record.Act, span text.Span) {
	if a.Policy != nil {
		h.textChanged()
	} else if len(a.Edits)+len(a.Decisions) > 0 {
		h.observers.tell(h.review.derived.changed(span))
	}
	if len(a.Notes) > 0 {
		h.observers.tell(Change{Kind: NotesChanged, Span: span})
	}
	if len(a.Versions) > 0 {
		h.observers.tell(Change{Kind: VersionsChanged})
	}
	if len(a.Conflicts) > 0 {
		h.observers.tell(Change{Kind: ConflictsChanged})
	}
}

// actSpan is the smallest span of the raw text that an act touches.
func actSpan(a *record.Act) text.Span {
	var out extent
	for i := range a.Decisions {
		out.add(a.Decisions[i].Key.Span)
	}
	for _, c := range a.Edits {
		out.add(cmp.Or(c.After, c.Before).Span)
	}
	for _, c := range a.Notes {
		out.add(cmp.Or(c.After, c.Before).Span)
	}
	return out.span
}
