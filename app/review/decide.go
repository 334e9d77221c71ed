package review

import (
	"slices"

	"emend/editor"
	"emend/editor/repair"
	"emend/editor/text"
)

// Decide gives the current repair a decision and goes on to the next undecided
// one. It says whether there was a repair to decide.
func (d *Desk) Decide(dec repair.Decision) bool {
	i, ok := d.Current()
	if !ok {
		return false
	}
	if dec.State != repair.Edited && dec.Reason == "" {
		dec.Reason = d.session.Decision(i).Reason
	}
	d.tell.together(func() {
		d.last = i
		d.learn(slices.Values([]int{i}))
		groups := []string{d.session.Repairs()[i].Group}
		d.pace.note(d.now(), d.session.Decide([]int{i}, dec, ""), groups)
		d.advance(i)
	})
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
	i, ok := d.Current()
	return ok && d.session.Decide([]int{i}, repair.Decision{}, "") > 0
}

// Word gives the current repair a wording: as a plain acceptance where it is
// the one proposed, as a rejection where it is the raw one, else as an edit.
func (d *Desk) Word(wording string) bool {
	i, ok := d.Current()
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
// what is found later, and goes on. It returns how many it rejected.
func (d *Desk) Never() int {
	i, ok := d.Current()
	if !ok {
		return 0
	}
	n := 0
	d.tell.together(func() {
		d.last = i
		d.learn(slices.Values([]int{i}))
		groups := []string{d.session.Repairs()[i].Group}
		n = d.session.Never(i)
		d.pace.note(d.now(), n, groups)
		d.advance(i)
	})
	return n
}

// Skip puts the current repair off until the others are decided.
func (d *Desk) Skip() bool {
	i, ok := d.Current()
	if !ok {
		return false
	}
	if d.session.Open(i) {
		d.skipped[d.ref], d.putOff[d.ref] = true, true
	}
	return d.Step(1, true)
}

// Skipped says whether the reader has put a repair off.
func (d *Desk) Skipped(i int) bool {
	return len(d.skipped) > 0 && d.skipped[d.session.Repairs()[i].Ref()]
}

// advance goes to the next undecided repair behind i. The list may have moved
// when the decision woke repairs or put them to sleep, so i is found anew.
func (d *Desk) advance(i int) {
	if d.look != nil { // all of it is looked at, decided or not
		d.Step(1, false)
		return
	}
	if next, ok := d.nextOpen(i, 1); ok {
		d.Go(next)
	}
}

// Undo takes the last act back and goes to where it was.
func (d *Desk) Undo() (label string, ok bool) { return d.travel(d.session.Undo, d.stepsBack()) }

// Redo does again what was undone and goes there.
func (d *Desk) Redo() (label string, ok bool) { return d.travel(d.session.Redo, d.stepsAhead()) }

func (d *Desk) travel(act func() (string, bool), steps int) (label string, ok bool) {
	d.tell.together(func() {
		var at text.Span
		moved := false
		cancel := d.session.Observe(func(c editor.Change) {
			if c.Kind == editor.TextChanged {
				at, moved = c.Span, true
			}
		})
		defer cancel()
		for range steps {
			l, done := act()
			if !done {
				break
			}
			label, ok = l, true
		}
		if !ok || !moved {
			return
		}
		if i, found := d.near(at.Start); found {
			d.Go(i)
		}
	})
	return label, ok
}
