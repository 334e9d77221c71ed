package quality

import "testing"

func TestCalibration(t *testing.T) {
	cell := func(right, wrong int, stated float64) *Cell {
		c := &Cell{Stated: stated * float64(right+wrong)}
		c.Verdicts[Exact], c.Verdicts[Harms] = right, wrong
		return c
	}
	for _, c := range []struct {
		right, wrong int
		stated       float64
		want         Calibration
	}{
		{60, 40, 0.63, BorneOut},
		{600, 400, 0.7, Off},
		{4, 2, 0.8, TooFew},
		{0, 9, 0.75, Off},
		{30, 0, 0.93, TooFew},
	} {
		if got := cell(c.right, c.wrong, c.stated).Calibration(); got != c.want {
			low, high := cell(c.right, c.wrong, c.stated).Interval()
			t.Errorf("%d of %d at %.2f: %s, want %s (%.3f to %.3f)", c.right, c.right+c.wrong, c.stated, got, c.want, low, high)
		}
	}
	if low, high := cell(7, 3, 0.5).Interval(); low < 0.396 || low > 0.398 || high < 0.891 || high > 0.893 { // as the textbooks have it
		t.Errorf("7 of 10: %.4f to %.4f", low, high)
	}
}
