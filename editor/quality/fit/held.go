package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// held states every sample by weights fitted without its collection, be it of
// scans or of texts in one of the other languages; English texts that are sound
// and those made of them keep what they have.
func held(all []sample) {
	groups := map[string][]int{}
	for i := range all {
		if g := collection(all[i].corpus); g != "" {
			groups[g] = append(groups[g], i)
		}
	}
	for g, in := range groups {
		var others []sample
		for i := range all {
			if collection(all[i].corpus) != g {
				others = append(others, all[i])
			}
		}
		w := logistic(others)
		var ts []tree
		if len(others) > enoughForTrees {
			ts = boost(others, w)
		}
		for _, i := range in {
			all[i].stated = sigmoid(sum(w, ts, all[i].features))
		}
	}
}

// collection is what a corpus is left out with: the scans of one project, the
// texts of one language other than English.
func collection(corpus string) string {
	if strings.HasPrefix(corpus, "ocr/") {
		return corpus
	}
	lang, _, _ := strings.Cut(corpus, "-")
	if len(lang) == 2 && lang != "en" {
		return lang
	}
	return ""
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
