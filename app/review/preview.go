package review

import (
	"fmt"
	"maps"
	"slices"

	"emend/editor"
	"emend/editor/repair"
)

// A Preview holds the decision on many repairs that the reader looks at before
// it is taken.
type Preview struct {
	session *editor.Session
	queue   *Queue
	habits  *Habits
	rulings *rulings
	pace    *pace
	tell    *observers
	worker  *Worker
	bulk    *Bulk
	walk    walk // counts scopes
}

// follow drops a decision whose members are not what they were.
func (p *Preview) follow() Moved {
	if p.bulk == nil || p.bulk.holds(p.session, p.tell.reach) {
		return 0
	}
	p.bulk = nil
	return BulkMoved
}

// Propose puts a decision on all undecided repairs in scope of the current one
// before the reader; nothing is decided yet. Where none is undecided, those
// are meant that the group's decision took. It says whether there are any.
func (p *Preview) Propose(state repair.State, scope Scope) bool {
	i, ok := p.queue.Current()
	if !ok {
		return false
	}
	members, rs := p.InScope(i, scope), p.session.Repairs()
	b := &Bulk{Origin: i, State: state, Scope: scope, Out: map[int]bool{}, Seen: map[int]bool{i: true}, was: map[int]repair.State{}}
	var spared []int
	if scope == SamePattern {
		again, exceptions := p.decidedOtherwise(i, state)
		if len(members) == 0 {
			members, b.Anew = again, len(again) > 0
		} else {
			exceptions = append(exceptions, again...)
		}
		spared = exceptions
		for _, j := range append(slices.Clone(again), exceptions...) {
			b.was[j] = p.session.Decision(j).State
		}
	}
	if len(members) == 0 {
		return false
	}
	slices.Sort(spared)
	for _, j := range spared {
		b.Out[j] = true
	}
	b.Members = append(sampled(members, p.session.Raw().Text(), rs, i), spared...)
	b.shape = p.session.Shape()
	b.member = make([]bool, len(rs))
	for _, j := range b.Members {
		b.member[j] = true
	}
	b.gauge(rs)
	p.bulk = b
	p.tell.moved(BulkMoved)
	return true
}

// decidedOtherwise lists the members of a repair's group that are decided and
// not as state: those that a decision on the group took, and the exceptions.
func (p *Preview) decidedOtherwise(i int, state repair.State) (again, exceptions []int) {
	g := p.session.Groups().Of(i)
	if g.Pending == g.Count {
		return nil, nil
	}
	for _, j := range p.session.Groups().Members(g) {
		switch s := p.session.Decision(j).State; {
		case s == repair.Pending || s == state:
		case s == repair.Edited || p.rulings.exception(j):
			exceptions = append(exceptions, j)
		default:
			again = append(again, j)
		}
	}
	return again, exceptions
}

// Bulk is the decision the reader looks at, or nil.
func (p *Preview) Bulk() *Bulk { return p.bulk }

// Look notes that the reader has looked at a member.
func (p *Preview) Look(i int) {
	if b := p.bulk; b != nil && !b.Seen[i] {
		b.Seen[i] = true
		p.tell.moved(SampleMoved)
	}
}

// Toggle takes a member out of the decision or puts it back.
func (p *Preview) Toggle(i int) {
	b := p.bulk
	if b == nil || i < 0 || !b.member[i] {
		return
	}
	if b.Out[i] {
		delete(b.Out, i)
	} else {
		b.Out[i] = true
	}
	p.tell.moved(BulkMoved)
}

// Confirm takes the decision as one undo step, goes on to the next undecided
// repair and returns how many were decided.
func (p *Preview) Confirm() int {
	b := p.bulk
	if b == nil {
		return 0
	}
	in, groups := b.in(), map[string]int{}
	d, label := repair.Decision{State: b.State}, p.label(b)
	taken := func(n int) {
		p.pace.note(n, slices.Collect(maps.Keys(groups)))
		p.rulings.note(groups)
		p.queue.advance(p.queue.current)
	}
	n := len(in)
	p.tell.together(func() {
		p.bulk = nil
		p.tell.moved(BulkMoved)
		p.habits.learn(maps.Keys(b.Seen))
		groups = p.groupsAmong(in)
		if !p.worker.takes(n) {
			n = p.session.Decide(in, d, label)
			taken(n)
			return
		}
		p.worker.begin(n, p.session.DecideLater(in, d, label), func(n int, ok bool) {
			if ok {
				taken(n)
			}
		})
	})
	return n
}

// groupsAmong counts repairs by group.
func (p *Preview) groupsAmong(list []int) map[string]int {
	of, most := p.session.Groups().Numbers()
	counts, out := make([]int, most), map[string]int{}
	for _, i := range list {
		if counts[of[i]]++; counts[of[i]] == 1 {
			out[p.session.Repairs()[i].Group] = 0
		}
	}
	for _, g := range p.session.Groups().List() {
		if n := counts[g.Number]; n > 0 {
			out[g.Key] = n
		}
	}
	return out
}

// label names the act; the bound of a sample is kept with it in the log.
func (p *Preview) label(b *Bulk) string {
	verb := "Accept"
	if b.State == repair.Rejected {
		verb = "Reject"
	}
	r := &p.session.Repairs()[b.Origin]
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
func (p *Preview) Dismiss() bool {
	if p.bulk == nil {
		return false
	}
	p.bulk = nil
	p.tell.moved(BulkMoved)
	return true
}

// Split sets the members aside that are like the ones taken out, and goes on
// with the rest; they stay undecided. It returns how many it set aside.
func (p *Preview) Split() int {
	b := p.bulk
	if b == nil {
		return 0
	}
	apart := b.Apart(p.session.Raw().Text(), p.session.Repairs())
	if len(apart) == 0 {
		return 0
	}
	for _, i := range apart {
		b.member[i] = false
		delete(b.Out, i)
		delete(b.Seen, i)
	}
	b.Members = slices.DeleteFunc(b.Members, func(i int) bool { return !b.member[i] })
	b.gauge(p.session.Repairs())
	b.Aside += len(apart)
	p.tell.moved(BulkMoved)
	return len(apart)
}
