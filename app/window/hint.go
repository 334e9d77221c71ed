package window

import (
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/editor/repair"
)

// hint shows a strip above the panes with the first keys to know, until it is
// closed.
func (b *bars) hint(seen func()) {
	shut := func() {
		b.closeHint = nil
		b.pass(nil)
		seen()
		b.room.focus()
	}
	b.closeHint = shut
	top, _ := b.strip(say.T("Left is the text as it came, right as it will be; each mark is a repair. Press y to accept the one shown, n to reject it, a to accept its whole group, u to undo, c to write a note, ? for all keys, Esc to close this."),
		shut, parts.NewButton(say.T("Got it"), nil, "", shut))
	b.pass(top)
}

// offer asks, without stopping the reader, whether the rest of a group is to
// be decided as the reader has decided most of it so far. It is gone with the
// next decision.
func (b *bars) offer() {
	if b.closeHint != nil {
		return // one strip at a time
	}
	gone := func() {
		b.pass(nil)
		b.offered = false
	}
	o, ok := b.room.desk.Habits().Due()
	if !ok {
		if b.offered {
			gone()
		}
		return
	}
	b.offered = true
	w := b.room.window
	no := func() {
		gone()
		b.room.desk.Habits().Decline(o.Key)
		b.room.focus()
	}
	top, _ := b.strip(offerText(&o), no,
		parts.NewButton(say.T("Look at them"), nil, say.T("Shows them; Enter then decides them as one step"), func() {
			gone()
			b.room.desk.Queue().Go(o.Origin)
			deciding{w}.propose(o.State)
		}),
		parts.NewButton(say.T("Not for this group"), nil, say.T("Do not ask again for this group"), no))
	b.pass(top)
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
