package window

import "fyne.io/fyne/v2"

// A host is the window as the sheets over it see it.
type host struct{ window *Window }

// Canvas is where a sheet is shown.
func (h host) Canvas() fyne.Canvas { return h.window.win.Canvas() }

// Post runs a function on the toolkit's goroutine.
func (h host) Post(f func()) { h.window.post(f) }

// Say shows a message in the status bar.
func (h host) Say(text string) {
	h.window.say(text)
	h.window.moved()
}

// Trouble tells of an error.
func (h host) Trouble(err error) { h.window.trouble(err) }

// SheetClosed brings the focus home.
func (h host) SheetClosed() { h.window.afterSheet() }

// Refusal says why a command is not done now, or is empty.
func (h host) Refusal(command string) string { return h.window.refusal(command) }
