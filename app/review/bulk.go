package review

import (
	"fmt"
	"maps"
	"slices"

	"emend/editor"
	"emend/editor/repair"
)

// A Scope says to what else a decision on one repair applies.
type Scope int

// The scopes, from narrow to wide.
const (
	ThisOne     Scope = iota
	SameWording       // the same raw wording and the same new one
	SamePattern       // the same rule and pattern
	SameRule
	OnFromHere // the same pattern, from this place on
	AsSure     // whatever the rule, as sure as this one or surer
	InQueue    // all that the filter lets pass
	Scopes     // how many there are
)

// A Bulk is a decision on many repairs that the reader looks at before it is
// taken. Members that are decided otherwise already stand at its end and are
// out of it unless the reader puts them in, so that exceptions stay.
type Bulk struct {
	Origin  int // the repair it started from
	State   repair.State
	Scope   Scope
	Members []int        // of a large group first a sample, see sampled
	Out     map[int]bool // members the reader has taken out
	Seen    map[int]bool // members the reader has looked at
	Aside   int          // how many a split has set aside
	Anew    bool         // the group was decided before, and is to be decided otherwise

	was map[int]repair.State // of the members that are decided
}

// Count is how many repairs the decision will be given to.
func (b *Bulk) Count() int { return len(b.Members) - len(b.Out) }

// Wrong is how many the reader has taken out.
func (b *Bulk) Wrong() int { return len(b.Out) - b.Spared() }

// Spared is how many stay as they were decided before.
func (b *Bulk) Spared() int {
	n := 0
	for i, s := range b.was {
		if b.Out[i] && s != repair.Pending {
			n++
		}
	}
	return n
}

// Looked is how many of those to be decided the reader has looked at.
func (b *Bulk) Looked() int {
	n := 0
	for i := range b.Seen {
		if !b.Out[i] {
			n++
		}
	}
	return n + b.Wrong()
}

// holds says whether the members are still what they were.
func (b *Bulk) holds(s *editor.Session) bool {
	for _, i := range b.Members {
		if i >= len(s.Repairs()) || s.Sleeps(i) || s.Decision(i).State != b.was[i] {
			return false
		}
	}
	return true
}

// Propose puts a decision on all undecided repairs in scope of the current one
// before the reader; nothing is decided yet. Where none is undecided, those
// are meant that the group's decision took. It says whether there are any.
func (d *Desk) Propose(state repair.State, scope Scope) bool {
	i, ok := d.Current()
	if !ok {
		return false
	}
	members, rs := d.InScope(i, scope), d.session.Repairs()
	b := &Bulk{Origin: i, State: state, Scope: scope, Out: map[int]bool{}, Seen: map[int]bool{i: true}, was: map[int]repair.State{}}
	var spared []int
	if scope == SamePattern {
		again, exceptions := d.decidedOtherwise(i, state)
		if len(members) == 0 {
			members, b.Anew = again, len(again) > 0
		} else {
			exceptions = append(exceptions, again...)
		}
		spared = exceptions
		for _, j := range append(slices.Clone(again), exceptions...) {
			b.was[j] = d.session.Decision(j).State
		}
	}
	if len(members) == 0 {
		return false
	}
	slices.Sort(spared)
	for _, j := range spared {
		b.Out[j] = true
	}
	b.Members = append(sampled(members, d.session.Raw().Text(), rs, i), spared...)
	d.bulk = b
	d.tell.moved(BulkMoved)
	return true
}

// decidedOtherwise lists the members of a repair's group that are decided and
// not as state: those that a decision on the group took, and the exceptions.
func (d *Desk) decidedOtherwise(i int, state repair.State) (again, exceptions []int) {
	for _, j := range d.session.GroupOf(i).Members {
		switch s := d.session.Decision(j).State; {
		case s == repair.Pending || s == state:
		case s == repair.Edited || d.Exception(j):
			exceptions = append(exceptions, j)
		default:
			again = append(again, j)
		}
	}
	return again, exceptions
}

