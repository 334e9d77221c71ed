package window

import (
	"time"

	"fyne.io/fyne/v2"
)

// post runs a function on the toolkit's goroutine, which owns the session.
func post(f func()) { fyne.Do(f) }

// after runs a function on the toolkit's goroutine when d has passed, unless
// stop is called before.
func (w *Window) after(d time.Duration, f func()) (stop func()) {
	stopped := false // only the toolkit's goroutine reads and writes it
	t := time.AfterFunc(d, func() {
		w.post(func() {
			if !stopped {
				f()
			}
		})
	})
	return func() {
		stopped = true
		t.Stop()
	}
}
