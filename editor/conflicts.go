package editor

import (
	"cmp"
	"slices"

	"emend/editor/record"
	"emend/editor/repair"
)

// A Conflict is a repair, or a passage that was edited, on which two readers
// differ. Conflicts are kept with the review until another merge.
type Conflict = record.Conflict

// Conflicts are those of a review with another reader's, which an exchange
// brings.
type Conflicts struct{ exchange Exchange }

// List lists what a merge with another reader left to be settled, and what was
// settled of it since. The slice is replaced, not changed.
func (c Conflicts) List() []Conflict { return c.exchange.review.conflicts }

// Theirs says whether the other reader's word stands in a conflict.
func (c Conflicts) Theirs(x *Conflict) bool {
	r := c.exchange.review
	if x.EditTheirs != nil {
		i, ok := r.IndexOf(repair.Ref{Rule: ReaderEdit, Span: x.EditTheirs.Span})
		return ok && r.repairs[i].Replacement == x.EditTheirs.Replacement
	}
	i, ok := r.IndexOf(x.Ref)
	return ok && r.Decision(i) == x.Theirs
}

// Settled says whether a conflict needs no third look any more.
func (c Conflicts) Settled(x *Conflict) bool { return x.Kept || c.Theirs(x) }

// Keep notes that the reader has looked at a conflict and kept their own word,
// as one undo step.
func (c Conflicts) Keep(x Conflict) {
	kept := x
	kept.Kept = true
	if !x.Kept {
		c.exchange.history.do(&record.Act{Label: "Keep my word", Conflicts: []record.ConflictChange{{Before: &x, After: &kept}}})
	}
}

// changedConflicts is a list of conflicts with some put in, changed, or taken
// out.
func changedConflicts(list []Conflict, changes []record.ConflictChange) []Conflict {
	list = slices.Clone(list)
	at := make(map[record.ConflictKey]int, len(list))
	for i := range list {
		at[list[i].Key()] = i
	}
	gone := map[record.ConflictKey]bool{}
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
	return list
}

// conflictsByPlace orders the conflicts of a review.
func conflictsByPlace(a, b Conflict) int {
	x, y := a.Key(), b.Key()
	return cmp.Or(a.Span.Start-b.Span.Start, x.Ref.Span.End-y.Ref.Span.End, x.Theirs.Start-y.Theirs.Start, x.Theirs.End-y.Theirs.End, cmp.Compare(x.Ref.Rule, y.Ref.Rule))
}

// conflictChanges leads from one list of conflicts to another.
func conflictChanges(now, then []Conflict) (out []record.ConflictChange) {
	for i := range now {
		out = append(out, record.ConflictChange{Before: &now[i]})
	}
	for i := range then {
		out = append(out, record.ConflictChange{After: &then[i]})
	}
	return out
}
