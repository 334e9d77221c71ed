package main

import (
	"fmt"
	"io/fs"
	"log"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/mojibake/codec"
	"emend/editor/quality/misread"
	"emend/editor/repair"
)

// Samples of sound text: long enough for a blog post, so many of a sub-folder.
const (
	sampleLength  = 3000
	samplesOfEach = 6
	fewestMarks   = 8 // characters beyond ASCII a sample must have
)

// misreadings damages samples of sound texts in every way and prints, way by
// way, how many places come back, and by confidence how many repairs are right.
func misreadings(sound string) {
	samples := soundSamples(sound)
	novels, _ := filepath.Glob(filepath.Join(*folder, "clean", "*.txt"))
	for _, path := range novels {
		data, err := os.ReadFile(path)
		if err != nil {
			log.Fatal(err)
		}
		samples["english"] = append(samples["english"], cutSamples(string(data), 2*samplesOfEach)...)
	}
	latin, other := map[string][]string{}, map[string][]string{}
	for name, of := range samples {
		if latinShare(of) > 0.8 {
			latin[name] = of
		} else {
			other[name] = of
		}
	}
	var exact, folded, foreign, swapped misread.Result
	fmt.Printf("%-50s%8s%8s%8s%8s%8s%8s\n", "", "places", "≥ 0.9", "shown", "wrong", "touched", "long")
	for _, c := range misread.Exact() {
		exact.Add(judged(c.Name, samples, c.Apply))
	}
	for _, w := range codec.Wides {
		exact.Add(judged(w.String(), samples, func(gold string, _ *rand.Rand) *misread.Text { return misread.ApplyWide(gold, w.Decode) }))
	}
	for _, c := range misread.Folded() {
		folded.Add(judged(c.Name, latin, c.Apply))
	}
	for _, c := range misread.Folded() {
		foreign.Add(judged(c.Name+", other scripts", other, c.Apply))
	}
	for _, w := range misread.Swaps {
		swapped.Add(judged(w.String(), samples, func(gold string, _ *rand.Rand) *misread.Text {
			if t, ok := w.Apply(gold); ok {
				return t
			}
			return &misread.Text{}
		}))
	}
	printBins("exact", &exact)
	printBins("lossy", &folded)
	printBins("lossy, other scripts than Latin", &foreign)
	printBins("one encoding read as another", &swapped)
}

// latinShare is the share of Latin letters among all.
func latinShare(texts []string) float64 {
	latin, letters := 0, 0
	for _, s := range texts {
		for _, r := range s {
			if unicode.IsLetter(r) {
				letters++
				if unicode.Is(unicode.Latin, r) {
					latin++
				}
			}
		}
	}
	return float64(latin) / float64(max(1, letters))
}

// soundSamples cuts samples from the texts of each sub-folder.
func soundSamples(folder string) map[string][]string {
	samples := map[string][]string{}
	if err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		of, _ := filepath.Rel(folder, path)
		name, _, _ := strings.Cut(filepath.ToSlash(of), "/")
		if len(samples[name]) < samplesOfEach {
			if raw, ok := readable(path); ok {
				samples[name] = append(samples[name], cutSamples(raw, 1)...)
			}
		}
		return nil
	}); err != nil {
		log.Fatal(err)
	}
	return samples
}

// cutSamples takes up to n samples from a text, at paragraphs, spread evenly;
// none of which anything is proposed as it is.
func cutSamples(raw string, n int) (out []string) {
	for i := range n {
		from := (2*i + 1) * len(raw) / (2*n + 1)
		if p := strings.Index(raw[from:], "\n"); p >= 0 {
			from += p + 1
		}
		s := raw[from:min(len(raw), from+sampleLength)]
		if p := strings.LastIndexByte(s, '\n'); p > 0 {
			s = s[:p]
		}
		if prose(s) && len(run(s)) == 0 {
			out = append(out, s)
		}
	}
	return out
}

// prose says whether a sample is fit: enough characters beyond ASCII, few of
// them standing alone as in a table of characters.
func prose(s string) bool {
	high, alone := 0, 0
	for _, w := range strings.Fields(s) {
		n := 0
		for _, r := range w {
			if r >= utf8.RuneSelf {
				n++
			}
		}
		high += n
		if n == 1 && utf8.RuneCountInString(w) == 1 {
			alone++
		}
	}
	return high >= fewestMarks && 4*alone < high && utf8.ValidString(s)
}

// judged damages all samples in one way and judges what is proposed of them.
func judged(name string, samples map[string][]string, damage func(string, *rand.Rand) *misread.Text) *misread.Result {
	all := &misread.Result{}
	random := rand.New(rand.NewPCG(4, 4))
	for _, language := range slices.Sorted(maps.Keys(samples)) {
		of := &misread.Result{}
		for _, s := range samples[language] {
			t := damage(s, random)
			seen := len(of.Faults)
			t.Judge(run(t.Raw), of)
			if *list == name || *list == "all" {
				for _, f := range of.Faults[seen:] {
					fmt.Printf("    %s: %s %s %.2f %s %q %q for %q\n", name, language, f.Kind, f.Confidence, f.Rule, around(t.Raw, f.Span.Start, f.Span.End), f.New, f.Gold)
				}
			}
		}
		if *bins && *list == "languages" {
			printWay("    "+language, of)
		}
		all.Add(of)
	}
	printWay(name, all)
	return all
}

func printWay(name string, r *misread.Result) {
	n := float64(max(1, r.Places))
	fmt.Printf("%-50s%8d%8.3f%8.3f%8d%8d%8d\n", name, r.Places, float64(r.Sure)/n, float64(r.Shown)/n, r.Wrong, r.Touched, r.Long)
}

// printBins prints for each rule, bin by bin of confidence, how many of its
// repairs were right and of how many, and what of those it is sure of.
func printBins(name string, r *misread.Result) {
	fmt.Printf("\n%s, by rule and confidence: right/all share\n%-22s", name, "")
	for _, e := range misread.Edges {
		fmt.Printf("%21s", fmt.Sprintf("≥ %.2f", e))
	}
	fmt.Println("   at 0.9 and above")
	for _, rule := range slices.Sorted(maps.Keys(r.Rules)) {
		right, sure := 0, 0
		fmt.Printf("%-22s", rule)
		for i, b := range r.Rules[rule] {
			if misread.Edges[i] >= repair.DefaultMinimum {
				right, sure = right+b.Right, sure+b.Total
			}
			if b.Total == 0 {
				fmt.Printf("%21s", "·")
				continue
			}
			fmt.Printf("%21s", fmt.Sprintf("%d/%d %.3f", b.Right, b.Total, float64(b.Right)/float64(b.Total)))
		}
		fmt.Printf("   %d/%d %.3f\n", right, sure, float64(right)/float64(max(1, sure)))
	}
}
