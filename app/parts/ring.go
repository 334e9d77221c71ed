package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"emend/app/look"
)

// newRing is what stands around a widget while it has the focus. The toolkit
// tints the ground of a button instead, which on one of the same colour cannot
// be seen at all.
func newRing() *canvas.Rectangle {
	ring := canvas.NewRectangle(color.Transparent)
	ring.CornerRadius = 4
	return ring
}

// showRing shows the ring or hides it.
func showRing(ring *canvas.Rectangle, on bool) {
	ring.StrokeColor, ring.StrokeWidth = look.Present().Ink, 0
	if on {
		ring.StrokeWidth = 2
	}
	ring.Refresh()
}

// ringed draws a widget with a ring over it.
type ringed struct {
	fyne.WidgetRenderer
	ring *canvas.Rectangle
}

// Layout is for the toolkit.
func (r *ringed) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
}

// Objects is for the toolkit.
func (r *ringed) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	return append(inner[:len(inner):len(inner)], r.ring)
}
