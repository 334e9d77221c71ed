package list

import (
	"image/color"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// A Cell is a piece of text in a row. Left is where it starts; a negative
// Width ends it that far from the row's right edge, a Width of 0 lets it run on.
type Cell struct {
	Left, Width float32
	Right       bool // set against the right end
	Until       int  // it ends before what a later cell shows, however long that is; 0: at Width
}

// untilGap is the space between a cell and the one it runs until.
const untilGap = 8

// Cells is a row of texts on one line, the row to use where text is enough. It
// cuts what does not fit.
type Cells struct {
	widget.BaseWidget
	fill  func(c *Cells, i int)
	cells []Cell
	texts []*canvas.Text
	want  []string
	done  []string // for what text and width a cell was cut
	wide  []float32
}

// NewCells makes a row; fill sets its texts for a row of the list.
func NewCells(cells []Cell, fill func(c *Cells, i int)) *Cells {
	c := &Cells{fill: fill, cells: cells, want: make([]string, len(cells)), done: make([]string, len(cells)), wide: make([]float32, len(cells))}
	for range cells {
		t := canvas.NewText("", nil)
		c.texts = append(c.texts, t)
	}
	c.ExtendBaseWidget(c)
	return c
}

// Fill is for the list.
func (c *Cells) Fill(i int) {
	c.fill(c, i)
	c.place()
}

// Set gives a cell its text. A size of 0 is the theme's.
func (c *Cells) Set(k int, text string, ink color.Color, size float32, style fyne.TextStyle) {
	t := c.texts[k]
	if size == 0 {
		size = fyne.CurrentApp().Settings().Theme().Size("text")
	}
	if t.TextSize != size || t.TextStyle != style {
		c.done[k] = "\x00"
	}
	t.TextSize, t.TextStyle, t.Color = size, style, ink
	c.want[k] = text
}

// Count is how many cells the row has.
func (c *Cells) Count() int { return len(c.cells) }

// Text is what a cell shows, before it is cut.
func (c *Cells) Text(k int) string { return c.want[k] }

// span is where a cell starts and how wide it is.
func (c *Cells) span(k int) (x, w float32) {
	cell, total := c.cells[k], c.Size().Width
	x, w = cell.Left, cell.Width
	if x < 0 {
		x += total
	}
	switch {
	case cell.Until > 0:
		w = c.texts[cell.Until].Position().X - untilGap - x
	case w == 0:
		w = total - x - 4
	case w < 0:
		w = total + w - x
	}
	return x, max(0, w)
}

func (c *Cells) place() {
	for k, t := range slices.Backward(c.texts) { // later cells bound earlier ones
		x, w := c.span(k)
		if c.done[k] != c.want[k] || c.wide[k] != w {
			t.Text = Cut(c.want[k], w, t.TextSize, t.TextStyle)
			c.done[k], c.wide[k] = c.want[k], w
		}
		size := t.MinSize()
		if c.cells[k].Right {
			x += w - size.Width
		}
		t.Resize(size)
		t.Move(fyne.NewPos(x, (c.Size().Height-size.Height)/2))
	}
}

// CreateRenderer is for the toolkit.
func (c *Cells) CreateRenderer() fyne.WidgetRenderer {
	objects := make([]fyne.CanvasObject, len(c.texts))
	for i, t := range c.texts {
		objects[i] = t
	}
	return &cellsFace{c, objects}
}

type cellsFace struct {
	cells   *Cells
	objects []fyne.CanvasObject
}

func (f *cellsFace) Destroy()                     {}
func (f *cellsFace) Layout(fyne.Size)             { f.cells.place() }
func (f *cellsFace) MinSize() fyne.Size           { return fyne.NewSize(10, 10) }
func (f *cellsFace) Objects() []fyne.CanvasObject { return f.objects }
func (f *cellsFace) Refresh()                     { f.cells.place() }

// Cut shortens a text to a width with an ellipsis.
func Cut(s string, width, size float32, style fyne.TextStyle) string {
	if s == "" || width <= 0 {
		return ""
	}
	measure := func(s string) float32 { return fyne.MeasureText(s, size, style).Width }
	if measure(s) <= width {
		return s
	}
	runes := []rune(s)
	lo, hi := 0, len(runes)
	for lo < hi {
		mid := (lo + hi + 1) / 2
		if measure(string(runes[:mid])+"…") <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	if lo == 0 {
		return ""
	}
	return string(runes[:lo]) + "…"
}
