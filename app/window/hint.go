package window

import (
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/editor/repair"
)

// hint shows a strip above the panes with the first keys to know, until it is
// closed.
func (r *room) hint(seen func()) {
	shut := func() {
		r.closeHint = nil
		r.showTop(nil)
		seen()
		r.focus()
	}
	r.closeHint = shut
	top, _ := r.strip(say.T("Left is the text as it came, right as it will be; each mark is a repair. Press y to accept the one shown, n to reject it, a to accept its whole group, u to undo, c to write a note, ? for all keys, Esc to close this."),
		shut, parts.NewButton(say.T("Got it"), nil, "", shut))
	r.showTop(top)
}

// offer asks, without stopping the reader, whether the rest of a group is to
// be decided as the reader has decided most of it so far. It is gone with the
// next decision.
func (r *room) offer() {
	if r.closeHint != nil {
		return // one strip at a time
	}
	if r.offered {
		r.showTop(nil)
		r.offered = false
	}
	o, ok := r.desk.Habits().Due()
	if !ok {
		return
	}
	r.offered = true
	w := r.window
	gone := func() {
		r.showTop(nil)
		r.offered = false
	}
	no := func() {
		gone()
		r.desk.Habits().Decline(o.Key)
		r.focus()
	}
	top, _ := r.strip(offerText(&o), no,
		parts.NewButton(say.T("Look at them"), nil, say.T("Shows them; Enter then decides them as one step"), func() {
			gone()
			r.desk.Queue().Go(o.Origin)
			deciding{w}.propose(o.State)
		}),
		parts.NewButton(say.T("Not for this group"), nil, say.T("Do not ask again for this group"), no))
	r.showTop(top)
}

func offerText(o *review.Offer) string {
	text := say.F("You accepted %d of %d like this. Accept the other %d?", o.Done, o.Of, o.Rest)
	if o.State == repair.Rejected {
		text = say.F("You rejected %d of %d like this. Reject the other %d?", o.Done, o.Of, o.Rest)
	}
	if n := o.Before.Of(); n > 0 {
		text += " " + say.F("In other texts you accepted %d of %d.", o.Before.Right, n)
	}
	return text + " " + say.F("So at least %.0f %% will be alike (95 %%).", o.Lower*100)
}
