package record

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
