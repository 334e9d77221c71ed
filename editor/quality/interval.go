package quality

import "math"

// within is how far, in either direction, what is right may lie from what is
// stated.
const within = 0.05

// Interval is the 95 % Wilson interval of the share of repairs that are right:
// where few were counted it is wide.
func (c *Cell) Interval() (low, high float64) {
	n := float64(c.Total())
	if n == 0 {
		return 0, 1
	}
	const z = 1.96
	p := c.Precision()
	middle := p + z*z/2/n
	half := z * math.Sqrt(p*(1-p)/n+z*z/4/n/n)
	return (middle - half) / (1 + z*z/n), (middle + half) / (1 + z*z/n)
}

// A Calibration is what the repairs of a cell say of the confidence stated.
type Calibration string

// The answers.
const (
	BorneOut Calibration = "borne out" // right within five points of what is stated
	Off      Calibration = "off"       // the interval lies wholly further away
	TooFew   Calibration = "too few"   // neither: the cases leave both open
)

// Calibration judges a cell.
func (c *Cell) Calibration() Calibration {
	stated := c.Stated / float64(max(1, c.Total()))
	low, high := c.Interval()
	switch {
	case math.Abs(c.Precision()-stated) <= within:
		return BorneOut
	case high < stated-within || low > stated+within:
		return Off
	}
	return TooFew
}
