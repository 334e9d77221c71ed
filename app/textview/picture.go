package textview

import (
	"image"
	"image/color"
	"strconv"

	"emend/app/textview/flow"
	"emend/app/textview/glyph"
)

// picture builds the scene of what is in view and has it painted.
type picture struct {
	painter glyph.Painter
	scene   glyph.Scene
	image   *image.RGBA

	view  *View
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
func (p *picture) draw(v *View) *image.RGBA {
	if p.image == nil || p.image.Rect.Size() != v.size {
		p.image = image.NewRGBA(image.Rectangle{Max: v.size})
	}
	p.build(v)
	p.painter.Paint(p.image, &p.scene)
	return p.image
}

// build fills the scene: a layer behind, one for each column, one for links.
func (p *picture) build(v *View) {
	p.view = v
	p.scene.Reset(v.size, opaque(v.theme.Back))
	p.base = p.scene.Layer(image.Rectangle{Max: v.size})
	p.shown = p.shown[:0]
	for i := range v.columns {
		c := &v.columns[i]
		if v.look.Numbers {
			p.base.Fill(c.x0, 0, c.textX-int(v.px(6)), v.size.Y, v.theme.Margin)
		}
	}
	if len(v.columns) == 2 {
		p.base.Fill(v.columns[0].x1, 0, v.columns[1].x0, v.size.Y, v.theme.Margin)
	}
	v.scroll.Each(func(row, y int) bool {
		p.rowBase(row, y)
		return true
	})
	for i := range v.columns {
		p.text = p.scene.Layer(v.columns[i].bounds(v.size.Y))
		v.scroll.Each(func(row, y int) bool {
			p.rowText(i, row, y)
			return true
		})
	}
	if len(v.columns) == 2 && v.Links != nil {
		p.links()
	}
}

func opaque(c color.NRGBA) color.RGBA { return color.RGBA{c.R, c.G, c.B, 255} }

// rowBase draws the numbers of a row, or its band where it is folded.
func (p *picture) rowBase(row, y int) {
	v := p.view
	line := v.scroll.LineHeight()
	if fold := v.rows.Fold(row); fold != "" {
		p.base.Fill(0, y+1, v.size.X, y+line-1, v.theme.Band)
		x := float32(v.columns[0].textX)
		v.note.Text(p.base, fold, x, y+v.note.Baseline(line), v.theme.BandText)
		return
	}
	if !v.look.Numbers {
		return
	}
	for i := range v.columns {
		c := &v.columns[i]
		n := c.source.Line(row)
		if n <= 0 {
			continue
		}
		s := strconv.Itoa(n)
		x := float32(c.textX) - v.px(14) - v.note.Advance(s)
		v.note.Text(p.base, s, x, y+v.text.Baseline(line), v.theme.Number)
	}
}

// rowText draws the lines of a row that are in view in one column.
func (p *picture) rowText(col, row, y int) {
	v := p.view
	if v.rows.Fold(row) != "" {
		return
	}
	height := v.scroll.LineHeight()
	k := max(0, -y/height)
	var marks []Mark
	for ; y+k*height < v.size.Y; k++ {
		start, end, ok := v.rows.LineAt(col, row, k)
		if !ok {
			break
		}
		if marks == nil {
			marks = v.columns[col].source.Marks(row)
		}
		text := v.rows.Text(col, row)
		p.top = y + k*height
		p.line.LayOut(v.text.Shaper, text, start, end, v.rows.Width(col))
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
	if int(m.Style) < len(p.view.theme.Styles) {
		return &p.view.theme.Styles[m.Style]
	}
	return &plain
}

var plain Style

// drawLine draws the line laid out: backgrounds, selection, letters, lines.
func (p *picture) drawLine(col, row int, text string) {
	v := p.view
	c := &v.columns[col]
	height := v.scroll.LineHeight()
	x := float32(c.textX)
	for i := range p.marks {
		m := &p.marks[i]
		st := p.style(m)
		if st.Back.A > 0 && m.Start < m.End {
			for _, b := range p.barsOf(m.Start, m.End) {
				p.text.Fill(round(x+b.X0), p.top+1, round(x+b.X1), p.top+height-1, st.Back)
			}
		}
		if st.Margin {
			p.base.Fill(c.textX-int(v.px(9)), p.top, c.textX-int(v.px(6)), p.top+height, lineColor(st, v.theme.Text))
		}
	}
	p.selection(col, row, x)
	if p.line.Page {
		p.pageRule(c)
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

// selection draws what of the line is selected. A selected line end is shown as
// wide as a space.
func (p *picture) selection(col, row int, x float32) {
	v := p.view
	from, to, ok := v.cursor.Selection()
	if !ok || v.cursor.Col != col || row < from.Row || row > to.Row {
		return
	}
	start, end := p.line.Start, p.line.End
	past := row < to.Row || to.Off >= end && p.line.TextEnd() < end
	if row == from.Row {
		start = max(start, from.Off)
	}
	if row == to.Row {
		end = min(end, to.Off)
	}
	if start > end || start == end && !past || start > p.line.End {
		return
	}
	c := v.theme.SelectionIdle
	if v.surface.focused {
		c = v.theme.Selection
	}
	height := v.scroll.LineHeight()
	for _, b := range p.barsOf(start, end) {
		p.text.Fill(round(x+b.X0), p.top, round(x+b.X1), p.top+height, c)
	}
	if past && end >= p.line.TextEnd() {
		at := x + p.line.XOf(p.line.TextEnd())
		p.text.Fill(round(at), p.top, round(at+v.text.Shaper.Space()*1.5), p.top+height, c)
	}
}

// letters adds the glyphs of the line in the colours of their marks.
func (p *picture) letters(x float32) {
	v := p.view
	baseline := p.top + v.text.Baseline(v.scroll.LineHeight())
	for i := range p.line.Words {
		w := &p.line.Words[i]
		for j := range w.Word.Glyphs {
			g := &w.Word.Glyphs[j]
			c, bold := v.theme.Text, false
			if g.Face == glyph.BoxFace {
				c = v.theme.Invisible
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
			v.text.Glyph(p.text, g, x+w.X, baseline, c, bold)
		}
	}
}

// caret draws the caret where it stands on this row.
func (p *picture) caret(col, row, y int) {
	v := p.view
	if !v.surface.focused || v.cursor.Col != col || v.cursor.At.Row != row {
		return
	}
	height := v.scroll.LineHeight()
	at := float32(v.columns[col].textX)
	k := 0
	if text := v.rows.Text(col, row); text != "" {
		k = v.rows.LineOf(col, row, v.cursor.At.Off)
		start, end, ok := v.rows.LineAt(col, row, k)
		if !ok || y+k*height > v.size.Y || y+(k+1)*height < 0 {
			return
		}
		p.line.LayOut(v.text.Shaper, text, start, end, v.rows.Width(col))
		at += p.line.XOf(v.cursor.At.Off)
	}
	wide := max(1, int(v.px(1.5)))
	p.text.Cover(round(at)-wide/2, y+k*height+1, round(at)-wide/2+wide, y+(k+1)*height-1, v.theme.Caret, glyph.Solid)
}
