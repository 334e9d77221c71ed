package window

import (
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/textview"
)

// A frame is how the panels of a room stand side by side.
type frame struct {
	content *fyne.Container
	top     *fyne.Container // strips above everything: a hint, a warning
	around  *fyne.Container // the strips, everything, the status bar
	panes   *fyne.Container // the panes with what stands around them, and the dock
	middle  *fyne.Container // the panes, at the width they are read at
	room    *room
	columns string           // "both", "raw", "clean", "inline"
	across  *container.Split // panes | inspector
	left    *container.Split // facets and notes | the rest
	upright *container.Split // facets / notes
	down    *container.Split // panes / queue
	parts   shares
	roomy   bool // wide enough for facets and notes beside the rest
}

// shares are the parts of the window the panels had when they were last
// arranged, so that hiding one does not move the others.
type shares struct {
	across, down, left, upright float64
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
	f := &frame{room: r, top: container.NewVBox(), parts: shares{across: 0.76, down: 0.62, left: 0.17, upright: 0.7}}
	f.parts.recall(r.window.settings.Shares)
	f.content = container.New(&watched{resized: f.resized})
	l, ok := layouts[r.window.settings.Layout]
	if !ok || r.compared != nil {
		l = layouts["review"]
	}
	f.columns, f.parts.down = l.columns, f.downOf(l.down)
	f.setColumns(f.columns)
	f.arrange()
	return f
}

// downOf is how much of the height the panes had in the present layout when it
// was used last.
func (f *frame) downOf(usual float64) float64 {
	if part, ok := f.room.window.settings.Shares["down."+f.room.window.settings.Layout]; ok {
		return part
	}
	return usual
}

// recall takes shares as they were kept.
func (p *shares) recall(kept map[string]float64) {
	for name, part := range map[string]*float64{"across": &p.across, "left": &p.left, "upright": &p.upright} {
		if v, ok := kept[name]; ok {
			*part = v
		}
	}
}

// shows says whether a panel is to be seen.
func (f *frame) shows(panel string) bool {
	s := f.room.window.settings
	if f.room.compared != nil { // of no use between two texts are the others
		return (panel == "queue" || panel == "ruler") && !s.Hidden[panel]
	}
	if layouts[s.Layout].hidden[panel] {
		return false
	}
	hidden, said := s.Hidden[panel]
	if !said && (panel == "facets" || panel == "notes") {
		return f.roomy
	}
	return !hidden
}

// roomy is the width of a window from which facets and notes are shown where
// the reader has not said so.
const roomy = 1400

// resized shows or hides what the reader has not asked for, by the room there
// is.
func (f *frame) resized(width float32) {
	f.room.window.probe.spots.soon(f.room.window)
	if on := width >= roomy; on != f.roomy {
		f.roomy = on
		post(f.arrange) // not while the toolkit lays out
	}
}

// measure is the greatest width of a lone column of text: about 75 letters.
func (f *frame) measure() float32 {
	if f.columns == "both" {
		return 0
	}
	const letters, ofSize = 75, 0.5
	return letters * ofSize * f.room.window.settings.TextSize * 1.15
}

// toggle shows a panel or hides it.
func (f *frame) toggle(panel string) {
	s := f.room.window.settings
	if layouts[s.Layout].hidden[panel] { // asked for in a layout that lacks it
		s.Layout = "review"
		s.Hidden[panel] = true
		f.setColumns(layouts["review"].columns)
	}
	s.Hidden[panel] = f.shows(panel)
	f.arrange()
	f.room.focus()
}

// setLayout arranges the panels for a way of working.
func (f *frame) setLayout(name string) {
	l := layouts[name]
	f.remember()
	f.room.window.settings.Layout = name
	f.parts.down = f.downOf(l.down)
	f.down = nil
	f.setColumns(l.columns)
	f.arrange()
	f.room.focus()
}

