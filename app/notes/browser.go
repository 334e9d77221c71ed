package notes

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/parts"
	"emend/app/review"
	"emend/app/say"
	"emend/editor"
	"emend/editor/annotate"
)

// A Desk is what the list of notes reads.
type Desk interface {
	Session() *editor.Session
	Observe(func(review.Moved)) (cancel func())
}

// Acts is what a browser has done by the window. Those of a sheet may be nil
// where the sheet has no use for them.
type Acts struct {
	Show   func(n annotate.Annotation) // the note the reader is at; may be nil
	Open   func(n annotate.Annotation) // to change it, or to find its place again
	Change func(n annotate.Annotation) // the note is to be as given
	Delete func(n annotate.Annotation)
	Menu   func(n annotate.Annotation, at fyne.Position)
	Leave  func() // Escape, when there is nothing to clear
	Keys   Keys
}

// Keys is where a browser takes keys to that it does not know itself.
type Keys interface {
	Rune(r rune) bool
	Key(name fyne.KeyName) bool
	Shortcut(s fyne.Shortcut) bool
}

// A Browser is the list of notes with search, order and filter.
type Browser struct {
	Content fyne.CanvasObject

	desk    Desk
	choice  *Choice
	acts    Acts
	shown   []annotate.Annotation
	parts   []part
	choose  bool // the filter is chosen, in place of the notes
	search  *parts.Entry
	order   *parts.Select
	narrow  *parts.Button
	list    *list.List
	filter  *list.List
	empty   *widget.Label
	counted *widget.Label
	wide    bool
	stop    func()
}

// NewBrowser makes a browser; a wide one has columns for the passage and the
// author.
func NewBrowser(d Desk, c *Choice, acts Acts, wide bool) *Browser {
	b := &Browser{desk: d, choice: c, acts: acts, wide: wide, search: parts.NewEntry(), empty: caption(), counted: caption()}
	b.search.SetPlaceHolder(say.T("Search in notes"))
	b.search.SetText(c.Filter.Text)
	b.search.OnChanged = func(s string) { c.Filter.Text = strings.TrimSpace(s); b.Reload() }
	b.search.OnDone = func() { b.TakeFocus() }
	b.search.OnMove = func(int) { b.TakeFocus() }
	b.search.OnEscape = b.escape
	b.order = parts.NewSelect(nil, nil)
	for i, o := range orders {
		b.order.Options = append(b.order.Options, say.T(o.title))
		if o.by == c.Order {
			b.order.SetSelectedIndex(i)
		}
	}
	b.order.OnChanged = func(string) { c.Order = orders[max(0, b.order.SelectedIndex())].by; b.Reload() }
	b.order.OnEscape = b.escape
	b.narrow = parts.NewButton("", theme.ListIcon(), say.T("Narrow the list by kind, colour, tag, author"), b.toggleFilter).Quiet()
	b.narrow.OnEscape = b.escape
	b.makeLists(wide)
	row := parts.Border(nil, nil, nil, b.narrow, b.order)
	top := fyne.CanvasObject(container.NewVBox(b.search, row))
	if wide {
		row = container.NewHBox(b.order, b.narrow)
		top = parts.Border(nil, nil, nil, row, b.search)
	}
	b.Content = parts.Border(top, b.counted, nil, nil, container.NewStack(b.list, b.filter, b.empty))
	b.stop = d.Observe(func(m review.Moved) {
		switch {
		case m.Has(review.NotesMoved):
			b.Reload()
		case m.Has(review.TextMoved):
			b.list.Refresh() // the lines may have other numbers
		}
	})
	b.Reload()
	return b
}

func caption() *widget.Label {
	l := widget.NewLabel("")
	l.SizeName = theme.SizeNameCaptionText
	l.Wrapping = fyne.TextWrapWord
	return l
}

