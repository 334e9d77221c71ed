package review

import (
	"emend/editor/repair"
)

// Decide gives the current repair a decision and goes on to the next undecided
// one. It says whether there was a repair to decide.
func (d *Desk) Decide(dec repair.Decision) bool {
	i, ok := d.queue.Current()
	if !ok {
		return false
	}
	if dec.State != repair.Edited && dec.Reason == "" {
		dec.Reason = d.session.Decision(i).Reason
	}
	decided(d, i, func() int { return d.session.Decide([]int{i}, dec, "") })
	return true
}

// Accept takes the current repair as proposed.
func (d *Desk) Accept() bool { return d.Decide(repair.Decision{State: repair.Accepted}) }

// Reject keeps the raw wording.
func (d *Desk) Reject(reason string) bool {
	return d.Decide(repair.Decision{State: repair.Rejected, Reason: reason})
}

// Reset makes the current repair undecided again and stays at it.
func (d *Desk) Reset() bool {
	i, ok := d.queue.Current()
	return ok && d.session.Decide([]int{i}, repair.Decision{}, "") > 0
}

// Word gives the current repair a wording: as a plain acceptance where it is
// the one proposed, as a rejection where it is the raw one, else as an edit.
func (d *Desk) Word(wording string) bool {
	i, ok := d.queue.Current()
	if !ok {
		return false
	}
	r := &d.session.Repairs()[i]
	switch wording {
	case r.Replacement:
		return d.Accept()
	case d.session.Raw().Slice(r.Span):
		return d.Reject("")
	}
	return d.Decide(repair.Decision{State: repair.Edited, Text: wording})
}

// Never rejects the current repair and whatever reads the same, here and in
// what is found later, and goes on. told is told how many it rejected, when it
// has: in a long list of repairs that is later.
func (d *Desk) Never(told func(n int)) {
	i, ok := d.queue.Current()
	if !ok {
		told(0)
		return
	}
	if !d.worker.takes(len(d.session.Repairs())) {
		told(decided(d, i, func() int { return d.session.Strings().Never(i) }))
		return
	}
	d.habits.decided(i)
	group := d.session.Groups().Of(i)
	// How many read the same is not known yet; mostly it is the group.
	d.worker.begin(max(1, group.Pending), d.session.Strings().NeverLater(i), func(n int, ok bool) {
		if ok {
			d.pace.note(n, []string{group.Key})
			d.queue.advance(i)
		}
		told(n)
	})
}

// decided carries out a decision that the reader came to by looking at repair
// i, and goes on. It returns how many the decision was for.
func decided(d *Desk, i int, act func() int) (n int) {
	d.tell.together(func() {
		d.habits.decided(i)
		groups := []string{d.session.Repairs()[i].Group}
		n = act()
		d.pace.note(n, groups)
		d.queue.advance(i)
	})
	return n
}
