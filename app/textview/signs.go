package textview

import (
	"image"
	"image/color"
	"strconv"
	"unicode/utf8"

	"emend/app/textview/flow"
	"emend/app/textview/glyph"
)

// lineColor is the colour of a style's lines.
func lineColor(st *Style, text color.NRGBA) color.NRGBA {
	if st.Line.A > 0 {
		return st.Line
	}
	if st.Text.A > 0 {
		return st.Text
	}
	return text
}

// decorate draws the lines of a mark: under, through and around it.
func (d *drawing) decorate(m *Mark, x float32) {
	b := d.body
	st := d.style(m)
	c := lineColor(st, b.theme.Text)
	height := b.scroll.LineHeight()
	thin := max(1, round(b.px(1)))
	if m.Start == m.End {
		d.insertion(round(x+d.line.XOf(m.Start)), thin, c)
		return
	}
	if st.Underline == NoLine && !st.Strike && !st.Box {
		return
	}
	baseline := d.top + b.text.Baseline(height)
	for _, bar := range d.barsOf(m.Start, m.End) {
		x0, x1 := round(x+bar.X0), round(x+bar.X1)
		switch under := baseline + 2*thin; st.Underline {
		case SolidLine:
			d.text.Cover(x0, under, x1, under+thin, c, glyph.Solid)
		case DottedLine:
			d.text.Cover(x0, under, x1, under+max(thin, round(b.px(1.5))), c, glyph.Dotted)
		case WavyLine:
			d.text.Cover(x0, under-thin, x1, under+3*thin, c, glyph.Wavy)
		}
		if st.Strike {
			mid := baseline - b.text.Rise()*2/5
			d.text.Cover(x0, mid, x1, mid+thin, c, glyph.Solid)
		}
		if st.Box {
			d.text.Frame(x0, d.top+1, x1, d.top+height-1, thin, c)
		}
	}
}

// insertion draws a bar between two letters with a foot, for an empty mark.
func (d *drawing) insertion(x, thin int, c color.NRGBA) {
	bottom := d.top + d.body.scroll.LineHeight() - 1
	d.text.Cover(x-thin/2, d.top+2, x-thin/2+thin, bottom, c, glyph.Solid)
	for i := range 3 * thin {
		d.text.Cover(x-i-thin/2, bottom-3*thin+i, x+i-thin/2+thin, bottom-3*thin+i+1, c, glyph.Solid)
	}
}

// signs draws what has no letters: boxes for controls, and where they are
// wanted signs for spaces and for characters without width.
func (d *drawing) signs(x float32, text string) {
	b := d.body
	baseline := d.top + b.text.Baseline(b.scroll.LineHeight())
	for i := range d.line.Cells {
		c := &d.line.Cells[i]
		switch c.Kind {
		case flow.ControlItem:
			b.text.Box(d.text, hexOf(text[c.Off:c.End]), x+c.X, baseline, b.theme.Invisible)
		case flow.InvisibleItem:
			if b.look.Invisibles || d.showsSpace(c.Off) {
				d.thinMark(round(x+c.X), baseline)
			}
		case flow.SpaceItem, flow.TabItem, flow.LineEndItem:
			if d.showsSpace(c.Off) {
				d.spaceSign(c, x+c.X, baseline)
			}
		case flow.WordItem:
			if c.End-c.Off == 2 && text[c.Off:c.End] == "\u00a0" && d.showsSpace(c.Off) {
				thin := max(1, round(b.px(1)))
				d.text.Cover(round(x+c.X)+thin, baseline, round(x+c.X+c.Adv)-thin, baseline+thin, b.theme.Number, glyph.Solid)
			}
		}
	}
}

// hexOf is the digits that stand for a control character or an invalid byte.
func hexOf(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if r == utf8.RuneError && n <= 1 {
		r = rune(s[0])
	}
	return strconv.FormatUint(uint64(r), 16)
}

// spacesShown is the length in bytes up to which a mark shows the spaces in it:
// in a passage, a dot between any two words would be all one sees.
const spacesShown = 200

func (d *drawing) showsSpace(off int) bool {
	switch d.body.look.Spaces {
	case AllSpaces:
		return true
	case MarkedSpaces:
		for i := range d.marks {
			if m := &d.marks[i]; m.Start <= off && off < m.End && m.End-m.Start <= spacesShown && !d.style(m).Quiet {
				return true
			}
		}
	}
	return false
}

// spaceSign draws a dot for a space, an arrow for a tab and a hook for a line
// end. They are drawn, not written, so as not to depend on fonts.
func (d *drawing) spaceSign(c *flow.Cell, x float32, baseline int) {
	b := d.body
	ink := b.theme.Number // quieter than what cannot be read at all
	thin := max(1, round(b.px(1)))
	mid := baseline - b.text.Rise()*2/5
	switch c.Kind {
	case flow.TabItem:
		x0, x1 := round(x)+2*thin, round(x+c.Adv)-2*thin
		d.text.Cover(x0, mid, x1, mid+thin, ink, glyph.Solid)
		d.head(x1, mid, 1, thin, ink)
	case flow.LineEndItem:
		x0 := round(x) + 2*thin
		x1 := x0 + round(b.text.Shaper.Space()*2)
		d.text.Cover(x1-thin, mid-4*thin, x1, mid, ink, glyph.Solid)
		d.text.Cover(x0, mid, x1, mid+thin, ink, glyph.Solid)
		d.head(x0, mid, -1, thin, ink)
	default:
		dot := max(2, round(b.px(1.8)))
		at := round(x + c.Adv/2 - float32(dot)/2)
		d.text.Cover(at, mid-dot/2, at+dot, mid-dot/2+dot, ink, glyph.Solid)
	}
}

// head draws the head of an arrow whose tip is at x, y.
func (d *drawing) head(x, y, way, thin int, c color.NRGBA) {
	for i := range 3 {
		at := x - way*(i+1)*thin
		for _, dy := range [2]int{-i, i} {
			r := image.Rect(at, y+dy*thin, at+way*thin, y+dy*thin+thin)
			d.text.Cover(r.Min.X, r.Min.Y, r.Max.X, r.Max.Y, c, glyph.Solid)
		}
	}
}

// thinMark shows a character without width between its neighbours.
func (d *drawing) thinMark(x, baseline int) {
	b := d.body
	thin := max(1, round(b.px(1)))
	top := baseline - b.text.Rise() - 2*thin
	d.text.Cover(x, top, x+thin, baseline+2*thin, b.theme.Invisible, glyph.Solid)
	d.text.Cover(x-thin, top, x+2*thin, top+2*thin, b.theme.Invisible, glyph.Solid)
}

// pager is a Source that names pages.
type pager interface{ Page(row, off int) string }

// pageRule draws the form feed at off in a row as a thin rule that ends in the
// name of the page it begins.
func (d *drawing) pageRule(c *column, row, off int) {
	b := d.body
	height := b.scroll.LineHeight()
	name := ""
	if s, ok := c.source.(pager); ok {
		name = s.Page(row, off)
	}
	mid := d.top + height/2
	thin := max(1, round(b.px(1)))
	end := c.textX + c.textW
	if name != "" {
		x := end - int(b.note.Advance(name))
		b.note.Text(d.text, name, float32(x), d.top+b.note.Baseline(height), b.theme.Number)
		end = x - int(b.px(6))
	}
	d.text.Fill(c.textX, mid, end, mid+thin, b.theme.Number)
}
