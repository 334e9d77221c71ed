package words

import "math"

// weights turn features into the confidence that a proposal is right.
type weights []float64

func (w weights) confidence(features []float64) float64 {
	return 1 / (1 + math.Exp(-w.sum(features)))
}

func (w weights) sum(features []float64) float64 {
	sum := 0.0
	for i, weight := range w {
		sum += weight * features[i]
	}
	return sum
}

// atMost is the greatest confidence that features may have some of which are
// unseen.
func (w weights) atMost(features []float64) float64 {
	return 1 / (1 + math.Exp(-w.sumAtMost(features)))
}

func (w weights) sumAtMost(features []float64) float64 {
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

// letterWeights were fitted by editor/quality/fit.
var letterWeights = weights{0.877, 0.175, -0.112, 0.216, -1.073, -0.011, -0.015, -0.685, -0.680, -2.269, -0.247, -0.411, -0.315, 1.358, 0.014, -2.151, 1.286, 0.403, -0.046, 0.769, -1.939, 0.779, -0.466, -1.979, -0.422, -1.593, -0.373, 0.278, 0.203, -0.214, -0.102, -0.842, -1.844, -0.092, 0.113, -0.167, -1.995, -0.568, -0.213, 1.322, 0.420, 0.575, -0.059, -0.153, 0.945, -1.485, 0.182, -0.004, 0.073, -0.038, -2.058, -0.303, 0.185, -0.032, -0.191, 0.543, 0.409, -2.249}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = weights{1.119, 0.335, 0.887, -0.542, -0.115, -0.333, -0.554, 0.122, -0.063, 1.382, 1.227, 0.553, 0.335, 0.222, 0.082, 0.459, -1.457, 1.196, 1.077}

// hyphenWeights were fitted by editor/quality/fit.
var hyphenWeights = weights{1.346, 0.243, -0.702, 0.023, 0.734, -0.063, 0.197, 0.459, -1.231, 2.120, 1.103, 0.688, -0.688, -0.460, 2.292, 1.813, -0.636}

// capitalWeights were fitted by editor/quality/fit.
var capitalWeights = weights{-0.094, -0.202, 0.329, -0.370, -0.770, 0.736, 0.002, 2.423, 0.269, -0.061, 0.108, 0.932, 0.864, 0.145, -0.041, 0.314}

// lineEndWeights were fitted by editor/quality/fit.
var lineEndWeights = weights{-2.379, -1.178, -1.751, -2.207, 0.913, 1.697, 1.943, -0.307, -0.139, -0.350, -2.282, 0.377, 0.376, 0.602, -0.352, -0.086, 0.003, 0.695, 0.950, -0.165, -0.044, -0.421, -2.483, 0.284, -1.512, 1.812, -0.719, 0.137, 1.314, -1.407, 3.891, 0.902, -1.853, -0.311, 0.842, -1.771, -2.580, -0.833, -1.737, -1.273}
