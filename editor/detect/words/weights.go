package words

import "math"

// weights turn features into the confidence that a proposal is right.
type weights []float64

func (w weights) confidence(features []float64) float64 {
	sum := 0.0
	for i, f := range features {
		sum += w[i] * f
	}
	return 1 / (1 + math.Exp(-sum))
}

// letterWeights were fitted by editor/quality/fit.
var letterWeights = weights{2.603, 0.264, -0.053, 0.142, -0.489, 0.010, 0.378, -0.875, -0.689, -0.796, -0.028, -0.444, -0.292, 1.329, 0.297, -0.313, 2.068, 0.184, -0.108, 0.493, -1.419, 1.130, -0.723, 0.335, -1.583, -0.555, -0.059, 0.179}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = weights{0.343, 0.117, 0.132, -0.290, -1.639, 0.253, 0.051, -0.828, -0.329, -0.500, 3.313, 0.689, 0.193, -0.290, 0.185, 0.030}
