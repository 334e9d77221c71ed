// Package review is the reader's desk: which repair is before the reader, in
// what order the rest come, which of them are looked at, what is about to be
// decided at once. It knows the session and no toolkit.
//
// Context: queue, inspector, panes, facets and ruler all show one state and
// must not call one another. Decision: that state is one value, the Desk; a
// command changes it, and it tells everyone once what moved. Consequence: a
// panel can be added or hidden without any other knowing, and the whole
// review can be tested without a window.
package review

import (
	"time"

	"emend/editor"
	"emend/editor/repair"
)

// A Desk is the state of one review on the reader's desk. It belongs to the
// goroutine that owns its session.
type Desk struct {
	session  *editor.Session
	current  int // index of the repair before the reader; -1: none
	ref      repair.Ref
	queue    queue
	skipped  map[repair.Ref]bool // put off, and not yet asked about again
	putOff   map[repair.Ref]bool // put off at any time
	looked   map[repair.Ref]bool // decided by looking at them
	ledger   Ledger
	rulings  rulings
	look     *LastLook
	bulk     *Bulk
	last     int             // the repair decided last by itself, -1: none
	declined map[string]bool // groups whose offers the reader does not want
	pace     pace
	asOne    []stretch
	places   places
	tell     observers
	stop     func()
	now      func() time.Time
}

// New lays a session on the desk, at its first undecided repair.
func New(s *editor.Session) *Desk {
	d := &Desk{session: s, current: -1, last: -1, skipped: map[repair.Ref]bool{}, putOff: map[repair.Ref]bool{}, looked: map[repair.Ref]bool{}, now: time.Now}
	d.queue.trust = d.trusted
	d.queue.fill(s)
	d.stop = s.Observe(d.changed)
	if i, ok := d.nextOpen(-1, 1); ok {
		d.set(i)
	}
	return d
}

// Close lets go of the session; it does not close it.
func (d *Desk) Close() { d.stop() }

// Session is the review itself.
func (d *Desk) Session() *editor.Session { return d.session }

// Current is the repair before the reader; ok is false when there is none.
func (d *Desk) Current() (i int, ok bool) { return d.current, d.current >= 0 }

// Go puts a repair before the reader; -1 puts none.
func (d *Desk) Go(i int) {
	if i >= len(d.session.Repairs()) || i == d.current {
		return
	}
	d.set(i)
	d.looksAt()
	d.tell.moved(CurrentMoved)
}

func (d *Desk) set(i int) {
	d.current, d.ref = i, repair.Ref{}
	if i >= 0 {
		d.ref = d.session.Repairs()[i].Ref()
	}
}

// Step goes to the next (1) or previous (-1) repair of the queue, undecided or
// any, going round; it says whether there was one.
func (d *Desk) Step(step int, openOnly bool) bool {
	var i int
	var ok bool
	if openOnly {
		i, ok = d.nextOpen(d.current, step)
	} else {
		i, ok = d.queue.next(d.current, step, func(int) bool { return true })
	}
	if ok {
		d.Go(i)
	}
	return ok
}

// Edge goes to the first (-1) or last (1) repair of the queue.
func (d *Desk) Edge(side int) {
	list := d.queue.list
	if len(list) == 0 {
		return
	}
	if side < 0 {
		d.Go(list[0])
		return
	}
	d.Go(list[len(list)-1])
}

// nextOpen finds the next undecided repair that was not skipped; when only
// skipped ones are left, they come back.
func (d *Desk) nextOpen(from, step int) (int, bool) {
	fresh := func(i int) bool {
		return d.session.Open(i) && !d.skipped[d.session.Repairs()[i].Ref()]
	}
	if i, ok := d.queue.next(from, step, fresh); ok {
		return i, true
	}
	i, ok := d.queue.next(from, step, d.session.Open)
	if ok {
		clear(d.skipped)
	}
	return i, ok
}

// changed takes in that the session moved.
func (d *Desk) changed(c editor.Change) {
	switch c.Kind {
	case editor.TextChanged:
		d.textChanged()
	case editor.NotesChanged:
		d.tell.moved(NotesMoved | d.refilter(d.queue.filter.Tag != ""))
	case editor.VersionsChanged:
		d.tell.moved(VersionsMoved)
	case editor.DetectionMoved:
		d.tell.moved(ProgressMoved)
	case editor.SavedChanged:
		d.tell.moved(SavedMoved)
	}
}

// refilter fills the queue anew when that is asked for.
func (d *Desk) refilter(needed bool) Moved {
	if !needed {
		return 0
	}
	d.queue.fill(d.session)
	return QueueMoved
}

// textChanged finds the current repair again in a list that may be another.
func (d *Desk) textChanged() {
	d.rulings.groups = nil
	d.queue.fill(d.session)
	m := TextMoved | QueueMoved
	if d.bulk != nil && !d.bulk.holds(d.session) {
		d.bulk = nil
		m |= BulkMoved
	}
	was := d.current
	if d.current >= 0 {
		i, ok := d.session.IndexOf(d.ref)
		if !ok {
			i, ok = d.near(d.ref.Span.Start)
		}
		if !ok {
			i = -1
		}
		d.set(i)
	} else if i, ok := d.nextOpen(-1, 1); ok {
		d.set(i)
	}
	if was != d.current {
		m |= CurrentMoved
	}
	d.tell.moved(m)
}

// near finds the repair that is awake and starts at an offset of the raw text
// or first behind it, or else the last one.
func (d *Desk) near(rawOff int) (int, bool) {
	rs := d.session.Repairs()
	best, ok := -1, false
	for i := range rs {
		if d.session.Sleeps(i) {
			continue
		}
		best, ok = i, true
		if rs[i].Span.Start >= rawOff {
			break
		}
	}
	return best, ok
}
