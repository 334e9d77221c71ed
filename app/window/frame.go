package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/textview"
)

// A frame is how the panels of a room stand side by side.
type frame struct {
	content *fyne.Container
	top     *fyne.Container // strips above everything: a hint, a warning
	room    *room
	columns string           // "both", "raw", "clean", "inline"
	across  *container.Split // panes | inspector
	down    *container.Split // panes / queue
	parts   shares
}

// shares are the parts of the window the panels had when they were last
// arranged, so that hiding one does not move the others.
type shares struct {
	across, down float64
}

// layouts are the shares and panels of each layout.
var layouts = map[string]struct {
	columns string
	hidden  map[string]bool
	down    float64
}{
	"review": {"both", nil, 0.62},
	"triage": {"both", nil, 0.34},
	"read":   {"clean", map[string]bool{"queue": true, "inspector": true, "facets": true, "notes": true}, 0.62},
}

func newFrame(r *room) *frame {
	f := &frame{room: r, content: container.NewStack(), top: container.NewVBox(), parts: shares{across: 0.76, down: 0.62}}
	l, ok := layouts[r.window.settings.Layout]
	if !ok {
		l = layouts["review"]
	}
	f.columns, f.parts.down = l.columns, l.down
	f.setColumns(f.columns)
	f.arrange()
	return f
}

func (f *frame) close() {}

// shows says whether a panel is to be seen.
func (f *frame) shows(panel string) bool {
	s := f.room.window.settings
	if layouts[s.Layout].hidden[panel] {
		return false
	}
	return !s.Hidden[panel]
}

// toggle shows a panel or hides it.
func (f *frame) toggle(panel string) {
	s := f.room.window.settings
	if layouts[s.Layout].hidden[panel] { // asked for in a layout that lacks it
		s.Layout = "review"
		s.Hidden[panel] = true
	}
	s.Hidden[panel] = !s.Hidden[panel]
	f.arrange()
	f.room.focus()
}

// setLayout arranges the panels for a way of working.
func (f *frame) setLayout(name string) {
	l := layouts[name]
	f.room.window.settings.Layout = name
	f.parts.down = l.down
	f.down = nil
	f.setColumns(l.columns)
	f.arrange()
	f.room.focus()
}

// setColumns says which texts the panes show.
func (f *frame) setColumns(columns string) {
	f.columns = columns
	b, v := f.room.book, f.room.view
	var left, right textview.Source
	switch columns {
	case "raw":
		left = b.Raw()
	case "clean":
		left = b.Clean()
	case "inline":
		left = b.Inline()
	default:
		left, right = b.Raw(), b.Clean()
	}
	row, line := v.Top()
	v.SetColumns(left, right)
	v.SetTop(row, line)
	f.room.head.show(columns)
}

// arrange puts the panels side by side.
func (f *frame) arrange() {
	f.remember()
	r := f.room
	panes := container.NewBorder(r.head.content, r.dock.Content, nil, nil, r.view)
	var middle fyne.CanvasObject = panes
	f.down, f.across = nil, nil
	if f.shows("queue") {
		f.down = container.NewVSplit(panes, r.queue.Content)
		f.down.SetOffset(f.parts.down)
		middle = f.down
	}
	if f.shows("inspector") {
		f.across = container.NewHSplit(middle, r.inspect.Content)
		f.across.SetOffset(f.parts.across)
		middle = f.across
	}
	foot := container.NewVBox(widget.NewSeparator(), r.status.Content)
	f.content.Objects = []fyne.CanvasObject{container.NewBorder(f.top, foot, nil, nil, middle)}
	f.content.Refresh()
}

// remember keeps where the reader has put the bars between panels.
func (f *frame) remember() {
	if f.down != nil {
		f.parts.down = f.down.Offset
	}
	if f.across != nil {
		f.parts.across = f.across.Offset
	}
}
