package window

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
)

// hint shows a strip above the panes with the first keys to know, until it is
// closed.
func (r *room) hint(seen func()) {
	words := widget.NewLabel(say.T("Left is the text as it came, right as it will be. Each mark is a repair. Press y to accept the one shown, n to reject it, a to accept its whole group, u to undo; c writes a note. ? shows all keys."))
	words.Wrapping = fyne.TextWrapWord
	ground := canvas.NewRectangle(look.Present().Chosen)
	r.ground = ground
	shut := parts.NewButton(say.T("Got it"), nil, "", nil)
	shut.OnTapped = func() {
		r.frame.top.Objects = nil
		r.frame.top.Refresh()
		r.frame.content.Refresh()
		seen()
		r.focus()
	}
	r.frame.top.Objects = []fyne.CanvasObject{container.NewStack(ground, container.NewBorder(nil, nil, nil, container.NewCenter(shut), words))}
	r.frame.top.Refresh()
	r.frame.content.Refresh()
}
