package textview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// wheelSpeed makes one notch of a wheel three lines of usual size.
const wheelSpeed = 2.4

// A mouse is what the pointer and the wheel do to a view.
type mouse struct {
	view    *View
	pointer pointer
	wheel   float32 // what is left of a pixel
}

// Scrolled is for the toolkit.
func (m *mouse) Scrolled(e *fyne.ScrollEvent) {
	m.view.input("wheel")
	m.wheel -= e.Scrolled.DY * wheelSpeed * m.view.scale
	px := int(m.wheel)
	m.wheel -= float32(px)
	m.view.scrollBy(px)
}

// Cursor is for the toolkit.
func (m *mouse) Cursor() desktop.Cursor {
	switch m.pointer.over.kind {
	case overFold, overLink:
		return desktop.PointerCursor
	case overText:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// MouseDown is for the toolkit.
func (m *mouse) MouseDown(e *desktop.MouseEvent) {
	m.view.input("press")
	takeFocus(m.view.surface)
	if e.Button == desktop.MouseButtonPrimary {
		m.pointer.press(e.Position, e.Modifier&fyne.KeyModifierShift != 0)
	}
}

// takeFocus gives the keyboard focus to the surface.
func takeFocus(s *surface) {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	if c != nil && c.Focused() != fyne.Focusable(s) {
		c.Focus(s)
	}
}

// MouseUp is for the toolkit.
func (m *mouse) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		m.pointer.release()
	}
}

// Dragged is for the toolkit.
func (m *mouse) Dragged(e *fyne.DragEvent) {
	m.view.input("drag")
	m.pointer.dragged(e.Position)
}

// DragEnd is for the toolkit.
func (m *mouse) DragEnd() {
	m.pointer.stopAuto()
	m.pointer.pressed = false
}

// TappedSecondary is for the toolkit. A selection stays where the tap is in it.
func (m *mouse) TappedSecondary(e *fyne.PointEvent) {
	v := m.view
	o := v.under(e.Position)
	if !o.inColumn() || v.On.Context == nil {
		return
	}
	from, to, ok := v.cursor.Selection()
	if !ok || v.cursor.Col != o.column || o.at.Before(from) || to.Before(o.at) {
		v.selectByHand(o.column, o.at, o.at)
	}
	v.On.Context(v.told(o.column), o.at, o.id, e.AbsolutePosition)
}

// MouseIn is for the toolkit.
func (m *mouse) MouseIn(e *desktop.MouseEvent) { m.MouseMoved(e) }

// MouseMoved is for the toolkit.
func (m *mouse) MouseMoved(e *desktop.MouseEvent) {
	if m.pointer.pressed {
		return
	}
	m.pointer.over = m.view.under(e.Position)
	if o := m.pointer.over; o.kind == overText && m.view.On.Hover != nil {
		y := m.view.scroll.LineTop(int(e.Position.Y * m.view.scale))
		up := e.Position.Y - float32(y)/m.view.scale
		m.view.On.Hover(m.view.told(o.column), o.at, o.id, Line{e.AbsolutePosition.SubtractXY(0, up), float32(m.view.scroll.LineHeight()) / m.view.scale})
	}
}

// MouseOut is for the toolkit.
func (m *mouse) MouseOut() {
	if m.view.On.HoverEnd != nil {
		m.view.On.HoverEnd()
	}
}
