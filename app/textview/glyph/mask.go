package glyph

import (
	"image"
	"image/draw"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"golang.org/x/image/vector"
)

// subPixels is at how many horizontal positions in a pixel glyphs are
// rasterised. With four no position is more than an eighth of a pixel off.
const subPixels = 4

// maxMaskBytes bounds the masks remembered.
const maxMaskBytes = 16 << 20

// A Mask is the coverage of one glyph, 0 to 255 a pixel.
type Mask struct {
	Pix       []uint8
	Colours   []uint8 // instead of Pix, of a coloured glyph: RGBA, premultiplied
	W, H      int
	Left, Top int // from the origin on the baseline to the left upper corner
}

// Masks rasterises the glyphs of Faces at one size and remembers them. It
// belongs to one goroutine; the masks it returns are not changed any more.
type Masks struct {
	faces *Faces
	px    float32
	fits  []fit
	masks map[maskKey]*Mask
	bytes int
	z     vector.Rasterizer
}

type maskKey struct {
	id   uint32
	face uint16
	sub  uint8
	bold bool
}

// NewMasks returns Masks for a size in pixels per em.
func NewMasks(faces *Faces, px float32) *Masks {
	return &Masks{faces: faces, px: px, masks: map[maskKey]*Mask{}}
}

// At returns the mask of a glyph whose origin lies at x, and the whole pixel
// its origin is counted from. It is nil where there is nothing to see.
func (m *Masks) At(face uint16, id uint32, x float32, bold bool) (*Mask, int) {
	q := int(x*subPixels + subPixels*1024 + 0.5)
	col := q/subPixels - 1024
	key := maskKey{id: id, face: face, sub: uint8(q % subPixels), bold: bold}
	mask, ok := m.masks[key]
	if !ok {
		mask = m.rasterise(key)
		if m.bytes > maxMaskBytes {
			clear(m.masks)
			m.bytes = 0
		}
		m.masks[key] = mask
		m.bytes += 64
		if mask != nil {
			m.bytes += len(mask.Pix) + len(mask.Colours)
		}
	}
	return mask, col
}

// emboldening is by how much of an em a bold glyph is drawn wider. Bold is
// drawn, not a font of its own: so marks never change where lines break.
const emboldening = 0.045

func (m *Masks) rasterise(key maskKey) *Mask {
	face := m.faces.faces[key.face]
	outline, ok := face.GlyphDataOutline(font.GID(key.id))
	if !ok || len(outline.Segments) == 0 {
		return m.picture(face, font.GID(key.id))
	}
	p := pen{fit: m.fit(int(key.face)), scale: m.px / float32(face.Upem()), dx: float32(key.sub) / subPixels}
	box := p.bounds(outline.Segments)
	if box.Empty() || box.Dx() > 4096 || box.Dy() > 4096 {
		return nil
	}
	extra := 0
	if key.bold {
		extra = int(m.px*emboldening) + 1
	}
	mask := &Mask{W: box.Dx() + extra, H: box.Dy(), Left: box.Min.X, Top: box.Min.Y}
	mask.Pix = make([]uint8, mask.W*mask.H)
	p.draw(&m.z, mask, outline.Segments, box)
	if key.bold {
		p.dx += m.px * emboldening
		second := &Mask{W: mask.W, H: mask.H, Pix: make([]uint8, len(mask.Pix))}
		p.draw(&m.z, second, outline.Segments, box)
		for i, v := range second.Pix {
			mask.Pix[i] = max(mask.Pix[i], v)
		}
	}
	return mask
}

// pen maps an outline from font units to pixels.
type pen struct {
	fit       *fit
	scale, dx float32
}

func (p *pen) at(q opentype.SegmentPoint) (x, y float32) {
	return q.X*p.scale + p.dx, -p.fit.y(q.Y * p.scale)
}

// bounds is the box of whole pixels around the outline.
func (p *pen) bounds(segments []opentype.Segment) image.Rectangle {
	minX, minY, maxX, maxY := float32(1e9), float32(1e9), float32(-1e9), float32(-1e9)
	for i := range segments {
		for _, q := range segments[i].ArgsSlice() {
			x, y := p.at(q)
			minX, maxX = min(minX, x), max(maxX, x)
			minY, maxY = min(minY, y), max(maxY, y)
		}
	}
	if minX > maxX {
		return image.Rectangle{}
	}
	return image.Rect(floor(minX), floor(minY), floor(maxX)+1, floor(maxY)+1)
}

func floor(v float32) int {
	n := int(v)
	if float32(n) > v {
		n--
	}
	return n
}

func (p *pen) draw(z *vector.Rasterizer, mask *Mask, segments []opentype.Segment, box image.Rectangle) {
	z.Reset(mask.W, mask.H)
	z.DrawOp = draw.Src
	ox, oy := float32(box.Min.X), float32(box.Min.Y)
	open := false
	for i := range segments {
		var x, y [3]float32
		for j, q := range segments[i].ArgsSlice() {
			x[j], y[j] = p.at(q)
			x[j], y[j] = x[j]-ox, y[j]-oy
		}
		switch segments[i].Op {
		case opentype.SegmentOpMoveTo:
			if open {
				z.ClosePath()
			}
			z.MoveTo(x[0], y[0])
			open = true
		case opentype.SegmentOpLineTo:
			z.LineTo(x[0], y[0])
		case opentype.SegmentOpQuadTo:
			z.QuadTo(x[0], y[0], x[1], y[1])
		case opentype.SegmentOpCubeTo:
			z.CubeTo(x[0], y[0], x[1], y[1], x[2], y[2])
		}
	}
	if open {
		z.ClosePath()
	}
	dst := &image.Alpha{Pix: mask.Pix, Stride: mask.W, Rect: image.Rect(0, 0, mask.W, mask.H)}
	z.Draw(dst, dst.Rect, image.Opaque, image.Point{})
}

// fit returns how outlines of the face are moved vertically.
func (m *Masks) fit(face int) *fit {
	for len(m.fits) <= face {
		f := m.faces.faces[len(m.fits)]
		m.fits = append(m.fits, newFit(f, m.px/float32(f.Upem())))
	}
	return &m.fits[face]
}
