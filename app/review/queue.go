package review

import (
	"cmp"
	"slices"
	"sort"

	"emend/editor"
)

// An Order is how the queue is sorted.
type Order int

// The orders of the queue.
const (
	ByPlace Order = iota // as in the text
	ByValue              // what settles most and is least sure comes first
	ByDoubt              // lowest confidence first
	ByRule               // rule by rule, pattern by pattern
)

// queue is the list of repairs the reader goes through: those that are awake
// and pass the filter, in order.
type queue struct {
	order  Order
	filter Filter
	trust  func(*editor.Group) Trust
	list   []int
	rank   []int32 // place in list by repair, -1 for those that are not in it
}

// fill makes the list anew. It is linear in the number of repairs, save for
// the groups, of which there are few.
func (q *queue) fill(s *editor.Session) {
	n := len(s.Repairs())
	q.list = slices.Grow(q.list[:0], n)
	pass := q.filter.passes(s)
	switch q.order {
	case ByValue, ByRule:
		for _, g := range q.groups(s) {
			for _, i := range g.Members {
				if pass(i) {
					q.list = append(q.list, i)
				}
			}
		}
	default:
		for i := range n {
			if !s.Sleeps(i) && pass(i) {
				q.list = append(q.list, i)
			}
		}
		if q.order == ByDoubt {
			byDoubt(q.list, s)
		}
	}
	q.ranks(n)
}

func (q *queue) ranks(n int) {
	q.rank = slices.Grow(q.rank[:0], n)[:n]
	for i := range q.rank {
		q.rank[i] = -1
	}
	for at, i := range q.list {
		q.rank[i] = int32(at)
	}
}

// byDoubt sorts by confidence in steps of a thousandth, keeping the place
// within a step: a sort by counting, since the list may be long.
func byDoubt(list []int, s *editor.Session) {
	const steps = 1001
	var count [steps + 1]int
	key := func(i int) int { return min(steps-1, max(0, int(s.Repairs()[i].Confidence*(steps-1)))) }
	for _, i := range list {
		count[key(i)+1]++
	}
	for k := range steps {
		count[k+1] += count[k]
	}
	out := make([]int, len(list))
	for _, i := range list {
		k := key(i)
		out[count[k]] = i
		count[k]++
	}
	copy(list, out)
}

// groups returns the session's groups sorted for the order.
func (q *queue) groups(s *editor.Session) []editor.Group {
	groups := slices.Clone(s.Groups())
	less := func(a, b editor.Group) int {
		return cmp.Compare(Value(&b, q.trust(&b)), Value(&a, q.trust(&a)))
	}
	if q.order == ByRule {
		less = func(a, b editor.Group) int { return cmp.Or(cmp.Compare(a.Rule, b.Rule), len(b.Members)-len(a.Members)) }
	}
	slices.SortStableFunc(groups, less)
	return groups
}

// statedFor is how many decisions a stated confidence counts for beside those
// that were taken.
const statedFor = 4

// Value is how much a decision on a group is worth: how many it settles times
// how unsure they are, by the confidence stated and by what the reader came to
// so far. A group that is sure still counts for a tenth, so that a large one
// comes before a single doubt.
func Value(g *editor.Group, t Trust) float64 {
	stated := (g.Lowest + g.Highest) / 2
	doubt := 1 - (stated*statedFor+float64(t.Right))/(statedFor+float64(t.Of()))
	return float64(g.Pending) * max(doubt, 0.1)
}

// next finds the repair in the list behind (step 1) or before (-1) repair
// from that is wanted, going round. from need not be in the list.
func (q *queue) next(from, step int, want func(int) bool) (int, bool) {
	n := len(q.list)
	at := q.start(from, step)
	for range n {
		at = (at + step + n) % n
		if want(q.list[at]) {
			return q.list[at], true
		}
	}
	return 0, false
}

// start is the position to step from.
func (q *queue) start(from, step int) int {
	switch {
	case from < 0 || from >= len(q.rank):
		if step > 0 {
			return -1
		}
		return 0
	case q.rank[from] >= 0:
		return int(q.rank[from])
	case q.order != ByPlace:
		return -1
	}
	at := sort.SearchInts(q.list, from)
	if step > 0 {
		at--
	}
	return at
}

// Queue lists the repairs the reader goes through, in order. The slice is the
// desk's own until the next move.
func (d *Desk) Queue() []int { return d.queue.list }

// Rank is the place of a repair in the queue, -1 when it is not in it.
func (d *Desk) Rank(i int) int {
	if i < 0 || i >= len(d.queue.rank) {
		return -1
	}
	return int(d.queue.rank[i])
}

// Order is how the queue is sorted.
func (d *Desk) Order() Order { return d.queue.order }

// SetOrder sorts the queue.
func (d *Desk) SetOrder(o Order) {
	if o != d.queue.order {
		d.queue.order = o
		d.queue.fill(d.session)
		d.tell.moved(QueueMoved)
	}
}

// Filter is which repairs the queue holds.
func (d *Desk) Filter() Filter { return d.queue.filter }

// SetFilter changes which repairs the queue holds.
func (d *Desk) SetFilter(f Filter) {
	d.queue.filter = f
	if f.Only == nil {
		d.look = nil
	}
	d.queue.fill(d.session)
	d.tell.moved(QueueMoved)
}
