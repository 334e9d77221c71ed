package textview

import (
	"emend/app/textview/flow"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// motions are the keys that move the caret, without and with Control.
var motions = map[fyne.KeyName][2]flow.Motion{
	fyne.KeyLeft:  {flow.Left, flow.WordLeft},
	fyne.KeyRight: {flow.Right, flow.WordRight},
	fyne.KeyHome:  {flow.LineStart, flow.TextStart},
	fyne.KeyEnd:   {flow.LineEnd, flow.TextEnd},
	fyne.KeyUp:    {flow.Up, flow.Up},
	fyne.KeyDown:  {flow.Down, flow.Down},
}

// KeyDown is for the toolkit. It comes before TypedKey, which does not tell
// whether Shift is held.
func (s *surface) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		s.shift = true
	}
}

// KeyUp is for the toolkit.
func (s *surface) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		s.shift = false
	}
}

// TypedKey is for the toolkit.
func (s *surface) TypedKey(e *fyne.KeyEvent) {
	v := s.view
	if v.On.Key != nil && v.On.Key(e) {
		return
	}
	switch e.Name {
	case fyne.KeyPageDown:
		v.page(flow.Down, s.shift)
	case fyne.KeyPageUp:
		v.page(flow.Up, s.shift)
	default:
		if m, ok := motions[e.Name]; ok {
			v.move(m[0], s.shift)
		}
	}
}

// TypedRune is for the toolkit.
func (s *surface) TypedRune(r rune) {
	if s.view.On.Rune != nil {
		s.view.On.Rune(r)
	}
}

// TypedShortcut is for the toolkit.
func (s *surface) TypedShortcut(sc fyne.Shortcut) {
	v := s.view
	if _, ok := sc.(*fyne.ShortcutSelectAll); ok {
		v.SelectAll()
		v.tellSelection()
		return
	}
	if c, ok := sc.(*desktop.CustomShortcut); ok {
		m, moves := motions[c.KeyName]
		if moves && c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault && c.KeyName != fyne.KeyUp && c.KeyName != fyne.KeyDown {
			v.move(m[1], c.Modifier&fyne.KeyModifierShift != 0)
			return
		}
	}
	if v.On.Shortcut != nil {
		v.On.Shortcut(sc)
	}
}