// InScope lists the undecided repairs that a decision on repair i would apply
// to, by place.
func (d *Desk) InScope(i int, scope Scope) []int {
	s := d.session
	switch scope {
	case ThisOne:
		return d.open(func(j int) bool { return j == i })
	case SameWording:
		rs := s.Repairs()
		raw := s.Raw().Slice(rs[i].Span)
		return slices.DeleteFunc(s.OpenIn(i), func(j int) bool {
			return rs[j].Replacement != rs[i].Replacement || s.Raw().Slice(rs[j].Span) != raw
		})
	case SameRule:
		return d.open(func(j int) bool { return s.Repairs()[j].Rule == s.Repairs()[i].Rule })
	case AsSure:
		least := s.Repairs()[i].Confidence
		return d.open(func(j int) bool { return s.Repairs()[j].Confidence >= least })
	case InQueue:
		return d.open(func(j int) bool { return d.Rank(j) >= 0 })
	case OnFromHere:
		return slices.DeleteFunc(s.OpenIn(i), func(j int) bool { return j < i })
	}
	return s.OpenIn(i)
}

// open lists the undecided repairs that are wanted, by place.
func (d *Desk) open(want func(i int) bool) []int {
	var out []int
	for i := range d.session.Repairs() {
		if d.session.Open(i) && want(i) {
			out = append(out, i)
		}
	}
	return out
}

// Bulk is the decision the reader looks at, or nil.
func (d *Desk) Bulk() *Bulk { return d.bulk }

// Look notes that the reader has looked at a member.
func (d *Desk) Look(i int) {
	if b := d.bulk; b != nil && !b.Seen[i] {
		b.Seen[i] = true
		d.tell.moved(SampleMoved)
	}
}

// Toggle takes a member out of the decision or puts it back.
func (d *Desk) Toggle(i int) {
	b := d.bulk
	if b == nil || !slices.Contains(b.Members, i) {
		return
	}
	if b.Out[i] {
		delete(b.Out, i)
	} else {
		b.Out[i] = true
	}
	d.tell.moved(BulkMoved)
}

// Confirm takes the decision as one undo step, goes on to the next undecided
// repair and returns how many were decided.
func (d *Desk) Confirm() int {
	b := d.bulk
	if b == nil {
		return 0
	}
	in := slices.DeleteFunc(slices.Clone(b.Members), func(i int) bool { return b.Out[i] })
	slices.Sort(in) // by place: the search for them stays where it is
	n := 0
	d.tell.together(func() {
		d.bulk = nil
		d.tell.moved(BulkMoved)
		d.learn(maps.Keys(b.Seen))
		groups := d.groupsAmong(in)
		n = d.session.Decide(in, repair.Decision{State: b.State}, d.bulkLabel(b))
		d.pace.note(d.now(), n, slices.Collect(maps.Keys(groups)))
		d.rule(groups)
		d.advance(d.current)
	})
	return n
}

// groupsAmong counts repairs by group.
func (d *Desk) groupsAmong(list []int) map[string]int {
	counts := map[string]int{}
	for _, i := range list {
		counts[d.session.Repairs()[i].Group]++
	}
	return counts
}

// bulkLabel names the act; the bound of a sample is kept with it in the log.
func (d *Desk) bulkLabel(b *Bulk) string {
	verb := "Accept"
	if b.State == repair.Rejected {
		verb = "Reject"
	}
	r := &d.session.Repairs()[b.Origin]
	what := r.Pattern()
	switch {
	case b.Scope == AsSure:
		what = fmt.Sprintf("%.0f %% and surer", r.Confidence*100)
	case b.Scope == InQueue:
		what = "under the filter"
	case b.Scope == SameRule || what == "":
		what = string(r.Rule)
	}
	label := fmt.Sprintf("%s %d × %s", verb, b.Count(), what)
	if share, ok := b.Bound(); ok && share > 0 {
		label += fmt.Sprintf(" (%d looked at, 0 wrong: at most %.0f %% at 95 %%)", b.Looked(), share*100)
	}
	return label
}

// Dismiss drops the decision without taking it; it says whether there was one.
func (d *Desk) Dismiss() bool {
	if d.bulk == nil {
		return false
	}
	d.bulk = nil
	d.tell.moved(BulkMoved)
	return true
}
