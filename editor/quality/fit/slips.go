package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
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

// printed makes corpora of sound texts whose words are cut, run together and
// hyphenated, of which the scans have few.
func printed(folder string) (out []*quality.Corpus) {
	for _, name := range soundTexts(folder) {
		data, err := os.ReadFile(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, "skipped:", err)
			continue
		}
		paragraphs := wear.Paragraphs(string(data))
		for i, p := range wear.Prints {
			if p.Cut+p.Glued+p.Hyphened == 0 || len(paragraphs) == 0 {
				continue
			}
			rng := rand.New(rand.NewPCG(uint64(i), 7))
			from := rng.IntN(len(paragraphs))
			c := quality.Worn(fmt.Sprintf("%.12s %s", filepath.Base(name), p.Name), paragraphs[from:min(len(paragraphs), from+400)], func(s string) string { return p.Wear(s, rng) })
			out = append(out, c)
		}
	}
	return out
}
