// Package review is the reader's desk: which repair is before the reader, in
// what order the rest come, which of them are looked at, what is about to be
// decided at once. It knows the session and no toolkit.
//
// Context: queue, inspector, panes, facets and ruler all show one state and
// must not call one another. Decision: that state is one value, the Desk; a
// command changes it, and it tells everyone once what moved. Consequence: a
// panel can be added or hidden without any other knowing, and the whole
// review can be tested without a window.
//
// What lies on the desk are things of their own, each with its own acts: the
// Queue with the repair that is current, the Preview of a decision on many,
// the Habits the reader shows, the History of acts, the Trail of places. The
// Desk decides on the current repair and tells what moved.
package review

import (
	"time"

	"emend/editor"
	"emend/editor/text"
)

// A Desk is the state of one review on the reader's desk. It belongs to the
// goroutine that owns its session.
type Desk struct {
	session *editor.Session
	queue   *Queue
	preview *Preview
	habits  *Habits
	history *History
	rulings *rulings
	trail   Trail
	pace    *pace
	tell    *observers
	worker  *Worker
	stop    func()
}

// New lays a session on the desk, at its first undecided repair.
func New(s *editor.Session) *Desk {
	d := &Desk{session: s, tell: &observers{}, rulings: &rulings{session: s}, pace: &pace{now: time.Now}}
	d.habits = newHabits(s)
	d.queue = newQueue(s, d.tell, d.habits.trusted)
	d.habits.grew = func() {
		if d.queue.Order() == ByValue {
			d.queue.fill()
			d.tell.moved(QueueMoved)
		}
	}
	d.worker = &Worker{session: s, tell: d.tell}
	d.history = &History{session: s, queue: d.queue, tell: d.tell, worker: d.worker}
	d.preview = &Preview{session: s, queue: d.queue, habits: d.habits, rulings: d.rulings, pace: d.pace, tell: d.tell, worker: d.worker}
	d.stop = s.Observe(d.changed)
	return d
}

// Worker carries out acts on very many repairs.
func (d *Desk) Worker() *Worker { return d.worker }

// Close lets go of the session; it does not close it.
func (d *Desk) Close() { d.stop() }

// Session is the review itself.
func (d *Desk) Session() *editor.Session { return d.session }

// Observe calls f after each move until cancel is called.
func (d *Desk) Observe(f func(Moved)) (cancel func()) { return d.tell.observe(f) }

// Reach is the stretch of the raw text outside of which no text moved, save as a
// whole, for those who are told that TextMoved.
func (d *Desk) Reach() text.Span { return d.tell.reach }

// Queue is the repairs the reader goes through.
func (d *Desk) Queue() *Queue { return d.queue }

// Preview is where a decision on many is looked at.
func (d *Desk) Preview() *Preview { return d.preview }

// Habits are what the reader tends to decide.
func (d *Desk) Habits() *Habits { return d.habits }

// History takes acts back and does them again.
func (d *Desk) History() *History { return d.history }

// Trail is where in the text the reader was.
func (d *Desk) Trail() *Trail { return &d.trail }

// Exception says whether a repair was decided otherwise than its group was.
func (d *Desk) Exception(i int) bool { return d.rulings.exception(i) }

// Left estimates how long what is undecided will take at the reader's own
// pace; ok is false while that is not known.
func (d *Desk) Left() (left time.Duration, ok bool) { return d.pace.left(d.session.Groups().List()) }

// changed takes in that the session moved.
func (d *Desk) changed(c editor.Change) {
	switch c.Kind {
	case editor.TextChanged:
		d.tell.reaches(c.Moved)
		d.rulings.groups = nil
		d.tell.moved(TextMoved | d.preview.follow() | d.queue.follow())
	case editor.NotesChanged:
		m := NotesMoved
		if d.queue.Filter().Tag != "" {
			d.queue.fill()
			m |= QueueMoved
		}
		d.tell.moved(m)
	case editor.VersionsChanged:
		d.tell.moved(VersionsMoved)
	case editor.ConflictsChanged:
		d.tell.moved(ConflictsMoved)
	case editor.DetectionMoved:
		d.tell.moved(ProgressMoved)
	case editor.SavedChanged:
		d.tell.moved(SavedMoved)
	}
}
