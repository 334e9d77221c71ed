package dock

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/parts"
)

// A Work is a list of things that are gone through one by one, with the text
// in sight.
type Work struct {
	Title   string
	About   string // above the list
	Rows    int    // how many are shown at once
	Cells   []list.Cell
	Count   func() int
	Fill    func(c *list.Cells, i int)
	Show    func(i int)          // the row the reader is at
	Do      func(i int)          // Enter
	Keys    map[rune]func(i int) // plain keys of this work
	Delete  func()               // the Delete key; may be nil
	Rest    func(r rune) bool    // all other letters
	Buttons []*parts.Button
	Closed  func()
}

// A Worklist is the form of a Work.
type Worklist struct {
	dock  *Dock
	form  *Form
	list  *list.List
	about *widget.Label
}

const workRow = 24

// Work opens the form of a work.
func (d *Dock) Work(w Work) *Worklist {
	l := &Worklist{dock: d, about: widget.NewLabel(w.About)}
	l.about.Wrapping = fyne.TextWrapWord
	l.list = list.New(workRow, w.Count, func() list.Row { return list.NewCells(w.Cells, w.Fill) })
	run := func(f func(int)) {
		if i := l.list.Chosen(); i >= 0 && i < w.Count() && f != nil {
			f(i)
		}
	}
	l.list.On = list.Events{
		Choose: w.Show,
		Key: func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
			switch {
			case e.Name == fyne.KeyEscape:
				d.Close()
			case e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter:
				run(w.Do)
			case e.Name == fyne.KeyDelete && w.Delete != nil:
				w.Delete()
			default:
				return false
			}
			return true
		},
		Rune: func(r rune) bool {
			if f := w.Keys[r]; f != nil {
				run(f)
				return true
			}
			return w.Rest != nil && w.Rest(r)
		},
	}
	var buttons []fyne.CanvasObject
	for _, b := range w.Buttons {
		b.OnEscape = d.Close
		buttons = append(buttons, b)
	}
	room := canvas.NewRectangle(nil)
	room.SetMinSize(fyne.NewSize(100, float32(w.Rows)*workRow))
	l.form = &Form{
		Title: w.Title, First: l.list, Buttons: buttons, Closed: w.Closed,
		Body: parts.Border(l.about, nil, nil, nil, container.NewStack(room, l.list)),
	}
	d.Show(l.form)
	return l
}

// Open says whether the form is still the one that is open.
func (l *Worklist) Open() bool { return l.dock.form == l.form }

// Retitle says anew what the work is and what it is about.
func (l *Worklist) Retitle(title, about string) {
	l.form.Title = title
	l.dock.title.SetText(title)
	l.about.SetText(about)
}

// Reload takes in that the rows changed.
func (l *Worklist) Reload() { l.list.Refresh() }

// Choose puts the reader at a row, and shows it.
func (l *Worklist) Choose(i int, show func(i int)) {
	l.list.Choose(i)
	if i >= 0 {
		show(i)
	}
}

// Chosen is the row the reader is at; -1 is none.
func (l *Worklist) Chosen() int { return l.list.Chosen() }
