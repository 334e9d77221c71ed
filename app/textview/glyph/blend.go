package glyph

import (
	"image/color"
	"math"
)

// gamma is the exponent of the space colours are mixed in. 2.2 would be light
// itself, and makes dark text on light thin and light text on dark fat; 1 does
// the opposite. 1.5 gives both about the same weight.
const gamma = 1.5

// toLinear and fromLinear change between bytes of a picture and 12 bits of the
// space colours are mixed in.
var (
	toLinear   = linearTable()
	fromLinear = byteTable()
)

const linearMax = 4095

func linearTable() (t [256]int32) {
	for i := range t {
		t[i] = int32(math.Pow(float64(i)/255, gamma)*linearMax + 0.5)
	}
	return t
}

func byteTable() (t [linearMax + 1]uint8) {
	for i := range t {
		t[i] = uint8(math.Pow(float64(i)/linearMax, 1/gamma)*255 + 0.5)
	}
	return t
}

// ink is a colour ready to be mixed.
type ink struct {
	r, g, b int32 // linear
	bytes   color.NRGBA
	alpha   int32 // 0..256
}

func newInk(c color.NRGBA) ink {
	a := int32(c.A)
	return ink{toLinear[c.R], toLinear[c.G], toLinear[c.B], c, a + a>>7}
}

// mix puts the ink on the pixel p with the given coverage, 0..255. Pixels are
// opaque.
func (k *ink) mix(p []uint8, coverage uint8) {
	a := int32(coverage)
	a = (a + a>>7) * k.alpha >> 8
	if a >= 256 {
		p[0], p[1], p[2] = k.bytes.R, k.bytes.G, k.bytes.B
		return
	}
	r, g, b := toLinear[p[0]], toLinear[p[1]], toLinear[p[2]]
	p[0] = fromLinear[r+(k.r-r)*a>>8]
	p[1] = fromLinear[g+(k.g-g)*a>>8]
	p[2] = fromLinear[b+(k.b-b)*a>>8]
}
