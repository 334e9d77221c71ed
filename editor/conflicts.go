package editor

import (
	"cmp"
	"slices"

	"emend/editor/project"
	"emend/editor/repair"
)

// A Conflict is a repair, or a passage that was edited, on which two readers
// differ. Conflicts are kept with the review until another merge.
type Conflict = project.Conflict

// Conflicts lists what a merge with another reader left to be settled, and what
// was settled of it since. The slice is replaced, not changed.
func (s *Session) Conflicts() []Conflict { return s.conflicts }

// TheirsStands says whether the other reader's word stands in a conflict.
func (s *Session) TheirsStands(c *Conflict) bool {
	if c.EditTheirs != nil {
		i, ok := s.IndexOf(repair.Ref{Rule: ReaderEdit, Span: c.EditTheirs.Span})
		return ok && s.repairs[i].Replacement == c.EditTheirs.Replacement
	}
	i, ok := s.IndexOf(c.Ref)
	return ok && s.decisions[i] == c.Theirs
}

// Settled says whether a conflict needs no third look any more.
func (s *Session) Settled(c *Conflict) bool { return c.Kept || s.TheirsStands(c) }

// KeepMine notes that the reader has looked at a conflict and kept their own
// word, as one undo step.
func (s *Session) KeepMine(c Conflict) {
	kept := c
	kept.Kept = true
	if !c.Kept {
		s.do(&project.Act{Label: "Keep my word", Conflicts: []project.ConflictChange{{Before: &c, After: &kept}}})
	}
}

// changeConflicts puts conflicts in, changes them, or takes them out.
func (s *Session) changeConflicts(changes []project.ConflictChange) {
	list := slices.Clone(s.conflicts)
	at := make(map[project.ConflictKey]int, len(list))
	for i := range list {
		at[list[i].Key()] = i
	}
	gone := map[project.ConflictKey]bool{}
	for _, c := range changes {
		if c.After == nil {
			gone[c.Before.Key()] = true
			continue
		}
		k := c.After.Key()
		delete(gone, k)
		if i, ok := at[k]; ok {
			list[i] = *c.After
			continue
		}
		at[k] = len(list)
		list = append(list, *c.After)
	}
	list = slices.DeleteFunc(list, func(c Conflict) bool { return gone[c.Key()] })
	slices.SortFunc(list, conflictsByPlace)
	s.conflicts = list
}

// conflictsByPlace orders the conflicts of a review.
func conflictsByPlace(a, b Conflict) int {
	x, y := a.Key(), b.Key()
	return cmp.Or(a.Span.Start-b.Span.Start, x.Ref.Span.End-y.Ref.Span.End, x.Theirs.Start-y.Theirs.Start, x.Theirs.End-y.Theirs.End, cmp.Compare(x.Ref.Rule, y.Ref.Rule))
}

// conflictChanges leads from one list of conflicts to another.
func conflictChanges(now, then []Conflict) (out []project.ConflictChange) {
	for i := range now {
		out = append(out, project.ConflictChange{Before: &now[i]})
	}
	for i := range then {
		out = append(out, project.ConflictChange{After: &then[i]})
	}
	return out
}
