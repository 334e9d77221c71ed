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

// A List is the widget. It is made of what is in view, what the mouse does and
// what the keys do. The zero value is not usable; call New.
type List struct {
	widget.BaseWidget
	On Events

	view
	*mouse
	*keyboard
	make    func() Row
	chosen  int // -1: none
	minimum fyne.Size
	face    *face
}

// New makes a list of count() rows of a height.
func New(height float32, count func() int, newRow func() Row) *List {
	l := &List{make: newRow, chosen: -1, minimum: fyne.NewSize(60, height*2)}
	l.view = view{count: count, height: height, size: l.Size}
	l.mouse, l.keyboard = &mouse{list: l, hovered: -1}, &keyboard{list: l}
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
	l.mouse.scroll(func() { l.show(i) })
	l.Refresh()
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

// TakeFocus puts the keyboard focus on the list.
func (l *List) TakeFocus() { parts.TakeFocus(l) }

// What the toolkit asks of a list.
var (
	_ fyne.Focusable     = (*List)(nil)
	_ fyne.Scrollable    = (*List)(nil)
	_ fyne.Draggable     = (*List)(nil)
	_ fyne.Shortcutable  = (*List)(nil)
	_ desktop.Keyable    = (*List)(nil)
	_ desktop.Hoverable  = (*List)(nil)
	_ desktop.Mouseable  = (*List)(nil)
	_ desktop.Cursorable = (*List)(nil)
)
