// Package parts holds the small widgets of the window: what the toolkit has,
// with the keys it swallows given back (Escape, Ctrl+Enter), and tips.
package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emend/app/held"
)

// An Entry is an entry field that tells of Escape, of Ctrl+Enter, of the
// up and down keys in a field of one line, and of coming and going of focus.
type Entry struct {
	widget.Entry
	OnEscape func()
	OnDone   func()               // Ctrl+Enter; in a field of one line also Enter
	OnMove   func(step int)       // up (-1), down (1), in a field of one line
	OnTab    func(back bool) bool // true: the focus stays
	held     held.Keys
}

// NewEntry makes a field of one line.
func NewEntry() *Entry {
	e := &Entry{}
	e.Wrapping = fyne.TextWrapOff
	e.ExtendBaseWidget(e)
	return e
}

// NewMultiLine makes a field of several lines that wraps.
func NewMultiLine() *Entry {
	e := &Entry{}
	e.MultiLine, e.Wrapping = true, fyne.TextWrapWord
	e.ExtendBaseWidget(e)
	return e
}

// KeyDown is for the toolkit.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	e.held.Down(k.Name)
	e.Entry.KeyDown(k)
}

// KeyUp is for the toolkit.
func (e *Entry) KeyUp(k *fyne.KeyEvent) {
	e.held.Up(k.Name)
	e.Entry.KeyUp(k)
}

// AcceptsTab is for the toolkit: Tab leaves the field, save where it completes.
func (e *Entry) AcceptsTab() bool { return e.OnTab != nil }

// TypedKey is for the toolkit.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	enter := k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter
	switch {
	case k.Name == fyne.KeyEscape && e.OnEscape != nil:
		e.OnEscape()
	case enter && !e.MultiLine && e.OnDone != nil:
		e.OnDone()
	case k.Name == fyne.KeyUp && !e.MultiLine && e.OnMove != nil:
		e.OnMove(-1)
	case k.Name == fyne.KeyDown && !e.MultiLine && e.OnMove != nil:
		e.OnMove(1)
	case k.Name == fyne.KeyTab && e.OnTab != nil:
		if !e.OnTab(e.held.Shift()) {
			e.leave()
		}
	case !passOn(e, k):
		e.Entry.TypedKey(k)
	}
}

func (e *Entry) leave() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e); c != nil {
		if e.held.Shift() {
			c.FocusPrevious()
		} else {
			c.FocusNext()
		}
	}
}

// TypedShortcut is for the toolkit.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if c, ok := s.(*desktop.CustomShortcut); ok && e.OnDone != nil &&
		(c.KeyName == fyne.KeyReturn || c.KeyName == fyne.KeyEnter) && c.Modifier == fyne.KeyModifierShortcutDefault {
		e.OnDone()
		return
	}
	e.Entry.TypedShortcut(s)
}

// Focused is what has the keyboard focus in the one window; nil: nothing.
func Focused() fyne.Focusable {
	if all := fyne.CurrentApp().Driver().AllWindows(); len(all) > 0 {
		return all[0].Canvas().Focused()
	}
	return nil
}

// TakeFocus puts the keyboard focus on a widget. The toolkit finds the canvas
// of a widget only once it was drawn; before, it is that of the one window.
func TakeFocus(f fyne.Focusable) {
	if f == nil {
		return
	}
	driver := fyne.CurrentApp().Driver()
	if o, ok := f.(fyne.CanvasObject); ok {
		if c := driver.CanvasForObject(o); c != nil {
			c.Focus(f)
			return
		}
	}
	if all := driver.AllWindows(); len(all) > 0 {
		all[0].Canvas().Focus(f)
	}
}
