package textview

import (
	"testing"
	"time"

	"emend/app/textview/flow"

	"fyne.io/fyne/v2"
)

// longSteps are what a reader does over and over, each with the picture of it.
var longSteps = map[string]func(v *View, i int){
	"wheel": func(v *View, i int) { v.scrollBy(60) },
	"page":  func(v *View, i int) { v.page(flow.Down, false) },
	"type":  func(v *View, i int) { row, _ := v.Top(); v.RowsReplaced(row, 1, 1) },
	"drag": func(v *View, i int) {
		p := &v.surface.pointer
		if p.height = 900; i == 0 {
			p.press(fyne.NewPos(80, 50), false)
		}
		p.dragged(fyne.NewPos(float32(100+i%500), float32(60+i*7%800)))
	},
	"ruler": func(v *View, i int) { v.ScrollToFraction(0.4 + float64(i%100)/1000) },
}

// The view is no slower in a text a hundred times as long. The least of some
// rounds in turns is compared, since other programs take their share.
func TestNoSlowerInALongText(t *testing.T) {
	const rounds, steps, most = 5, 12, 1.5
	for what, step := range longSteps {
		short, long := paneView(t, 10_000), paneView(t, 1_000_000)
		round := func(v *View) time.Duration {
			v.SetTop(v.rows.Len()/2, 0)
			start := time.Now()
			for i := range steps {
				step(v, i)
				v.picture.draw(v.body)
			}
			return time.Since(start)
		}
		least := [2]time.Duration{time.Hour, time.Hour}
		for range rounds {
			least[0], least[1] = min(least[0], round(short)), min(least[1], round(long))
		}
		ratio := float64(least[1]) / float64(least[0])
		t.Logf("%-5s %v a step and picture, %.2f times that of the short text", what, (least[1] / steps).Round(10*time.Microsecond), ratio)
		if ratio > most {
			t.Errorf("%s: %.2f times as long in a text of a million rows, want at most %.1f", what, ratio, most)
		}
	}
}
