package textview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// overKind is what a pointer is over.
type overKind uint8

const (
	overNothing overKind = iota
	overText
	overMargin
	overFold
	overLink
)

// over is what lies under a point of the view.
type over struct {
	kind   overKind
	column int
	at     Pos
	id     int32 // of the mark or link, or NoID
}

// pointer is what the mouse has done so far.
type pointer struct {
	over     over
	pressed  bool
	dragging bool
	presses  int // in quick succession
	last     time.Time
	lastAt   fyne.Position
	from, to Pos // the word or row that a drag began with
	drag     fyne.Position
	auto     *fyne.Animation
}

// under finds what lies at a position in the toolkit's units.
func (v *View) under(p fyne.Position) over {
	x, y := int(p.X*v.scale), int(p.Y*v.scale)
	o := over{id: NoID, column: v.columnAt(x)}
	if len(v.columns) == 0 || v.rows.Len() == 0 {
		return o
	}
	if v.inGutter(x) {
		if row, id, ok := v.linkAt(x, y); ok {
			o.kind, o.id, o.at = overLink, id, Pos{Row: row}
		}
		return o
	}
	row, k, ok := v.scroll.At(max(0, y))
	if !ok { // below the text
		from, to := v.cursor.RowAt(o.column, v.rows.Len()-1)
		_ = from
		o.kind, o.at = overText, to
		return o
	}
	o.at = Pos{Row: row}
	if v.rows.Fold(row) != "" {
		o.kind = overFold
		return o
	}
	o.kind = overText
	c := &v.columns[o.column]
	if x < c.textX {
		o.kind = overMargin
	}
	v.hitLine(&o, k, float32(x-c.textX))
	return o
}

// hitLine finds the offset and the mark at x in line k of the row.
func (v *View) hitLine(o *over, k int, x float32) {
	col, row := o.column, o.at.Row
	start, end, ok := v.rows.LineAt(col, row, k)
	if !ok { // beside the other column's longer text
		_, o.at = v.cursor.RowAt(col, row)
		return
	}
	p := &v.surface.picture
	text := v.rows.Text(col, row)
	p.line.LayOut(v.text.Shaper, text, start, end, v.rows.Width(col))
	o.at.Off = p.line.OffAt(x, p.line.Wrapped(len(text)))
	under := -1
	if i := p.line.CellUnder(x); i >= 0 {
		under = p.line.Cells[i].Off
	}
	const near = 4
	for _, m := range v.columns[col].source.Marks(row) {
		if m.ID == NoID || m.Start > end {
			continue
		}
		if m.Start <= under && under < m.End {
			o.id = m.ID
		} else if m.Start == m.End && m.Start >= start {
			if d := p.line.XOf(m.Start) - x; d < near*v.scale && d > -near*v.scale {
				o.id = m.ID
			}
		}
	}
}

// MouseDown is for the toolkit.
func (s *surface) MouseDown(e *desktop.MouseEvent) {
	s.requestFocus()
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	p, v := &s.pointer, s.view
	now := time.Now()
	moved := e.Position.Subtract(p.lastAt)
	if now.Sub(p.last) < doubleTap && moved.X*moved.X+moved.Y*moved.Y < 25 {
		p.presses++
	} else {
		p.presses = 1
	}
	p.last, p.lastAt, p.pressed, p.dragging = now, e.Position, true, false
	p.over = v.under(e.Position)
	if p.over.kind != overText && p.over.kind != overMargin {
		return
	}
	switch {
	case p.over.kind == overMargin || p.presses >= 3:
		p.from, p.to = v.cursor.RowAt(p.over.column, p.over.at.Row)
	case p.presses == 2:
		p.from, p.to = v.cursor.WordAt(p.over.column, p.over.at)
	default:
		p.from, p.to = p.over.at, p.over.at
		if e.Modifier&fyne.KeyModifierShift != 0 && p.over.column == v.cursor.Col {
			p.from, p.to = v.cursor.Anchor, v.cursor.Anchor
			v.selectByHand(p.over.column, p.from, p.over.at)
			return
		}
	}
	v.selectByHand(p.over.column, p.from, p.to)
}

// MouseUp is for the toolkit.
func (s *surface) MouseUp(e *desktop.MouseEvent) {
	if e.Button != desktop.MouseButtonPrimary || !s.pointer.pressed {
		return
	}
	s.pointer.pressed = false
	if !s.pointer.dragging && s.pointer.presses == 1 {
		s.view.tap(s.pointer.over)
	}
}

