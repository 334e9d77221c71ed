package glyph

import (
	"image"
	"image/color"
)

// A Scene is what is to be seen, in pixels from the left upper corner. It is
// built by one goroutine, then read only.
type Scene struct {
	Size   image.Point
	Back   color.RGBA
	Layers []*Layer
}

// Reset empties the scene for a new picture. Layers keep their memory.
func (s *Scene) Reset(size image.Point, back color.RGBA) {
	s.Size, s.Back = size, back
	s.Layers = s.Layers[:0]
}

// Layer adds a layer that is painted within clip, over the ones before it.
func (s *Scene) Layer(clip image.Rectangle) *Layer {
	n := len(s.Layers)
	if n < cap(s.Layers) {
		s.Layers = s.Layers[:n+1]
	} else {
		s.Layers = append(s.Layers, nil)
	}
	if s.Layers[n] == nil {
		s.Layers[n] = &Layer{}
	}
	l := s.Layers[n]
	l.Clip = clip.Intersect(image.Rectangle{Max: s.Size})
	l.Under, l.Glyphs, l.Over, l.Curves = l.Under[:0], l.Glyphs[:0], l.Over[:0], l.Curves[:0]
	return l
}

// A Layer paints fills, glyphs over them, fills over those, and curves.
type Layer struct {
	Clip   image.Rectangle
	Under  []Fill
	Glyphs []Placed
	Over   []Fill
	Curves []Curve
}

// Pattern is how a Fill fills.
type Pattern uint8

// The patterns of fills.
const (
	Solid  Pattern = iota
	Dotted         // squares as high as the fill, as far apart
	Wavy           // a wave as high as the fill
)

// A Fill is a filled rectangle. The colour is not premultiplied.
type Fill struct {
	image.Rectangle
	Color   color.NRGBA
	Pattern Pattern
}

// Placed is a glyph with its origin.
type Placed struct {
	Mask  *Mask
	X, Y  int
	Color color.NRGBA
}

// A Curve leaves its first point and reaches its last one horizontally.
type Curve struct {
	X0, Y0, X1, Y1 float32
	Width          float32
	Color          color.NRGBA
}

// Fill adds a rectangle under the glyphs.
func (l *Layer) Fill(x0, y0, x1, y1 int, c color.NRGBA) {
	l.Under = append(l.Under, Fill{Rectangle: image.Rect(x0, y0, x1, y1), Color: c})
}

// Cover adds a rectangle over the glyphs.
func (l *Layer) Cover(x0, y0, x1, y1 int, c color.NRGBA, p Pattern) {
	l.Over = append(l.Over, Fill{Rectangle: image.Rect(x0, y0, x1, y1), Color: c, Pattern: p})
}

// Frame adds the outline of a rectangle over the glyphs.
func (l *Layer) Frame(x0, y0, x1, y1, thick int, c color.NRGBA) {
	l.Cover(x0, y0, x1, y0+thick, c, Solid)
	l.Cover(x0, y1-thick, x1, y1, c, Solid)
	l.Cover(x0, y0+thick, x0+thick, y1-thick, c, Solid)
	l.Cover(x1-thick, y0+thick, x1, y1-thick, c, Solid)
}

// A Painter makes pixels of scenes. dst is as large as the scene.
type Painter interface {
	Paint(dst *image.RGBA, s *Scene)
}
