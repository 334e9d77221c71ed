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
func (p *picture) decorate(m *Mark, x float32) {
	b := p.body
	st := p.style(m)
	c := lineColor(st, b.theme.Text)
	height := b.scroll.LineHeight()
	thin := max(1, round(b.px(1)))
	if m.Start == m.End {
		p.insertion(round(x+p.line.XOf(m.Start)), thin, c)
		return
	}
	if st.Underline == NoLine && !st.Strike && !st.Box {
		return
	}
	baseline := p.top + b.text.Baseline(height)
	for _, bar := range p.barsOf(m.Start, m.End) {
		x0, x1 := round(x+bar.X0), round(x+bar.X1)
		switch under := baseline + 2*thin; st.Underline {
		case SolidLine:
			p.text.Cover(x0, under, x1, under+thin, c, glyph.Solid)
		case DottedLine:
			p.text.Cover(x0, under, x1, under+max(thin, round(b.px(1.5))), c, glyph.Dotted)
		case WavyLine:
			p.text.Cover(x0, under-thin, x1, under+3*thin, c, glyph.Wavy)
		}
		if st.Strike {
			mid := baseline - b.text.Rise()*2/5
			p.text.Cover(x0, mid, x1, mid+thin, c, glyph.Solid)
		}
		if st.Box {
			p.text.Frame(x0, p.top+1, x1, p.top+height-1, thin, c)
		}
	}
}

// insertion draws a bar between two letters with a foot, for an empty mark.
func (p *picture) insertion(x, thin int, c color.NRGBA) {
	bottom := p.top + p.body.scroll.LineHeight() - 1
	p.text.Cover(x-thin/2, p.top+2, x-thin/2+thin, bottom, c, glyph.Solid)
	for i := range 3 * thin {
		p.text.Cover(x-i-thin/2, bottom-3*thin+i, x+i-thin/2+thin, bottom-3*thin+i+1, c, glyph.Solid)
	}
}

// signs draws what has no letters: boxes for controls, and where they are
// wanted signs for spaces and for characters without width.
func (p *picture) signs(x float32, text string) {
	b := p.body
	baseline := p.top + b.text.Baseline(b.scroll.LineHeight())
	for i := range p.line.Cells {
		c := &p.line.Cells[i]
		switch c.Kind {
		case flow.ControlItem:
			b.text.Box(p.text, hexOf(text[c.Off:c.End]), x+c.X, baseline, b.theme.Invisible)
		case flow.InvisibleItem:
			if b.look.Invisibles || p.showsSpace(c.Off) {
				p.thinMark(round(x+c.X), baseline)
			}
		case flow.SpaceItem, flow.TabItem, flow.LineEndItem:
			if p.showsSpace(c.Off) {
				p.spaceSign(c, x+c.X, baseline)
			}
		case flow.WordItem:
			if c.End-c.Off == 2 && text[c.Off:c.End] == "\u00a0" && p.showsSpace(c.Off) {
				thin := max(1, round(b.px(1)))
				p.text.Cover(round(x+c.X)+thin, baseline, round(x+c.X+c.Adv)-thin, baseline+thin, b.theme.Number, glyph.Solid)
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

func (p *picture) showsSpace(off int) bool {
	switch p.body.look.Spaces {
	case AllSpaces:
		return true
	case MarkedSpaces:
		for i := range p.marks {
			if m := &p.marks[i]; m.Start <= off && off < m.End && m.End-m.Start <= spacesShown && !p.style(m).Quiet {
				return true
			}
		}
	}
	return false
}

// spaceSign draws a dot for a space, an arrow for a tab and a hook for a line
// end. They are drawn, not written, so as not to depend on fonts.
func (p *picture) spaceSign(c *flow.Cell, x float32, baseline int) {
	b := p.body
	ink := b.theme.Number // quieter than what cannot be read at all
	thin := max(1, round(b.px(1)))
	mid := baseline - b.text.Rise()*2/5
	switch c.Kind {
	case flow.TabItem:
		x0, x1 := round(x)+2*thin, round(x+c.Adv)-2*thin
		p.text.Cover(x0, mid, x1, mid+thin, ink, glyph.Solid)
		p.head(x1, mid, 1, thin, ink)
	case flow.LineEndItem:
		x0 := round(x) + 2*thin
		x1 := x0 + round(b.text.Shaper.Space()*2)
		p.text.Cover(x1-thin, mid-4*thin, x1, mid, ink, glyph.Solid)
		p.text.Cover(x0, mid, x1, mid+thin, ink, glyph.Solid)
		p.head(x0, mid, -1, thin, ink)
	default:
		dot := max(2, round(b.px(1.8)))
		at := round(x + c.Adv/2 - float32(dot)/2)
		p.text.Cover(at, mid-dot/2, at+dot, mid-dot/2+dot, ink, glyph.Solid)
	}
}

// head draws the head of an arrow whose tip is at x, y.
func (p *picture) head(x, y, way, thin int, c color.NRGBA) {
	for i := range 3 {
		at := x - way*(i+1)*thin
		for _, dy := range [2]int{-i, i} {
			r := image.Rect(at, y+dy*thin, at+way*thin, y+dy*thin+thin)
			p.text.Cover(r.Min.X, r.Min.Y, r.Max.X, r.Max.Y, c, glyph.Solid)
		}
	}
}

// thinMark shows a character without width between its neighbours.
func (p *picture) thinMark(x, baseline int) {
	b := p.body
	thin := max(1, round(b.px(1)))
	top := baseline - b.text.Rise() - 2*thin
	p.text.Cover(x, top, x+thin, baseline+2*thin, b.theme.Invisible, glyph.Solid)
	p.text.Cover(x-thin, top, x+2*thin, top+2*thin, b.theme.Invisible, glyph.Solid)
}

// pager is a Source that names pages.
type pager interface{ Page(row, off int) string }

// pageRule draws the form feed at off in a row as a thin rule that ends in the
// name of the page it begins.
func (p *picture) pageRule(c *column, row, off int) {
	b := p.body
	height := b.scroll.LineHeight()
	name := ""
	if s, ok := c.source.(pager); ok {
		name = s.Page(row, off)
	}
	mid := p.top + height/2
	thin := max(1, round(b.px(1)))
	end := c.textX + c.textW
	if name != "" {
		x := end - int(b.note.Advance(name))
		b.note.Text(p.text, name, float32(x), p.top+b.note.Baseline(height), b.theme.Number)
		end = x - int(b.px(6))
	}
	p.text.Fill(c.textX, mid, end, mid+thin, b.theme.Number)
}
