package parts

import "fyne.io/fyne/v2"

// An Area is the part of the window that a tip is about, and does not cover.
type Area struct {
	At     fyne.Position
	Size   fyne.Size
	Beside bool // the tip stands to the left of it; else below
}

// AreaOf is where an object stands in its window.
func AreaOf(o fyne.CanvasObject) Area {
	return Area{At: fyne.CurrentApp().Driver().AbsolutePositionForObject(o), Size: o.Size()}
}

// tipAir is the least space around a tip.
const tipAir = 4

// place is where a tip of a size stands in a window: below what it is about, or
// above where the window ends, and never partly outside.
func (a Area) place(tip, window fyne.Size) fyne.Position {
	right, bottom := window.Width-tip.Width-tipAir, window.Height-tip.Height-tipAir
	at := a.At.AddXY(0, a.Size.Height+tipAir)
	switch {
	case a.Beside:
		at = a.At.AddXY(-tip.Width-tipAir, 0)
	case at.Y > bottom && a.At.Y >= tip.Height+2*tipAir:
		at.Y = a.At.Y - tip.Height - tipAir
	}
	return fyne.NewPos(max(tipAir, min(at.X, right)), max(tipAir, min(at.Y, bottom)))
}
