package glyph

import (
	"image"
	"image/color"
	"math"
	"sync"

	"golang.org/x/image/vector"
)

// Raster paints scenes in software, in bands side by side.
type Raster struct {
	// Bands is how many goroutines paint; 0 and 1 mean one.
	Bands int
}

// smallScene is the number of pixels below which bands do not pay.
const smallScene = 200_000

// Paint paints s into dst.
func (r Raster) Paint(dst *image.RGBA, s *Scene) {
	bands := max(1, r.Bands)
	if s.Size.X*s.Size.Y < smallScene {
		bands = 1
	}
	if bands == 1 {
		paintBand(dst, s, dst.Rect)
		return
	}
	var wg sync.WaitGroup
	for i := range bands {
		band := dst.Rect
		band.Min.Y = dst.Rect.Dy() * i / bands
		band.Max.Y = dst.Rect.Dy() * (i + 1) / bands
		wg.Go(func() { paintBand(dst, s, band) })
	}
	wg.Wait()
}

func paintBand(dst *image.RGBA, s *Scene, band image.Rectangle) {
	fillSolid(dst, band, color.NRGBA{R: s.Back.R, G: s.Back.G, B: s.Back.B, A: 255})
	for _, l := range s.Layers {
		clip := l.Clip.Intersect(band)
		if clip.Empty() {
			continue
		}
		for i := range l.Under {
			fill(dst, clip, &l.Under[i])
		}
		paintGlyphs(dst, clip, l.Glyphs)
		for i := range l.Over {
			fill(dst, clip, &l.Over[i])
		}
		for i := range l.Curves {
			stroke(dst, clip, &l.Curves[i])
		}
	}
}

func paintGlyphs(dst *image.RGBA, clip image.Rectangle, glyphs []Placed) {
	var k ink
	var last color.NRGBA
	for i := range glyphs {
		g := &glyphs[i]
		if g.Mask.Colours != nil {
			paintColours(dst, clip, g.Mask, g.X+g.Mask.Left, g.Y+g.Mask.Top)
			continue
		}
		if i == 0 || g.Color != last {
			k, last = newInk(g.Color), g.Color
		}
		paintMask(dst, clip, g.Mask, g.X+g.Mask.Left, g.Y+g.Mask.Top, &k)
	}
}

func paintMask(dst *image.RGBA, clip image.Rectangle, m *Mask, x, y int, k *ink) {
	x0, x1 := max(x, clip.Min.X), min(x+m.W, clip.Max.X)
	y0, y1 := max(y, clip.Min.Y), min(y+m.H, clip.Max.Y)
	if x0 >= x1 {
		return
	}
	for row := y0; row < y1; row++ {
		src := m.Pix[(row-y)*m.W+x0-x : (row-y)*m.W+x1-x]
		o := dst.PixOffset(x0, row)
		out := dst.Pix[o : o+4*len(src)]
		for i, v := range src {
			if v != 0 {
				k.mix(out[4*i:4*i+4:4*i+4], v)
			}
		}
	}
}

func fill(dst *image.RGBA, clip image.Rectangle, f *Fill) {
	r := f.Rectangle.Intersect(clip)
	if r.Empty() || f.Color.A == 0 {
		return
	}
	switch f.Pattern {
	case Dotted:
		fillDots(dst, clip, f)
	case Wavy:
		fillWave(dst, r, f)
	default:
		fillSolid(dst, r, f.Color)
	}
}

func fillSolid(dst *image.RGBA, r image.Rectangle, c color.NRGBA) {
	if r.Empty() {
		return
	}
	if c.A < 255 {
		k := newInk(c)
		for y := r.Min.Y; y < r.Max.Y; y++ {
			o := dst.PixOffset(r.Min.X, y)
			for x := range r.Dx() {
				k.mix(dst.Pix[o+4*x:o+4*x+4], 255)
			}
		}
		return
	}
	first := dst.Pix[dst.PixOffset(r.Min.X, r.Min.Y):][:4*r.Dx()]
	first[0], first[1], first[2], first[3] = c.R, c.G, c.B, 255
	for n := 4; n < len(first); n *= 2 {
		copy(first[n:], first[:n])
	}
	for y := r.Min.Y + 1; y < r.Max.Y; y++ {
		copy(dst.Pix[dst.PixOffset(r.Min.X, y):], first)
	}
}

