package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
)

// A barKind is what a bar is about. The first kind that is there is shown, so
// that several at once do not eat the window.
type barKind int

// The kinds of bars, the most pressing first.
const (
	unwrittenBar barKind = iota // an act could not be written
	slowBar                     // acts are not on the disk yet
	busyBar                     // something long is being done
	readOnlyBar                 // nothing can be written here
	comparedBar                 // two states are shown, not the review
	sourceBar                   // the file of the raw text is another one now
	stoppedBar                  // the search for damage was stopped
	clockBar                    // the clock went back
	leftBar                     // reviews without a name were left behind
	barKinds
)

// A bar stands above the panes and tells of something that lasts until it is
// settled, with what can be done about it. It stops nobody.
type bar struct {
	text  string
	grave bool
	acts  []*parts.Button
	shut  func() // on Esc; nil: it stays
	close string // name of the button that does the same; empty: none
}

// bars are the bars of a room, and below them the strip that passes (a hint,
// an offer).
type bars struct {
	room    *room
	list    [barKinds]*bar
	passing fyne.CanvasObject
	first   fyne.Focusable // button of the bar that is shown; nil: none

	closeHint func()            // while the hint or the last look is shown
	offered   bool              // a strip with an offer is shown
	lookWords *widget.Label     // of the strip of the last look, while it is shown
	ground    *canvas.Rectangle // of the strip, while it is shown
}

// show shows a bar in place of one of its kind; nil takes it away.
func (b *bars) show(k barKind, x *bar) {
	if x == nil && b.list[k] == nil {
		return
	}
	b.list[k] = x
	b.refresh()
}

// pass shows a strip below the bars, or none.
func (b *bars) pass(strip fyne.CanvasObject) {
	b.passing = strip
	b.refresh()
}

// shown is the kind of the bar that is shown; ok is false when there is none.
func (b *bars) shown() (k barKind, ok bool) {
	for k := range barKinds {
		if b.list[k] != nil {
			return k, true
		}
	}
	return 0, false
}

// focus puts the keyboard focus on the first button of the bar that is shown.
func (b *bars) focus() { b.room.window.win.Canvas().Focus(b.first) }

// dismiss closes the bar that is shown, where it can be; it says whether it
// did.
func (b *bars) dismiss() bool {
	k, ok := b.shown()
	if !ok || b.list[k].shut == nil {
		return false
	}
	b.list[k].shut()
	return true
}

// refresh draws anew what stands above the panes.
func (b *bars) refresh() {
	top := b.room.frame.top
	top.Objects, b.first = nil, nil
	if k, ok := b.shown(); ok {
		top.Objects = append(top.Objects, b.draw(b.list[k]))
	}
	if b.passing != nil {
		top.Objects = append(top.Objects, b.passing)
	}
	top.Refresh()
	b.room.frame.makeRoom()
}

// draw makes a bar of what it tells, with an edge that shows how grave it is.
func (b *bars) draw(x *bar) fyne.CanvasObject {
	buttons := x.acts
	if x.close != "" {
		buttons = append(buttons[:len(buttons):len(buttons)], parts.NewButton(x.close, nil, say.T("Esc"), x.shut))
	}
	for _, y := range buttons {
		y.OnEscape = x.shut
	}
	if len(buttons) > 0 {
		b.first = buttons[0]
	}
	s := look.Present()
	edge := canvas.NewRectangle(s.Accent)
	if x.grave {
		edge.FillColor = s.Bad
	}
	edge.SetMinSize(fyne.NewSize(4, 4))
	body, _ := b.lay(canvas.NewRectangle(s.Chosen), x.text, buttons)
	return parts.Border(nil, nil, edge, nil, body)
}
