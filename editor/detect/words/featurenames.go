package words

import (
	"emend/editor/detect/words/hyphens"
	"emend/editor/detect/words/spaces"
)

// FeatureNames names the features of each kind of weights, in order; they are
// for the report of the fitting program.
func FeatureNames() map[string][]string {
	return map[string][]string{
		"letterWeights": letterFeatureNames, "spaceWeights": spaces.FeatureNames,
		"hyphenWeights": hyphens.FeatureNames, "capitalWeights": capitalFeatureNames,
	}
}
