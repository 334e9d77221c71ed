package glyph

import "github.com/go-text/typesetting/font"

// fit moves heights so that the edges most letters share lie between pixels.
// It is a line through knots; a face without Latin letters has none.
type fit struct{ from, to []float32 }

// maxFitted is the size in pixels beyond which text is crisp as it is.
const maxFitted = 40

// newFit measures x, o, H and d of the face. scale is pixels per font unit.
func newFit(face *font.Face, scale float32) fit {
	var f fit
	top := func(r rune) float32 {
		gid, ok := face.NominalGlyph(r)
		if !ok {
			return 0
		}
		e, _ := face.GlyphExtents(gid)
		return e.YBearing * scale
	}
	bottom := func(r rune) float32 {
		gid, ok := face.NominalGlyph(r)
		if !ok {
			return 0
		}
		e, _ := face.GlyphExtents(gid)
		return (e.YBearing + e.Height) * scale
	}
	x, o, capital, ascender := top('x'), top('o'), top('H'), top('d')
	if x <= 0 || capital <= x || scale*float32(face.Upem()) > maxFitted {
		return f
	}
	f.knot(bottom('p'), round(bottom('p')))
	f.knot(bottom('o'), 0) // round letters dip below the line by a blur
	f.knot(0, 0)
	f.knot(x, round(x))
	f.knot(o, round(x))
	f.knot(capital, round(capital))
	f.knot(ascender, max(round(ascender), round(capital)))
	return f
}

func round(v float32) float32 { return float32(floor(v + 0.5)) }

// knot adds a point further up; one that is not is left out.
func (f *fit) knot(from, to float32) {
	if n := len(f.from); n > 0 && (from <= f.from[n-1] || to < f.to[n-1]) {
		return
	}
	f.from, f.to = append(f.from, from), append(f.to, to)
}

// y moves a height above the baseline.
func (f *fit) y(v float32) float32 {
	n := len(f.from)
	if n == 0 {
		return v
	}
	if v <= f.from[0] {
		return v - f.from[0] + f.to[0]
	}
	for i := 1; i < n; i++ {
		if v <= f.from[i] {
			part := (v - f.from[i-1]) / (f.from[i] - f.from[i-1])
			return f.to[i-1] + part*(f.to[i]-f.to[i-1])
		}
	}
	return v - f.from[n-1] + f.to[n-1]
}
