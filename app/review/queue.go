package review

import (
	"sort"
	"time"

	"emend/editor"
	"emend/editor/repair"
)

// A Queue is the repairs that the reader goes through, in order, and which of
// them is before the reader.
type Queue struct {
	filler
	session *editor.Session
	tell    *observers
	ranking ranking
	filter  Filter
	current int // index of the repair before the reader; -1: none
	ref     repair.Ref
	skipped map[repair.Ref]bool // put off, and not yet asked about again
	putOff  map[repair.Ref]bool // put off at any time
}

// A filler fills the list of a queue.
type filler struct {
	walk    walk
	filling bool // the walk has not come to its end
}

// SetSoon has a long list filled in stretches: soon runs a function on the desk's
// goroutine behind the events that wait. Without, all is done at once.
func (f *filler) SetSoon(soon func(func())) { f.walk.soon = soon }

// Filling says whether the list is being filled: it holds only the first repairs
// that pass the filter.
func (f *filler) Filling() bool { return f.filling }

func newQueue(s *editor.Session, tell *observers, trust func(*editor.Group) Trust) *Queue {
	q := &Queue{session: s, tell: tell, current: -1, skipped: map[repair.Ref]bool{}, putOff: map[repair.Ref]bool{}}
	q.ranking.trust = trust
	q.fill()
	q.first()
	return q
}

// fill makes the list anew. Wordings take long to look through.
func (q *Queue) fill() {
	s, pass := q.session, q.filter.passes(q.session)
	q.filling = q.filter.Words != "" && q.walk.pays(len(s.Repairs()))
	if !q.filling {
		q.walk.stop()
		q.ranking.fill(s, pass)
		return
	}
	q.ranking.begin(s)
	told := time.Now()
	q.walk.over(len(s.Repairs()), func(from, to int) { q.ranking.add(s, from, to, pass) }, func(done bool) {
		if done {
			q.ranking.sort(s)
			q.filling = false
		}
		if now := time.Now(); done || now.Sub(told) > tellEvery {
			told = now
			q.tell.moved(QueueMoved)
		}
	})
}

// tellEvery is how long lies between two tellings of a list that is being filled.
const tellEvery = 100 * time.Millisecond

// first puts the first undecided repair before the reader, where there is one.
func (q *Queue) first() {
	if i, ok := q.nextOpen(-1, 1); ok {
		q.set(i)
	}
}

// List is the repairs in order. The slice is the queue's own until the next
// move.
func (q *Queue) List() []int { return q.ranking.list }

// Groups are the groups with repairs in the queue, in its order, where it holds
// all repairs, group by group or by place; else ok is false.
func (q *Queue) Groups() (groups []editor.Group, ok bool) {
	list := q.session.Groups().List()
	if !q.filter.Empty() || q.ranking.order == ByDoubt {
		return nil, false
	}
	if q.ranking.groups == nil {
		return list, true
	}
	at := make(map[int]*editor.Group, len(list))
	for k := range list {
		at[list[k].Number] = &list[k]
	}
	for _, number := range q.ranking.groups {
		if g := at[number]; g != nil {
			groups = append(groups, *g)
		}
	}
	return groups, true
}

// Rank is the place of a repair in the queue, -1 when it is not in it.
func (q *Queue) Rank(i int) int {
	if i < 0 || i >= len(q.ranking.rank) {
		return -1
	}
	return int(q.ranking.rank[i])
}

// Order is how the queue is sorted.
func (q *Queue) Order() Order { return q.ranking.order }

// SetOrder sorts the queue.
func (q *Queue) SetOrder(o Order) {
	if o != q.ranking.order {
		q.ranking.order = o
		q.fill()
		q.tell.moved(QueueMoved)
	}
}

// Filter is which repairs the queue holds.
func (q *Queue) Filter() Filter { return q.filter }

// SetFilter changes which repairs the queue holds.
func (q *Queue) SetFilter(f Filter) {
	q.filter = f
	q.fill()
	q.tell.moved(QueueMoved)
}

