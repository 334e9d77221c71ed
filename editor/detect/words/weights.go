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
var letterWeights = weights{0.930, 0.253, -0.144, 0.144, -0.261, 0.132, 0.190, -0.913, -0.777, -1.152, -0.035, -0.619, -0.326, 1.554, 0.352, -0.663, 1.673, 0.239, -0.066, 0.535, -1.061, 0.719, 0.163, -0.957, -1.030, -0.930, -0.361, 0.164, -0.016, -0.324, -0.088, -0.508, -0.229, -0.230, 0.151, -0.162, -0.835, 0.192, -0.453, 0.798, -0.563, 0.718, -0.646, -0.281, 0.264, 0.026}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = weights{0.364, 0.154, 0.290, 0.083, -0.350, 0.263, -0.131, -0.080, -0.073, -0.305, 1.813, 0.608, 0.027, 0.083, 0.259, -0.021}

// hyphenWeights were fitted by editor/quality/fit.
var hyphenWeights = weights{0.639, 0.049, -0.858, -0.004, 0.311, -0.117, 0.113, 0.536, -0.091, 1.612, 0.892, 0.733, -0.000, 0.053, 1.597, 0.852}

// capitalWeights were fitted by editor/quality/fit.
var capitalWeights = weights{-0.009, -0.222, 0.306, -0.403, -0.787, 0.834, -0.013, 2.500, 0.312, 0.006, 0.198, 0.968, 0.911, 0.000, 0.003, 0.248}
