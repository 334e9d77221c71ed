package main

import (
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"sort"
	"strings"
)

// A tree corrects the logistic sum: three questions, eight answers. Question i
// is followed by 2i+1 when the feature is below the cut, else by 2i+2.
type tree struct {
	feature [7]int
	cut     [7]float64
	leaf    [8]float64
}

// The boosting is kept tame: few, shallow trees, small steps, and leaves that
// hold many samples, so that no single word decides a leaf.
const (
	trees     = 120
	learning  = 0.12
	leastHess = 12.0
	leafRidge = 8.0
	maxCuts   = 24
)

func (t *tree) at(f []float64) float64 {
	i := 0
	for i < 7 {
		if f[t.feature[i]] < t.cut[i] {
			i = 2*i + 1
		} else {
			i = 2*i + 2
		}
	}
	return t.leaf[i-7]
}

// boost fits trees to what the logistic sum leaves over.
func boost(samples []sample, w []float64) []tree {
	sums := make([]float64, len(samples))
	for i, s := range samples {
		sums[i] = dot(w, s.features)
	}
	cuts := quantiles(samples)
	g, h := make([]float64, len(samples)), make([]float64, len(samples))
	var out []tree
	for range trees {
		for i, s := range samples {
			p := sigmoid(sums[i])
			g[i], h[i] = -p, p*(1-p)
			if s.right {
				g[i]++
			}
		}
		var t tree
		all := make([]int, len(samples))
		for i := range all {
			all[i] = i
		}
		t.grow(0, all, samples, g, h, cuts)
		for i, s := range samples {
			sums[i] += t.at(s.features)
		}
		out = append(out, t)
	}
	return out
}

// grow splits node i where that explains most, or answers.
func (t *tree) grow(i int, in []int, samples []sample, g, h []float64, cuts [][]float64) {
	if i >= 7 {
		sg, sh := 0.0, 0.0
		for _, k := range in {
			sg += g[k]
			sh += h[k]
		}
		t.leaf[i-7] = learning * sg / (sh + leafRidge)
		return
	}
	t.feature[i], t.cut[i] = bestSplit(in, samples, g, h, cuts)
	var below, above []int
	for _, k := range in {
		if samples[k].features[t.feature[i]] < t.cut[i] {
			below = append(below, k)
		} else {
			above = append(above, k)
		}
	}
	t.grow(2*i+1, below, samples, g, h, cuts)
	t.grow(2*i+2, above, samples, g, h, cuts)
}

func bestSplit(in []int, samples []sample, g, h []float64, cuts [][]float64) (feature int, cut float64) {
	best := 1e-6
	cut = math.Inf(-1)
	for f := range cuts {
		sg, sh := make([]float64, len(cuts[f])+1), make([]float64, len(cuts[f])+1)
		tg, th := 0.0, 0.0
		for _, k := range in {
			b := sort.SearchFloat64s(cuts[f], math.Nextafter(samples[k].features[f], math.Inf(1)))
			sg[b] += g[k]
			sh[b] += h[k]
			tg += g[k]
			th += h[k]
		}
		lg, lh := 0.0, 0.0
		for b := range cuts[f] {
			lg += sg[b]
			lh += sh[b]
			if lh < leastHess || th-lh < leastHess {
				continue
			}
			gain := lg*lg/(lh+leafRidge) + (tg-lg)*(tg-lg)/(th-lh+leafRidge) - tg*tg/(th+leafRidge)
			if gain > best {
				best, feature, cut = gain, f, cuts[f][b]
			}
		}
	}
	return feature, cut
}

// quantiles are the places where a feature may be cut.
func quantiles(samples []sample) [][]float64 {
	out := make([][]float64, len(samples[0].features))
	for f := range out {
		values := make([]float64, len(samples))
		for i, s := range samples {
			values[i] = s.features[f]
		}
		slices.Sort(values)
		for q := 1; q < maxCuts; q++ {
			// Rounded as they are printed.
			v := math.Round(values[q*len(values)/maxCuts]*1000) / 1000
			if n := len(out[f]); n == 0 || v > out[f][n-1] {
				out[f] = append(out[f], v)
			}
		}
	}
	return out
}

// sum is the logit of a sample's confidence.
func sum(w []float64, ts []tree, f []float64) float64 {
	s := dot(w, f)
	for i := range ts {
		s += ts[i].at(f)
	}
	return s
}

// writeTrees writes the trees of one kind, "letter", to letter_trees.go.txt.
func writeTrees(kind string, ts []tree) {
	file, err := os.Create(strings.ToLower(kind) + "_trees.go.txt")
	if err != nil {
		log.Fatal(err)
	}
	printTrees(file, kind+"Trees", ts)
	if err := file.Close(); err != nil {
		log.Fatal(err)
	}
}

func printTrees(out *os.File, name string, ts []tree) {
	fmt.Fprintf(out, "package words\n\n// %s were fitted by editor/quality/fit.\nvar %s = []tree{\n", name, name)
	for _, t := range ts {
		fmt.Fprint(out, "\t{[7]uint8{")
		for i, f := range t.feature {
			comma(out, i)
			fmt.Fprint(out, f)
		}
		fmt.Fprint(out, "}, [7]float64{")
		for i, c := range t.cut {
			comma(out, i)
			fmt.Fprint(out, math.Max(c, -1e9))
		}
		fmt.Fprint(out, "}, [8]float64{")
		for i, l := range t.leaf {
			comma(out, i)
			fmt.Fprintf(out, "%.4f", l)
		}
		fmt.Fprint(out, "}},\n")
	}
	fmt.Fprint(out, "}\n")
}

func comma(out *os.File, i int) {
	if i > 0 {
		fmt.Fprint(out, ", ")
	}
}
