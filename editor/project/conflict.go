package project

import (
	"emend/editor/repair"
	"emend/editor/text"
)

// A Conflict is a repair, or a passage that was edited, on which two readers
// differ.
type Conflict struct {
	Span         text.Span
	Ref          repair.Ref // of the repair, or of my edit
	Mine, Theirs repair.Decision
	// Instead, where both edited a passage otherwise.
	EditMine, EditTheirs *repair.Repair
	Author               string // of theirs
	Kept                 bool   // the reader has looked and kept their own word
}

// A ConflictKey tells the conflicts of a review apart.
type ConflictKey struct {
	Ref    repair.Ref
	Theirs text.Span // of their edit
}

// Key tells the conflict apart from others of its review.
func (c *Conflict) Key() ConflictKey {
	k := ConflictKey{Ref: c.Ref}
	if c.EditTheirs != nil {
		k.Theirs = c.EditTheirs.Span
	}
	return k
}

// A ConflictChange is a conflict that an act found (nil Before), looked at, or
// put aside (nil After).
type ConflictChange struct {
	Before, After *Conflict
}

func packConflictChanges(p *packer, list []ConflictChange) {
	p.uint(uint64(len(list)))
	for _, c := range list {
		packEither(p, c.Before != nil, c.After != nil)
		for _, x := range pairOf(c.Before, c.After) {
			packConflict(p, &x)
		}
	}
}

func unpackConflictChanges(u *unpacker) (list []ConflictChange) {
	for range u.count() {
		var c ConflictChange
		before, after := unpackEither(u)
		if before {
			c.Before = unpackConflict(u)
		}
		if after {
			c.After = unpackConflict(u)
		}
		list = append(list, c)
	}
	return list
}

func packConflicts(p *packer, list []Conflict) {
	p.uint(uint64(len(list)))
	for i := range list {
		packConflict(p, &list[i])
	}
}

func unpackConflicts(u *unpacker) (list []Conflict) {
	for range u.count() {
		list = append(list, *unpackConflict(u))
	}
	return list
}

func packConflict(p *packer, c *Conflict) {
	packSpan(p, c.Span)
	p.str(string(c.Ref.Rule))
	packSpan(p, c.Ref.Span)
	packDecision(p, c.Mine)
	packDecision(p, c.Theirs)
	packEither(p, c.EditMine != nil, c.EditTheirs != nil)
	packRepairs(p, pairOf(c.EditMine, c.EditTheirs))
	p.str(c.Author)
	p.bool(c.Kept)
}

func unpackConflict(u *unpacker) *Conflict {
	c := &Conflict{Span: unpackSpan(u), Ref: repair.Ref{Rule: repair.RuleID(u.str()), Span: unpackSpan(u)}}
	c.Mine, c.Theirs = unpackDecision(u), unpackDecision(u)
	mine, theirs := unpackEither(u)
	c.EditMine, c.EditTheirs = splitPair(u, unpackRepairs(u), mine, theirs)
	c.Author, c.Kept = u.str(), u.bool()
	return c
}
