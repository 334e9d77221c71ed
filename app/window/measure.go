package window

import "fyne.io/fyne/v2"

// watched is the layout of a room: its one object fills it, and a new width is
// told.
type watched struct {
	width   float32
	resized func(width float32)
}

// Layout is for the toolkit.
func (l *watched) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	if size.Width != l.width {
		l.width = size.Width
		l.resized(size.Width)
	}
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.Position{})
	}
}

// MinSize is for the toolkit. It is small: a window may be narrower than all
// panels would like.
func (l *watched) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.NewSize(480, 320) }

// centred holds one column of text to a width that can be read, in the middle.
type centred struct {
	most func() float32 // 0: as wide as there is room
}

// Layout is for the toolkit.
func (l centred) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w, x := size.Width, float32(0)
	if most := l.most(); most > 0 && w > most {
		w, x = most, (w-most)/2
	}
	for _, o := range objects {
		o.Resize(fyne.NewSize(w, size.Height))
		o.Move(fyne.NewPos(x, 0))
	}
}

// MinSize is for the toolkit.
func (centred) MinSize(objects []fyne.CanvasObject) fyne.Size { return fyne.NewSize(120, 60) }
