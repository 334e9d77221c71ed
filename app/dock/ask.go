package dock

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/parts"
	"emend/app/say"
)

// A Question asks for a text.
type Question struct {
	Title  string
	Hint   string // shown in the empty field
	Text   string // to begin with
	Lines  int    // of the field; up to 1: one line
	Select bool   // the text is selected, to be typed over
	Mono   bool
	OK     string // name of the button
	Help   string // shown below
	Done   func(text string) error
	Closed func()
}

// Ask opens a form with one field. Enter does it in a field of one line,
// Ctrl+Enter in one of several.
func (d *Dock) Ask(q Question) {
	var e *parts.Entry
	if q.Lines > 1 {
		e = parts.NewMultiLine()
		e.SetMinRowsVisible(q.Lines)
	} else {
		e = parts.NewEntry()
	}
	e.TextStyle.Monospace = q.Mono
	e.SetPlaceHolder(q.Hint)
	e.SetText(q.Text)
	e.OnEscape = d.Close
	do := func() { d.Done(q.Done(e.Text)) }
	e.OnDone = do
	keys := say.T("Enter")
	if q.Lines > 1 {
		keys = say.T("Ctrl+Enter")
	}
	ok := parts.NewButton(q.OK, nil, keys, do).Strong()
	ok.OnEscape = d.Close
	var body fyne.CanvasObject = e
	if q.Help != "" {
		help := widget.NewLabel(q.Help)
		help.Wrapping = fyne.TextWrapWord
		help.SizeName = theme.SizeNameCaptionText
		body = container.NewVBox(e, help)
	}
	d.Show(&Form{Title: q.Title, Body: body, First: e, Buttons: []fyne.CanvasObject{ok}, Closed: q.Closed})
	if q.Select {
		e.TypedShortcut(&fyne.ShortcutSelectAll{})
	} else {
		last := 0
		for _, r := range q.Text {
			if r == '\n' {
				e.CursorRow++
				last = 0
			} else {
				last++
			}
		}
		e.CursorColumn = last
		e.Refresh()
	}
}
