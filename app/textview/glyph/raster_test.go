package glyph

import (
	"bytes"
	"image"
	"image/color"
	"testing"

	"github.com/go-text/typesetting/font"
)

type face = font.Face

var (
	black = color.NRGBA{A: 255}
	red   = color.NRGBA{R: 255, A: 255}
	white = color.RGBA{255, 255, 255, 255}
)

// sampleScene has some of everything, partly outside of the picture.
func sampleScene(tb testing.TB, size image.Point) *Scene {
	tb.Helper()
	pen := NewPen(testFaces(tb), 14)
	var s Scene
	s.Reset(size, white)
	l := s.Layer(image.Rect(5, 5, size.X-5, size.Y-5))
	for y := 0; y < size.Y+20; y += 20 {
		l.Fill(-10, y, 60, y+18, color.NRGBA{R: 200, G: 220, B: 255, A: 255})
		l.Fill(40, y, 90, y+18, color.NRGBA{G: 120, B: 255, A: 80})
		pen.Text(l, "Sphinxofblackquartz", float32(y), y, black)
		pen.Box(l, "00", 30, y, red)
		l.Cover(-5, y+3, size.X+9, y+7, red, Wavy)
		l.Cover(-5, y+9, size.X+9, y+11, red, Dotted)
		l.Curves = append(l.Curves, Curve{X0: 10, Y0: float32(y), X1: 60, Y1: float32(2 * y), Width: 1.5, Color: red})
	}
	return &s
}

func TestBandsPaintTheSame(t *testing.T) {
	size := image.Pt(800, 601)
	s := sampleScene(t, size)
	one, many := image.NewRGBA(image.Rectangle{Max: size}), image.NewRGBA(image.Rectangle{Max: size})
	Raster{}.Paint(one, s)
	Raster{Bands: 5}.Paint(many, s)
	const rounding = 8 // of curves: masks of different size are made with different arithmetic
	for i, v := range one.Pix {
		if d := int(v) - int(many.Pix[i]); d > rounding || d < -rounding {
			t.Fatalf("five bands give %d in place of %d at %d, %d", many.Pix[i], v, i/4%size.X, i/4/size.X)
		}
	}
}

func TestPaintStaysInTheClip(t *testing.T) {
	size := image.Pt(120, 90)
	s := sampleScene(t, size)
	img := image.NewRGBA(image.Rectangle{Max: size})
	Raster{}.Paint(img, s)
	inside := image.Rect(5, 5, size.X-5, size.Y-5)
	for y := range size.Y {
		for x := range size.X {
			if at := image.Pt(x, y); !at.In(inside) && img.RGBAAt(x, y) != white {
				t.Fatalf("painted outside of the clip at %v", at)
			}
		}
	}
}

func TestMix(t *testing.T) {
	k := newInk(color.NRGBA{R: 10, G: 20, B: 30, A: 255})
	p := []uint8{200, 200, 200, 255}
	k.mix(p, 255)
	if !bytes.Equal(p, []uint8{10, 20, 30, 255}) {
		t.Errorf("full coverage gives %v", p)
	}
	last := uint8(255)
	for c := range 256 {
		p := []uint8{200, 200, 200, 255}
		k.mix(p, uint8(c))
		if p[0] > last {
			t.Fatalf("coverage %d is lighter than %d", c, c-1)
		}
		last = p[0]
	}
}

// The rows of x at its top and above the baseline are as dark as those within:
// they lie on pixel edges.
func TestLettersLieOnPixelEdges(t *testing.T) {
	f := testFaces(t)
	for _, px := range []float32{12, 13, 14, 15, 17, 21} {
		gid, _ := f.faces[0].NominalGlyph('x')
		m, _ := NewMasks(f, px).At(0, uint32(gid), 0, false)
		if m.Top+m.H != 0 && m.Top+m.H != 1 {
			t.Fatalf("at %v the x ends %d below the baseline", px, m.Top+m.H)
		}
		dark := func(row int) (sum int) {
			for _, v := range m.Pix[row*m.W : (row+1)*m.W] {
				sum += int(v)
			}
			return sum
		}
		top, bottom := 0, m.H-1
		for dark(bottom) == 0 {
			bottom--
		}
		for dark(top) == 0 {
			top++
		}
		if middle := dark((top + bottom) / 2); dark(top) < middle*2/3 || dark(bottom) < middle*2/3 {
			t.Errorf("at %v the edges of x are blurred: %d, %d, %d", px, dark(top), middle, dark(bottom))
		}
	}
}

func TestSubPixelPositions(t *testing.T) {
	f := testFaces(t)
	gid, _ := f.faces[0].NominalGlyph('l')
	m := NewMasks(f, 14)
	for _, c := range []struct {
		x   float32
		col int
	}{{0, 0}, {0.1, 0}, {0.9, 1}, {7.49, 7}, {-0.6, -1}, {-0.1, 0}} {
		if _, col := m.At(0, uint32(gid), c.x, false); col != c.col {
			t.Errorf("x %v is counted from pixel %d, want %d", c.x, col, c.col)
		}
	}
	a, _ := m.At(0, uint32(gid), 3, false)
	b, _ := m.At(0, uint32(gid), 3.5, false)
	bold, _ := m.At(0, uint32(gid), 3, true)
	if a == b || a == bold || a == nil || bold.W <= a.W {
		t.Error("half a pixel or bold make no difference")
	}
}

func TestCurveIsFoundWhereItIs(t *testing.T) {
	c := Curve{X0: 100, Y0: 20, X1: 128, Y1: 200, Width: 1}
	if y := c.YAt(100); y < 19 || y > 21 {
		t.Errorf("left end at %v", y)
	}
	if y := c.YAt(114); y < 109 || y > 111 {
		t.Errorf("middle at %v", y)
	}
}

func BenchmarkRaster(b *testing.B) {
	size := image.Pt(1428, 900)
	s := sampleScene(b, size)
	img := image.NewRGBA(image.Rectangle{Max: size})
	for _, bands := range []int{1, 2} {
		b.Run(map[int]string{1: "one", 2: "two"}[bands], func(b *testing.B) {
			for b.Loop() {
				Raster{Bands: bands}.Paint(img, s)
			}
		})
	}
}

// TestColouredGlyph: a picture keeps its own colours and is cut at the clip.
func TestColouredGlyph(t *testing.T) {
	m := &Mask{W: 2, H: 1, Colours: []uint8{255, 0, 0, 255, 0, 255, 0, 255}}
	dst := image.NewRGBA(image.Rect(0, 0, 4, 1))
	s := &Scene{Size: dst.Rect.Size(), Back: color.RGBA{0, 0, 0, 255}}
	s.Layer(image.Rect(0, 0, 2, 1)).Glyphs = []Placed{{Mask: m, X: 1, Color: color.NRGBA{0, 0, 255, 255}}}
	Raster{}.Paint(dst, s)
	if got := dst.At(1, 0); got != (color.RGBA{255, 0, 0, 255}) {
		t.Errorf("%v, want red", got)
	}
	if got := dst.At(2, 0); got != (color.RGBA{0, 0, 0, 255}) {
		t.Errorf("%v beyond the clip, want the ground", got)
	}
}
