package notes

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"emend/app/list"
	"emend/app/look"
	"emend/app/panes"
	"emend/app/say"
	"emend/editor/annotate"
)

// A row shows one note: its sign on its colour, what it says, and where.
type row struct {
	widget.BaseWidget
	swatch *canvas.Rectangle
	cells  *list.Cells
}

// The cells of a row; a wide one also has the passage, and who wrote the note.
const (
	signCell = iota
	titleCell
	lineCell
	quoteCell
	authorCell
)

const rowHeight = 24

func newRow(wide bool, fill func(r *row, i int)) *row {
	cells := []list.Cell{{Left: 9, Width: 16}, {Left: 30, Width: -46}, {Left: -44, Width: 38, Right: true}}
	if wide {
		cells = []list.Cell{
			{Left: 9, Width: 16},
			{Left: 30, Width: -360},
			{Left: -44, Width: 38, Right: true},
			{Left: -350, Width: 200},
			{Left: -142, Width: 92},
		}
	}
	r := &row{swatch: canvas.NewRectangle(nil)}
	r.swatch.CornerRadius = 3
	r.cells = list.NewCells(cells, func(_ *list.Cells, i int) { fill(r, i) })
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is for the toolkit.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(rowLayout{r}, r.swatch, r.cells))
}

// rowLayout lays the cells over the swatch.
type rowLayout struct{ *row }

// Layout is for the toolkit.
func (r rowLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	r.cells.Resize(size)
	r.swatch.Resize(fyne.NewSize(18, size.Height-6))
	r.swatch.Move(fyne.NewPos(5, 3))
}

// MinSize is for the toolkit.
func (rowLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

// Fill is for the list.
func (r *row) Fill(i int) { r.cells.Fill(i) }

var signs = map[annotate.Motivation]string{
	annotate.Questioning: "?", annotate.Bookmarking: "►", annotate.Tagging: "#", annotate.Highlighting: "▪",
}

// Sign is the sign of a note's kind.
func Sign(m annotate.Motivation) string {
	if s := signs[m]; s != "" {
		return s
	}
	return "•"
}

// show fills the row with a note on a line of the raw text.
func (r *row) show(n *annotate.Annotation, line int) {
	s := look.Present()
	c := r.cells
	r.swatch.FillColor = s.NoteGround(n.Colour)
	r.swatch.StrokeColor, r.swatch.StrokeWidth = s.Rule, 1
	c.Set(signCell, Sign(n.Motivation), s.Ink, 0, fyne.TextStyle{Bold: true})
	c.Set(titleCell, Title(n), s.Ink, 0, fyne.TextStyle{Italic: n.Orphan})
	where := strconv.Itoa(line)
	if n.Orphan {
		where = "–"
	}
	c.Set(lineCell, where, s.Faint, 11, fyne.TextStyle{})
	if c.Count() > quoteCell {
		c.Set(quoteCell, "“"+panes.Brief(n.Quote.Exact, 60)+"”", s.Faint, 12, fyne.TextStyle{})
		c.Set(authorCell, n.Author, s.Faint, 12, fyne.TextStyle{})
	}
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
	if len(words) == 0 {
		words = append(words, "“"+panes.Brief(n.Quote.Exact, 60)+"”")
	}
	title := strings.Join(words, " ")
	if n.Orphan {
		title = say.T("place lost") + ": " + title
	}
	return title
}
