package sheet

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/parts"
)

// A Table is rows of words under a head.
type Table struct {
	Title   string
	About   string // above it
	Head    []string
	Widths  []float32 // of the columns but the first, which takes the rest
	Rows    [][]string
	Buttons []*parts.Button
	Open    func(row int) // Enter, or a second click; may be nil
	Delete  func(row int) // the Delete key; may be nil
	Closed  func()
}

// ShowTable opens a sheet with a table. set shows other rows.
func ShowTable(c fyne.Canvas, t Table) (s *Sheet, set func(rows [][]string), l *list.List) {
	rows := t.Rows
	cells := columns(t.Widths)
	l = list.New(24, func() int { return len(rows) }, func() list.Row {
		return list.NewCells(cells, func(c *list.Cells, i int) {
			if i < len(rows) {
				fillRow(c, rows[i], fyne.TextStyle{})
			}
		})
	})
	l.On.Open = t.Open
	l.On.Key = func(e *fyne.KeyEvent, _ fyne.KeyModifier) bool {
		switch {
		case e.Name == fyne.KeyEscape:
			s.Close()
		case e.Name == fyne.KeyDelete && t.Delete != nil && l.Chosen() >= 0 && l.Chosen() < len(rows):
			t.Delete(l.Chosen())
		default:
			return false
		}
		return true
	}
	head := list.NewCells(cells, func(c *list.Cells, _ int) { fillRow(c, t.Head, fyne.TextStyle{Bold: true}) })
	head.Resize(fyne.NewSize(10, 22))
	head.Fill(0)
	top := container.NewVBox(container.New(tall{22}, head))
	if t.About != "" {
		about := widget.NewLabel(t.About)
		about.Wrapping = fyne.TextWrapWord
		about.SizeName = theme.SizeNameCaptionText
		top.Objects = append([]fyne.CanvasObject{about}, top.Objects...)
	}
	s = Show(c, Content{
		Title: t.Title, Body: parts.Border(top, nil, nil, nil, l), Size: fyne.NewSize(720, 440),
		First: l, Buttons: t.Buttons, Closed: t.Closed,
	})
	return s, func(r [][]string) { rows = r; l.Choose(min(l.Chosen(), len(rows)-1)) }, l
}

// columns places the first column left and the others at the right end.
func columns(widths []float32) []list.Cell {
	const gap = 8
	total := float32(gap)
	for _, w := range widths {
		total += w + gap
	}
	cells := []list.Cell{{Left: 10, Width: -total}}
	for _, w := range widths {
		cells = append(cells, list.Cell{Left: -total + gap, Width: w, Right: true})
		total -= w + gap
	}
	return cells
}

func fillRow(c *list.Cells, words []string, style fyne.TextStyle) {
	s := look.Present()
	ink := s.Ink
	if style.Bold {
		ink = s.Faint
	}
	for k, w := range words {
		size := float32(0)
		if style.Bold {
			size = theme.CaptionTextSize()
		}
		c.Set(k, w, ink, size, style)
	}
}

// tall gives an object a height.
type tall struct{ height float32 }

func (t tall) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
	}
}

func (t tall) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, t.height) }
