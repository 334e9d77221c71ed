package judge

// A Curve turns a fitted confidence into the one that is stated, by what was
// right of it in texts not fitted on; between its points it runs straight.
//
// Context: weights are fitted on all kinds of a proposal together, and kinds
// that the scans have few of are right oftener or less often than the sum says.
// Decision: each has its curve, from the scans and from texts read badly taken
// together (editor/quality/README.md has the cases); where both are few,
// neighbouring bins share a figure. Consequence: what is stated holds of
// the kind, and the order of its proposals stays as fitted.
type Curve []struct{ Fitted, Stated float64 }

// At is what is stated of a fitted confidence.
func (c Curve) At(p float64) float64 {
	i := 1
	for i+1 < len(c) && p >= c[i].Fitted {
		i++
	}
	a, b := c[i-1], c[i]
	return a.Stated + (p-a.Fitted)/(b.Fitted-a.Fitted)*(b.Stated-a.Stated)
}
