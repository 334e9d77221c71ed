package textview

import (
	"image"
	"image/color"
	"strconv"
	"strings"

	"emend/app/textview/glyph"
)

// picture builds the scene of what is in view and has it painted.
type picture struct {
	painter glyph.Painter
	scene   glyph.Scene
	image   *image.RGBA

	drawing
	shown []shownLink
}

// shownLink is where a link was drawn, to be hit.
type shownLink struct {
	row   int
	id    int32
	curve glyph.Curve
}

// draw makes the picture. The image is reused for the next one: the toolkit has
// copied it by then.
func (p *picture) draw(b *body) *image.RGBA {
	if p.image == nil || p.image.Rect.Size() != b.size {
		p.image = image.NewRGBA(image.Rectangle{Max: b.size})
	}
	p.build(b)
	p.painter.Paint(p.image, &p.scene)
	return p.image
}

// build fills the scene: a layer behind, one for each column, one for links.
func (p *picture) build(b *body) {
	p.body = b
	p.scene.Reset(b.size, opaque(b.theme.Back))
	p.base = p.scene.Layer(image.Rectangle{Max: b.size})
	p.shown = p.shown[:0]
	for i := range b.columns {
		c := &b.columns[i]
		if b.look.Numbers {
			p.base.Fill(c.x0, 0, c.textX-int(b.px(6)), b.size.Y, b.theme.Margin)
		}
	}
	if len(b.columns) == 2 {
		p.base.Fill(b.columns[0].x1, 0, b.columns[1].x0, b.size.Y, b.theme.Margin)
	}
	b.scroll.Each(func(row, y int) bool {
		p.rowBase(row, y)
		return true
	})
	for i := range b.columns {
		p.text = p.scene.Layer(b.columns[i].bounds(b.size.Y))
		b.scroll.Each(func(row, y int) bool {
			p.rowText(i, row, y)
			return true
		})
	}
	p.links()
}

func opaque(c color.NRGBA) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

// rowBase draws the numbers of a row, or its band where it is folded.
func (p *picture) rowBase(row, y int) {
	b := p.body
	line := b.scroll.LineHeight()
	if fold := b.rows.Fold(row); fold != "" {
		p.base.Fill(0, y+1, b.size.X, y+line-1, b.theme.Band)
		x := float32(b.columns[0].textX)
		b.note.Text(p.base, fold, x, y+b.note.Baseline(line), b.theme.BandText)
		return
	}
	if !b.look.Numbers {
		return
	}
	for i := range b.columns {
		c := &b.columns[i]
		if n := c.source.Line(row); n > 0 {
			p.number(c, n, y)
		}
	}
}

// number writes the number of a line that stands at y in the margin.
func (p *picture) number(c *column, n, y int) {
	b := p.body
	s := strconv.Itoa(n)
	x := float32(c.textX) - b.px(14) - b.note.Advance(s)
	b.note.Text(p.base, s, x, y+b.text.Baseline(b.scroll.LineHeight()), b.theme.Number)
}

// liner is a Source whose rows may hold several numbered lines: each line end
// in its text ends one.
type liner interface{ Lines(row int) int }

// innerNumbers numbers the lines of a row behind its first, which are told by
// the line ends in the text.
type innerNumbers struct {
	first   int // number of the row's first line; 0: lines are not numbered
	counted int // line ends before at
	at      int
}

// of is the number of the line that begins at an offset; ok is false where none
// begins there.
func (n *innerNumbers) of(text string, start int) (line int, ok bool) {
	if n.first == 0 || start == 0 || text[start-1] != '\n' {
		return 0, false
	}
	n.counted += strings.Count(text[n.at:start], "\n")
	n.at = start
	return n.first + n.counted, true
}

// rowText draws the lines of a row that are in view in one column.
func (p *picture) rowText(col, row, y int) {
	b := p.body
	if b.rows.Fold(row) != "" {
		return
	}
	height := b.scroll.LineHeight()
	k := max(0, -y/height)
	text := b.rows.Text(col, row)
	if text == "" { // an empty row shows that it is selected
		p.top = y
		p.line.LayOut(b.text.Shaper, "", 0, 0, b.rows.Width(col))
		p.selection(col, row, 0, float32(b.columns[col].textX))
	}
	source := b.columns[col].source
	var inner innerNumbers
	if l, ok := source.(liner); ok && b.look.Numbers {
		inner.first = l.Lines(row)
	}
	marks := source.Marks(row)
	for ; y+k*height < b.size.Y; k++ {
		start, end, ok := b.rows.LineAt(col, row, k)
		if !ok {
			break
		}
		p.top = y + k*height
		if n, ok := inner.of(text, start); ok {
			p.number(&b.columns[col], n, p.top)
		}
		p.line.LayOut(b.text.Shaper, text, start, end, b.rows.Width(col))
		p.onLine(marks, len(text))
		p.drawLine(col, row, text)
	}
	p.caret(col, row, y)
}

// caret draws the caret where it stands on this row.
func (p *picture) caret(col, row, y int) {
	b := p.body
	if !b.focused || b.cursor.Col != col || b.cursor.At.Row != row {
		return
	}
	height := b.scroll.LineHeight()
	at := float32(b.columns[col].textX)
	k := 0
	if text := b.rows.Text(col, row); text != "" {
		k = b.rows.LineOf(col, row, b.cursor.At.Off)
		start, end, ok := b.rows.LineAt(col, row, k)
		if !ok || y+k*height > b.size.Y || y+(k+1)*height < 0 {
			return
		}
		p.line.LayOut(b.text.Shaper, text, start, end, b.rows.Width(col))
		at += p.line.XOf(b.cursor.At.Off)
	}
	wide := max(1, int(b.px(1.5)))
	p.text.Cover(round(at)-wide/2, y+k*height+1, round(at)-wide/2+wide, y+(k+1)*height-1, b.theme.Caret, glyph.Solid)
}
