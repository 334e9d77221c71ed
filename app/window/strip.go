package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
)

// strip lays words and buttons out above the panes. Escape does what shut does.
func (b *bars) strip(text string, shut func(), buttons ...*parts.Button) (fyne.CanvasObject, *widget.Label) {
	for _, b := range buttons {
		b.OnEscape = shut
	}
	b.ground = canvas.NewRectangle(look.Present().Chosen)
	return b.lay(b.ground, text, buttons)
}

// lay puts words and buttons on a ground: on one line where there is room,
// else with the buttons below the words.
func (b *bars) lay(ground fyne.CanvasObject, text string, buttons []*parts.Button) (fyne.CanvasObject, *widget.Label) {
	words := widget.NewLabel(text)
	words.Wrapping = fyne.TextWrapWord
	row := container.NewHBox()
	for _, b := range buttons {
		row.Add(b)
	}
	const inset = 40
	wide := fyne.MeasureText(text, fyne.CurrentApp().Settings().Theme().Size("text"), fyne.TextStyle{}).Width
	body := parts.Border(nil, nil, nil, container.NewCenter(row), words)
	room := b.room.window.win.Canvas().Size().Width
	if buttons := row.MinSize().Width; wide+buttons+inset > room && buttons*4 > room {
		body = parts.Border(nil, container.NewHBox(layout.NewSpacer(), row), nil, nil, words)
	}
	return container.NewStack(ground, body), words
}

// lastLook takes a last look at a part of what was decided.
func (w deciding) lastLook() {
	r := w.room
	if r.bars.closeHint != nil {
		r.bars.closeHint()
	}
	if !w.desk().Queue().TakeLastLook() {
		w.say(say.T("Nothing is decided yet, so there is nothing to look at again."))
		return
	}
	over := func() {
		r.bars.closeHint, r.bars.lookWords = nil, nil
		r.bars.pass(nil)
		if w.desk().Queue().Filter().Only != nil {
			seeking(w).clearFilters()
		}
		r.focus()
	}
	export := parts.NewButton(say.T("Export…"), nil, say.T("Write the cleaned text, or another format, to a file"), func() { over(); w.commands.Run("file.export") }).Strong()
	done := parts.NewButton(say.T("Done"), nil, say.T("Esc"), over)
	top, words := r.bars.strip(r.bars.lookText(), over, export, done)
	r.bars.closeHint, r.bars.lookWords = over, words
	r.bars.pass(top)
	w.home()
}

// lookText tells what the last look holds and how far it has come.
func (b *bars) lookText() string {
	l := b.room.desk.Queue().Filter().Only
	if l == nil {
		return ""
	}
	changed := l.Changed()
	text := say.F("Last look: %d of %d accepted, %d of %d rejected, and %d put off, drawn at random. y and n settle each again.", l.Accepted, l.OfAccepted, l.Rejected, l.OfRejected, l.Skipped)
	text += " " + say.F("Looked at %d of %d, %d changed.", l.Seen(), l.Size(), changed)
	if share, ok := l.Bound(); ok && changed == 0 {
		text += " " + say.F("So at most %.0f %% of the accepted are wrong (95 %%).", share*100)
	}
	return text
}

// refreshLook brings the strip of the last look up to date, or takes it away
// when the look has ended.
func (b *bars) refreshLook() {
	switch {
	case b.lookWords == nil:
	case b.room.desk.Queue().Filter().Only == nil:
		b.closeHint()
	default:
		b.lookWords.SetText(b.lookText())
	}
}
