// Package dock holds the forms that open between the panes and the queue: to
// write a wording, a note, what to search for. They are not modal, so the text
// stays in sight; Escape closes them and the focus goes back.
package dock

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/say"
)

// TextMoved is the error of a form about a text that is another one now, in the
// reader's language.
func TextMoved() error {
	return errors.New(say.T("The text has changed meanwhile; close the form and open it again."))
}

// A Form is what the dock shows.
type Form struct {
	Title   string
	Body    fyne.CanvasObject
	First   fyne.Focusable // gets the focus; nil: what closes the form
	Buttons []fyne.CanvasObject
	Closed  func() // may be nil
}

// A Dock shows one form at a time.
type Dock struct {
	Content *fyne.Container
	form    *Form
	Moved   func()         // told when a form opens or closes; may be nil
	back    func()         // gives the focus to where it belongs
	before  fyne.Focusable // had the focus when a form was opened
	title   *widget.Label
	trouble *widget.Label
	ground  *canvas.Rectangle
}

// New makes an empty dock; back puts the focus where it belongs when a form
// closes and nothing had it before.
func New(back func()) *Dock {
	d := &Dock{back: back, title: widget.NewLabel(""), trouble: widget.NewLabel(""), ground: canvas.NewRectangle(nil)}
	d.title.TextStyle.Bold = true
	d.title.Truncation = fyne.TextTruncateEllipsis
	d.trouble.Importance = widget.DangerImportance
	d.trouble.Wrapping = fyne.TextWrapWord
	d.Content = container.NewStack()
	d.Content.Hide()
	return d
}

// Show opens a form in place of the one that is open.
func (d *Dock) Show(f *Form) {
	if d.form == nil {
		d.before = parts.Focused()
	} else if d.form.Closed != nil {
		d.form.Closed()
	}
	d.form = f
	d.title.SetText(f.Title)
	d.Trouble(nil)
	d.ground.FillColor = look.Present().Field
	d.ground.StrokeColor, d.ground.StrokeWidth = look.Present().Accent, 1
	shut := parts.NewButton(say.T("Close"), nil, say.T("Close without doing anything  (Esc)"), d.Close).Quiet()
	shut.OnEscape = d.Close
	right := container.NewHBox(append(f.Buttons, fyne.CanvasObject(shut))...)
	head := parts.Border(nil, nil, nil, right, parts.Flush(d.title))
	d.Content.Objects = []fyne.CanvasObject{d.ground, parts.Framed(container.NewVBox(parts.Head(head, f.Body), d.trouble))}
	d.Content.Show()
	d.Content.Refresh()
	if f.First == nil {
		f.First = shut
	}
	parts.TakeFocus(f.First)
	d.moved()
}

func (d *Dock) moved() {
	if d.Moved != nil {
		d.Moved()
	}
}

// Open is the form that is open, or nil.
func (d *Dock) Open() *Form { return d.form }

// Trouble shows what is wrong with what was entered; nil, nothing is.
func (d *Dock) Trouble(err error) {
	if err == nil {
		d.trouble.Hide()
		return
	}
	d.trouble.SetText(err.Error())
	d.trouble.Show()
}

// Close closes the form that is open.
func (d *Dock) Close() {
	if d.form == nil {
		return
	}
	f := d.form
	d.form = nil
	d.Content.Hide()
	d.Content.Objects = nil
	if f.Closed != nil {
		f.Closed()
	}
	if d.before != nil {
		parts.TakeFocus(d.before)
	} else {
		d.back()
	}
	d.moved()
}

// Done closes the form when err is nil, else shows err.
func (d *Dock) Done(err error) {
	if err != nil {
		d.Trouble(err)
		return
	}
	d.Close()
}
