package words

import (
	"testing"

	"emend/editor/detect/words/hyphens"
	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/spaces"
)

// TestCurvesRise: a proposal that is likelier than another is stated so.
func TestCurvesRise(t *testing.T) {
	curves := map[string]judge.Curve{"borne out": borneOut, "hyphens": hyphens.Curve, "split words": spaces.Curve}
	for kind, c := range letterCurves {
		curves[string('A'+rune(kind))] = c
	}
	for name, c := range curves {
		last := 0.0
		for i := range 1001 {
			p := c.At(float64(i) / 1000)
			if p < last || p > 1 {
				t.Errorf("%s: %.3f is stated %.3f, after %.3f", name, float64(i)/1000, p, last)
			}
			last = p
		}
		if c[len(c)-1].Fitted != 1 {
			t.Errorf("%s ends before 1", name)
		}
	}
	if got := hyphens.Curve.At(0.7); got < 0.74 || got > 0.75 {
		t.Errorf("between two points: %.3f", got)
	}
}
