package textview

import (
	"emend/app/textview/flow"
	"emend/app/textview/glyph"
)

// A drawing is the line at work, and what it is drawn into.
type drawing struct {
	body  *body
	base  *glyph.Layer // behind the text: margins, bands
	text  *glyph.Layer // of the column at work
	line  flow.Line
	marks []Mark // on the line
	bars  []flow.Bar
	top   int // of the line
}

// onLine picks the marks that touch the line.
func (d *drawing) onLine(marks []Mark, length int) {
	d.marks = d.marks[:0]
	l := &d.line
	for _, m := range marks {
		if m.Start > l.End {
			break
		}
		empty := m.Start == m.End
		if m.End > l.Start && m.Start < l.End ||
			empty && m.Start >= l.Start && (m.Start < l.End || l.End == length) {
			d.marks = append(d.marks, m)
		}
	}
}

// style is the look of a mark. An unknown one is plain.
func (d *drawing) style(m *Mark) *Style {
	if int(m.Style) < len(d.body.theme.Styles) {
		return &d.body.theme.Styles[m.Style]
	}
	return &plain
}

var plain Style

// drawLine draws the line laid out: backgrounds, selection, letters, lines.
func (d *drawing) drawLine(col, row int, text string) {
	b := d.body
	c := &b.columns[col]
	height := b.scroll.LineHeight()
	x := float32(c.textX)
	for i := range d.marks {
		m := &d.marks[i]
		st := d.style(m)
		if st.Back.A > 0 && m.Start < m.End {
			for _, bar := range d.barsOf(m.Start, m.End) {
				d.text.Fill(round(x+bar.X0), d.top+1, round(x+bar.X1), d.top+height-1, st.Back)
			}
		}
		if st.Margin {
			d.base.Fill(c.textX-int(b.px(9)), d.top, c.textX-int(b.px(6)), d.top+height, lineColor(st, b.theme.Text))
		}
	}
	d.selection(col, row, len(text), x)
	if d.line.Page {
		d.pageRule(c, row, d.line.Start)
		return
	}
	d.letters(x)
	d.signs(x, text)
	for i := range d.marks {
		d.decorate(&d.marks[i], x)
	}
}

func round(x float32) int { return int(x + 0.5) }

func (d *drawing) barsOf(from, to int) []flow.Bar {
	d.bars = d.line.Bars(d.bars[:0], from, min(to, d.line.TextEnd()))
	return d.bars
}

// selection draws what of the line is selected. A selected line end is shown
// wider than a space.
func (d *drawing) selection(col, row, length int, x float32) {
	b := d.body
	from, to, ok := b.cursor.Selection()
	if !ok || b.cursor.Col != col || row < from.Row || row > to.Row {
		return
	}
	start, end, past := d.selected(row, length, from, to)
	c := b.theme.SelectionIdle
	if b.focused {
		c = b.theme.Selection
	}
	bottom := d.top + b.scroll.LineHeight()
	for _, bar := range d.barsOf(start, end) {
		d.text.Fill(round(x+bar.X0), d.top, round(x+bar.X1), bottom, c)
	}
	if past {
		at := x + d.line.XOf(d.line.TextEnd())
		d.text.Fill(round(at), d.top, round(at+b.text.Shaper.Space()*1.5), bottom, c)
	}
}

// selected is the part of the line, of a row of so many bytes, that lies
// between two places, and whether the line's end does.
func (d *drawing) selected(row, length int, from, to Pos) (start, end int, past bool) {
	start, end = d.line.Start, d.line.End
	if row == from.Row {
		start = max(start, from.Off)
	}
	hard := !d.line.Wrapped(length)
	past = hard && start <= d.line.End
	if row == to.Row {
		end = min(end, to.Off)
		past = past && to.Off >= d.line.End && d.line.TextEnd() < d.line.End
	}
	return start, end, past
}

// letters adds the glyphs of the line in the colours of their marks.
func (d *drawing) letters(x float32) {
	b := d.body
	baseline := d.top + b.text.Baseline(b.scroll.LineHeight())
	for i := range d.line.Words {
		w := &d.line.Words[i]
		for j := range w.Word.Glyphs {
			g := &w.Word.Glyphs[j]
			c, bold := b.theme.Text, false
			if g.Face == glyph.BoxFace {
				c = b.theme.Invisible
			}
			off := w.Off + g.Off
			for k := range d.marks {
				if m := &d.marks[k]; m.Start <= off && off < m.End {
					st := d.style(m)
					if st.Text.A > 0 {
						c = st.Text
					}
					bold = bold || st.Bold
				}
			}
			b.text.Glyph(d.text, g, x+w.X, baseline, c, bold)
		}
	}
}
