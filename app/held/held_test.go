package held

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// keyboard is a driver that knows what is held.
type keyboard struct {
	fyne.Driver
	holds fyne.KeyModifier
}

func (k keyboard) CreateSplashWindow() fyne.Window       { return nil }
func (k keyboard) HasSecondaryDisplay() bool             { return false }
func (k keyboard) CurrentKeyModifiers() fyne.KeyModifier { return k.holds }

// TestLetGoElsewhere: Alt opens a menu and is let go there; below it is not
// held any more.
func TestLetGoElsewhere(t *testing.T) {
	var k Keys
	k.Down(desktop.KeyAltLeft)
	if got := k.from(keyboard{holds: fyne.KeyModifierAlt}); got != fyne.KeyModifierAlt {
		t.Errorf("while it is held: %v", got)
	}
	if got := k.from(keyboard{}); got != 0 {
		t.Errorf("let go where the widget is not told: %v", got)
	}
}

// TestToldOfKeys: a driver that does not know leaves it to what was told.
func TestToldOfKeys(t *testing.T) {
	var k Keys
	k.Down(desktop.KeyShiftRight)
	k.Down(fyne.KeyA)
	if got := k.from(nil); got != fyne.KeyModifierShift {
		t.Errorf("told of Shift: %v", got)
	}
	k.Up(desktop.KeyShiftRight)
	if got := k.from(nil); got != 0 {
		t.Errorf("told that it was let go: %v", got)
	}
}
