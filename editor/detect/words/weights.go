package words

import "math"

// weights turn features into the confidence that a proposal is right.
type weights []float64

func (w weights) confidence(features []float64) float64 {
	sum := 0.0
	for i, weight := range w {
		sum += weight * features[i]
	}
	return 1 / (1 + math.Exp(-sum))
}

// letterWeights were fitted by editor/quality/fit.
var letterWeights = weights{0.460, 0.231, -0.040, 0.155, -0.311, 0.036, 0.212, -0.696, -0.651, -0.656, 0.256, -0.535, -0.385, 1.909, 0.221, -0.550, 2.232, 0.246, -0.068, 0.513, -1.566, 0.802, -0.063, 0.252, -1.320, -0.769, -0.366, -0.116, 0.134, -0.235, -0.136, -0.018, -0.779, -0.385, 0.129, -0.153, -0.926}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = weights{0.317, 0.119, 0.067, -0.271, -1.630, 0.244, 0.033, -0.777, -0.287, -0.522, 3.392, 0.720, 0.205, -0.271, 0.172, 0.028}
