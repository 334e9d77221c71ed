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

// A booster holds what the fitting of trees works on.
type booster struct {
	cuts [][]float64 // by feature
	bins [][]uint8   // by feature, of each sample: how many cuts it reaches
	g, h []float64   // gradient and curvature of each sample
}

// boost fits trees to what the logistic sum leaves over.
func boost(samples []sample, w []float64) []tree {
	b := booster{cuts: quantiles(samples), g: make([]float64, len(samples)), h: make([]float64, len(samples))}
	for f, cuts := range b.cuts {
		b.bins = append(b.bins, make([]uint8, len(samples)))
		for i, s := range samples {
			b.bins[f][i] = uint8(sort.SearchFloat64s(cuts, math.Nextafter(s.features[f], math.Inf(1))))
		}
	}
	sums, all := make([]float64, len(samples)), make([]int, len(samples))
	for i, s := range samples {
		sums[i], all[i] = dot(w, s.features), i
	}
	var out []tree
	for range trees {
		for i, s := range samples {
			p := sigmoid(sums[i])
			b.g[i], b.h[i] = -p, p*(1-p)
			if s.right {
				b.g[i]++
			}
		}
		var t tree
		t.grow(0, all, &b)
		for i, s := range samples {
			sums[i] += t.at(s.features)
		}
		out = append(out, t)
	}
	return out
}

// grow splits node i where that explains most, or answers.
func (t *tree) grow(i int, in []int, b *booster) {
	if i >= 7 {
		sg, sh := 0.0, 0.0
		for _, k := range in {
			sg += b.g[k]
			sh += b.h[k]
		}
		t.leaf[i-7] = learning * sg / (sh + leafRidge)
		return
	}
	var at int
	t.feature[i], at = b.split(in)
	t.cut[i] = math.Inf(-1)
	if at >= 0 {
		t.cut[i] = b.cuts[t.feature[i]][at]
	}
	var below, above []int
	for _, k := range in {
		if int(b.bins[t.feature[i]][k]) <= at {
			below = append(below, k)
		} else {
			above = append(above, k)
		}
	}
	t.grow(2*i+1, below, b)
	t.grow(2*i+2, above, b)
}

// split finds the feature and the index of its cut that explain most; -1: none
// explains anything.
func (b *booster) split(in []int) (feature, at int) {
	best := 1e-6
	at = -1
	tg, th := 0.0, 0.0
	for _, k := range in {
		tg += b.g[k]
		th += b.h[k]
	}
	for f, bins := range b.bins {
		var sg, sh [maxCuts]float64
		for _, k := range in {
			sg[bins[k]] += b.g[k]
			sh[bins[k]] += b.h[k]
		}
		lg, lh := 0.0, 0.0
		for c := range b.cuts[f] {
			lg += sg[c]
			lh += sh[c]
			if lh < leastHess || th-lh < leastHess {
				continue
			}
			gain := lg*lg/(lh+leafRidge) + (tg-lg)*(tg-lg)/(th-lh+leafRidge) - tg*tg/(th+leafRidge)
			if gain > best {
				best, feature, at = gain, f, c
			}
		}
	}
	return feature, at
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

// writeTrees writes the trees of one kind, "letter", for a package to
// letter_trees.go.txt.
func writeTrees(pkg, kind string, ts []tree) {
	file, err := os.Create(strings.ToLower(kind) + "_trees.go.txt")
	if err != nil {
		log.Fatal(err)
	}
	printTrees(file, pkg, kind+"Trees", ts)
	if err := file.Close(); err != nil {
		log.Fatal(err)
	}
}

func printTrees(out *os.File, pkg, name string, ts []tree) {
	fmt.Fprintf(out, "package %s\n\nimport \"emend/editor/detect/words/judge\"\n\n// %s were fitted by editor/quality/fit.\nvar %s = []judge.Tree{\n", pkg, name, name)
	for _, t := range ts {
		fmt.Fprint(out, "\t{Feature: [7]uint8{")
		for i, f := range t.feature {
			comma(out, i)
			fmt.Fprint(out, f)
		}
		fmt.Fprint(out, "}, Cut: [7]float64{")
		for i, c := range t.cut {
			comma(out, i)
			fmt.Fprint(out, math.Max(c, -1e9))
		}
		fmt.Fprint(out, "}, Leaf: [8]float64{")
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
