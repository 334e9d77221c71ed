package review

import (
	"fmt"
	"slices"

	"emend/editor"
	"emend/editor/repair"
)

// A Scope says to what else a decision on one repair applies.
type Scope int

// The scopes, from narrow to wide.
const (
	SameWording Scope = iota // the same raw wording and the same new one
	SamePattern              // the same rule and pattern
	SameRule
	OnFromHere // the same pattern, from this place on
	AsSure     // whatever the rule, as sure as this one or surer
	InQueue    // all that the filter lets pass
	Scopes     // how many there are
)

// A Bulk is a decision on many repairs that the reader looks at before it is
// taken. Only undecided repairs are in it, so that exceptions stay.
type Bulk struct {
	Origin  int // the repair it started from
	State   repair.State
	Scope   Scope
	Members []int        // by place; of a large group first a sample, see sampled
	Out     map[int]bool // members the reader has taken out
	Seen    map[int]bool // members the reader has looked at
}

// Count is how many repairs the decision will be given to.
func (b *Bulk) Count() int { return len(b.Members) - len(b.Out) }

// holds says whether the members are still what they were.
func (b *Bulk) holds(s *editor.Session) bool {
	for _, i := range b.Members {
		if i >= len(s.Repairs()) || !s.Open(i) {
			return false
		}
	}
	return true
}

// Propose puts a decision on all undecided repairs in scope of the current one
// before the reader; nothing is decided yet. It says whether there are any.
func (d *Desk) Propose(state repair.State, scope Scope) bool {
	i, ok := d.Current()
	if !ok {
		return false
	}
	members := d.InScope(i, scope)
	if len(members) == 0 {
		return false
	}
	d.bulk = &Bulk{Origin: i, State: state, Scope: scope, Members: sampled(members, d.session.Repairs(), i), Out: map[int]bool{}, Seen: map[int]bool{i: true}}
	d.tell.moved(BulkMoved)
	return true
}

// InScope lists the undecided repairs that a decision on repair i would apply
// to, by place.
func (d *Desk) InScope(i int, scope Scope) []int {
	s := d.session
	switch scope {
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
	n := 0
	d.tell.together(func() {
		d.bulk = nil
		d.tell.moved(BulkMoved)
		n = d.session.Decide(in, repair.Decision{State: b.State}, d.bulkLabel(b))
		d.pace.note(d.now(), n)
		d.advance(d.current)
	})
	return n
}

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
	return fmt.Sprintf("%s %d × %s", verb, b.Count(), what)
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
