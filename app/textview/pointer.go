package textview

import (
	"time"

	"fyne.io/fyne/v2"
)

// doubleTap is within what time presses count as one double or triple tap, and
// samePlace how far apart they may be.
const (
	doubleTap = 400 * time.Millisecond
	samePlace = 5
)

// pointer is what the mouse has done so far.
type pointer struct {
	hand     *hand
	over     over
	pressed  bool
	dragging bool
	presses  int // in quick succession
	last     time.Time
	lastAt   fyne.Position
	from, to Pos // the word or row that a drag began with
	drag     fyne.Position
	height   float32 // of the view
	auto     *fyne.Animation
}

// press begins a tap, a double or triple tap or a drag.
func (p *pointer) press(at fyne.Position, extend bool) {
	p.count(at)
	body := p.hand.body
	p.pressed, p.dragging = true, false
	p.over = body.under(at)
	if !p.over.inColumn() {
		return
	}
	switch {
	case p.over.kind == overMargin || p.presses >= 3:
		p.from, p.to = body.cursor.RowAt(p.over.column, p.over.at.Row)
	case p.presses == 2:
		p.from, p.to = body.cursor.WordAt(p.over.column, p.over.at)
	case extend && p.over.column == body.cursor.Col:
		p.from, p.to = body.cursor.Anchor, body.cursor.Anchor
		p.hand.selectByHand(p.over.column, p.from, p.over.at)
		return
	default:
		p.from, p.to = p.over.at, p.over.at
	}
	p.hand.selectByHand(p.over.column, p.from, p.to)
}

// count finds whether the press follows another at the same place.
func (p *pointer) count(at fyne.Position) {
	now, moved := time.Now(), at.Subtract(p.lastAt)
	if now.Sub(p.last) < doubleTap && moved.X*moved.X+moved.Y*moved.Y < samePlace*samePlace {
		p.presses++
	} else {
		p.presses = 1
	}
	p.last, p.lastAt = now, at
}

// release ends a press; one that was no drag and no second one is a tap.
func (p *pointer) release() {
	tap := p.pressed && !p.dragging && p.presses == 1
	p.pressed = false
	if tap {
		p.hand.tap(p.over)
	}
}

// dragTo extends the selection to a position, by words or rows where the drag
// began with one. It stays in the column it began in.
func (p *pointer) dragTo(at fyne.Position) {
	body, column := p.hand.body, p.over.column
	if column >= len(body.columns) {
		return
	}
	c := &body.columns[column]
	at.X = min(max(at.X, float32(c.textX)/body.scale), float32(c.x1-1)/body.scale)
	at.Y = min(max(at.Y, 0), p.height-1)
	o := body.under(at)
	from, to := o.at, o.at
	switch {
	case p.presses >= 3 || p.over.kind == overMargin:
		from, to = body.cursor.RowAt(column, o.at.Row)
	case p.presses == 2:
		from, to = body.cursor.WordAt(column, o.at)
	}
	if from.Before(p.from) {
		p.hand.selectByHand(column, p.to, from)
		return
	}
	if to.Before(p.to) {
		to = p.to
	}
	p.hand.selectByHand(column, p.from, to)
}

// dragged goes on with a drag. Outside of the view it scrolls by itself.
func (p *pointer) dragged(at fyne.Position) {
	if !p.pressed || !p.over.inColumn() {
		return
	}
	p.dragging, p.drag = true, at
	p.dragTo(at)
	outside := at.Y < 0 || at.Y > p.height
	if !outside {
		p.stopAuto()
	} else if p.auto == nil {
		p.auto = &fyne.Animation{Duration: time.Hour, RepeatCount: fyne.AnimationRepeatForever, Tick: p.autoScroll}
		p.auto.Start()
	}
}

// autoScroll goes on while the pointer is dragged outside, the faster the
// farther. It is called on the toolkit's goroutine for every frame.
func (p *pointer) autoScroll(float32) {
	const perFrame = 0.15
	past := p.drag.Y
	if past > 0 {
		past = max(0, past-p.height)
	}
	step := past * perFrame * p.hand.body.scale
	switch {
	case past < 0:
		step--
	case past > 0:
		step++
	}
	p.hand.scrollBy(int(step))
	p.dragTo(p.drag)
}

func (p *pointer) stopAuto() {
	if p.auto != nil {
		p.auto.Stop()
		p.auto = nil
	}
}