// Current is the repair before the reader; ok is false when there is none.
func (q *Queue) Current() (i int, ok bool) { return q.current, q.current >= 0 }

// Go puts a repair before the reader; -1 puts none.
func (q *Queue) Go(i int) {
	if i >= len(q.session.Repairs()) || i == q.current {
		return
	}
	q.set(i)
	if l := q.filter.Only; l != nil && i >= 0 {
		l.looksAt(q.ref)
	}
	q.tell.moved(CurrentMoved)
}

func (q *Queue) set(i int) {
	q.current, q.ref = i, repair.Ref{}
	if i >= 0 {
		q.ref = q.session.Repairs()[i].Ref()
	}
}

// Step goes to the next (1) or previous (-1) repair of the queue, undecided or
// any, going round; it says whether there was one.
func (q *Queue) Step(step int, openOnly bool) bool {
	var i int
	var ok bool
	if openOnly {
		i, ok = q.nextOpen(q.current, step)
	} else {
		i, ok = q.ranking.next(q.current, step, func(int) bool { return true })
	}
	if ok {
		q.Go(i)
	}
	return ok
}

// Edge goes to the first (-1) or last (1) repair of the queue.
func (q *Queue) Edge(side int) {
	list := q.List()
	if len(list) == 0 {
		return
	}
	if side < 0 {
		q.Go(list[0])
		return
	}
	q.Go(list[len(list)-1])
}

// Skip puts the current repair off until the others are decided.
func (q *Queue) Skip() bool {
	i, ok := q.Current()
	if !ok {
		return false
	}
	if q.session.Open(i) {
		q.skipped[q.ref], q.putOff[q.ref] = true, true
	}
	return q.Step(1, true)
}

// Skipped says whether the reader has put a repair off.
func (q *Queue) Skipped(i int) bool {
	return len(q.skipped) > 0 && q.skipped[q.session.Repairs()[i].Ref()]
}

// nextOpen finds the next undecided repair that was not skipped; when only
// skipped ones are left, they come back.
func (q *Queue) nextOpen(from, step int) (int, bool) {
	fresh := func(i int) bool {
		return q.session.Open(i) && !q.skipped[q.session.Repairs()[i].Ref()]
	}
	if i, ok := q.ranking.next(from, step, fresh); ok {
		return i, true
	}
	i, ok := q.ranking.next(from, step, q.session.Open)
	if ok {
		clear(q.skipped)
	}
	return i, ok
}

// advance goes to the next undecided repair behind i. The list may have moved
// when the decision woke repairs or put them to sleep, so i is found anew.
func (q *Queue) advance(i int) {
	if q.filter.Only != nil { // all of it is looked at, decided or not
		q.Step(1, false)
		return
	}
	if next, ok := q.nextOpen(i, 1); ok {
		q.Go(next)
	}
}

// follow takes in that decisions or the repairs have changed, and finds the
// current repair again. It tells what moved for it.
func (q *Queue) follow() (m Moved) {
	if q.ranking.stale(q.session) || len(q.filter.States) > 0 {
		q.fill()
		m = QueueMoved
	}
	was := q.current
	if q.current < 0 {
		q.first()
	} else {
		i, ok := q.session.IndexOf(q.ref)
		if !ok {
			i, ok = near(q.session, q.ref.Span.Start)
		}
		if !ok {
			i = -1
		}
		q.set(i)
	}
	if was != q.current {
		m |= CurrentMoved
	}
	return m
}

// near finds the repair that is awake and starts at an offset of the raw text
// or first behind it, or else the last one.
func near(s *editor.Session, rawOff int) (int, bool) {
	rs := s.Repairs()
	at := sort.Search(len(rs), func(i int) bool { return rs[i].Span.Start >= rawOff })
	for i := at; i < len(rs); i++ {
		if !s.Sleeps(i) {
			return i, true
		}
	}
	for i := at - 1; i >= 0; i-- {
		if !s.Sleeps(i) {
			return i, true
		}
	}
	return -1, false
}
