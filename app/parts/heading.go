package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Flush makes the letters of a label begin where fields and lists below it do:
// the toolkit has space to the left of them.
func Flush(l *widget.Label) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, -theme.InnerPadding(), 0), l)
}

// Framed lays space between the edge of a form and what it shows; the heading
// brings some of its own.
func Framed(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(FrameMargin/2, FrameMargin, FrameMargin, FrameMargin), o)
}

// FrameMargin is the space that Framed lays left and right.
const FrameMargin = 12
