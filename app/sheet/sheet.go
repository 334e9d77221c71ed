// Package sheet holds what lies over the window: dialogs of our own, since the
// toolkit's know no Escape and do not give the focus back.
package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/parts"
	"emend/app/say"
)

// A Sheet is one dialog.
type Sheet struct {
	canvas  fyne.Canvas
	popup   *widget.PopUp
	below   *Sheet // it lies over
	closed  func()
	trouble *widget.Label
	open    bool
}

// present is the sheet that lies on top, nil where none does: the toolkit does
// not give out what lies in its overlays.
var present *Sheet

// Present is what the sheet on top shows; nil where none is open.
func Present() fyne.CanvasObject {
	if present == nil {
		return nil
	}
	return present.popup.Content
}

// Dismiss closes the sheet that an overlay of the window is; false: it is none.
func Dismiss(overlay fyne.CanvasObject) bool {
	if present == nil || fyne.CanvasObject(present.popup) != overlay {
		return false
	}
	present.Close()
	return true
}

// Content is what a sheet shows.
type Content struct {
	Title   string
	Body    fyne.CanvasObject
	Size    fyne.Size // least; 0: as large as the body needs
	First   fyne.Focusable
	Buttons []*parts.Button // beside Close
	Close   string          // name of the button that closes; empty: "Close"
	Closed  func()          // may be nil
}

// Show opens a sheet over a window.
func Show(c fyne.Canvas, content Content) *Sheet {
	s := &Sheet{canvas: c, closed: content.Closed, open: true, trouble: widget.NewLabel("")}
	s.trouble.Importance, s.trouble.Wrapping = widget.DangerImportance, fyne.TextWrapWord
	s.trouble.Hide()
	title := widget.NewLabel(content.Title)
	title.TextStyle.Bold = true
	title.SizeName = theme.SizeNameSubHeadingText
	name := content.Close
	if name == "" {
		name = say.T("Close")
	}
	shut := parts.NewButton(name, nil, say.T("Esc"), s.Close)
	shut.OnEscape = s.Close
	row := container.NewHBox()
	row.Add(shut)
	for _, b := range content.Buttons {
		b.OnEscape = s.Close
		row.Add(b)
	}
	foot := container.NewVBox(s.trouble, parts.Border(nil, nil, nil, row))
	spread := canvas.NewRectangle(nil)
	spread.SetMinSize(fit(content.Size, c.Size()))
	body := container.NewStack(spread, content.Body)
	s.popup = widget.NewModalPopUp(parts.Framed(parts.Border(parts.Flush(title), foot, nil, nil, body)), c)
	s.popup.Show()
	s.below, present = present, s
	if content.First != nil {
		c.Focus(content.First)
	} else {
		c.Focus(shut)
	}
	return s
}

// fit is a size that the window has room for.
func fit(want, room fyne.Size) fyne.Size {
	return fyne.NewSize(min(want.Width, room.Width-60-2*parts.FrameMargin), min(want.Height, room.Height-130-parts.FrameMargin))
}

// Close closes the sheet.
func (s *Sheet) Close() {
	if !s.open {
		return
	}
	s.open = false
	s.popup.Hide()
	if present == s {
		present = s.below
	}
	if s.closed != nil {
		s.closed()
	}
}

// Trouble shows what is wrong; nil, nothing is.
func (s *Sheet) Trouble(err error) {
	if err == nil {
		s.trouble.Hide()
		return
	}
	s.trouble.SetText(err.Error())
	s.trouble.Show()
}

// Done closes the sheet when err is nil, else shows err.
func (s *Sheet) Done(err error) {
	if err != nil {
		s.Trouble(err)
		return
	}
	s.Close()
}

// Tell shows a text of some lines, as high as they need.
func Tell(c fyne.Canvas, title, text string, closed func()) *Sheet {
	const width, least, most = 520, 140, 400
	page := widget.NewLabel(text)
	page.Wrapping = fyne.TextWrapWord
	page.Resize(fyne.NewSize(width, least))
	height := max(least, min(page.MinSize().Height, most))
	return Read(c, Content{Title: title, Size: fyne.NewSize(width, height), Closed: closed}, text)
}

// Read opens a sheet whose body is a text, which can be scrolled by keys and
// copied.
func Read(c fyne.Canvas, content Content, text string) *Sheet {
	page := parts.NewPage(text)
	content.Body = page
	if content.First == nil {
		content.First = page
	}
	content.Buttons = append(content.Buttons, parts.NewButton(say.T("Copy"), nil, "", func() { fyne.CurrentApp().Clipboard().SetContent(text) }))
	s := Show(c, content)
	page.OnEscape = s.Close
	return s
}
