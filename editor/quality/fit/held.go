package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// held states every sample of a real scan by weights fitted without its
// collection; the sound texts and those made of them keep what they have.
func held(all []sample) {
	var names []string
	for _, s := range all {
		if strings.HasPrefix(s.corpus, "ocr/") && !slices.Contains(names, s.corpus) {
			names = append(names, s.corpus)
		}
	}
	for _, name := range names {
		var others []sample
		for _, s := range all {
			if s.corpus != name {
				others = append(others, s)
			}
		}
		w := logistic(others)
		var ts []tree
		if len(others) > enoughForTrees {
			ts = boost(others, w)
		}
		for i := range all {
			if all[i].corpus == name {
				all[i].stated = sigmoid(sum(w, ts, all[i].features))
			}
		}
	}
}

// cumulative prints, by corpus, how many are stated at a confidence and above,
// and the share of them that is right.
func cumulative(title string, samples []sample) {
	levels := []float64{0.5, 0.7, 0.8, 0.85, 0.9, 0.92, 0.94, 0.95, 0.96, 0.97, 0.98, 0.99}
	fmt.Fprintf(os.Stderr, "%s, at a level and above\n%-22s", title, "")
	for _, l := range levels {
		fmt.Fprintf(os.Stderr, "%12.2f", l)
	}
	fmt.Fprintln(os.Stderr)
	var names []string
	for _, s := range samples {
		if !slices.Contains(names, s.corpus) {
			names = append(names, s.corpus)
		}
	}
	for _, name := range names {
		fmt.Fprintf(os.Stderr, "%-22.22s", name)
		for _, l := range levels {
			n, right := 0, 0
			for _, s := range samples {
				if s.corpus == name && s.stated >= l {
					n++
					if s.right {
						right++
					}
				}
			}
			fmt.Fprintf(os.Stderr, "%6d %.3f", n, float64(right)/float64(max(1, n)))
		}
		fmt.Fprintln(os.Stderr)
	}
}
