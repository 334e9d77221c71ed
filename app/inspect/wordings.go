package inspect

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/panes"
	"emend/app/say"
	"emend/editor/repair"
)

// wordings shows before and after, large enough to see each letter.
type wordings struct {
	content fyne.CanvasObject
	before  *wordBox
	after   *wordBox
	letters *widget.Label
}

// wordBox is one wording on a ground.
type wordBox struct {
	ground *canvas.Rectangle
	title  *canvas.Text
	text   *widget.Label
	all    fyne.CanvasObject
}

func newWordBox(title string) *wordBox {
	b := &wordBox{ground: canvas.NewRectangle(nil), title: canvas.NewText(title, nil), text: widget.NewLabel("")}
	b.ground.CornerRadius = 4
	b.title.TextSize = 11
	b.text.Wrapping = fyne.TextWrapBreak
	b.text.TextStyle.Monospace = true
	b.all = container.NewStack(b.ground, container.NewVBox(container.New(inset{}, b.title), b.text))
	return b
}

// inset sets the title of a box in line with its text.
type inset struct{}

func (inset) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	objects[0].Move(fyne.NewPos(10, 5))
	objects[0].Resize(objects[0].MinSize())
}

func (inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(40, objects[0].MinSize().Height)
}

func newWordings() wordings {
	w := wordings{before: newWordBox(say.T("RAW")), after: newWordBox(say.T("CLEANED")), letters: widget.NewLabel("")}
	w.letters.Wrapping = fyne.TextWrapWord
	w.letters.SizeName = theme.SizeNameCaptionText
	w.content = container.NewPadded(container.NewVBox(w.before.all, w.after.all, w.letters))
	return w
}

const (
	longestWording = 600 // runes shown of one wording
	mostLetters    = 10
)

func (w *wordings) show(before, after string, k look.Kind, state repair.State) {
	s := look.Present()
	for _, b := range []*wordBox{w.before, w.after} {
		b.ground.FillColor = s.Field
		b.ground.StrokeColor, b.ground.StrokeWidth = s.Rule, 1
		b.title.Color = s.Faint
	}
	stands := w.after
	if state == repair.Rejected {
		stands = w.before
	}
	stands.ground.FillColor = s.Kinds[k].Tint
	stands.ground.StrokeColor = s.Kinds[k].Ink
	w.before.text.SetText(wording(before, say.T("(nothing: something is put in here)")))
	w.after.text.SetText(wording(after, say.T("(nothing: it is taken out)")))
	for _, b := range []*wordBox{w.before, w.after} {
		b.ground.Refresh()
		b.title.Refresh()
	}
	text := ""
	for i, l := range tellable(Letters(before, after), before == "" || after == "") {
		if i == mostLetters {
			text += "…"
			break
		}
		text += l.String() + "\n"
	}
	w.letters.SetText(trimEnd(text))
	if text == "" {
		w.letters.Hide()
	} else {
		w.letters.Show()
	}
}

// tellable leaves out plain letters where nothing but letters goes or comes:
// what a deleted word is spelt with is plain to see.
func tellable(letters []Letter, whole bool) []Letter {
	if !whole {
		return letters
	}
	var out []Letter
	for _, l := range letters {
		if l.Rune > '~' || l.Rune < '!' && l.Rune != ' ' && l.Rune != '\n' {
			out = append(out, l)
		}
	}
	return out
}

func trimEnd(s string) string {
	for len(s) > 0 && s[len(s)-1] == '\n' {
		s = s[:len(s)-1]
	}
	return s
}

func wording(s, empty string) string {
	if s == "" {
		return empty
	}
	return panes.Brief(s, longestWording)
}
