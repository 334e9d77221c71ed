package parts

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// Steady holds an object whose words come and go, and keeps the width that it
// once needed. Where a least size changes, the toolkit lays out all that is
// around the object, up to the splits, which redraw all they hold, and then
// draws the window a second time.
func Steady(o fyne.CanvasObject) *fyne.Container { return container.New(&steady{}, o) }

// steady is the layout: wide is what was needed so far, in steps, so that a
// digit more seldom counts.
type steady struct{ wide float32 }

const steadyStep = 16

// MinSize is for the toolkit.
func (l *steady) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := objects[0].MinSize()
	if size.Width > l.wide {
		l.wide = steadyStep * float32(math.Ceil(float64(size.Width/steadyStep)))
	}
	return fyne.NewSize(l.wide, size.Height)
}

// Layout is for the toolkit.
func (l *steady) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
