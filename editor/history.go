package editor

import (
	"cmp"
	"slices"

	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// A history holds the acts that can be undone and redone.
type history struct {
	done, undone []*project.Act
}

// do carries out an act of the reader and keeps it.
func (s *Session) do(a *project.Act) {
	a.Author, a.Time = s.author, s.now().UTC()
	s.history.done = append(s.history.done, a)
	s.history.undone = nil
	s.carryOut(a)
	s.record(project.Entry{Kind: project.Did, Time: a.Time, Act: a})
}

// Undo takes back the last act and returns its label; ok is false when there
// is none.
func (s *Session) Undo() (label string, ok bool) {
	h := &s.history
	if len(h.done) == 0 {
		return "", false
	}
	a := h.done[len(h.done)-1]
	h.done = h.done[:len(h.done)-1]
	h.undone = append(h.undone, a)
	s.carryOut(inverse(a))
	s.record(project.Entry{Kind: project.Undone, Time: s.now().UTC()})
	return a.Label, true
}

// Redo does again the act that was undone last.
func (s *Session) Redo() (label string, ok bool) {
	h := &s.history
	if len(h.undone) == 0 {
		return "", false
	}
	a := h.undone[len(h.undone)-1]
	h.undone = h.undone[:len(h.undone)-1]
	h.done = append(h.done, a)
	s.carryOut(a)
	s.record(project.Entry{Kind: project.Redone, Time: s.now().UTC()})
	return a.Label, true
}

// CanUndo and CanRedo give the label of the act that would be taken back or
// done again; ok is false when there is none.
func (s *Session) CanUndo() (label string, ok bool) { return lastLabel(s.history.done) }

// CanRedo gives the label of the act that Redo would do again.
func (s *Session) CanRedo() (label string, ok bool) { return lastLabel(s.history.undone) }

func lastLabel(acts []*project.Act) (string, bool) {
	if len(acts) == 0 {
		return "", false
	}
	return acts[len(acts)-1].Label, true
}

// Acts lists the acts in force, oldest first, for the history window.
func (s *Session) Acts() []*project.Act { return s.history.done }

// inverse is the act that takes a back.
func inverse(a *project.Act) *project.Act {
	b := &project.Act{Label: a.Label}
	for _, c := range slices.Backward(a.Decisions) {
		c.Before, c.After = c.After, c.Before
		b.Decisions = append(b.Decisions, c)
	}
	for _, c := range slices.Backward(a.Edits) {
		b.Edits = append(b.Edits, project.EditChange{Before: c.After, After: c.Before})
	}
	for _, c := range slices.Backward(a.Notes) {
		b.Notes = append(b.Notes, project.NoteChange{Before: c.After, After: c.Before})
	}
	if a.Policy != nil {
		b.Policy = &project.PolicyChange{Before: a.Policy.After, After: a.Policy.Before}
	}
	return b
}

// record adds an entry to the log and hands it to the project.
func (s *Session) record(e project.Entry) {
	e.Seq = s.seq() + 1
	s.log = append(s.log, e)
	s.kept.journal.append(&e)
}

// seq is the number of the last log entry.
func (s *Session) seq() int64 { return int64(len(s.log)) }

// carryOut changes the state as the act says and tells the observers.
func (s *Session) carryOut(a *project.Act) {
	s.change(a)
	if a.Policy != nil {
		s.policy = a.Policy.After
		s.remap()
		s.observers.tell(Change{Kind: TextChanged, Span: s.whole()})
	} else if len(a.Edits)+len(a.Decisions) > 0 {
		s.remap()
		s.observers.tell(Change{Kind: TextChanged, Span: actSpan(a)})
	}
	if len(a.Notes) > 0 {
		s.observers.tell(Change{Kind: NotesChanged, Span: actSpan(a)})
	}
}

// change changes decisions, edits and notes as the act says; the mapping is
// not made anew yet.
func (s *Session) change(a *project.Act) {
	if len(a.Edits) > 0 {
		s.changeEdits(a.Edits)
	}
	s.changeDecisions(a.Decisions)
	if len(a.Notes) > 0 {
		s.changeNotes(a.Notes)
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
	for _, c := range changes {
		if c.After != nil {
			edits = append(edits, *c.After)
		}
	}
	slices.SortStableFunc(edits, repair.Compare)
	s.edits = edits
	s.rebuild()
	for i := range s.repairs {
		if s.repairs[i].Rule == ReaderEdit && s.decisions[i].State == repair.Pending {
			s.decisions[i].State = repair.Accepted
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
	var out text.Span
	first := true
	add := func(s text.Span) {
		if first {
			out, first = s, false
		}
		out = out.Union(s)
	}
	for i := range a.Decisions {
		add(a.Decisions[i].Key.Span)
	}
	for _, c := range a.Edits {
		add(cmp.Or(c.After, c.Before).Span)
	}
	for _, c := range a.Notes {
		add(cmp.Or(c.After, c.Before).Span)
	}
	return out
}
