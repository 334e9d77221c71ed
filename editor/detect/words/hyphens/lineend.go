package hyphens

import "emend/editor/detect/words/judge"

// lineEndWeights were fitted by editor/quality/fit.
var lineEndWeights = judge.Weights{-2.379, -1.178, -1.751, -2.207, 0.913, 1.697, 1.943, -0.307, -0.139, -0.350, -2.282, 0.377, 0.376, 0.602, -0.352, -0.086, 0.003, 0.695, 0.950, -0.165, -0.044, -0.421, -2.483, 0.284, -1.512, 1.812, -0.719, 0.137, 1.314, -1.407, 3.891, 0.902, -1.853, -0.311, 0.842, -1.771, -2.580, -0.833, -1.737, -1.273}

// Kept turns the features of a word with a hyphen at a line's end into
// the chance that the hyphen is the word's own.
func Kept(features []float64) float64 {
	return judge.Chance(lineEndWeights.Sum(features), lineEndTrees, features)
}
