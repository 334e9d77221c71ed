package list

import (
	"fyne.io/fyne/v2"

	"emend/app/held"
)

// A keyboard is what the keys do to a list.
type keyboard struct {
	list    *List
	focused bool
	held    held.Keys
}

// FocusGained is for the toolkit.
func (k *keyboard) FocusGained() { k.focus(true) }

// FocusLost is for the toolkit.
func (k *keyboard) FocusLost() { k.focus(false) }

func (k *keyboard) focus(on bool) {
	k.focused = on
	if on && k.list.chosen < 0 && k.list.count() > 0 {
		k.list.choose(0)
	}
	k.list.Refresh()
	if k.list.On.Focus != nil {
		k.list.On.Focus(on)
	}
}

// KeyDown is for the toolkit.
func (k *keyboard) KeyDown(e *fyne.KeyEvent) { k.held.Down(e.Name) }

// KeyUp is for the toolkit.
func (k *keyboard) KeyUp(e *fyne.KeyEvent) { k.held.Up(e.Name) }

// TypedKey is for the toolkit.
func (k *keyboard) TypedKey(e *fyne.KeyEvent) {
	if k.list.On.Key != nil && k.list.On.Key(e, k.held.Now()) {
		return
	}
	page := max(1, int(k.list.inView())-1)
	switch e.Name {
	case fyne.KeyDown:
		k.list.choose(k.list.chosen + 1)
	case fyne.KeyUp:
		k.list.choose(max(0, k.list.chosen-1))
	case fyne.KeyPageDown:
		k.list.choose(k.list.chosen + page)
	case fyne.KeyPageUp:
		k.list.choose(max(0, k.list.chosen-page))
	case fyne.KeyHome:
		k.list.choose(0)
	case fyne.KeyEnd:
		k.list.choose(k.list.count() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if k.list.chosen >= 0 && k.list.chosen < k.list.count() && k.list.On.Open != nil {
			k.list.On.Open(k.list.chosen)
		}
	}
}

// TypedRune is for the toolkit.
func (k *keyboard) TypedRune(r rune) {
	if k.list.On.Rune != nil {
		k.list.On.Rune(r)
	}
}

// TypedShortcut is for the toolkit.
func (k *keyboard) TypedShortcut(s fyne.Shortcut) {
	if k.list.On.Shortcut != nil {
		k.list.On.Shortcut(s)
	}
}
