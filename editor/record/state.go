package record

import (
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
