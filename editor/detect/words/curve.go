package words

// A curve turns a fitted confidence into the one that is stated, by what was
// right of it in texts not fitted on; between its points it runs straight.
//
// Context: weights are fitted on all kinds of a proposal together, and kinds
// that the scans have few of are right oftener or less often than the sum says.
// Decision: each has its curve, from the scans and from texts read badly taken
// together (editor/quality/README.md has the cases); where both are few,
// neighbouring bins share a figure. Consequence: what is stated holds of
// the kind, and the order of its proposals stays as fitted.
type curve []struct{ fitted, stated float64 }

func (c curve) at(p float64) float64 {
	i := 1
	for i+1 < len(c) && p >= c[i].fitted {
		i++
	}
	a, b := c[i-1], c[i]
	return a.stated + (p-a.fitted)/(b.fitted-a.fitted)*(b.stated-a.stated)
}

// borneOut is the curve of letters in texts that may be unlike those fitted on:
// collections that were not bear out less of what looks sure. Of
// what newspapers showed at 0.90 to 0.95, judged by weights fitted without them,
// 87 in 100 was right, and of what they showed above, 975 in 1,000. What is below
// 0.95 is therefore put below what may be applied unseen.
var borneOut = curve{
	{0, 0}, {0.3, 0.28}, {0.5, 0.45}, {0.7, 0.65}, {0.8, 0.79}, {0.9, 0.88}, {0.95, 0.899}, {0.95, 0.92}, {1, 1},
}

// letterCurves are those of letter proposals of a kind.
var letterCurves = map[Kind]curve{
	Digits: {{0, 0}, {0.3, 0.2}, {0.6, 0.52}, {0.75, 0.75}, {1, 1}},
	Glyphs: {{0, 0}, {0.1, 0.3}, {0.4, 0.48}, {0.7, 0.74}, {0.9, 0.9}, {1, 1}},
	LongS:  {{0, 0.3}, {0.1, 0.48}, {0.4, 0.58}, {0.6, 0.75}, {0.7, 0.9}, {0.85, 0.95}, {1, 1}},
}

// hyphenCurve is that of hyphens inside lines.
var hyphenCurve = curve{{0, 0}, {0.4, 0.25}, {0.6, 0.6}, {0.75, 0.82}, {0.8, 0.9}, {0.9, 0.97}, {1, 1}}

// splitCurve is that of words that were split.
var splitCurve = curve{{0, 0}, {0.4, 0.5}, {0.6, 0.75}, {0.75, 0.86}, {0.85, 0.9}, {0.95, 0.97}, {1, 1}}
