package editor

import (
	"cmp"
	"iter"
	"slices"

	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// do carries out an act of the reader and keeps it.
func (s *Session) do(a *project.Act) {
	e := s.ledger.did(a, s.author, s.now().UTC())
	s.carryOut(a, ahead)
	s.record(e)
}

// Undo takes back the last act and returns its label; ok is false when there
// is none.
func (s *Session) Undo() (label string, ok bool) {
	l := s.ledger.here()
	if len(l.done) == 0 {
		return "", false
	}
	a := l.done[len(l.done)-1]
	return travel(s, a, back, l.undid())
}

// Redo does again the act that was undone last.
func (s *Session) Redo() (label string, ok bool) {
	l := s.ledger.here()
	if len(l.undone) == 0 {
		return "", false
	}
	a := l.undone[len(l.undone)-1]
	return travel(s, a, ahead, l.redid())
}

func travel(s *Session, a *project.Act, w way, e project.Entry) (label string, ok bool) {
	s.carryOut(a, w)
	e.Time = s.now().UTC()
	s.record(e)
	return a.Label, true
}

// CanUndo gives the label of the act that Undo would take back; ok is false
// when there is none.
func (s *Session) CanUndo() (label string, ok bool) {
	undo, _ := s.ledger.labels()
	return undo, undo != ""
}

// CanRedo gives the label of the act that Redo would do again.
func (s *Session) CanRedo() (label string, ok bool) {
	_, redo := s.ledger.labels()
	return redo, redo != ""
}

// Acts lists the acts in force, oldest first, for the history window.
func (s *Session) Acts() []*project.Act { return s.ledger.here().done }

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

func turnDecision(c project.DecisionChange) project.DecisionChange {
	c.Before, c.After = c.After, c.Before
	return c
}

func turnEdit(c project.EditChange) project.EditChange {
	return project.EditChange{Before: c.After, After: c.Before}
}

func turnNote(c project.NoteChange) project.NoteChange {
	return project.NoteChange{Before: c.After, After: c.Before}
}

func turnVersion(c project.VersionChange) project.VersionChange {
	return project.VersionChange{ID: c.ID, Before: c.After, After: c.Before}
}

func turnConflict(c project.ConflictChange) project.ConflictChange {
	return project.ConflictChange{Before: c.After, After: c.Before}
}

// record adds an entry to the log and hands it to the project.
func (s *Session) record(e project.Entry) {
	l := s.ledger.here()
	back := l.clockBack
	e.Seq = l.add(e)
	s.kept.journal.append(&e)
	if l.clockBack != back {
		s.observers.tell(Change{Kind: SavedChanged})
	}
}

// seq is the number of the last log entry.
func (s *Session) seq() int64 { return s.ledger.size }

// carryOut changes the state as the act says and tells the observers.
func (s *Session) carryOut(a *project.Act, w way) {
	s.change(a, w)
	s.kept.change(a, w)
	s.told(a, actSpan(a))
}

// told tells the observers of an act that was carried out in a span.
func (s *Session) told(a *project.Act, span text.Span) {
	if a.Policy != nil {
		s.observers.tell(s.derived.changed(s.whole()))
	} else if len(a.Edits)+len(a.Decisions) > 0 {
		s.observers.tell(s.derived.changed(span))
	}
	if len(a.Notes) > 0 {
		s.observers.tell(Change{Kind: NotesChanged, Span: span})
	}
	if len(a.Versions) > 0 {
		s.observers.tell(Change{Kind: VersionsChanged})
	}
	if len(a.Conflicts) > 0 {
		s.observers.tell(Change{Kind: ConflictsChanged})
	}
}

// change changes decisions, edits, notes and policy as the act says.
func (s *Session) change(a *project.Act, w way) {
	if len(a.Edits) > 0 {
		s.changeEdits(slices.Collect(each(w, a.Edits, turnEdit)))
	}
	s.changeDecisions(a.Decisions, w)
	if len(a.Notes) > 0 {
		s.changeNotes(slices.Collect(each(w, a.Notes, turnNote)))
	}
	if a.Policy == nil {
		s.derived.fasten(s)
		return
	}
	s.policy = a.Policy.After
	if w == back {
		s.policy = a.Policy.Before
	}
	s.derived.remap(s)
}

// change changes the names of versions and the conflicts as the act says.
func (k *kept) change(a *project.Act, w way) {
	for c := range each(w, a.Versions, turnVersion) {
		k.named.note([]project.Named{{ID: c.ID, Naming: c.After}})
	}
	if len(a.Conflicts) > 0 {
		k.conflicts = changedConflicts(k.conflicts, slices.Collect(each(w, a.Conflicts, turnConflict)))
	}
}

// changeEdits adds and takes away edits of the reader's.
func (s *Session) changeEdits(changes []project.EditChange) {
	gone := make(map[repair.Ref]bool, len(changes))
	for _, c := range changes {
		if c.Before != nil {
			gone[c.Before.Ref()] = true
		}
	}
	edits := slices.DeleteFunc(slices.Clone(s.edits), func(r repair.Repair) bool { return gone[r.Ref()] })
	var come []repair.Repair
	for _, c := range changes {
		if c.After != nil {
			come = append(come, *c.After)
		}
	}
	edits = append(edits, come...)
	slices.SortStableFunc(edits, repair.Compare)
	s.edits = edits
	if !splice(s, gone, come) {
		s.rebuild()
		come = edits
	}
	for k := range come {
		if i, ok := s.IndexOf(come[k].Ref()); ok {
			s.settle(i, s.verdicts.at(i))
		}
	}
}

// changeNotes puts notes in, changes them, or takes them out.
func (s *Session) changeNotes(changes []project.NoteChange) {
	gone := make(map[string]bool, len(changes))
	for _, c := range changes {
		if c.Before != nil {
			gone[c.Before.ID] = true
		}
	}
	notes := slices.DeleteFunc(slices.Clone(s.notes), func(n annotate.Annotation) bool { return gone[n.ID] })
	for _, c := range changes {
		if c.After != nil {
			notes = append(notes, *c.After)
		}
	}
	slices.SortStableFunc(notes, notesByPlace)
	s.notes = notes
}

// notesByPlace orders notes by start, the longer first.
func notesByPlace(a, b annotate.Annotation) int {
	return cmp.Or(a.Span.Start-b.Span.Start, b.Span.End-a.Span.End, cmp.Compare(a.ID, b.ID))
}

// actSpan is the smallest span of the raw text that an act touches.
func actSpan(a *project.Act) text.Span {
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
