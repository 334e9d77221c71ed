package parts

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"emend/app/look"
)

// tipAfter is how long a pointer rests before its tip is shown.
const tipAfter = 600 * time.Millisecond

// Tips is the layer over a window that shows tips. It takes no events.
type Tips struct {
	Layer  *fyne.Container
	ground *canvas.Rectangle
	after  func(time.Duration, func()) (stop func())
	stop   func()
}

// present is the layer of the window that is open: the toolkit's widgets know
// no more of their window than its canvas.
var present *Tips

// NewTips makes the layer; after runs a function later on the toolkit's
// goroutine.
func NewTips(after func(time.Duration, func()) (stop func())) *Tips {
	t := &Tips{Layer: container.NewWithoutLayout(), ground: canvas.NewRectangle(nil), after: after}
	t.ground.CornerRadius = 4
	t.ground.StrokeWidth = 1
	present = t
	return t
}

// showTip shows the tip of an object beside the pointer.
func showTip(o fyne.CanvasObject, text string, pointer fyne.Position) {
	if present == nil || text == "" {
		return
	}
	about := AreaOf(o)
	about.At.X = pointer.X
	present.Soon(text, about)
}

func hideTip() {
	if present != nil {
		present.Hide()
	}
}

// Soon shows a tip on something in the window when the pointer has rested.
func (t *Tips) Soon(text string, about Area) {
	t.Hide()
	t.stop = t.after(tipAfter, func() { t.show(text, about) })
}

// Tell is Soon, and Hide where there is nothing to tell.
func (t *Tips) Tell(text string, about Area) {
	if text == "" {
		t.Hide()
		return
	}
	t.Soon(text, about)
}

// Hide takes the tip away.
func (t *Tips) Hide() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
	if len(t.Layer.Objects) > 0 {
		t.Layer.RemoveAll()
		t.Layer.Refresh()
	}
}

const (
	tipSize   = 12
	tipInset  = 7
	tipWidest = 420
)

func (t *Tips) show(text string, about Area) {
	s := look.Present()
	t.ground.FillColor, t.ground.StrokeColor = s.Field, s.Rule
	t.Layer.RemoveAll()
	t.Layer.Add(t.ground)
	var width, y float32 = 0, tipInset
	var lines []*canvas.Text
	for _, line := range Fold(text, tipWidest, tipSize) {
		c := canvas.NewText(line, s.Ink)
		c.TextSize = tipSize
		size := c.MinSize()
		width = max(width, size.Width)
		c.Move(fyne.NewPos(tipInset, y))
		c.Resize(size)
		y += size.Height
		lines = append(lines, c)
	}
	box := fyne.NewSize(width+2*tipInset, y+tipInset)
	about.At = about.At.Subtract(AreaOf(t.Layer).At) // the layer begins below the menu
	at := about.place(box, t.Layer.Size())
	t.ground.Resize(box)
	t.ground.Move(at)
	for _, c := range lines {
		c.Move(c.Position().Add(at))
		t.Layer.Add(c)
	}
	t.Layer.Refresh()
}

// Fold breaks a text into lines no wider than width, at spaces and line ends.
func Fold(text string, width, size float32) []string {
	var out []string
	line := ""
	flush := func() { out, line = append(out, line), "" }
	word := ""
	add := func() {
		if word == "" {
			return
		}
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && fyne.MeasureText(longer, size, fyne.TextStyle{}).Width > width {
			flush()
			longer = word
		}
		line, word = longer, ""
	}
	for _, r := range text {
		switch r {
		case ' ':
			add()
		case '\n':
			add()
			flush()
		default:
			word += string(r)
		}
	}
	add()
	if line != "" {
		flush()
	}
	return out
}
