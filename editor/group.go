package editor

import (
	"slices"

	"emend/editor/repair"
)

// A Group is the repairs that one decision can settle: one rule, one pattern.
type Group struct {
	Key      string
	Rule     repair.RuleID
	Pattern  string
	Number   int // see Groups.Numbers
	Count    int // of the repairs in it that are awake
	Pending  int // how many of them are undecided
	Accepted int
	Rejected int
	Refused  int     // rejected, or given another wording
	Lowest   float64 // confidence among all that are in it, awake or not
	Highest  float64
}

// A grouping is kept as the repairs are decided.
type grouping struct {
	of         []int32          // number of the group, by repair
	all        []Group          // by number
	awake      []Group          // those with repairs that are awake; nil: to be gathered
	at         map[string]int32 // numbers by key
	first, end int              // the stretch of repairs that was sorted
}

// newGroups are none yet; of is where the numbers of repairs go.
func newGroups(of []int32) grouping { return grouping{of: of, at: map[string]int32{}} }

// sort sorts the repairs [first, end), which follow what was sorted before,
// into groups, in none of which they are counted yet.
func (g *grouping) sort(repairs []repair.Repair, first, end int) {
	if g.end == 0 {
		g.first = first
	}
	g.end = end
	var recent [64]int32 // numbers that were found last, by spot
	for i := first; i < end; i++ {
		r := &repairs[i]
		n := &recent[spot(r.Group)%len(recent)]
		if int(*n) >= len(g.all) || g.all[*n].Key != r.Group {
			var ok bool
			if *n, ok = g.at[r.Group]; !ok {
				*n = g.put(newGroup(r))
			}
		}
		g.of[i] = *n
		g.all[*n].widen(r)
	}
}

// spot tells keys apart, most of them: most repairs belong to a few groups, and
// to look for these by their whole keys takes longer than all else of sorting.
func spot(key string) int {
	n := len(key)
	if n == 0 {
		return 0
	}
	return n + 7*int(key[n-1])
}

// put adds a group and returns its number.
func (g *grouping) put(k Group) int32 {
	n := int32(g.append(k))
	g.at[k.Key] = n
	return n
}

// append is put where nobody looks for groups by their keys any more.
func (g *grouping) append(k Group) int {
	k.Number = len(g.all)
	g.all = append(g.all, k)
	return k.Number
}

// add takes in the groups of the repairs that follow.
func (g *grouping) add(more *grouping) {
	numbers := make([]int32, len(more.all))
	for n, m := range more.all {
		at, ok := g.at[m.Key]
		if !ok {
			numbers[n] = g.put(m)
			continue
		}
		numbers[n] = at
		k := &g.all[at]
		k.Count, k.Pending, k.Accepted = k.Count+m.Count, k.Pending+m.Pending, k.Accepted+m.Accepted
		k.Rejected, k.Refused = k.Rejected+m.Rejected, k.Refused+m.Refused
		k.Lowest, k.Highest = min(k.Lowest, m.Lowest), max(k.Highest, m.Highest)
	}
	for i := more.first; i < more.end; i++ {
		g.of[i] = numbers[g.of[i]]
	}
	g.end = more.end
}

// count takes in that repair i, awake and in that state, is one more or, with
// by = -1, one less.
func (g *grouping) count(i int, state repair.State, by int) {
	k := &g.all[g.of[i]]
	k.Count += by
	switch state {
	case repair.Pending:
		k.Pending += by
	case repair.Accepted:
		k.Accepted += by
	case repair.Rejected:
		k.Rejected += by
		k.Refused += by
	default:
		k.Refused += by
	}
	g.awake = nil
}

// putIn takes in that a repair came into the list at an index.
func (g *grouping) putIn(at int, r *repair.Repair) {
	n := slices.IndexFunc(g.all, func(k Group) bool { return k.Key == r.Group })
	if n < 0 {
		n = g.append(newGroup(r))
	}
	g.all[n].widen(r)
	g.of = slices.Insert(slices.Clone(g.of), at, int32(n)) // a still has the other
	g.renumber()
}

// takeOut takes in that the repair at an index has gone; repairs are the others.
func (g *grouping) takeOut(at int, repairs []repair.Repair) {
	n := g.of[at]
	g.of = slices.Delete(slices.Clone(g.of), at, at+1)
	k := &g.all[n]
	k.Lowest, k.Highest = 1, 0
	for i, of := range g.of {
		if of == n {
			k.widen(&repairs[i])
		}
	}
	g.renumber()
}

// renumber has the groups numbered by the place of their first repair again,
// and drops those that have none.
func (g *grouping) renumber() {
	number, all := make([]int32, len(g.all)), make([]Group, 0, len(g.all))
	moved := false
	for _, n := range g.of {
		if number[n] == 0 {
			k := g.all[n]
			k.Number = len(all)
			all = append(all, k)
			number[n] = int32(len(all))
			moved = moved || int(n) != k.Number
		}
	}
	if moved {
		for i, n := range g.of {
			g.of[i] = number[n] - 1
		}
	}
	g.all, g.awake = all, nil
}

// newGroup is the group of a repair, with nothing in it yet and no number.
func newGroup(r *repair.Repair) Group {
	return Group{Key: r.Group, Rule: r.Rule, Pattern: r.Pattern(), Lowest: 1}
}

// widen takes in the confidence of a repair of the group.
func (g *Group) widen(r *repair.Repair) {
	g.Lowest, g.Highest = min(g.Lowest, r.Confidence), max(g.Highest, r.Confidence)
}

// Groups are the repairs of a review by what one decision can settle.
type Groups struct{ review *Review }

// List lists the groups with repairs that are awake, by the place of their
// first repair. The slice is the review's own until the next change.
func (g Groups) List() []Group {
	all := &g.review.derived.groups
	if all.awake == nil {
		all.awake = slices.DeleteFunc(slices.Clone(all.all), func(k Group) bool { return k.Count == 0 })
	}
	return all.awake
}

// Of returns the group that repair i belongs to.
func (g Groups) Of(i int) Group {
	all := &g.review.derived.groups
	return all.all[all.of[i]]
}

// Numbers gives the number of the group of each repair, which is less than
// most. They are the same as long as the repairs are.
func (g Groups) Numbers() (of []int32, most int) {
	all := &g.review.derived.groups
	return all.of, len(all.all)
}

// Members lists the repairs of a group that are awake, by place.
func (g Groups) Members(k Group) []int {
	out := make([]int, 0, k.Count)
	for i, n := range g.review.derived.groups.of {
		if int(n) == k.Number && !g.review.Sleeps(i) {
			out = append(out, i)
		}
	}
	return out
}

// OpenIn returns the members of the group of repair i that are undecided.
func (g Groups) OpenIn(i int) []int {
	return slices.DeleteFunc(g.Members(g.Of(i)), func(i int) bool { return g.review.verdicts.state(i) != repair.Pending })
}

// FirstOpen is the first member of a group that is undecided; ok is false where
// none is.
func (g Groups) FirstOpen(k Group) (i int, ok bool) {
	for i, n := range g.review.derived.groups.of {
		if int(n) == k.Number && g.review.Open(i) {
			return i, true
		}
	}
	return 0, false
}
