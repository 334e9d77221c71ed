package list

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emend/app/parts"
)

// press is what the mouse button has done.
type press struct {
	last    time.Time
	row     int
	onBar   bool
	pressed bool
}

// secondClick is within what time a second click opens the row. The toolkit's
// own double click would hold the first one back that long.
const secondClick = 400 * time.Millisecond

// MouseDown is for the toolkit.
func (l *List) MouseDown(e *desktop.MouseEvent) {
	l.TakeFocus()
	l.press.pressed = true
	l.press.onBar = e.Position.X > l.Size().Width-barTouch && l.overflows()
	if l.press.onBar {
		l.toBar(e.Position.Y)
		return
	}
	i := l.rowAt(e.Position.Y)
	if i < 0 {
		return
	}
	l.choose(i)
	if e.Button == desktop.MouseButtonSecondary {
		if l.On.Context != nil {
			l.On.Context(i, e.AbsolutePosition)
		}
		return
	}
	second := l.press.row == i && time.Since(l.press.last) < secondClick
	l.press.row, l.press.last = i, time.Now()
	if l.On.Tap != nil {
		l.On.Tap(i, e.Position)
	}
	if second && l.On.Open != nil {
		l.On.Open(i)
	}
}

// MouseUp is for the toolkit.
func (l *List) MouseUp(*desktop.MouseEvent) { l.press.pressed, l.press.onBar = false, false }

// Dragged is for the toolkit.
func (l *List) Dragged(e *fyne.DragEvent) {
	if l.press.onBar {
		l.toBar(e.Position.Y)
	}
}

// DragEnd is for the toolkit.
func (l *List) DragEnd() { l.press.onBar = false }

// toBar scrolls to where the bar was pressed.
func (l *List) toBar(y float32) {
	part := float64(y) / float64(max(1, l.Size().Height))
	l.top = part*float64(l.count()) - l.inView()/2
	l.bound()
	l.Refresh()
}

// MouseIn is for the toolkit.
func (l *List) MouseIn(e *desktop.MouseEvent) { l.MouseMoved(e) }

// MouseMoved is for the toolkit.
func (l *List) MouseMoved(e *desktop.MouseEvent) {
	i := l.rowAt(e.Position.Y)
	if i == l.hovered {
		return
	}
	l.hovered = i
	l.Refresh()
	if l.On.Hover != nil {
		row := parts.AreaOf(l)
		row.At = fyne.NewPos(e.AbsolutePosition.X, row.At.Y+float32(float64(i)-l.top)*l.height)
		row.Size.Height = l.height
		l.On.Hover(i, row)
	}
}

// MouseOut is for the toolkit.
func (l *List) MouseOut() {
	l.hovered = -1
	l.Refresh()
	if l.On.Hover != nil {
		l.On.Hover(-1, parts.Area{})
	}
}

// KeyDown is for the toolkit.
func (l *List) KeyDown(e *fyne.KeyEvent) { l.held.Down(e.Name) }

// KeyUp is for the toolkit.
func (l *List) KeyUp(e *fyne.KeyEvent) { l.held.Up(e.Name) }

// TypedKey is for the toolkit.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	if l.On.Key != nil && l.On.Key(e, l.held.Now()) {
		return
	}
	page := max(1, int(l.inView())-1)
	switch e.Name {
	case fyne.KeyDown:
		l.choose(l.chosen + 1)
	case fyne.KeyUp:
		l.choose(max(0, l.chosen-1))
	case fyne.KeyPageDown:
		l.choose(l.chosen + page)
	case fyne.KeyPageUp:
		l.choose(max(0, l.chosen-page))
	case fyne.KeyHome:
		l.choose(0)
	case fyne.KeyEnd:
		l.choose(l.count() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.chosen >= 0 && l.chosen < l.count() && l.On.Open != nil {
			l.On.Open(l.chosen)
		}
	}
}

// TypedRune is for the toolkit.
func (l *List) TypedRune(r rune) {
	if l.On.Rune != nil {
		l.On.Rune(r)
	}
}

// TypedShortcut is for the toolkit.
func (l *List) TypedShortcut(s fyne.Shortcut) {
	if l.On.Shortcut != nil {
		l.On.Shortcut(s)
	}
}
