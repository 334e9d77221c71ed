package list

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"emend/app/look"
)

const (
	barWidth = 6
	barTouch = 12 // what a pointer may miss the bar by
	barLeast = 24
)

// face draws the rows in view.
type face struct {
	list    *List
	rows    []Row
	backs   []*canvas.Rectangle
	bar     *canvas.Rectangle
	ring    *canvas.Rectangle // around the chosen row while the list has the focus
	objects []fyne.CanvasObject
	size    fyne.Size
}

// Destroy is for the toolkit.
func (f *face) Destroy() {}

// MinSize is for the toolkit.
func (f *face) MinSize() fyne.Size { return f.list.minimum }

// Objects is for the toolkit.
func (f *face) Objects() []fyne.CanvasObject { return f.objects }

// Layout is for the toolkit, which calls it more often than the size changes.
func (f *face) Layout(size fyne.Size) {
	if size == f.size {
		return
	}
	f.size = size
	f.list.show(f.list.chosen)
	f.list.bound()
	f.arrange()
}

// Refresh is for the toolkit.
func (f *face) Refresh() {
	f.list.bound()
	f.arrange()
	canvas.Refresh(f.list)
}

// arrange fills rows from the pool with what is in view.
func (f *face) arrange() {
	l := f.list
	need := int(math.Ceil(l.inView())) + 1
	for len(f.rows) < need {
		f.rows = append(f.rows, l.make())
		f.backs = append(f.backs, canvas.NewRectangle(nil))
	}
	first := int(l.top)
	shift := float32(math.Round((l.top - float64(first)) * float64(l.height)))
	s := look.Present()
	f.objects = f.objects[:0]
	width := f.size.Width
	if l.overflows() {
		width -= barTouch
	}
	for k := range need {
		i := first + k
		y := float32(k)*l.height - shift
		if i >= l.count() || y >= f.size.Height {
			break
		}
		back := f.backs[k]
		back.FillColor = nil
		switch {
		case i == l.chosen:
			back.FillColor = s.Chosen
		case i == l.hovered:
			back.FillColor = s.Hover
		}
		back.Resize(fyne.NewSize(f.size.Width, l.height))
		back.Move(fyne.NewPos(0, y))
		row := f.rows[k]
		row.Resize(fyne.NewSize(width, l.height))
		row.Move(fyne.NewPos(0, y))
		row.Fill(i)
		f.objects = append(f.objects, back, row)
		if i == l.chosen && l.focused {
			f.ring.Resize(fyne.NewSize(3, l.height))
			f.ring.Move(fyne.NewPos(0, y))
			f.ring.FillColor = s.Accent
			f.objects = append(f.objects, f.ring)
		}
	}
	if l.focused && l.chosen < 0 { // the focus shows in an empty list too
		f.ring.Resize(fyne.NewSize(3, f.size.Height))
		f.ring.Move(fyne.NewPos(0, 0))
		f.ring.FillColor = s.Accent
		f.objects = append(f.objects, f.ring)
	}
	f.scrollBar(s)
}

func (f *face) scrollBar(s *look.Scheme) {
	l := f.list
	if !l.overflows() {
		return
	}
	n := float64(l.count())
	height := max(barLeast, float32(float64(f.size.Height)*l.inView()/n))
	y := float32(l.top/(n-l.inView())) * (f.size.Height - height)
	f.bar.FillColor = s.Rule
	f.bar.Resize(fyne.NewSize(barWidth, height))
	f.bar.Move(fyne.NewPos(f.size.Width-barWidth-2, y))
	f.objects = append(f.objects, f.bar)
}
