package review

import (
	"cmp"
	"slices"
	"sort"

	"emend/editor"
	"emend/editor/repair"
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
	order  Order
	trust  func(*editor.Group) Trust
	list   []int
	rank   []int32 // place in list by repair, -1 for those that are not in it
	shape  int     // of the session when the list was made
	groups []int   // numbers of the groups in the order of the list; nil where it is not by groups
}

// fill makes the list anew. It is linear in the number of repairs, save for
// the groups, of which there are few.
func (k *ranking) fill(s *editor.Session, pass func(int) bool) {
	n := len(s.Repairs())
	k.shape = s.Shape()
	k.list = passing(slices.Grow(k.list[:0], n)[:n], func(i int) bool { return !s.Sleeps(i) && pass(i) })
	k.sort(s)
}

// begin empties the list, for add to fill it by place and sort to sort it.
func (k *ranking) begin(s *editor.Session) {
	k.shape, k.list = s.Shape(), k.list[:0]
	k.ranks(len(s.Repairs()))
}

// add adds those of the repairs [from, to) that pass, which follow what was added
// before.
func (k *ranking) add(s *editor.Session, from, to int, pass func(int) bool) {
	for i := from; i < to; i++ {
		if !s.Sleeps(i) && pass(i) {
			k.rank[i] = int32(len(k.list))
			k.list = append(k.list, i)
		}
	}
}

// sort sorts the list, which is by place, as the order is.
func (k *ranking) sort(s *editor.Session) {
	k.groups = nil
	switch k.order {
	case ByDoubt: // in steps of a thousandth
		const steps = 1001
		sortBy(k.list, steps, func(i int) int { return min(steps-1, max(0, int(s.Repairs()[i].Confidence*(steps-1)))) })
	case ByValue, ByRule:
		k.groups = k.sorted(s)
		of, most := s.Groups().Numbers()
		at := make([]int, most)
		for n, number := range k.groups {
			at[number] = n
		}
		sortBy(k.list, len(at), func(i int) int { return at[of[i]] })
	}
	k.ranks(len(s.Repairs()))
}

// passing fills a list with those of its indices that pass, in order.
func passing(list []int, pass func(int) bool) []int {
	var found [mostShares][]int
	n := inShares(len(list), func(k, from, to int) {
		some := list[from:from:to]
		for i := from; i < to; i++ {
			if pass(i) {
				some = append(some, i)
			}
		}
		found[k] = some
	})
	out := list[:len(found[0])]
	for _, some := range found[1:n] {
		out = append(out, some...) // they lie behind it in the list
	}
	return out
}

// stale says whether the order of the list is another now that decisions have
// changed, or what can be in it.
func (k *ranking) stale(s *editor.Session) bool {
	return k.shape != s.Shape() || k.order == ByValue && !slices.Equal(k.groups, k.sorted(s))
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

// sortBy sorts by a key below keys, keeping the order within a key: by counting,
// since the list may be long.
func sortBy(list []int, keys int, key func(i int) int) {
	count := make([]int, keys+1)
	for _, i := range list {
		count[key(i)+1]++
	}
	for k := range keys {
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

// sorted are the numbers of the session's groups, sorted for the order.
func (k *ranking) sorted(s *editor.Session) []int {
	type worth struct {
		number, members int
		rule            repair.RuleID
		value           float64
	}
	groups := s.Groups().List()
	all := make([]worth, len(groups))
	for n := range groups {
		g := &groups[n]
		all[n] = worth{g.Number, g.Count, g.Rule, Value(g, k.trust(g))}
	}
	less := func(a, b worth) int { return cmp.Compare(b.value, a.value) }
	if k.order == ByRule {
		less = func(a, b worth) int { return cmp.Or(cmp.Compare(a.rule, b.rule), b.members-a.members) }
	}
	slices.SortStableFunc(all, less)
	out := make([]int, len(all))
	for n := range all {
		out[n] = all[n].number
	}
	return out
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
