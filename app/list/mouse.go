package list

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"emend/app/parts"
)

// A mouse is what the pointer does to a list.
type mouse struct {
	list    *List
	hovered int       // row; -1: none
	last    time.Time // of the last click, and its row
	row     int
	onBar   bool
}

// secondClick is within what time a second click opens the row. The toolkit's
// own double click would hold the first one back that long.
const secondClick = 400 * time.Millisecond

// MouseDown is for the toolkit.
func (m *mouse) MouseDown(e *desktop.MouseEvent) {
	m.list.TakeFocus()
	m.onBar = e.Position.X > m.list.Size().Width-barTouch && m.list.overflows()
	if m.onBar {
		m.toBar(e.Position.Y)
		return
	}
	i := m.list.rowAt(e.Position.Y)
	if i < 0 {
		return
	}
	m.list.choose(i)
	if e.Button == desktop.MouseButtonSecondary {
		if m.list.On.Context != nil {
			m.list.On.Context(i, e.AbsolutePosition)
		}
		return
	}
	second := m.row == i && time.Since(m.last) < secondClick
	m.row, m.last = i, time.Now()
	if m.list.On.Tap != nil {
		m.list.On.Tap(i, e.Position)
	}
	if second && m.list.On.Open != nil {
		m.list.On.Open(i)
	}
}

// MouseUp is for the toolkit.
func (m *mouse) MouseUp(*desktop.MouseEvent) { m.onBar = false }

// Dragged is for the toolkit.
func (m *mouse) Dragged(e *fyne.DragEvent) {
	if m.onBar {
		m.toBar(e.Position.Y)
	}
}

// DragEnd is for the toolkit.
func (m *mouse) DragEnd() { m.onBar = false }

// toBar scrolls to where the bar was pressed.
func (m *mouse) toBar(y float32) {
	part := float64(y) / float64(max(1, m.list.Size().Height))
	m.scroll(func() {
		m.list.top = part*float64(m.list.count()) - m.list.inView()/2
		m.list.bound()
	})
	m.list.Refresh()
}

// scroll lets another part of the list be seen, and says whether it is another:
// then the pointer is over another row, and what was told of the one before is
// not about what lies there now.
func (m *mouse) scroll(change func()) bool {
	was := m.list.top
	if change(); m.list.top == was {
		return false
	}
	if m.hovered >= 0 {
		m.left()
	}
	return true
}

// MouseIn is for the toolkit.
func (m *mouse) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved is for the toolkit.
func (m *mouse) MouseMoved(e *desktop.MouseEvent) {
	i := m.list.rowAt(e.Position.Y)
	if i == m.hovered {
		return
	}
	m.hovered = i
	m.list.Refresh()
	if m.list.On.Hover != nil {
		row := parts.AreaOf(m.list)
		row.At = fyne.NewPos(e.AbsolutePosition.X, row.At.Y+float32(float64(i)-m.list.top)*m.list.height)
		row.Size.Height = m.list.height
		m.list.On.Hover(i, row)
	}
}

// MouseOut is for the toolkit.
func (m *mouse) MouseOut() {
	m.left()
	m.list.Refresh()
}

// left takes in that the pointer is over no row any more.
func (m *mouse) left() {
	m.hovered = -1
	if m.list.On.Hover != nil {
		m.list.On.Hover(-1, parts.Area{})
	}
}

// Scrolled is for the toolkit.
func (m *mouse) Scrolled(e *fyne.ScrollEvent) {
	moved := m.scroll(func() {
		m.list.top -= float64(e.Scrolled.DY) / float64(m.list.height)
		m.list.bound()
	})
	if moved {
		m.list.Refresh()
	}
}

// Cursor is for the toolkit.
func (m *mouse) Cursor() desktop.Cursor { return desktop.DefaultCursor }
