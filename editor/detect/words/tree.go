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
