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
var letterWeights = weights{1.033, 0.219, -0.164, 0.158, -0.018, 0.133, 0.191, -0.894, -0.743, -1.272, -0.021, -0.797, -0.353, 1.475, 0.310, -0.633, 1.606, 0.261, -0.075, 0.607, -1.350, 0.717, 0.023, -0.798, -0.960, -0.869, -0.402, -0.077, 0.018, -0.327, -0.082, -0.500, -0.256, -0.271, 0.128, -0.176, -0.625, 0.148, -0.408, 0.909, -0.691, 0.536, -0.348, -0.285, 0.214, 0.444}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = weights{0.261, 0.158, 0.274, 0.078, -0.295, 0.147, -0.193, -0.114, 0.043, -0.541, 1.756, 0.644, 0.173, 0.078, 0.273, 0.344, -0.394}

// hyphenWeights were fitted by editor/quality/fit.
var hyphenWeights = weights{0.744, 0.001, -0.637, 0.019, 0.416, -0.131, 0.290, 0.708, -0.086, 1.589, 0.958, 0.800, -0.120, 0.237, 1.578, 0.942}

// capitalWeights were fitted by editor/quality/fit.
var capitalWeights = weights{-0.094, -0.202, 0.329, -0.370, -0.770, 0.736, 0.002, 2.423, 0.269, -0.061, 0.108, 0.932, 0.864, 0.145, -0.041, 0.314}
