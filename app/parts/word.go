package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
)

// A Word is a small text that does something when it is clicked. The same is
// always within reach of a key, so a Word takes no focus.
type Word struct {
	widget.BaseWidget
	tip    string
	tapped func()
	text   *canvas.Text
	over   bool
}

const wordSize = 11

// NewWord makes an empty word.
func NewWord(tip string, tapped func()) *Word {
	w := &Word{tip: tip, tapped: tapped, text: canvas.NewText("", nil)}
	w.text.TextSize = wordSize
	w.ExtendBaseWidget(w)
	return w
}

// SetText changes the text.
func (w *Word) SetText(s string) {
	if w.text.Text == s {
		return
	}
	w.text.Text = s
	w.Refresh()
}

// CreateRenderer is for the toolkit.
func (w *Word) CreateRenderer() fyne.WidgetRenderer { return &wordFace{w} }

// Tapped is for the toolkit.
func (w *Word) Tapped(*fyne.PointEvent) {
	hideTip()
	w.tapped()
}

// Cursor is for the toolkit.
func (w *Word) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is for the toolkit.
func (w *Word) MouseIn(e *desktop.MouseEvent) {
	w.over = true
	w.Refresh()
	showTip(w, w.tip, e.AbsolutePosition)
}

// MouseMoved is for the toolkit.
func (w *Word) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is for the toolkit.
func (w *Word) MouseOut() {
	w.over = false
	w.Refresh()
	hideTip()
}

type wordFace struct{ word *Word }

func (f *wordFace) Destroy() {}

func (f *wordFace) Layout(size fyne.Size) {
	f.word.text.Resize(size)
	f.word.text.TextStyle.Underline = f.word.over
	f.word.text.Color = look.Present().Accent
}

func (f *wordFace) MinSize() fyne.Size           { return f.word.text.MinSize() }
func (f *wordFace) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{f.word.text} }

func (f *wordFace) Refresh() {
	f.Layout(f.word.Size())
	canvas.Refresh(f.word)
}