func fillDots(dst *image.RGBA, clip image.Rectangle, f *Fill) {
	side := max(1, f.Dy())
	for x := f.Min.X; x < f.Max.X; x += 2 * side {
		fillSolid(dst, image.Rect(x, f.Min.Y, min(x+side, f.Max.X), f.Max.Y).Intersect(clip), f.Color)
	}
}

// fillWave draws a sine wave whose phase hangs on the place in the picture, so
// that neighbouring fills join.
func fillWave(dst *image.RGBA, r image.Rectangle, f *Fill) {
	k := newInk(f.Color)
	high := float64(f.Dy())
	thick := max(1, high/3)
	amplitude := (high - thick) / 2
	for x := r.Min.X; x < r.Max.X; x++ {
		mid := float64(f.Min.Y) + high/2 + amplitude*math.Sin(float64(x)*math.Pi/(high+1))
		for y := r.Min.Y; y < r.Max.Y; y++ {
			d := thick/2 + 0.5 - math.Abs(float64(y)+0.5-mid)
			if d > 0 {
				o := dst.PixOffset(x, y)
				k.mix(dst.Pix[o:o+4], uint8(min(1, d)*255))
			}
		}
	}
}

// curveSteps is of how many straight pieces a curve is made.
const curveSteps = 24

// stroke paints a curve. Few are in view, so that each is rasterised anew.
func stroke(dst *image.RGBA, clip image.Rectangle, c *Curve) {
	box := image.Rect(
		floor(min(c.X0, c.X1)-c.Width), floor(min(c.Y0, c.Y1)-c.Width),
		floor(max(c.X0, c.X1)+c.Width)+1, floor(max(c.Y0, c.Y1)+c.Width)+1,
	)
	// What lies outside of the clip is cut off before a mask is made for it.
	tall := image.Rect(box.Min.X, max(box.Min.Y, clip.Min.Y-2), box.Max.X, min(box.Max.Y, clip.Max.Y+2))
	if tall.Intersect(clip).Empty() {
		return
	}
	var z vector.Rasterizer
	z.Reset(tall.Dx(), tall.Dy())
	ox, oy := float32(tall.Min.X), float32(tall.Min.Y)
	half := c.Width / 2
	var back [curveSteps + 1][2]float32
	for i := range curveSteps + 1 {
		x, y, nx, ny := c.at(float32(i) / curveSteps)
		if i == 0 {
			z.MoveTo(x+nx*half-ox, y+ny*half-oy)
		} else {
			z.LineTo(x+nx*half-ox, y+ny*half-oy)
		}
		back[i] = [2]float32{x - nx*half - ox, y - ny*half - oy}
	}
	for i := curveSteps; i >= 0; i-- {
		z.LineTo(back[i][0], back[i][1])
	}
	z.ClosePath()
	alpha := image.NewAlpha(image.Rectangle{Max: tall.Size()})
	z.Draw(alpha, alpha.Rect, image.Opaque, image.Point{})
	k := newInk(c.Color)
	mask := &Mask{Pix: alpha.Pix, W: tall.Dx(), H: tall.Dy()}
	paintMask(dst, clip, mask, tall.Min.X, tall.Min.Y, &k)
}

// at is the point of the curve at t, 0 to 1, and its normal there.
func (c *Curve) at(t float32) (x, y, nx, ny float32) {
	mx := (c.X0 + c.X1) / 2
	u := 1 - t
	x = u*u*u*c.X0 + 3*u*u*t*mx + 3*u*t*t*mx + t*t*t*c.X1
	y = u*u*u*c.Y0 + 3*u*u*t*c.Y0 + 3*u*t*t*c.Y1 + t*t*t*c.Y1
	dx := 3*u*u*(mx-c.X0) + 3*t*t*(c.X1-mx)
	dy := 6 * u * t * (c.Y1 - c.Y0)
	d := float32(math.Hypot(float64(dx), float64(dy)))
	if d == 0 {
		return x, y, 0, 1
	}
	return x, y, -dy / d, dx / d
}

// YAt is the height of the curve at an x between its ends. Along x the curve
// only grows, so that t is found by halving.
func (c *Curve) YAt(x float32) float32 {
	lo, hi := float32(0), float32(1)
	for range 16 {
		mid := (lo + hi) / 2
		if at, _, _, _ := c.at(mid); at < x {
			lo = mid
		} else {
			hi = mid
		}
	}
	_, y, _, _ := c.at((lo + hi) / 2)
	return y
}
