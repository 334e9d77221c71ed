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

// letterWeights were fitted by editor/quality/fit.
var letterWeights = weights{0.959, 0.282, -0.174, 0.143, -0.224, 0.137, 0.200, -0.934, -0.794, -1.177, 0.017, -0.628, -0.303, 1.557, 0.353, -0.664, 1.590, 0.233, -0.067, 0.524, -1.112, 0.714, 0.091, -0.959, -1.025, -0.938, -0.349, 0.173, -0.023, -0.314, -0.098, -0.456, -0.204, -0.188, 0.135, -0.173, -0.844, 0.198, -0.425, 0.796, -0.552, 0.699, -0.601, -0.265, 0.254, 0.006}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = weights{0.364, 0.154, 0.290, 0.083, -0.350, 0.263, -0.131, -0.080, -0.073, -0.305, 1.813, 0.608, 0.027, 0.083, 0.259, -0.021}

// hyphenWeights were fitted by editor/quality/fit.
var hyphenWeights = weights{0.639, 0.049, -0.858, -0.004, 0.311, -0.117, 0.113, 0.536, -0.091, 1.612, 0.892, 0.733, -0.000, 0.053, 1.597, 0.852}

// capitalWeights were fitted by editor/quality/fit.
var capitalWeights = weights{-0.009, -0.222, 0.306, -0.403, -0.787, 0.834, -0.013, 2.500, 0.312, 0.006, 0.198, 0.968, 0.911, 0.000, 0.003, 0.248}
