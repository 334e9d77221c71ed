package judge

import "math"

// Weights turn features into the confidence that a proposal is right.
type Weights []float64

// Confidence is the chance that a proposal with these features is right.
func (w Weights) Confidence(features []float64) float64 {
	return 1 / (1 + math.Exp(-w.Sum(features)))
}

// Sum is the weighted sum of features, for trees to correct (see Chance).
func (w Weights) Sum(features []float64) float64 {
	sum := 0.0
	for i, weight := range w {
		sum += weight * features[i]
	}
	return sum
}

// AtMost is the greatest confidence that features may have some of which are
// unseen.
func (w Weights) AtMost(features []float64) float64 {
	return 1 / (1 + math.Exp(-w.SumAtMost(features)))
}

// SumAtMost is the greatest such sum where some features, as NaN, are unseen.
func (w Weights) SumAtMost(features []float64) float64 {
	sum := 0.0
	for i, weight := range w {
		if f := features[i]; f == f {
			sum += weight * f
		} else {
			sum += max(0, weight)
		}
	}
	return sum
}
