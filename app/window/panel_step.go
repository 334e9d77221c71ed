package window

import (
	"fyne.io/fyne/v2"

	"emend/app/parts"
)

// A stop is a panel that the focus can be put into, and how.
type stop struct {
	place fyne.CanvasObject
	take  func()
}

// stops are the panels that are shown, in the order in which they are read.
func (r *room) stops() (shown []stop) {
	p := r.panels
	add := func(on bool, place fyne.CanvasObject, take func()) {
		if on {
			shown = append(shown, stop{place, take})
		}
	}
	add(r.frame.shows("facets"), p.facets.Content, p.facets.TakeFocus)
	add(r.frame.shows("notes"), p.notes.Content, p.notes.TakeFocus)
	add(true, r.pane.view, func() { parts.TakeFocus(r.pane.view.Focusable()) })
	if form := p.dock.Open(); form != nil {
		add(true, p.dock.Content, func() { parts.TakeFocus(form.First) })
	}
	add(r.frame.shows("queue"), p.queue.Content, p.queue.TakeFocus)
	add(r.frame.shows("inspector"), p.inspect.Content, p.inspect.TakeFocus)
	return shown
}

// nextPanel puts the focus into the panel after the one that has it. Tab comes
// to each button on the way; this does not.
func (w viewing) nextPanel() {
	shown := w.room.stops()
	next := 0
	for i, s := range shown {
		if o, ok := w.focused().(fyne.CanvasObject); ok && within(o, s.place) {
			next = (i + 1) % len(shown)
		}
	}
	shown[next].take()
}

// within says whether an object stands in the place of another.
func within(o, place fyne.CanvasObject) bool {
	where := fyne.CurrentApp().Driver().AbsolutePositionForObject
	at, from := where(o), where(place)
	to := from.AddXY(place.Size().Width, place.Size().Height)
	return at.X >= from.X && at.Y >= from.Y && at.X < to.X && at.Y < to.Y
}
