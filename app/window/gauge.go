package window

import (
	"encoding/json"
	"os"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"emend/app/ruler"
	"emend/app/textview"
	"emend/editor/clock"
)

// A Step is one thing the reader did and how long it took until the window had
// shown it, appended as a line of JSON to the file that $EMEND_FRAMES names.
// Where one thing draws several frames, each but the first is a step of its
// own whose name begins with "+".
type Step struct {
	What  string        `json:"what"` // "wheel", "type", "drag", "resize", a key, the ID of a command
	Began time.Duration `json:"began"`
	All   time.Duration `json:"all"`   // from the event until the frame was shown
	Frame time.Duration `json:"frame"` // of it, making and showing the frame, without what the event itself cost
	// Of the frame: laying out, making the panes' picture, handing everything
	// to the graphics library, and having that draw and show it.
	Layout time.Duration `json:"layout"`
	Paint  time.Duration `json:"paint"`
	Hand   time.Duration `json:"hand"`
	Show   time.Duration `json:"show"`
	// The frame in time of processors, on all of them together.
	FrameUsed time.Duration `json:"frameUsed"`
}

// gauge measures steps; nil measures nothing and is not in the window's tree.
//
// The toolkit's loop handles events, ticks animations, lays out, draws, shows,
// and runs what was posted, but not always the latter before it begins anew:
// where a frame took longer than a sixtieth of a second it is left to chance.
// So a frame counts as shown when the first of these comes: what was posted
// while it was made, the next event, the next tick.
type gauge struct {
	file    *os.File
	opened  time.Time
	what    string
	pending bool
	ticked  bool          // since the event
	began   time.Time     // the event
	frame   time.Time     // the toolkit began a frame
	used    time.Duration // of processors by then
	drawing time.Time     // the toolkit began to draw it
	paint   time.Duration // of the panes' picture
	handed  time.Time     // the last object was drawn, save menus and what lies over the window
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
	g := &gauge{file: f, opened: time.Now()}
	ticks := &fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Tick: g.tick}
	ticks.Start()
	go watchHolds(func() string { return g.what }, g.write)
	return g
}

// around puts objects into a window's tree that tell when a frame begins, when
// it is laid out and when all of it is drawn.
func (g *gauge) around(o fyne.CanvasObject) []fyne.CanvasObject {
	if g == nil {
		return []fyne.CanvasObject{o}
	}
	laidOut := telltale(func() { g.drawing = time.Now() })
	drawn := telltale(func() { g.handed = time.Now() })
	return []fyne.CanvasObject{&frameStart{gauge: g}, laidOut, o, drawn}
}

// measured is what the ruler scrolls.
func (g *gauge) measured(v *textview.View) ruler.View {
	if g == nil {
		return v
	}
	return measuredView{v, g}
}

type measuredView struct {
	*textview.View
	gauge *gauge
}

// ScrollToFraction is for the ruler.
func (v measuredView) ScrollToFraction(part float64) {
	v.gauge.begin("ruler")
	v.View.ScrollToFraction(part)
}

// begin begins a step, unless one has begun that is not shown yet.
func (g *gauge) begin(what string) {
	if g == nil {
		return
	}
	if g.shown(); g.pending {
		return
	}
	g.what, g.began, g.frame, g.paint = what, time.Now(), time.Time{}, 0
	g.pending, g.ticked, g.handed = true, false, time.Time{}
}

// tick is called before the toolkit looks whether there is something to draw.
func (g *gauge) tick(float32) {
	if g.shown(); g.pending && g.ticked {
		g.pending = false // nothing was drawn for it
	}
	g.ticked = true
}

// frameBegins takes in that the toolkit begins a frame: nothing else asks for
// least sizes.
func (g *gauge) frameBegins() {
	if !g.pending {
		g.begin("+" + strings.TrimPrefix(g.what, "+"))
	}
	if g.frame.IsZero() {
		g.frame, g.used = time.Now(), clock.Used()
		post(g.shown)
	}
}

// painting takes in that the panes are about to be painted; done says that they
// are.
func (g *gauge) painting() (done func()) {
	start := time.Now()
	return func() { g.paint += time.Since(start) }
}

// shown takes in that a frame that was drawn whole is shown.
func (g *gauge) shown() {
	if !g.pending || g.handed.IsZero() {
		return
	}
	g.pending = false
	now := time.Now()
	s := Step{
		What: g.what, Began: g.began.Sub(g.opened), All: now.Sub(g.began), Frame: now.Sub(g.frame),
		Layout: g.drawing.Sub(g.frame), Paint: g.paint, Hand: g.handed.Sub(g.drawing) - g.paint, Show: now.Sub(g.handed),
		FrameUsed: clock.Used() - g.used,
	}
	g.write(s)
}

// write appends a step to the file.
func (g *gauge) write(s Step) {
	line, err := json.Marshal(s)
	if err == nil {
		_, err = g.file.Write(append(line, '\n'))
	}
	if err != nil {
		fyne.LogError("file of frames", err)
	}
}

// frameStart is the first object of a window: the toolkit begins a frame with
// asking for least sizes.
type frameStart struct {
	canvas.Rectangle
	gauge *gauge
}

// MinSize is for the toolkit.
func (o *frameStart) MinSize() fyne.Size {
	o.gauge.frameBegins()
	return fyne.Size{}
}

// Resize is for the toolkit: the window has another size.
func (o *frameStart) Resize(size fyne.Size) {
	if size != o.Size() {
		o.gauge.begin("resize")
	}
	o.Rectangle.Resize(size)
}

// telltale is an object that cannot be seen and calls a function when the toolkit
// draws it, and so asks for its colour.
func telltale(f func()) fyne.CanvasObject {
	return container.NewWithoutLayout(canvas.NewRectangle(tellingColour(f)))
}

type tellingColour func()

// RGBA is for the toolkit.
func (f tellingColour) RGBA() (r, g, b, a uint32) {
	f()
	return 0, 0, 0, 0
}
