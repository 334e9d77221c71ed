// Package list is a list of rows of one height, as many as one likes.
//
// Context: the queue has up to 500,000 rows; the toolkit's list gives each row
// separators and padding, moves a highlight of its own that is not the
// selection, and takes the keys. Decision: rows in view come from a pool, the
// place is a row and a part of it, and keys are given to the owner first.
// Consequence: the list holds no state but the place and which row the reader
// is at.
package list

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emend/app/held"
	"emend/app/look"
	"emend/app/parts"
)

// A Row is what shows one row. Fill gives it another row to show.
type Row interface {
	fyne.CanvasObject
	Fill(i int)
}

// Events are what a list tells; those that are nil are not told.
type Events struct {
	Choose  func(i int)                                 // the row the reader is at is another
	Open    func(i int)                                 // Enter, or a second click
	Context func(i int, absolute fyne.Position)         // the other mouse button
	Tap     func(i int, at fyne.Position)               // a click, at a place in the row
	Hover   func(i int, row parts.Area)                 // where the pointer rests; -1: nothing any more
	Key     func(*fyne.KeyEvent, fyne.KeyModifier) bool // true: done
	Rune    func(rune) bool
	// Shortcut is told all shortcuts that no menu has.
	Shortcut func(fyne.Shortcut)
	Focus    func(focused bool)
}

// A List is the widget. The zero value is not usable; call New.
type List struct {
	widget.BaseWidget
	On Events

	count   func() int
	make    func() Row
	height  float32 // of a row
	top     float64 // of the view, in rows
	chosen  int     // -1: none
	hovered int
	focused bool
	press   press
	held    held.Keys
	minimum fyne.Size
	face    *face
}

// New makes a list of count() rows of a height.
func New(height float32, count func() int, newRow func() Row) *List {
	l := &List{count: count, make: newRow, height: height, chosen: -1, hovered: -1, minimum: fyne.NewSize(60, height*2)}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer is for the toolkit.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	l.face = &face{list: l, bar: canvas.NewRectangle(look.Present().Faint), ring: canvas.NewRectangle(nil)}
	l.face.bar.CornerRadius = 3
	return l.face
}

// SetMinimum sets the least size.
func (l *List) SetMinimum(s fyne.Size) { l.minimum = s }

// Chosen is the row the reader is at; -1 is none.
func (l *List) Chosen() int { return l.chosen }

// Choose puts the reader at a row and brings it into view; it is not told to
// On.Choose.
func (l *List) Choose(i int) {
	l.chosen = i
	l.show(i)
	l.Refresh()
}

// show scrolls as little as is needed to see a row and its neighbours.
func (l *List) show(i int) {
	if i < 0 {
		return
	}
	in := l.inView()
	margin := min(1, max(0, (in-1)/2))
	if at := float64(i) - margin; at < l.top {
		l.top = at
	}
	if at := float64(i) + 1 + margin - in; at > l.top {
		l.top = at
	}
	l.bound()
}

// inView is how many rows the view holds, with parts of rows.
func (l *List) inView() float64 { return float64(l.Size().Height) / float64(l.height) }

func (l *List) bound() {
	l.top = max(0, min(l.top, float64(l.count())-l.inView()))
}

// choose is what the reader does.
func (l *List) choose(i int) {
	if n := l.count(); n == 0 {
		return
	} else if i < 0 {
		i = 0
	} else if i >= n {
		i = n - 1
	}
	moved := i != l.chosen
	l.Choose(i)
	if moved && l.On.Choose != nil {
		l.On.Choose(i)
	}
}

// Scrolled is for the toolkit.
func (l *List) Scrolled(e *fyne.ScrollEvent) {
	was := l.top
	l.top -= float64(e.Scrolled.DY) / float64(l.height)
	l.bound()
	if l.top != was {
		l.Refresh()
	}
}

// Middles are the heights in the list of the middles of the rows that are to
// be seen whole, by row.
func (l *List) Middles() map[int]float32 {
	out := map[int]float32{}
	for i := int(l.top + 0.99); i < l.count(); i++ {
		y := float32(float64(i)-l.top) * l.height
		if y+l.height > l.Size().Height {
			break
		}
		out[i] = y + l.height/2
	}
	return out
}

// rowAt is the row at a height in the view, -1 where there is none.
func (l *List) rowAt(y float32) int {
	i := int(l.top + float64(y)/float64(l.height))
	if y < 0 || i >= l.count() {
		return -1
	}
	return i
}

// FocusGained is for the toolkit.
func (l *List) FocusGained() { l.focus(true) }

// FocusLost is for the toolkit.
func (l *List) FocusLost() { l.focus(false) }

func (l *List) focus(on bool) {
	l.focused = on
	if on && l.chosen < 0 && l.count() > 0 {
		l.choose(0)
	}
	l.Refresh()
	if l.On.Focus != nil {
		l.On.Focus(on)
	}
}

// TakeFocus puts the keyboard focus on the list.
func (l *List) TakeFocus() { parts.TakeFocus(l) }

// Cursor is for the toolkit.
func (l *List) Cursor() desktop.Cursor { return desktop.DefaultCursor }
