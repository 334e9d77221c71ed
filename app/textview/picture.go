package textview

import (
	"image"
	"image/color"
	"strconv"
	"strings"

	"emend/app/textview/flow"
	"emend/app/textview/glyph"
)

// picture builds the scene of what is in view and has it painted.
type picture struct {
	painter glyph.Painter
	scene   glyph.Scene
	image   *image.RGBA

	body  *body
	base  *glyph.Layer // behind the text: margins, bands
	text  *glyph.Layer // of the column at work
	line  flow.Line
	marks []Mark // on the line at work
	bars  []flow.Bar
	top   int // of the line at work
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

// onLine picks the marks that touch the line.
func (p *picture) onLine(marks []Mark, length int) {
	p.marks = p.marks[:0]
	l := &p.line
	for _, m := range marks {
		if m.Start > l.End {
			break
		}
		empty := m.Start == m.End
		if m.End > l.Start && m.Start < l.End ||
			empty && m.Start >= l.Start && (m.Start < l.End || l.End == length) {
			p.marks = append(p.marks, m)
		}
	}
}

// style is the look of a mark. An unknown one is plain.
func (p *picture) style(m *Mark) *Style {
	if int(m.Style) < len(p.body.theme.Styles) {
		return &p.body.theme.Styles[m.Style]
	}
	return &plain
}

var plain Style

// drawLine draws the line laid out: backgrounds, selection, letters, lines.
func (p *picture) drawLine(col, row int, text string) {
	b := p.body
	c := &b.columns[col]
	height := b.scroll.LineHeight()
	x := float32(c.textX)
	for i := range p.marks {
		m := &p.marks[i]
		st := p.style(m)
		if st.Back.A > 0 && m.Start < m.End {
			for _, bar := range p.barsOf(m.Start, m.End) {
				p.text.Fill(round(x+bar.X0), p.top+1, round(x+bar.X1), p.top+height-1, st.Back)
			}
		}
		if st.Margin {
			p.base.Fill(c.textX-int(b.px(9)), p.top, c.textX-int(b.px(6)), p.top+height, lineColor(st, b.theme.Text))
		}
	}
	p.selection(col, row, len(text), x)
	if p.line.Page {
		p.pageRule(c, row, p.line.Start)
		return
	}
	p.letters(x)
	p.signs(x, text)
	for i := range p.marks {
		p.decorate(&p.marks[i], x)
	}
}

func round(x float32) int { return int(x + 0.5) }

func (p *picture) barsOf(from, to int) []flow.Bar {
	p.bars = p.line.Bars(p.bars[:0], from, min(to, p.line.TextEnd()))
	return p.bars
}

// selection draws what of the line is selected. A selected line end is shown
// wider than a space.
func (p *picture) selection(col, row, length int, x float32) {
	b := p.body
	from, to, ok := b.cursor.Selection()
	if !ok || b.cursor.Col != col || row < from.Row || row > to.Row {
		return
	}
	start, end, past := p.selected(row, length, from, to)
	c := b.theme.SelectionIdle
	if b.focused {
		c = b.theme.Selection
	}
	bottom := p.top + b.scroll.LineHeight()
	for _, bar := range p.barsOf(start, end) {
		p.text.Fill(round(x+bar.X0), p.top, round(x+bar.X1), bottom, c)
	}
	if past {
		at := x + p.line.XOf(p.line.TextEnd())
		p.text.Fill(round(at), p.top, round(at+b.text.Shaper.Space()*1.5), bottom, c)
	}
}

// selected is the part of the line, of a row of so many bytes, that lies
// between two places, and whether the line's end does.
func (p *picture) selected(row, length int, from, to Pos) (start, end int, past bool) {
	start, end = p.line.Start, p.line.End
	if row == from.Row {
		start = max(start, from.Off)
	}
	hard := !p.line.Wrapped(length)
	past = hard && start <= p.line.End
	if row == to.Row {
		end = min(end, to.Off)
		past = past && to.Off >= p.line.End && p.line.TextEnd() < p.line.End
	}
	return start, end, past
}

// letters adds the glyphs of the line in the colours of their marks.
func (p *picture) letters(x float32) {
	b := p.body
	baseline := p.top + b.text.Baseline(b.scroll.LineHeight())
	for i := range p.line.Words {
		w := &p.line.Words[i]
		for j := range w.Word.Glyphs {
			g := &w.Word.Glyphs[j]
			c, bold := b.theme.Text, false
			if g.Face == glyph.BoxFace {
				c = b.theme.Invisible
			}
			off := w.Off + g.Off
			for k := range p.marks {
				if m := &p.marks[k]; m.Start <= off && off < m.End {
					st := p.style(m)
					if st.Text.A > 0 {
						c = st.Text
					}
					bold = bold || st.Bold
				}
			}
			b.text.Glyph(p.text, g, x+w.X, baseline, c, bold)
		}
	}
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
