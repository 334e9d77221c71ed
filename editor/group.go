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
	Members  []int // indices of the repairs that are awake, by place
	Pending  int   // how many of them are undecided
	Accepted int
	Refused  int // rejected, or given another wording
	Lowest   float64
	Highest  float64 // confidence among the members
}

// Groups lists the groups by the place of their first member. The slice is the
// session's own until the next change.
func (s *Session) Groups() []Group {
	if s.derived.groups == nil {
		s.derived.groups = s.makeGroups()
	}
	return s.derived.groups
}

func (s *Session) makeGroups() []Group {
	at := map[string]int{}
	groups := []Group{}
	for i := range s.repairs {
		if s.Sleeps(i) {
			continue
		}
		r := &s.repairs[i]
		g, ok := at[r.Group]
		if !ok {
			g = len(groups)
			at[r.Group] = g
			groups = append(groups, Group{Key: r.Group, Rule: r.Rule, Pattern: r.Pattern(), Lowest: 1})
		}
		groups[g].add(i, r.Confidence, s.decisions[i].State)
	}
	return groups
}

func (g *Group) add(i int, confidence float64, state repair.State) {
	g.Members = append(g.Members, i)
	g.Lowest, g.Highest = min(g.Lowest, confidence), max(g.Highest, confidence)
	switch state {
	case repair.Pending:
		g.Pending++
	case repair.Accepted:
		g.Accepted++
	default:
		g.Refused++
	}
}

// GroupOf returns the group that repair i belongs to.
func (s *Session) GroupOf(i int) Group {
	for _, g := range s.Groups() {
		if g.Key == s.repairs[i].Group {
			return g
		}
	}
	return Group{Key: s.repairs[i].Group}
}

// OpenIn returns the members of the group of repair i that are undecided.
func (s *Session) OpenIn(i int) []int {
	members := slices.Clone(s.GroupOf(i).Members)
	return slices.DeleteFunc(members, func(i int) bool { return s.decisions[i].State != repair.Pending })
}

// NextOpen finds the next undecided repair after index i, going round at the
// end; -1 starts at the first. ok is false when everything is decided.
func (s *Session) NextOpen(i int) (next int, ok bool) {
	return s.seek(i, 1, s.Open)
}

// PreviousOpen finds the undecided repair before index i, going round.
func (s *Session) PreviousOpen(i int) (previous int, ok bool) {
	return s.seek(i, -1, s.Open)
}

// Next finds the repair after (step 1) or before (step -1) index i that is
// awake, whatever its decision, going round.
func (s *Session) Next(i, step int) (next int, ok bool) {
	return s.seek(i, step, func(i int) bool { return !s.Sleeps(i) })
}

func (s *Session) seek(i, step int, want func(int) bool) (int, bool) {
	n := len(s.repairs)
	if i < 0 && step < 0 {
		i = n
	}
	for range n {
		i = (i + step + n) % n
		if want(i) {
			return i, true
		}
	}
	return 0, false
}
