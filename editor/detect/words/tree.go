package words

import "math"

// A tree corrects a weighted sum of features: three questions, one of eight
// answers. After question i comes 2i+1 where the feature is below the cut, else
// 2i+2.
type tree struct {
	feature [7]uint8
	cut     [7]float64
	leaf    [8]float64
}

func (t *tree) at(features []float64) float64 {
	i := 0
	for i < len(t.feature) {
		if features[t.feature[i]] < t.cut[i] {
			i = 2*i + 1
		} else {
			i = 2*i + 2
		}
	}
	return t.leaf[i-len(t.feature)]
}

// atMost is the greatest answer that features may have some of which are unseen.
func (t *tree) atMost(features []float64, i int) float64 {
	for i < len(t.feature) {
		f := features[t.feature[i]]
		if f != f {
			return max(t.atMost(features, 2*i+1), t.atMost(features, 2*i+2))
		}
		if f < t.cut[i] {
			i = 2*i + 1
		} else {
			i = 2*i + 2
		}
	}
	return t.leaf[i-len(t.feature)]
}

// letterAtMost is the greatest confidence that the features of a letter repair
// may have some of which are unseen.
func letterAtMost(features []float64) float64 {
	sum := letterWeights.sumAtMost(features)
	for i := range letterTrees {
		sum += letterTrees[i].atMost(features, 0)
	}
	return 1 / (1 + math.Exp(-sum))
}

// letterConfidence turns the features of a letter repair into its confidence.
func letterConfidence(features []float64) float64 {
	return chance(letterWeights.sum(features), letterTrees, features)
}

// Collections that were not fitted on bear out less of what looks sure than
// those that were: of what newspapers showed at 0.90 to 0.95, judged by weights
// fitted on books and science alone, 87 in 100 was right, and of what they
// showed above, 96; of newspapers that were fitted on, 95 and 99. What is below
// is therefore put below what may be applied unseen, and what is above is
// stated by what both bear out.
const (
	fromSure    = 0.95
	leastSure   = 0.92
	fromDoubt   = 0.9
	mostDoubt   = 0.899
	leastDoubt  = 0.88
	fromBearing = 0.8
)

// borneOut turns a fitted confidence into the one that is stated.
func borneOut(p float64) float64 {
	between := func(from, to, low, high float64) float64 { return low + (p-from)/(to-from)*(high-low) }
	switch {
	case p >= fromSure:
		return between(fromSure, 1, leastSure, 1)
	case p >= fromDoubt:
		return between(fromDoubt, fromSure, leastDoubt, mostDoubt)
	case p >= fromBearing:
		return between(fromBearing, fromDoubt, fromBearing, leastDoubt)
	}
	return p
}

// HyphenKept turns the features of a word with a hyphen at a line's end into
// the chance that the hyphen is the word's own.
func HyphenKept(features []float64) float64 {
	return chance(lineEndWeights.sum(features), lineEndTrees, features)
}

// chance is a weighted sum corrected by trees, as a probability.
func chance(sum float64, trees []tree, features []float64) float64 {
	for i := range trees {
		sum += trees[i].at(features)
	}
	return 1 / (1 + math.Exp(-sum))
}
