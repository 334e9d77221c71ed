package window

import (
	"encoding/json"
	"os"
	"time"

	"fyne.io/fyne/v2"

	"emend/editor/clock"
)

// A Step is one thing the reader did and how long it took until the window had
// drawn it, appended as a line of JSON to the file that $EMEND_FRAMES names.
type Step struct {
	What  string        `json:"what"`  // "wheel", "type", "drag", "resize", a key, the ID of a command
	All   time.Duration `json:"all"`   // from the event until the frame was drawn
	Frame time.Duration `json:"frame"` // of it, making the panes' picture and drawing the window
	// The same in time of processors, on all of them together.
	AllUsed   time.Duration `json:"allUsed"`
	FrameUsed time.Duration `json:"frameUsed"`
}

// gauge measures steps; nil measures nothing.
type gauge struct {
	file    *os.File
	what    string
	began   instant
	paint   instant
	pending bool
}

// An instant is a time, on the clock and of the processors.
type instant struct {
	time.Time
	used time.Duration
}

func readClocks() instant { return instant{time.Now(), clock.Used()} }

func (i instant) since(was instant) (clock, used time.Duration) {
	return i.Sub(was.Time), i.used - was.used
}

func newGauge() *gauge {
	path := os.Getenv("EMEND_FRAMES")
	if path == "" {
		return nil
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		fyne.LogError("file of frames", err)
		return nil
	}
	return &gauge{file: f}
}

// begin begins a step. What is posted runs when the frame that shows it has
// been drawn: the toolkit handles events, draws, and then runs what was posted.
func (g *gauge) begin(what string) {
	if g == nil || g.pending {
		return
	}
	g.what, g.began, g.paint, g.pending = what, readClocks(), instant{}, true
	post(g.end)
}

// painting takes in that the panes are about to be painted.
func (g *gauge) painting() {
	if g != nil && g.paint.IsZero() {
		g.paint = readClocks()
	}
}

func (g *gauge) end() {
	g.pending = false
	if g.paint.IsZero() {
		return // nothing was drawn
	}
	s, now := Step{What: g.what}, readClocks()
	s.All, s.AllUsed = now.since(g.began)
	s.Frame, s.FrameUsed = now.since(g.paint)
	line, err := json.Marshal(s)
	if err == nil {
		_, err = g.file.Write(append(line, '\n'))
	}
	if err != nil {
		fyne.LogError("file of frames", err)
	}
}
