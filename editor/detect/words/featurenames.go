package words

// FeatureNames names the features of each kind of weights, in order; they are
// for the report of the fitting program.
func FeatureNames() map[string][]string {
	return map[string][]string{
		"letterWeights": letterFeatureNames, "spaceWeights": spaceFeatureNames,
		"hyphenWeights": hyphenFeatureNames, "capitalWeights": capitalFeatureNames,
	}
}
