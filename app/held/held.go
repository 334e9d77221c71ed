// Package held tells which modifier keys are held down.
//
// Context: the toolkit tells a widget of keys only while it has the focus. A
// menu or a sheet that opens while Ctrl or Alt is down takes the focus, and the
// widget below never hears that the key was let go. Decision: where the driver
// knows the state of the keyboard it is asked; what widgets were told counts
// only where it does not, as in tests without a window.
package held

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// Keys are the modifiers that a widget was told of.
type Keys struct{ told fyne.KeyModifier }

var modifiers = map[fyne.KeyName]fyne.KeyModifier{
	desktop.KeyShiftLeft: fyne.KeyModifierShift, desktop.KeyShiftRight: fyne.KeyModifierShift,
	desktop.KeyControlLeft: fyne.KeyModifierControl, desktop.KeyControlRight: fyne.KeyModifierControl,
	desktop.KeyAltLeft: fyne.KeyModifierAlt, desktop.KeyAltRight: fyne.KeyModifierAlt,
}

// Down is told of a key that was pressed.
func (k *Keys) Down(name fyne.KeyName) { k.told |= modifiers[name] }

// Up is told of a key that was let go.
func (k *Keys) Up(name fyne.KeyName) { k.told &^= modifiers[name] }

// Now are the modifiers that are held.
func (k *Keys) Now() fyne.KeyModifier { return k.from(fyne.CurrentApp().Driver()) }

func (k *Keys) from(driver fyne.Driver) fyne.KeyModifier {
	if d, ok := driver.(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return k.told
}

// Shift says whether a Shift key is held.
func (k *Keys) Shift() bool { return k.Now()&fyne.KeyModifierShift != 0 }
