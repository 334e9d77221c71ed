package main

import (
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"

	"emend/editor/quality"
	"emend/editor/quality/wear"
)

// worn reads sound texts badly, word by word, and prints of every rule, by
// confidence, how many of its repairs are right, so that rules that the scans of
// the corpora hardly need are judged as well.
func worn(names []string) {
	all := &quality.Score{}
	fmt.Println("\nsound texts read badly (package wear), by rule and confidence")
	for _, p := range wear.Prints {
		if *kind != "" && *kind != p.Name {
			continue
		}
		of := &quality.Score{}
		for _, name := range names {
			data, err := os.ReadFile(name)
			if err != nil {
				log.Fatal(err)
			}
			paragraphs := wear.Paragraphs(string(data))
			for i := range *pieces {
				c := readBadly(filepath.Base(name), piece(paragraphs, i), p, rand.New(rand.NewPCG(*seed, uint64(i))))
				found := run(c.Raw)
				of.Add(quality.Of(c, found, *threshold, func(int) bool { return true }))
				if *list != "" {
					wrong(c, found)
				}
			}
		}
		all.Add(of)
		if *patterns {
			fmt.Println("\n" + p.Name)
			table(of)
			recalls(of)
		}
	}
	fmt.Println("\nall of them")
	table(all)
	recalls(all)
	calibration(all)
}

// calibration prints which bins of which rules are not borne out within five
// points, with the interval of what is right in them.
func calibration(s *quality.Score) {
	counts := map[quality.Calibration]int{}
	var lines []string
	for _, rule := range s.RuleNames() {
		for b, c := range s.Rules[rule] {
			if b == 0 || c.Total() == 0 {
				continue
			}
			is := c.Calibration()
			counts[is]++
			if is != quality.BorneOut {
				low, high := c.Interval()
				lines = append(lines, fmt.Sprintf("%-20s ≥ %.2f %5d cases, stated %.3f, right %.3f (%.2f to %.2f): %s",
					rule, quality.Bins[b], c.Total(), c.Stated/float64(c.Total()), c.Precision(), low, high, is))
			}
		}
	}
	fmt.Printf("\nbins within 5 points: %d; off, by their interval: %d; with too few cases to say: %d\n%s\n",
		counts[quality.BorneOut], counts[quality.Off], counts[quality.TooFew], strings.Join(lines, "\n"))
}

// readBadly makes a corpus of paragraphs, read badly and wrapped.
func readBadly(name string, paragraphs []string, p wear.Print, rng *rand.Rand) *quality.Corpus {
	return quality.Worn(name, paragraphs, func(s string) string {
		lines, _ := wear.Wrap{Width: 68}.Lines(p.Wear(s, rng), rng)
		return strings.Join(lines, "\n")
	})
}
