package glyph

import (
	"bytes"
	"image"
	"image/png"

	"github.com/go-text/typesetting/font"
	"golang.org/x/image/draw"
)

// pictured returns the picture that a face of coloured pictures, as of emoji,
// has for a glyph. Only PNG is read, which is what such faces hold.
func pictured(face *font.Face, gid font.GID) (font.GlyphBitmap, bool) {
	b, ok := face.GlyphDataBitmap(gid)
	return b, ok && b.Format == font.PNG
}

// picture makes the mask of a coloured glyph: its own colours instead of a
// coverage. It is nil where the picture cannot be read.
func (m *Masks) picture(face *font.Face, gid font.GID) *Mask {
	b, ok := pictured(face, gid)
	if !ok {
		return nil
	}
	extents, ok := face.GlyphExtents(gid)
	scale := m.px / float32(face.Upem())
	left, top := floor(extents.XBearing*scale+0.5), floor(-extents.YBearing*scale+0.5)
	w, h := floor(extents.Width*scale+0.5), floor(-extents.Height*scale+0.5)
	if !ok || w < 1 || h < 1 || w > 4096 || h > 4096 {
		return nil
	}
	src, err := png.Decode(bytes.NewReader(b.Data))
	if err != nil {
		return nil
	}
	dst := image.NewRGBA(image.Rect(0, 0, w, h))
	draw.CatmullRom.Scale(dst, dst.Rect, src, src.Bounds(), draw.Src, nil)
	return &Mask{Colours: dst.Pix, W: w, H: h, Left: left, Top: top}
}

// paintColours paints a coloured mask with its corner at x, y.
func paintColours(dst *image.RGBA, clip image.Rectangle, m *Mask, x, y int) {
	src := &image.RGBA{Pix: m.Colours, Stride: 4 * m.W, Rect: image.Rect(0, 0, m.W, m.H)}
	at := image.Rect(x, y, x+m.W, y+m.H).Intersect(clip)
	draw.Draw(dst, at, src, at.Min.Sub(image.Pt(x, y)), draw.Over)
}
