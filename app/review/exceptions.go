package review

import (
	"maps"

	"emend/editor/project"
	"emend/editor/repair"
)

// rulings are what the reader has decided for whole groups, so that a later
// contrary decision on a member can be told as an exception, and a new
// decision on the group leaves it alone.
//
// They are read from the acts in force and not kept beside them, so that they
// are undone with them and come back with the project.
type rulings struct {
	known  map[*project.Act]map[string]int // members decided, by group; of acts that decided several
	groups map[string]repair.State         // nil: to be made anew
}

// forGroup is the part of a group that an act must have decided at once to be
// a decision on the group.
const forGroup = 0.5

// ruling is the state that a decision on all of a group gave it.
func (d *Desk) ruling(group string) (repair.State, bool) {
	if d.rulings.groups == nil {
		d.makeRulings()
	}
	s, ok := d.rulings.groups[group]
	return s, ok
}

func (d *Desk) makeRulings() {
	u := &d.rulings
	u.groups = map[string]repair.State{}
	known := map[*project.Act]map[string]int{}
	size := map[string]int{}
	for _, g := range d.session.Groups() {
		size[g.Key] = len(g.Members)
	}
	for _, a := range d.session.Acts() {
		if len(a.Decisions) < 2 || a.Decisions[0].After.Never {
			continue
		}
		counts, ok := u.known[a]
		if !ok {
			counts = d.groupsOf(a)
		}
		known[a] = counts
		for g, n := range counts {
			if float64(n) >= forGroup*float64(size[g]) {
				u.groups[g] = a.Decisions[0].After.State
			}
		}
	}
	u.known = known
}

// rule notes what the last act decided, by group, so that it need not be
// searched for.
func (d *Desk) rule(groups map[string]int) {
	acts := d.session.Acts()
	if len(acts) == 0 {
		return
	}
	maps.DeleteFunc(groups, func(_ string, n int) bool { return n < 2 })
	if d.rulings.known == nil {
		d.rulings.known = map[*project.Act]map[string]int{}
	}
	d.rulings.known[acts[len(acts)-1]] = groups
	d.rulings.groups = nil
}

// groupsOf counts the members of groups that an act decided alike; none when
// it did not decide all alike.
func (d *Desk) groupsOf(a *project.Act) map[string]int {
	counts := map[string]int{}
	for i := range a.Decisions {
		c := &a.Decisions[i]
		if c.After.State != a.Decisions[0].After.State || c.After.State == repair.Pending {
			return nil
		}
		if j, ok := d.session.IndexOf(c.Key.Ref()); ok {
			counts[d.session.Repairs()[j].Group]++
		}
	}
	for g, n := range counts {
		if n < 2 {
			delete(counts, g)
		}
	}
	return counts
}

// Exception says whether a repair was decided otherwise than its group was.
func (d *Desk) Exception(i int) bool {
	s := d.session.Decision(i).State
	if s == repair.Pending {
		return false
	}
	of, ok := d.ruling(d.session.Repairs()[i].Group)
	return ok && of != s
}
