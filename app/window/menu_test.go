package window

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// TestMenusFitASmallWindow: on a screen of 700 pixels, with the title and the
// bar of the menus taken off, no menu has to be scrolled.
func TestMenusFitASmallWindow(t *testing.T) {
	w := standard(t)
	bar := fyne.MeasureText("F", theme.TextSize(), fyne.TextStyle{}).Height + 2*theme.InnerPadding()
	const title = 24
	w.settings.Opened("/a/text.txt")
	w.remakeMenu()
	for _, m := range w.menu.Main.Items {
		if h := widget.NewMenu(m).MinSize().Height; h > 700-title-bar {
			t.Errorf("%s is %v high, a small window has %v", m.Label, h, 700-title-bar)
		}
	}
}
