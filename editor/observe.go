package editor

import "emend/editor/text"

// A ChangeKind says what moved.
type ChangeKind int

// The kinds of change. After TextChanged everything may have moved; the other
// kinds leave the repairs and their indices as they were.
const (
	TextChanged ChangeKind = iota // repairs, decisions or edits, and so the cleaned text
	NotesChanged
	VersionsChanged
	DetectionMoved // progress of detection; see Detecting
	ConflictsChanged
	SavedChanged // the saved state, or an error in saving; see Saved
)

// A Change tells observers what moved; they read the Session again.
type Change struct {
	Kind ChangeKind
	Span text.Span // of the raw text: where it was done
	// Moved is the stretch of the raw text outside of which nothing moved, save
	// as a whole, when the text changed.
	Moved text.Span
}

type observers struct {
	next int
	fns  map[int]func(Change)
}

// add has f called after every change until cancel is called.
func (o *observers) add(f func(Change)) (cancel func()) {
	if o.fns == nil {
		o.fns = map[int]func(Change){}
	}
	id := o.next
	o.next++
	o.fns[id] = f
	return func() { delete(o.fns, id) }
}

func (o *observers) tell(c Change) {
	for id := range o.next {
		if f := o.fns[id]; f != nil {
			f(c)
		}
	}
}