func (v *View) tap(o over) {
	switch {
	case o.kind == overFold && v.On.TapFold != nil:
		v.On.TapFold(o.at.Row)
	case o.kind == overLink && v.On.TapLink != nil:
		v.On.TapLink(o.at.Row, o.id)
	case o.kind == overText && o.id != NoID && v.On.TapMark != nil:
		v.On.TapMark(o.column, o.at.Row, o.id)
	case o.kind == overText && v.On.Tap != nil:
		v.On.Tap(o.column, o.at)
	}
}

// selectByHand selects and tells it.
func (v *View) selectByHand(column int, from, to Pos) {
	v.cursor.Select(column, from, to)
	v.repaint()
	v.tellSelection()
}

func (v *View) tellSelection() {
	if v.On.Select != nil {
		from, to, _ := v.cursor.Selection()
		v.On.Select(v.cursor.Col, from, to)
	}
}

// Dragged is for the toolkit.
func (s *surface) Dragged(e *fyne.DragEvent) {
	p := &s.pointer
	if !p.pressed || p.over.kind != overText && p.over.kind != overMargin {
		return
	}
	p.dragging, p.drag = true, e.Position
	s.dragTo(e.Position)
	if outside := e.Position.Y < 0 || e.Position.Y > s.Size().Height; outside && p.auto == nil {
		p.auto = &fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Tick: s.autoScroll}
		p.auto.Start()
	} else if !outside {
		s.stopAuto()
	}
}

// dragTo extends the selection to a position, by words or rows where the drag
// began with one. It stays in the column it began in.
func (s *surface) dragTo(at fyne.Position) {
	p, v := &s.pointer, s.view
	c := &v.columns[p.over.column]
	at.X = min(max(at.X, float32(c.textX)/v.scale), float32(c.x1-1)/v.scale)
	at.Y = min(max(at.Y, 0), s.Size().Height-1)
	o := v.under(at)
	from, to := o.at, o.at
	switch {
	case p.presses >= 3 || p.over.kind == overMargin:
		from, to = v.cursor.RowAt(p.over.column, o.at.Row)
	case p.presses == 2:
		from, to = v.cursor.WordAt(p.over.column, o.at)
	}
	if from.Before(p.from) {
		v.selectByHand(p.over.column, p.to, from)
	} else {
		if to.Before(p.to) {
			to = p.to
		}
		v.selectByHand(p.over.column, p.from, to)
	}
}

// autoScroll goes on while the pointer is dragged outside, the faster the
// farther. It is called on the toolkit's goroutine for every frame.
func (s *surface) autoScroll(float32) {
	y, h := s.pointer.drag.Y, s.Size().Height
	past := y
	if y > h {
		past = y - h
	} else if y >= 0 {
		return
	}
	const perFrame = 0.15
	step := past * perFrame * s.view.scale
	if past < 0 {
		step--
	} else {
		step++
	}
	s.view.scrollBy(int(step))
	s.dragTo(s.pointer.drag)
}

func (s *surface) stopAuto() {
	if s.pointer.auto != nil {
		s.pointer.auto.Stop()
		s.pointer.auto = nil
	}
}

// DragEnd is for the toolkit.
func (s *surface) DragEnd() {
	s.stopAuto()
	s.pointer.pressed = false
}

// TappedSecondary is for the toolkit.
func (s *surface) TappedSecondary(e *fyne.PointEvent) {
	o := s.view.under(e.Position)
	if o.kind != overText && o.kind != overMargin || s.view.On.Context == nil {
		return
	}
	v := s.view
	if from, to, ok := v.cursor.Selection(); !ok || v.cursor.Col != o.column || o.at.Before(from) || to.Before(o.at) {
		v.selectByHand(o.column, o.at, o.at)
	}
	v.On.Context(o.column, o.at, o.id, e.AbsolutePosition)
}

// MouseIn is for the toolkit.
func (s *surface) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved is for the toolkit.
func (s *surface) MouseMoved(e *desktop.MouseEvent) {
	if s.pointer.pressed {
		return
	}
	s.pointer.over = s.view.under(e.Position)
	if o := s.pointer.over; o.kind == overText && s.view.On.Hover != nil {
		s.view.On.Hover(o.column, o.at, o.id)
	}
}

// MouseOut is for the toolkit.
func (s *surface) MouseOut() {
	if s.view.On.HoverEnd != nil {
		s.view.On.HoverEnd()
	}
}