// setColumns says which texts the panes show.
func (f *frame) setColumns(columns string) {
	if f.middle != nil && f.columns == columns {
		return // to show them anew is to measure all rows
	}
	f.columns = columns
	b, v := f.room.pane.book, f.room.pane.view
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
	v.SetTheme(f.textTheme())
	v.SetColumns(left, right)
	v.SetTop(row, line)
	f.room.pane.page.Hidden = columns == "both" // the view hides all of it, and what cannot be seen is drawn all the same
	if f.middle != nil {
		f.middle.Refresh() // one column is narrower than two
	}
	f.room.pane.head.show(columns)
}

// textTheme is the colours of the text. Around a lone column there is nothing
// but the page.
func (f *frame) textTheme() textview.Theme {
	t := look.Present().TextTheme()
	if f.columns != "both" {
		t.Margin = t.Back
	}
	return t
}

// arrange puts the panels side by side.
func (f *frame) arrange() {
	f.remember()
	r := f.room
	f.middle = container.New(centred{f.measure}, r.pane.view)
	var edge fyne.CanvasObject
	if f.shows("ruler") {
		edge = r.panels.ruler
	}
	f.panes = parts.Border(r.pane.head.content, r.panels.dock.Content, nil, edge, container.NewStack(r.pane.page, f.middle))
	var middle fyne.CanvasObject = f.panes
	f.down, f.across, f.left, f.upright = nil, nil, nil, nil
	if f.shows("queue") {
		f.down = container.NewVSplit(f.panes, r.panels.queue.Content)
		f.down.SetOffset(f.parts.down)
		middle = f.down
	}
	if f.shows("inspector") {
		f.across = container.NewHSplit(middle, parts.Steady(r.panels.inspect.Content))
		f.across.SetOffset(f.parts.across)
		middle = f.across
	}
	if side := f.side(); side != nil {
		f.left = container.NewHSplit(side, middle)
		f.left.SetOffset(f.parts.left)
		middle = f.left
	}
	foot := container.NewVBox(widget.NewSeparator(), r.panels.status.Content)
	// The toolkit's tree for screen readers does not go into splits.
	f.around = parts.Border(f.top, foot, nil, nil, middle)
	f.content.Objects = []fyne.CanvasObject{f.around, parts.NewSpoken(r.spoken)}
	f.content.Refresh()
}

// makeRoom takes in that the strips above, or the dock, have another height. To
// refresh would be to draw the whole window anew, the pictures in it too.
func (f *frame) makeRoom() {
	for _, c := range []*fyne.Container{f.around, f.panes} {
		c.Layout.Layout(c.Objects, c.Size())
	}
}

// side is the column of facets and notes, nil where neither is shown.
func (f *frame) side() fyne.CanvasObject {
	r := f.room
	facets, notes := f.shows("facets"), f.shows("notes")
	r.panels.facets.SetShown(facets)
	switch {
	case facets && notes:
		f.upright = container.NewVSplit(r.panels.facets.Content, r.panels.notes.Content)
		f.upright.SetOffset(f.parts.upright)
		return f.upright
	case facets:
		return r.panels.facets.Content
	case notes:
		return r.panels.notes.Content
	}
	return nil
}

// remember keeps where the reader has put the bars between panels.
func (f *frame) remember() {
	if f.down != nil {
		f.parts.down = f.down.Offset
	}
	if f.across != nil {
		f.parts.across = f.across.Offset
	}
	if f.left != nil {
		f.parts.left = f.left.Offset
	}
	if f.upright != nil {
		f.parts.upright = f.upright.Offset
	}
	s := f.room.window.settings
	s.Shares = map[string]float64{
		"across": f.parts.across, "left": f.parts.left, "upright": f.parts.upright,
		"down.review": s.Shares["down.review"], "down.triage": s.Shares["down.triage"],
	}
	if f.down != nil {
		s.Shares["down."+s.Layout] = f.parts.down
	}
	maps.DeleteFunc(s.Shares, func(_ string, part float64) bool { return part <= 0 || part >= 1 })
}
