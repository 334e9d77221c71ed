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
var letterWeights = weights{1.027, 0.219, -0.164, 0.158, -0.017, 0.133, 0.192, -0.894, -0.746, -1.272, -0.023, -0.798, -0.354, 1.475, 0.309, -0.633, 1.608, 0.261, -0.075, 0.607, -1.349, 0.716, 0.024, -0.799, -0.960, -0.867, -0.403, -0.077, 0.018, -0.327, -0.082, -0.502, -0.258, -0.243, 0.127, -0.176, -0.626, 0.146, -0.409, 0.909, -0.690, 0.536, -0.348, -0.284, 0.215, 0.444}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = weights{0.364, 0.154, 0.290, 0.083, -0.350, 0.263, -0.131, -0.080, -0.073, -0.305, 1.813, 0.608, 0.027, 0.083, 0.259, -0.021}

// hyphenWeights were fitted by editor/quality/fit.
var hyphenWeights = weights{0.639, 0.049, -0.858, -0.004, 0.311, -0.117, 0.113, 0.536, -0.091, 1.612, 0.892, 0.733, -0.000, 0.053, 1.597, 0.852}

// capitalWeights were fitted by editor/quality/fit.
var capitalWeights = weights{-0.093, -0.202, 0.330, -0.371, -0.769, 0.736, 0.002, 2.423, 0.269, -0.078, 0.109, 0.931, 0.863, 0.146, -0.040, 0.314}
