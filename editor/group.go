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
	Number   int // see GroupNumbers
	Count    int // of the repairs in it that are awake
	Pending  int // how many of them are undecided
	Accepted int
	Rejected int
	Refused  int     // rejected, or given another wording
	Lowest   float64 // confidence among all that are in it, awake or not
	Highest  float64
}

// groups are kept as the repairs are decided.
type groups struct {
	of    []int32 // number of the group, by repair
	all   []Group // by number
	awake []Group // those with repairs that are awake; nil: to be gathered
}

// groupsOf sorts repairs into groups, in none of which anything is counted yet.
func groupsOf(repairs []repair.Repair) groups {
	g := groups{of: make([]int32, len(repairs))}
	at := map[string]int32{}
	last := int32(-1) // of the repair before: many come in runs
	for i := range repairs {
		r := &repairs[i]
		if last < 0 || g.all[last].Key != r.Group {
			n, ok := at[r.Group]
			if !ok {
				n = int32(len(g.all))
				at[r.Group] = n
				g.all = append(g.all, Group{Key: r.Group, Rule: r.Rule, Pattern: r.Pattern(), Number: int(n), Lowest: 1})
			}
			last = n
		}
		g.of[i] = last
		k := &g.all[last]
		k.Lowest, k.Highest = min(k.Lowest, r.Confidence), max(k.Highest, r.Confidence)
	}
	return g
}

// count takes in that repair i, awake and in that state, is one more or, with
// by = -1, one less.
func (g *groups) count(i int, state repair.State, by int) {
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

// Groups lists the groups with repairs that are awake, by the place of their
// first repair. The slice is the session's own until the next change.
func (s *Session) Groups() []Group {
	g := &s.derived.groups
	if g.awake == nil {
		g.awake = slices.DeleteFunc(slices.Clone(g.all), func(k Group) bool { return k.Count == 0 })
	}
	return g.awake
}

// GroupOf returns the group that repair i belongs to.
func (s *Session) GroupOf(i int) Group {
	g := &s.derived.groups
	return g.all[g.of[i]]
}

// GroupNumbers gives the number of the group of each repair, which is less than
// most. They are the same as long as the repairs are.
func (s *Session) GroupNumbers() (of []int32, most int) {
	return s.derived.groups.of, len(s.derived.groups.all)
}

// Members lists the repairs of a group that are awake, by place.
func (s *Session) Members(g Group) []int {
	out := make([]int, 0, g.Count)
	for i, n := range s.derived.groups.of {
		if int(n) == g.Number && !s.Sleeps(i) {
			out = append(out, i)
		}
	}
	return out
}

// OpenIn returns the members of the group of repair i that are undecided.
func (s *Session) OpenIn(i int) []int {
	return slices.DeleteFunc(s.Members(s.GroupOf(i)), func(i int) bool { return s.verdicts.state(i) != repair.Pending })
}

// FirstOpen is the first member of a group that is undecided; ok is false where
// none is.
func (s *Session) FirstOpen(g Group) (i int, ok bool) {
	for i, n := range s.derived.groups.of {
		if int(n) == g.Number && s.Open(i) {
			return i, true
		}
	}
	return 0, false
}
