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

// ranking is repairs in an order: those that are awake and pass a filter.
type ranking struct {
	order Order
	trust func(*editor.Group) Trust
	list  []int
	rank  []int32 // place in list by repair, -1 for those that are not in it
}

// fill makes the list anew. It is linear in the number of repairs, save for
// the groups, of which there are few.
func (k *ranking) fill(s *editor.Session, pass func(int) bool) {
	n := len(s.Repairs())
	k.list = slices.Grow(k.list[:0], n)
	switch k.order {
	case ByValue, ByRule:
		for _, g := range k.groups(s) {
			for _, i := range g.Members {
				if pass(i) {
					k.list = append(k.list, i)
				}
			}
		}
	default:
		for i := range n {
			if !s.Sleeps(i) && pass(i) {
				k.list = append(k.list, i)
			}
		}
		if k.order == ByDoubt {
			byDoubt(k.list, s)
		}
	}
	k.ranks(n)
}

func (k *ranking) ranks(n int) {
	k.rank = slices.Grow(k.rank[:0], n)[:n]
	for i := range k.rank {
		k.rank[i] = -1
	}
	for at, i := range k.list {
		k.rank[i] = int32(at)
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
func (k *ranking) groups(s *editor.Session) []editor.Group {
	groups := slices.Clone(s.Groups())
	less := func(a, b editor.Group) int {
		return cmp.Compare(Value(&b, k.trust(&b)), Value(&a, k.trust(&a)))
	}
	if k.order == ByRule {
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
func (k *ranking) next(from, step int, want func(int) bool) (int, bool) {
	n := len(k.list)
	at := k.start(from, step)
	for range n {
		at = (at + step + n) % n
		if want(k.list[at]) {
			return k.list[at], true
		}
	}
	return 0, false
}

// start is the position to step from.
func (k *ranking) start(from, step int) int {
	switch {
	case from < 0 || from >= len(k.rank):
		if step > 0 {
			return -1
		}
		return 0
	case k.rank[from] >= 0:
		return int(k.rank[from])
	case k.order != ByPlace:
		return -1
	}
	at := sort.SearchInts(k.list, from)
	if step > 0 {
		at--
	}
	return at
}
