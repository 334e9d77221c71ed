package textview

import (
	"image"

	"emend/app/textview/flow"
	"emend/app/textview/glyph"

	"github.com/go-text/typesetting/font"
)

// body is what a View shows: its columns laid out at one size, and what of them
// is in view.
type body struct {
	columns []column
	first   int // number of columns[0] as told: 1 where only the right one is shown
	rows    *flow.Rows
	scroll  *flow.Scroller
	cursor  *flow.Cursor
	fonts   fonts
	text    *glyph.Pen
	note    *glyph.Pen // for numbers and bands
	theme   Theme
	look    Look
	scale   float32 // pixels per unit of the toolkit
	size    image.Point
	focused bool
	picture picture
	repaint func()
	placed  func() // told that the columns stand elsewhere; may be nil
}

// fonts are the faces in use and where more come from.
type fonts struct {
	name   string // of the resource that the first face is from
	faces  *glyph.Faces
	system *glyph.System
	found  []*font.Face // of the machine, kept when the reader takes another font
}

// askMore has fonts of the machine searched for what the faces lack.
func (f *fonts) askMore() {
	if f.system != nil {
		f.system.Ask(f.faces.Missing())
	}
}

// Lacks says whether no font shows a character, so that the text has a box with
// its number there.
func (b *body) Lacks(r rune) bool { return b.fonts.faces.Lacks(r) }

// refit places everything anew, with new pens where the size of the text has
// changed, and keeps the text at the top.
func (b *body) refit(newPens bool) {
	if newPens {
		size := max(4, b.px(b.look.Size))
		b.text = glyph.NewPen(b.fonts.faces, size)
		b.note = glyph.NewPen(b.fonts.faces, size*noteScale)
	}
	if b.rows == nil {
		b.rows = flow.NewRows(b.text.Shaper)
		b.scroll = flow.NewScroller(b.rows)
		b.cursor = flow.NewCursor(b.rows)
	}
	for i := range b.columns {
		b.columns[i].numbered = digitsOf(highestLine(b.columns[i].source))
	}
	b.arrange(b.size.X)
	b.scroll.Keep(func() {
		if newPens {
			b.rows.Remeasure(b.text.Shaper)
		}
		var w [2]float32
		for i := range b.columns {
			w[i] = float32(b.columns[i].textW)
		}
		b.rows.SetWidths(w[0], w[1])
	})
	b.scroll.Resize(int(b.px(b.look.Size)*b.look.LineSpacing+0.5), b.size.Y)
	b.repaint()
}

// noteScale is the size of line numbers in relation to the text.
const noteScale = 0.78

// fit takes the size in pixels. Nothing is done where it is as before.
func (b *body) fit(size image.Point, scale float32) {
	if size == b.size && scale == b.scale {
		return
	}
	newPens := scale != b.scale
	b.size, b.scale = size, scale
	b.refit(newPens)
}

// foundFaces takes in fonts of the machine.
func (b *body) foundFaces(faces []*font.Face) {
	b.fonts.found = append(b.fonts.found, faces...)
	for _, f := range faces {
		b.fonts.faces.Add(f)
	}
	b.text.Forget()
	b.note.Forget()
	b.scroll.Keep(func() { b.rows.Remeasure(b.text.Shaper) })
	b.repaint()
}

// keepCursor keeps caret and selection within rows that have changed.
func (b *body) keepCursor() {
	b.cursor.Select(b.cursor.Col, b.cursor.Anchor, b.cursor.At)
}
