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
var letterWeights = weights{0.887, 0.169, -0.032, 0.133, -0.567, 0.053, 0.153, -0.920, -0.689, -0.916, 0.093, -0.721, -0.464, 1.501, 0.312, -0.632, 1.925, 0.331, -0.053, 0.633, -2.224, 0.688, -0.219, -0.629, -1.844, -0.984, -0.410, 0.153, 0.137, -0.355, -0.102, -0.677, -0.822, -0.308, 0.129, -0.197, -0.806, 1.997, 1.183}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = weights{0.406, 0.121, 0.055, -0.250, -1.655, 0.248, 0.012, -0.755, -0.284, -0.527, 3.437, 0.749, 0.200, -0.250, 0.146, 0.024}

// hyphenWeights were fitted by editor/quality/fit.
var hyphenWeights = weights{1.227, 0.268, -0.938, -0.024, 0.610, -0.212, 0.134, 0.310, 0.002, 2.966, 1.075, 0.973, -0.452, -0.762, 2.929, 0.683}

// capitalWeights were fitted by editor/quality/fit.
var capitalWeights = weights{-0.455, -0.435, 0.711, -0.698, -1.523, 1.083, -0.120, 6.029, 0.327, 0.302, 0.625, 1.435, 1.078, -1.158, 0.003, 0.286}
