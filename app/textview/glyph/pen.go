package glyph

import (
	"image/color"
	"strconv"

	"emend/app/textview/flow"
)

// boxScale is the size of the digits in a box in relation to the text.
const boxScale = 0.62

const hexDigits = "0123456789ABCDEF"

// boxPad is the space left and right of the digits in a box.
func boxPad(px float32) float32 { return px * 0.08 }

// A Pen writes words into layers, in one size.
type Pen struct {
	Shaper *Shaper
	masks  *Masks
	small  *Masks // of the digits in boxes
	digits [16]uint32

	px              float32
	ascent, descent float32
	capital         float32
}

// NewPen returns a Pen for a size in pixels per em.
func NewPen(faces *Faces, px float32) *Pen {
	p := &Pen{
		Shaper: NewShaper(faces, px), px: px,
		masks: NewMasks(faces, px), small: NewMasks(faces, px*boxScale),
	}
	face := faces.faces[0]
	scale := px / float32(face.Upem())
	p.ascent, p.descent = px*0.95, px*0.25
	if e, ok := face.FontHExtents(); ok && e.Ascender > 0 {
		p.ascent, p.descent = e.Ascender*scale, -e.Descender*scale
	}
	p.capital = p.ascent * 0.75
	if gid, ok := face.NominalGlyph('H'); ok {
		if e, ok := face.GlyphExtents(gid); ok {
			p.capital = e.YBearing * scale
		}
	}
	for i := range p.digits {
		if w := p.Shaper.Word(hexDigits[i:i+1], false); len(w.Glyphs) > 0 {
			p.digits[i] = w.Glyphs[0].ID
		}
	}
	return p
}

// Forget drops what was shaped, as the faces have changed.
func (p *Pen) Forget() { p.Shaper.Forget() }

// Baseline is where the baseline of a line of the given height lies below its
// top. The letters without their accents stand in the middle.
func (p *Pen) Baseline(line int) int {
	return int((float32(line)+p.capital)/2 + p.descent*0.12 + 0.5)
}

// Rise is how far capitals rise above the baseline.
func (p *Pen) Rise() int { return int(p.capital + 0.5) }

// Glyph adds a glyph of a word whose left is at x.
func (p *Pen) Glyph(l *Layer, g *flow.Glyph, x float32, baseline int, c color.NRGBA, bold bool) {
	if g.Face == BoxFace {
		p.Box(l, strconv.FormatUint(uint64(g.ID), 16), x+g.X, baseline, c)
		return
	}
	mask, col := p.masks.At(g.Face, g.ID, x+g.X, bold)
	if mask == nil {
		return
	}
	l.Glyphs = append(l.Glyphs, Placed{Mask: mask, X: col, Y: baseline + floor(g.Y+0.5), Color: c})
}

// Box adds a box with hexadecimal digits, at least two.
func (p *Pen) Box(l *Layer, digits string, x float32, baseline int, c color.NRGBA) {
	for n := len(digits); n < 2 || n == 3; n++ {
		digits = "0" + digits
	}
	left := floor(x+0.5) + 1
	right := floor(x + p.Shaper.Box(len(digits)) - 0.5)
	top := baseline - p.Rise() - 1
	bottom := baseline + 2
	frame := c
	frame.A = c.A / 2
	l.Frame(left, top, right, bottom, 1, frame)
	pen := float32(left) + 1 + boxPad(p.px)
	rise := p.capital * boxScale
	base := baseline - int((p.capital-rise)/2)
	for i := range digits {
		v, err := strconv.ParseUint(digits[i:i+1], 16, 8)
		if err != nil {
			continue
		}
		if mask, col := p.small.At(0, p.digits[v], pen, false); mask != nil {
			l.Glyphs = append(l.Glyphs, Placed{Mask: mask, X: col, Y: base, Color: c})
		}
		pen += p.Shaper.digit
	}
}

// Text writes a short text without controls outside of the flow, as a number in
// the margin.
func (p *Pen) Text(l *Layer, s string, x float32, baseline int, c color.NRGBA) {
	w := p.Shaper.Word(s, false)
	for i := range w.Glyphs {
		p.Glyph(l, &w.Glyphs[i], x, baseline, c, false)
	}
}

// Advance is the width of a short text without controls.
func (p *Pen) Advance(s string) float32 { return p.Shaper.Word(s, false).Adv }
