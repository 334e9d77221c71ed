package review

import (
	"maps"

	"emend/editor"
	"emend/editor/record"
	"emend/editor/repair"
)

// rulings are what the reader has decided for whole groups, so that a later
// contrary decision on a member can be told as an exception, and a new
// decision on the group leaves it alone.
//
// They are read from the acts in force and not kept beside them, so that they
// are undone with them and come back with the project.
type rulings struct {
	session *editor.Session
	known   map[*record.Act]map[string]int // members decided, by group; of acts that decided several
	groups  map[string]repair.State        // nil: to be made anew
}

// forGroup is the part of a group that an act must have decided at once to be
// a decision on the group.
const forGroup = 0.5

// ruling is the state that a decision on all of a group gave it.
func (u *rulings) ruling(group string) (repair.State, bool) {
	if u.groups == nil {
		u.gather()
	}
	s, ok := u.groups[group]
	return s, ok
}

func (u *rulings) gather() {
	u.groups = map[string]repair.State{}
	known := map[*record.Act]map[string]int{}
	size := map[string]int{}
	for _, g := range u.session.Groups().List() {
		size[g.Key] = g.Count
	}
	for _, a := range u.session.History().Acts() {
		if len(a.Decisions) < 2 || a.Decisions[0].After.Never {
			continue
		}
		counts, ok := u.known[a]
		if !ok {
			counts = u.groupsOf(a)
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

// note takes in what the last act decided, by group, so that it need not be
// searched for.
func (u *rulings) note(groups map[string]int) {
	acts := u.session.History().Acts()
	if len(acts) == 0 {
		return
	}
	maps.DeleteFunc(groups, func(_ string, n int) bool { return n < 2 })
	if u.known == nil {
		u.known = map[*record.Act]map[string]int{}
	}
	u.known[acts[len(acts)-1]] = groups
	u.groups = nil
}

// groupsOf counts the members of groups that an act decided alike; none when
// it did not decide all alike.
func (u *rulings) groupsOf(a *record.Act) map[string]int {
	counts := map[string]int{}
	for i := range a.Decisions {
		c := &a.Decisions[i]
		if c.After.State != a.Decisions[0].After.State || c.After.State == repair.Pending {
			return nil
		}
		if j, ok := u.session.IndexOf(c.Key.Ref()); ok {
			counts[u.session.Repairs()[j].Group]++
		}
	}
	for g, n := range counts {
		if n < 2 {
			delete(counts, g)
		}
	}
	return counts
}

// exception says whether a repair was decided otherwise than its group was.
func (u *rulings) exception(i int) bool {
	s := u.session.Decision(i).State
	if s == repair.Pending {
		return false
	}
	of, ok := u.ruling(u.session.Repairs()[i].Group)
	return ok && of != s
}
