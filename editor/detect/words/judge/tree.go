package judge

import "math"

// A Tree corrects a weighted sum of features: three questions, one of eight
// answers. After question i comes 2i+1 where the feature is below the cut, else
// 2i+2.
type Tree struct {
	Feature [7]uint8
	Cut     [7]float64
	Leaf    [8]float64
}

func (t *Tree) at(features []float64) float64 {
	i := 0
	for i < len(t.Feature) {
		if features[t.Feature[i]] < t.Cut[i] {
			i = 2*i + 1
		} else {
			i = 2*i + 2
		}
	}
	return t.Leaf[i-len(t.Feature)]
}

// AtMost is the greatest answer that features may have some of which are unseen.
func (t *Tree) AtMost(features []float64, i int) float64 {
	for i < len(t.Feature) {
		f := features[t.Feature[i]]
		if f != f {
			return max(t.AtMost(features, 2*i+1), t.AtMost(features, 2*i+2))
		}
		if f < t.Cut[i] {
			i = 2*i + 1
		} else {
			i = 2*i + 2
		}
	}
	return t.Leaf[i-len(t.Feature)]
}

// Chance is a weighted sum corrected by trees, as a probability.
func Chance(sum float64, trees []Tree, features []float64) float64 {
	for i := range trees {
		sum += trees[i].at(features)
	}
	return 1 / (1 + math.Exp(-sum))
}
