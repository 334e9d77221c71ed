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

// letterConfidence turns the features of a letter repair into its confidence.
func letterConfidence(features []float64) float64 {
	sum := letterWeights.sum(features)
	for i := range letterTrees {
		sum += letterTrees[i].at(features)
	}
	return 1 / (1 + math.Exp(-sum))
}
