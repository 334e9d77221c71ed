package parts

import (
	"testing"

	"fyne.io/fyne/v2"
)

// TestTipsCoverNothing: a tip stands beside what it is about, wholly in the
// window.
func TestTipsCoverNothing(t *testing.T) {
	tip, window := fyne.NewSize(200, 60), fyne.NewSize(1000, 700)
	for _, a := range []Area{
		{At: fyne.NewPos(300, 100), Size: fyne.NewSize(50, 20)},
		{At: fyne.NewPos(0, 0), Size: fyne.NewSize(50, 20)},
		{At: fyne.NewPos(950, 20), Size: fyne.NewSize(50, 20)},
		{At: fyne.NewPos(300, 680), Size: fyne.NewSize(50, 20)},
		{At: fyne.NewPos(990, 690), Size: fyne.NewSize(10, 10)},
		{At: fyne.NewPos(990, 690), Size: fyne.NewSize(10, 10), Beside: true},
		{At: fyne.NewPos(700, 3), Size: fyne.NewSize(14, 1), Beside: true},
	} {
		at := a.place(tip, window)
		if at.X < 0 || at.Y < 0 || at.X+tip.Width > window.Width || at.Y+tip.Height > window.Height {
			t.Errorf("about %v it leaves the window: %v", a, at)
		}
		if at.X < a.At.X+a.Size.Width && a.At.X < at.X+tip.Width && at.Y < a.At.Y+a.Size.Height && a.At.Y < at.Y+tip.Height {
			t.Errorf("about %v it covers that: %v", a, at)
		}
	}
}
