package review

import "emend/editor/text"

// Moved says what moved, as a set: several things move at once when the reader
// decides, and a panel redraws once.
type Moved uint16

// What can move.
const (
	TextMoved      Moved = 1 << iota // decisions, edits or proposals, and so the cleaned text
	CurrentMoved                     // another repair is before the reader
	QueueMoved                       // filter, order or content of the queue
	BulkMoved                        // the preview of a decision on many
	NotesMoved                       // notes
	ProgressMoved                    // detection
	SavedMoved                       // how the review is kept
	VersionsMoved                    // the list of versions
	ConflictsMoved                   // conflicts with another reader
	SampleMoved                      // how much of that preview was looked at
)

// Has says whether any of what moved.
func (m Moved) Has(what Moved) bool { return m&what != 0 }

// observers are told once for each act, with all that it moved.
type observers struct {
	next    int
	fns     map[int]func(Moved)
	depth   int
	pending Moved
	reach   text.Span // see Desk.Reach
}

// reaches takes in how far text moves that is yet to be told of.
func (o *observers) reaches(s text.Span) {
	if o.pending.Has(TextMoved) {
		s = s.Union(o.reach)
	}
	o.reach = s
	o.pending |= TextMoved
}

// observe calls f after each move until cancel is called.
func (o *observers) observe(f func(Moved)) (cancel func()) {
	if o.fns == nil {
		o.fns = map[int]func(Moved){}
	}
	id := o.next
	o.next++
	o.fns[id] = f
	return func() { delete(o.fns, id) }
}

// together runs f and tells what it moved when it is done.
func (o *observers) together(f func()) {
	o.depth++
	f()
	o.depth--
	o.moved(0)
}

func (o *observers) moved(m Moved) {
	o.pending |= m
	if o.depth > 0 || o.pending == 0 {
		return
	}
	m, o.pending = o.pending, 0
	for id := range o.next {
		if f := o.fns[id]; f != nil {
			f(m)
		}
	}
}
