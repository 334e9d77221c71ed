package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
	"emend/editor/repair"
)

// hint shows a strip above the panes with the first keys to know, until it is
// closed.
func (r *room) hint(seen func()) {
	words := widget.NewLabel(say.T("Left is the text as it came, right as it will be; each mark is a repair. Press y to accept the one shown, n to reject it, a to accept its whole group, u to undo, c to write a note, ? for all keys, Esc to close this."))
	words.Wrapping = fyne.TextWrapWord
	ground := canvas.NewRectangle(look.Present().Chosen)
	r.ground = ground
	shut := parts.NewButton(say.T("Got it"), nil, "", nil)
	shut.OnTapped = func() {
		r.closeHint = nil
		r.showTop(nil)
		seen()
		r.focus()
	}
	r.closeHint = shut.OnTapped
	shut.OnEscape = shut.OnTapped
	r.showTop(container.NewStack(ground, container.NewBorder(nil, nil, nil, container.NewCenter(shut), words)))
}

// offer asks, without stopping the reader, whether the rest of a group is to
// be decided as the reader has decided all of it so far. It is gone with the
// next decision.
func (r *room) offer() {
	if r.closeHint != nil {
		return // one strip at a time
	}
	if r.offered {
		r.showTop(nil)
		r.offered = false
	}
	o, ok := r.desk.Offer(r.desk.Last())
	if !ok {
		return
	}
	r.offered = true
	w := r.window
	text := say.F("You accepted %d of %d like this. Accept the other %d?", o.Done, o.Done, o.Rest)
	if o.State == repair.Rejected {
		text = say.F("You rejected %d of %d like this. Reject the other %d?", o.Done, o.Done, o.Rest)
	}
	gone := func() {
		r.showTop(nil)
		r.offered = false
	}
	show := parts.NewButton(say.T("Look at them"), nil, say.T("Shows them; Enter then decides them as one step"), func() {
		gone()
		r.desk.Go(o.Origin)
		deciding{w}.propose(o.State)
	})
	no := parts.NewButton(say.T("Not for this group"), nil, say.T("Do not ask again for this group"), func() {
		gone()
		r.desk.Decline(o.Key)
		r.focus()
	})
	show.OnEscape, no.OnEscape = no.OnTapped, no.OnTapped
	r.ground = canvas.NewRectangle(look.Present().Chosen)
	words := widget.NewLabel(text)
	r.showTop(container.NewStack(r.ground, container.NewBorder(nil, nil, nil, container.NewHBox(show, no), words)))
}
