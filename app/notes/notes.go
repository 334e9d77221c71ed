// Package notes is the panel that lists the notes by place.
package notes

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/review"
	"emend/app/say"
	"emend/editor/annotate"
)

// Keys is where the panel takes keys to that it does not know itself.
type Keys interface {
	Rune(r rune) bool
	Key(name fyne.KeyName) bool
	Shortcut(s fyne.Shortcut) bool
}

// A Panel is the panel.
type Panel struct {
	Content fyne.CanvasObject

	desk  *review.Desk
	list  *list.List
	empty *widget.Label
	stop  func()
}

// New makes the panel. show goes to a note's passage, open opens its form.
func New(d *review.Desk, keys Keys, show func(rawOff int), open func(id string)) *Panel {
	p := &Panel{desk: d, empty: widget.NewLabel(say.T("No notes yet. Select a passage in the panes and press Ctrl+M."))}
	p.empty.Wrapping = fyne.TextWrapWord
	p.empty.SizeName = theme.SizeNameCaptionText
	p.list = list.New(rowHeight, func() int { return len(p.notes()) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 8, Width: 14}, {Left: 24, Width: -46}, {Left: -44, Width: 38, Right: true}}, p.fill)
	})
	p.list.On = list.Events{
		Choose:   func(i int) { show(p.notes()[i].Span.Start) },
		Open:     func(i int) { open(p.notes()[i].ID) },
		Key:      func(e *fyne.KeyEvent, held fyne.KeyModifier) bool { return held != 0 || keys.Key(e.Name) },
		Rune:     keys.Rune,
		Shortcut: func(s fyne.Shortcut) { keys.Shortcut(s) },
	}
	head := widget.NewLabel(say.T("NOTES"))
	head.TextStyle.Bold = true
	head.SizeName = theme.SizeNameCaptionText
	p.Content = container.NewBorder(head, nil, nil, nil, container.NewStack(p.list, p.empty))
	p.stop = d.Observe(func(m review.Moved) {
		if m.Has(review.NotesMoved | review.TextMoved) {
			p.Restyle()
		}
	})
	p.Restyle()
	return p
}

const rowHeight = 23

// Close lets go of the desk.
func (p *Panel) Close() { p.stop() }

// TakeFocus puts the keyboard focus on the list.
func (p *Panel) TakeFocus() { p.list.TakeFocus() }

// Restyle takes in that notes or colours changed.
func (p *Panel) Restyle() {
	p.empty.Hidden = len(p.notes()) > 0
	p.empty.Refresh()
	p.list.Refresh()
}

func (p *Panel) notes() []annotate.Annotation { return p.desk.Session().Notes() }

var signs = map[annotate.Motivation]string{
	annotate.Questioning: "?", annotate.Bookmarking: "►", annotate.Tagging: "#", annotate.Highlighting: "▪",
}

func (p *Panel) fill(c *list.Cells, i int) {
	if i >= len(p.notes()) {
		return
	}
	s := look.Present()
	n := &p.notes()[i]
	sign := signs[n.Motivation]
	if sign == "" {
		sign = "•"
	}
	c.Set(0, sign, s.Margin, 0, fyne.TextStyle{Bold: true})
	c.Set(1, Title(n), s.Ink, 0, fyne.TextStyle{Italic: n.Orphan})
	session := p.desk.Session()
	c.Set(2, strconv.Itoa(session.Rows()[session.RowAtRaw(n.Span.Start)].Line), s.Faint, 11, fyne.TextStyle{})
}

// Title is a note on one line: its tags and body, or its passage.
func Title(n *annotate.Annotation) string {
	var words []string
	for _, t := range n.Tags {
		words = append(words, "#"+t)
	}
	if n.Body != "" {
		words = append(words, panes.Brief(n.Body, 80))
	}
	if len(words) == 0 || n.Body == "" {
		words = append(words, "“"+panes.Brief(n.Quote.Exact, 60)+"”")
	}
	title := strings.Join(words, " ")
	if n.Orphan {
		title = say.T("place lost") + ": " + title
	}
	return title
}
