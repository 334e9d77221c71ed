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

// KeyDown is for the toolkit.
func (s *surface) KeyDown(e *fyne.KeyEvent) {
	s.down = e.Name
	s.held.Down(e.Name)
}

// KeyUp is for the toolkit.
func (s *surface) KeyUp(e *fyne.KeyEvent) {
	if s.down == e.Name {
		s.down = ""
	}
	s.held.Up(e.Name)
}

// Holds says whether a key was the last one pressed in the view and is still
// held: a command that a shortcut runs can ask whether it came from that key.
func (v *View) Holds(key fyne.KeyName) bool { return v.surface.down == key }

// acts says whether a key does something of its own here: letters come as
// runes, modifiers with another key.
func acts(key fyne.KeyName) bool {
	_, moves := motions[key]
	_, erases := erasures[key]
	return moves || erases || key == fyne.KeyPageUp || key == fyne.KeyPageDown || key == fyne.KeyReturn
}

// TypedKey is for the toolkit.
func (s *surface) TypedKey(e *fyne.KeyEvent) {
	v := s.view
	if acts(e.Name) {
		v.input(string(e.Name))
	}
	if v.On.Key != nil && v.On.Key(e) {
		return
	}
	switch e.Name {
	case fyne.KeyPageDown:
		v.page(flow.Down, s.held.Shift())
	case fyne.KeyPageUp:
		v.page(flow.Up, s.held.Shift())
	default:
		if m, ok := motions[e.Name]; ok {
			v.move(m[0], s.held.Shift())
		} else {
			v.editKey(e.Name, false)
		}
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
	if c, ok := sc.(*desktop.CustomShortcut); ok && c.Modifier&^fyne.KeyModifierShift == fyne.KeyModifierShortcutDefault {
		extend := c.Modifier&fyne.KeyModifierShift != 0
		if m, moves := motions[c.KeyName]; moves && c.KeyName != fyne.KeyUp && c.KeyName != fyne.KeyDown {
			v.move(m[1], extend)
			return
		}
		if !extend && v.editKey(c.KeyName, true) {
			return
		}
	}
	if v.On.Shortcut != nil {
		v.On.Shortcut(sc)
	}
}