func (b *Browser) makeLists(wide bool) {
	b.list = list.New(rowHeight, func() int { return len(b.shown) }, func() list.Row {
		return newRow(wide, func(r *row, i int) {
			if i < len(b.shown) {
				s := b.desk.Session()
				r.show(&b.shown[i], s.LineAt(b.shown[i].Span.Start))
			}
		})
	})
	b.list.On = list.Events{
		Choose:   func(i int) { b.tell(b.acts.Show, i) },
		Open:     func(i int) { b.tell(b.acts.Open, i) },
		Context:  b.context,
		Key:      b.key,
		Rune:     b.rune,
		Shortcut: func(s fyne.Shortcut) { b.acts.Keys.Shortcut(s) },
	}
	b.filter = list.New(rowHeight, func() int { return len(b.parts) }, func() list.Row {
		return list.NewCells([]list.Cell{{Left: 8, Width: 18}, {Left: 30, Width: -46}, {Left: -44, Width: 38, Right: true}}, b.fillPart)
	})
	b.filter.On = list.Events{
		Open: b.toggle,
		Tap:  func(i int, _ fyne.Position) { b.toggle(i) },
		Key: func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
			switch e.Name {
			case fyne.KeyEscape:
				b.toggleFilter()
			case fyne.KeySpace:
				b.toggle(b.filter.Chosen())
			default:
				return false
			}
			return true
		},
	}
	b.filter.Hide()
}

// Close lets go of the desk.
func (b *Browser) Close() { b.stop() }

// TakeFocus puts the keyboard focus on the list.
func (b *Browser) TakeFocus() { b.list.TakeFocus() }

// Search is the field of the words to search for.
func (b *Browser) Search() fyne.Focusable { return b.search }

// Reload takes in that notes, the choice or colours changed.
func (b *Browser) Reload() {
	notes := b.desk.Session().Notes().List()
	at := ""
	if n, ok := b.Chosen(); ok {
		at = n.ID
	}
	was := b.list.Chosen()
	b.shown = annotate.List(notes, b.choice.Filter, b.choice.Order)
	b.parts = b.choice.parts(notes)
	b.restore(at, was)
	switch {
	case len(notes) == 0:
		b.empty.SetText(say.T("No notes yet. Select a passage in the panes and press Ctrl+M."))
	default:
		b.empty.SetText(say.T("No note is like that. Esc shows all again."))
	}
	b.empty.Hidden = len(b.shown) > 0 || b.choose
	counted := say.N(len(notes), "%d note", "%d notes")
	if len(b.shown) < len(notes) {
		counted = say.F("%d of %d notes", len(b.shown), len(notes))
	}
	if b.wide {
		counted += "  ·  " + say.T("Enter changes the note, Del deletes it, u takes back · 1 to 4 give it a colour · / searches, f narrows the list")
	}
	b.counted.SetText(counted)
	b.counted.Hidden = len(notes) == 0
	b.narrow.Importance = widget.LowImportance
	if b.choice.Narrowed() {
		b.narrow.Importance = widget.HighImportance
	}
	b.narrow.Refresh()
	b.list.Refresh()
	b.filter.Refresh()
	b.empty.Refresh()
	b.counted.Refresh()
}

// restore keeps the reader at the note of an ID, or at the row it had.
func (b *Browser) restore(id string, row int) {
	for i := range b.shown {
		if b.shown[i].ID == id {
			b.list.Choose(i)
			return
		}
	}
	if row >= 0 {
		b.list.Choose(min(row, len(b.shown)-1))
	}
}

// Chosen is the note the reader is at.
func (b *Browser) Chosen() (annotate.Annotation, bool) {
	if i := b.list.Chosen(); i >= 0 && i < len(b.shown) {
		return b.shown[i], true
	}
	return annotate.Annotation{}, false
}

// Shown are the notes listed, in their order.
func (b *Browser) Shown() []annotate.Annotation { return b.shown }

func (b *Browser) tell(f func(annotate.Annotation), i int) {
	if f != nil && i >= 0 && i < len(b.shown) {
		f(b.shown[i])
	}
}

func (b *Browser) fillPart(c *list.Cells, i int) {
	if i >= len(b.parts) {
		return
	}
	s, p := look.Present(), &b.parts[i]
	if p.toggle == nil {
		c.Set(0, "", s.Faint, 0, fyne.TextStyle{})
		c.Set(1, p.title, s.Faint, 11, fyne.TextStyle{Bold: true})
		c.Set(2, "", s.Faint, 0, fyne.TextStyle{})
		return
	}
	box := "□"
	if p.on {
		box = "■"
	}
	c.Set(0, box, s.Accent, 0, fyne.TextStyle{})
	c.Set(1, p.title, s.Ink, 0, fyne.TextStyle{})
	c.Set(2, count(p.count), s.Faint, 11, fyne.TextStyle{})
}
