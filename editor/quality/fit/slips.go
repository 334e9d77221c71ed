package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"emend/editor/quality"
	"emend/editor/quality/wear"
)

// slipped makes a corpus of a clean text by misreading a share of its words as
// scans do: texts with little damage are rare among the corpora but common in
// life, and there a wrong repair weighs most.
func slipped(c *quality.Corpus, share float64) *quality.Corpus {
	rng := rand.New(rand.NewPCG(1, uint64(1/share)))
	out := &quality.Corpus{Name: fmt.Sprintf("%.12s +%.2f%%", c.Name, 100*share)}
	var raw strings.Builder
	for gold := range strings.SplitAfterSeq(c.Raw, "\n\n") {
		start := raw.Len()
		for w := range strings.SplitAfterSeq(gold, " ") {
			if rng.Float64() < share {
				w = wear.Slip(w, rng)
			}
			raw.WriteString(w)
		}
		out.Units = append(out.Units, quality.Unit{Start: start, Raw: raw.String()[start:], Gold: gold})
	}
	out.Raw = raw.String()
	return out
}
