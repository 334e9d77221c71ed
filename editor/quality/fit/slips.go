package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"emend/editor/detect/words"
	"emend/editor/quality"
)

// slipped makes a corpus of a clean text by misreading a share of its words as
// scans do: texts with little damage are rare among the corpora but common in
// life, and there a wrong repair weighs most.
func slipped(c *quality.Corpus, share float64) *quality.Corpus {
	rng := rand.New(rand.NewPCG(1, uint64(1/share)))
	misreadings := words.Confusions()
	total := 0.0
	for _, m := range misreadings {
		total += m.Share
	}
	out := &quality.Corpus{Name: fmt.Sprintf("%.12s +%.2f%%", c.Name, 100*share)}
	var raw strings.Builder
	for gold := range strings.SplitAfterSeq(c.Raw, "\n\n") {
		start := raw.Len()
		for i, w := range strings.SplitAfter(gold, " ") {
			_ = i
			if rng.Float64() < share {
				w = misread(w, misreadings, total, rng)
			}
			raw.WriteString(w)
		}
		out.Units = append(out.Units, quality.Unit{Start: start, Raw: raw.String()[start:], Gold: gold})
	}
	out.Raw = raw.String()
	return out
}

// misread applies one misreading, drawn by its share, where the word has room
// for it.
func misread(w string, misreadings []words.Misreading, total float64, rng *rand.Rand) string {
	for range 200 {
		x := rng.Float64() * total
		for _, m := range misreadings {
			if x -= m.Share; x > 0 {
				continue
			}
			if m.Truth == "" {
				break
			}
			if i := strings.Index(w, m.Truth); i >= 0 {
				if j := strings.LastIndex(w, m.Truth); rng.IntN(2) == 0 {
					i = j
				}
				return w[:i] + m.Printed + w[i+len(m.Truth):]
			}
			break
		}
	}
	return w
}
