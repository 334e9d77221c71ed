package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emend/editor/detect/layout"
	"emend/editor/quality/structure"
	"emend/editor/quality/wear"
)

// A brokenText is a text with hyphens at line ends, of which is known whether
// they are the words' own.
type brokenText struct {
	name, raw string
	own       map[int]bool // by the offset of the hyphen
}

// fitLineEnds fits the chance that a hyphen at a line's end is the word's own,
// on sound texts that are wrapped here, at many widths and in pieces of many
// lengths, as a printer would divide words and as an editor who divides none.
// The newspapers, whose truth marks what was divided, are only judged by.
func fitLineEnds(folder string) {
	var train []sample
	for _, name := range soundTexts(folder) {
		for _, t := range wrappedTexts(name) {
			train = append(train, lineEndSamples(t)...)
		}
	}
	var test []sample
	if raw, own, err := structure.Marked(filepath.Join(folder, "ocr", "overproof.gold.txt")); err == nil {
		test = lineEndSamples(brokenText{"newspapers", raw, own})
	}
	w := logistic(train)
	ts := boost(train, w)
	print("lineEndWeights", w)
	writeTrees("hyphens", "lineEnd", ts)
	state(train, w, ts)
	state(test, w, ts)
	reportLineEnds("fitted on", train)
	reportLineEnds("newspapers", test)
	if *verbose {
		for _, s := range slices.Concat(train, test) {
			if keep := s.stated > 0.5; keep != s.right && max(s.stated, 1-s.stated) >= 0.9 {
				fmt.Fprintf(os.Stderr, "%.3f %v %s %s\n", s.stated, s.right, s.corpus, s.text)
			}
		}
	}
	if *leaveOut {
		names := map[string][]sample{}
		for _, s := range train {
			names[s.corpus] = append(names[s.corpus], s)
		}
		for held := range names {
			var others []sample
			for name, ss := range names {
				if name != held {
					others = append(others, ss...)
				}
			}
			w := logistic(others)
			state(names[held], w, boost(others, w))
			reportLineEnds("left out: "+held, names[held])
		}
	}
}

// soundTexts are the sound texts of the corpora and of the folder -texts.
func soundTexts(folder string) (names []string) {
	for _, pattern := range []string{filepath.Join(folder, "clean", "*.txt"), filepath.Join(*texts, "*.txt")} {
		found, _ := filepath.Glob(pattern)
		names = append(names, found...)
	}
	return names
}

// wrappedTexts wraps pieces of a text.
func wrappedTexts(path string) (out []brokenText) {
	data, err := os.ReadFile(path)
	if err != nil {
		fmt.Fprintln(os.Stderr, "skipped:", err)
		return nil
	}
	paragraphs := wear.Paragraphs(string(data))
	for i, width := range []int{38, 46, 55, 62, 68, 75} {
		for j, pieces := range []int{1, 7, 40} {
			rng := rand.New(rand.NewPCG(uint64(i), uint64(j)))
			w := wear.Wrap{Width: width, Hyphens: true}
			if (i+j)%3 != 0 {
				w.Divide = 0.8
			}
			n := len(paragraphs) / pieces
			for k := 0; k < min(pieces, 4) && n > 0; k++ {
				from := (len(paragraphs) - n) * k / 4
				out = append(out, broken(fmt.Sprintf("%.5s/%d", filepath.Base(path), pieces), paragraphs[from:from+n], w, rng))
			}
		}
	}
	return out
}

// broken wraps paragraphs and keeps what stood at the line ends.
func broken(name string, paragraphs []string, w wear.Wrap, rng *rand.Rand) brokenText {
	raw, own := w.Text(paragraphs, rng)
	return brokenText{name, raw, own}
}

func lineEndSamples(t brokenText) (out []sample) {
	found, _ := layout.HyphenSamples(t.raw)
	for _, f := range found {
		own, ok := t.own[f.At]
		if !ok {
			continue
		}
		around := strings.ReplaceAll(t.raw[max(0, f.At-14):min(len(t.raw), f.At+14)], "\n", "⏎")
		out = append(out, sample{features: f.Features, right: own, weight: 1, corpus: t.name, text: around})
	}
	return out
}

// reportLineEnds prints how many of what is sure is right, how many of the
// hyphens that are the words' own are not taken away, and how many of the
// others are.
func reportLineEnds(title string, samples []sample) {
	type count struct{ sure, right, own, safe, divided, joined, kept, wrong int }
	byName := map[string]*count{}
	var names []string
	for _, s := range samples {
		c := byName[s.corpus]
		if c == nil {
			c = &count{}
			byName[s.corpus], names = c, append(names, s.corpus)
		}
		keep, sure := s.stated > 0.5, max(s.stated, 1-s.stated) >= 0.9
		if sure {
			c.sure++
			if keep == s.right {
				c.right++
			}
		}
		if s.right {
			c.own++
			if keep || !sure {
				c.safe++
			} else {
				c.wrong++
			}
			if keep && sure {
				c.kept++
			}
		} else {
			c.divided++
			if !keep && sure {
				c.joined++
			}
		}
	}
	if *verbose {
		for _, b := range []float64{0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.1} {
			byCorpus := map[string][2]int{}
			for _, s := range samples {
				if s.stated < b {
					c := byCorpus[s.corpus]
					c[0]++
					c[1] += map[bool]int{true: 1}[s.right]
					byCorpus[s.corpus] = c
				}
			}
			fmt.Fprintln(os.Stderr, "below", b, byCorpus)
		}
	}
	for _, name := range names {
		c := byName[name]
		fmt.Fprintf(os.Stderr, "%-10s %-30.30s %6d at 0.9: %.4f right, joins %.4f; %5d own: %.3f not joined, %.3f kept surely; %6d divided: %.3f joined surely\n", title, name, c.sure,
			float64(c.right)/float64(max(1, c.sure)), float64(c.joined)/float64(max(1, c.joined+c.wrong)), c.own, float64(c.safe)/float64(max(1, c.own)), float64(c.kept)/float64(max(1, c.own)), c.divided, float64(c.joined)/float64(max(1, c.divided)))
	}
}
