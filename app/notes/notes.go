// Package notes is the list of notes with search, order and filter, as a panel
// beside the text and in a sheet over it.
package notes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
)

// A Panel is the list beside the text.
type Panel struct {
	*Browser
	Content fyne.CanvasObject

	orphans *parts.Button
}

// NewPanel makes the panel; find is to find the places of orphans again.
func NewPanel(d Desk, c *Choice, acts Acts, find func()) *Panel {
	p := &Panel{Browser: NewBrowser(d, c, acts, false)}
	head := widget.NewLabel(say.T("NOTES"))
	head.TextStyle.Bold = true
	head.SizeName = theme.SizeNameCaptionText
	p.orphans = parts.NewButton("", theme.WarningIcon(), say.T("Notes whose passage is not in the text any more: find their places"), find)
	p.orphans.OnEscape = acts.Leave
	stop := d.Observe(func(m review.Moved) {
		if m.Has(review.NotesMoved) {
			p.count()
		}
	})
	end := p.stop
	p.stop = func() { stop(); end() }
	p.count()
	p.Content = parts.Border(container.NewVBox(head, p.orphans), nil, nil, nil, p.Browser.Content)
	return p
}

// count tells how many notes have lost their place.
func (p *Panel) count() {
	n := Orphans(p.desk)
	p.orphans.Hidden = n == 0
	p.orphans.SetText(say.F("Orphans (%d)", n))
}

// Orphans is how many notes have lost their place.
func Orphans(d Desk) int {
	n := 0
	for i := range d.Session().Notes().List() {
		if d.Session().Notes().List()[i].Orphan {
			n++
		}
	}
	return n
}

// Restyle takes in that colours changed.
func (p *Panel) Restyle() { p.Reload() }
