package textview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// wheelSpeed makes one notch of a wheel three lines of usual size.
const wheelSpeed = 2.4

// Scrolled is for the toolkit.
func (s *surface) Scrolled(e *fyne.ScrollEvent) {
	s.view.input("wheel")
	s.wheel -= e.Scrolled.DY * wheelSpeed * s.view.scale
	px := int(s.wheel)
	s.wheel -= float32(px)
	s.view.scrollBy(px)
}

// Cursor is for the toolkit.
func (s *surface) Cursor() desktop.Cursor {
	switch s.pointer.over.kind {
	case overFold, overLink:
		return desktop.PointerCursor
	case overText:
		return desktop.TextCursor
	}
	return desktop.DefaultCursor
}

// MouseDown is for the toolkit.
func (s *surface) MouseDown(e *desktop.MouseEvent) {
	s.view.input("press")
	takeFocus(s)
	if e.Button == desktop.MouseButtonPrimary {
		s.pointer.press(e.Position, e.Modifier&fyne.KeyModifierShift != 0)
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
func (s *surface) MouseUp(e *desktop.MouseEvent) {
	if e.Button == desktop.MouseButtonPrimary {
		s.pointer.release()
	}
}

// Dragged is for the toolkit.
func (s *surface) Dragged(e *fyne.DragEvent) {
	s.view.input("drag")
	s.pointer.dragged(e.Position)
}

// DragEnd is for the toolkit.
func (s *surface) DragEnd() {
	s.pointer.stopAuto()
	s.pointer.pressed = false
}

// TappedSecondary is for the toolkit. A selection stays where the tap is in it.
func (s *surface) TappedSecondary(e *fyne.PointEvent) {
	v := s.view
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
func (s *surface) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is for the toolkit.
func (s *surface) MouseMoved(e *desktop.MouseEvent) {
	if s.pointer.pressed {
		return
	}
	s.pointer.over = s.view.under(e.Position)
	if o := s.pointer.over; o.kind == overText && s.view.On.Hover != nil {
		y := s.view.scroll.LineTop(int(e.Position.Y * s.view.scale))
		up := e.Position.Y - float32(y)/s.view.scale
		s.view.On.Hover(s.view.told(o.column), o.at, o.id, Line{e.AbsolutePosition.SubtractXY(0, up), float32(s.view.scroll.LineHeight()) / s.view.scale})
	}
}

// MouseOut is for the toolkit.
func (s *surface) MouseOut() {
	if s.view.On.HoverEnd != nil {
		s.view.On.HoverEnd()
	}
}
