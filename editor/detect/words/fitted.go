package words

import (
	"math"

	"emend/editor/detect/words/judge"
)

// letterWeights were fitted by editor/quality/fit.
var letterWeights = judge.Weights{0.877, 0.175, -0.112, 0.216, -1.073, -0.011, -0.015, -0.685, -0.680, -2.269, -0.247, -0.411, -0.315, 1.358, 0.014, -2.151, 1.286, 0.403, -0.046, 0.769, -1.939, 0.779, -0.466, -1.979, -0.422, -1.593, -0.373, 0.278, 0.203, -0.214, -0.102, -0.842, -1.844, -0.092, 0.113, -0.167, -1.995, -0.568, -0.213, 1.322, 0.420, 0.575, -0.059, -0.153, 0.945, -1.485, 0.182, -0.004, 0.073, -0.038, -2.058, -0.303, 0.185, -0.032, -0.191, 0.543, 0.409, -2.249}

// capitalWeights were fitted by editor/quality/fit.
var capitalWeights = judge.Weights{-0.094, -0.202, 0.329, -0.370, -0.770, 0.736, 0.002, 2.423, 0.269, -0.061, 0.108, 0.932, 0.864, 0.145, -0.041, 0.314}

// letterAtMost is the greatest confidence that the features of a letter repair
// may have some of which are unseen.
func letterAtMost(features []float64) float64 {
	sum := letterWeights.SumAtMost(features)
	for i := range letterTrees {
		sum += letterTrees[i].AtMost(features, 0)
	}
	return 1 / (1 + math.Exp(-sum))
}

// letterConfidence turns the features of a letter repair into its confidence.
func letterConfidence(features []float64) float64 {
	return judge.Chance(letterWeights.Sum(features), letterTrees, features)
}
