package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"emend/editor/detect/layout"
	"emend/editor/detect/words"
	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
	"emend/editor/quality"
)

// A sample is one proposal and whether it is right.
type sample struct {
	features []float64
	right    bool
	weight   float64
	kind     judge.Kind
	corpus   string
	text     string // for looking at
	unit     int
	stated   float64 // confidence, where it was worked out beforehand
}

// A finder makes all proposals of one kind for a text.
type finder func(m *words.Model, text string, yield func(*judge.Proposal))

// samples judges every proposal of a corpus.
func samples(c *quality.Corpus, find finder) []sample {
	m := words.NewModel(c.Raw, languageOf(c), runtime.GOMAXPROCS(0), nil)
	m.All = true
	aligned := make([]*quality.Aligned, len(c.Units))
	var out []sample
	unit := 0
	find(m, c.Raw, func(p *judge.Proposal) {
		for unit+1 < len(c.Units) && c.Units[unit+1].Start <= p.Start {
			unit++
		}
		u := &c.Units[unit]
		if aligned[unit] == nil {
			aligned[unit] = quality.Align(*u)
		}
		v := aligned[unit].Judge(p.Start-u.Start, p.End-u.Start, p.Replacement)
		out = append(out, sample{p.Features, v <= quality.Improves, 1, p.Kind, c.Name, shown(c, aligned[unit], p), unit, 0})
	})
	fmt.Fprintf(os.Stderr, "%s: damage %.5f, of spaces %.5f, of hyphens %.3f, of capitals %.5f\n", c.Name, m.Damage, m.Spaces.Damage, m.Hyphens.Damage, m.Capitals.Damage)
	return out
}

// shown is a proposal as it is listed, with the truth and what stands about it.
func shown(c *quality.Corpus, u *quality.Aligned, p *judge.Proposal) string {
	if !*verbose {
		return ""
	}
	about := c.Raw[max(0, p.Start-30):min(len(c.Raw), p.End+30)]
	return fmt.Sprintf("%s → %s, truth %q, in %q", c.Raw[p.Start:p.End], p.Replacement, u.Truth(p.Start-u.Start, p.End-u.Start), about)
}

// languageOf is the language that a corpus is judged in: English, where it is
// not surely another one with counts.
func languageOf(c *quality.Corpus) string {
	if lang := lexicon.Language(c.Raw); lexicon.For(lang) != nil {
		return lang
	}
	return "en"
}

// clean makes a corpus of a clean text, whose every proposal is wrong.
func clean(path string) (*quality.Corpus, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	c := &quality.Corpus{Name: filepath.Base(path), Raw: string(raw)}
	if len(c.Raw) > 600e3 {
		c.Raw = c.Raw[:600e3]
	}
	c.Units = []quality.Unit{{Raw: c.Raw, Gold: c.Raw}}
	return c, nil
}

func fitWeights(folder string) {
	all := corpora(folder)
	for _, name := range soundTexts(folder) {
		c, err := clean(name)
		if err != nil {
			fmt.Fprintln(os.Stderr, "skipped:", err)
			continue
		}
		all = append(all, c)
		for _, share := range []float64{0.0003, 0.001, 0.005} {
			all = append(all, slipped(c, share))
		}
		n := scans
		if languageOf(c) != "en" {
			n = scansOther
		}
		for k := range n {
			all = append(all, scanned(c, k))
		}
	}
	damaged, _ := filepath.Glob(filepath.Join(folder, "damaged", "en-*.gold.txt"))
	for _, name := range damaged {
		if c, err := clean(name); err == nil {
			all = append(all, c)
		}
	}
	blanks := slices.Concat(all, printed(folder))
	wanted := func(name string) bool { return *only == "" || *only == name }
	if wanted("space") {
		fit("spaceWeights", blanks, func(m *words.Model, text string, yield func(*judge.Proposal)) {
			m.Spaces.Learn(text)
			m.Spaces.Find(text, 0, len(text), yield)
		})
	}
	if wanted("hyphen") {
		fit("hyphenWeights", blanks, func(m *words.Model, text string, yield func(*judge.Proposal)) {
			m.Hyphens.Learn(text)
			m.Hyphens.Find(text, 0, len(text), yield)
		})
	}
	if wanted("capital") {
		fit("capitalWeights", all, func(m *words.Model, text string, yield func(*judge.Proposal)) {
			m.Capitals.Learn()
			m.Misread(text, 0, len(text), yield)
		})
	}
	if !wanted("letter") {
		return
	}
	fit("letterWeights", all, func(m *words.Model, text string, yield func(*judge.Proposal)) {
		m.Learn(nil)
		m.Misread(text, 0, len(text), func(p *judge.Proposal) {
			if p.Features != nil {
				yield(p)
			}
		})
	})
}

// fit fits the weights of one kind of proposal and prints them.
func fit(name string, all []*quality.Corpus, find finder) {
	var train, test []sample
	for _, c := range all {
		for _, s := range samples(c, find) {
			if s.unit%2 == 0 {
				train = append(train, s)
			} else {
				test = append(test, s)
			}
		}
	}
	w := logistic(train)
	print(name, w)
	var ts []tree
	if len(train) > enoughForTrees {
		ts = boost(train, w)
		writeTrees("words", strings.TrimSuffix(name, "Weights"), ts)
	}
	state(train, w, ts)
	state(test, w, ts)
	report(os.Stderr, name+" train", train)
	report(os.Stderr, name+" test", test)
	if *leaveOut {
		both := slices.Concat(train, test)
		cumulative(name+" test", test)
		held(both)
		report(os.Stderr, name+" left out", both)
		cumulative(name+" left out", both)
		test = both
	}
	if *verbose {
		list(test)
	}
}

// enoughForTrees is how many samples it takes to fit trees to.
const enoughForTrees = 8000

// state sets the confidence of samples.
func state(samples []sample, w []float64, ts []tree) {
	for i := range samples {
		samples[i].stated = sigmoid(sum(w, ts, samples[i].features))
	}
}

// list prints the proposals that were looked at, surest first.
func list(samples []sample) {
	for _, s := range samples {
		if p := s.stated; p > 0.3 {
			fmt.Fprintf(os.Stderr, "%.3f %v %d %s %s\n", p, s.right, s.kind, s.corpus, s.text)
		}
	}
}

func print(name string, w []float64) {
	fmt.Printf("var %s = weights{", name)
	for i, x := range w {
		if i > 0 {
			fmt.Print(", ")
		}
		fmt.Printf("%.3f", x)
	}
	fmt.Println("}")
	names := words.FeatureNames()[name]
	if names == nil {
		_, names = layout.HyphenSamples("")
	}
	for i, feature := range names {
		fmt.Fprintf(os.Stderr, "%-16s %8.3f\n", feature, w[i])
	}
}

// logistic fits weights by Newton's method with a small ridge.
func logistic(samples []sample) []float64 {
	n := len(samples[0].features)
	w := make([]float64, n)
	for range 25 {
		g := make([]float64, n)
		h := make([][]float64, n)
		for i := range h {
			h[i] = make([]float64, n)
			g[i] = -4 * w[i]
			h[i][i] = 4
		}
		for _, s := range samples {
			p := sigmoid(dot(w, s.features))
			y := 0.0
			if s.right {
				y = 1
			}
			for i, a := range s.features {
				if a == 0 {
					continue
				}
				g[i] += s.weight * (y - p) * a
				for j, b := range s.features[:i+1] {
					h[i][j] += s.weight * p * (1 - p) * a * b
				}
			}
		}
		step := solve(h, g)
		size := 0.0
		for i := range w {
			w[i] += step[i]
			size += math.Abs(step[i])
		}
		if size < 1e-4 {
			break
		}
	}
	return w
}

// solve solves h x = g for a symmetric positive matrix given by its lower half.
func solve(h [][]float64, g []float64) []float64 {
	n := len(g)
	for i := range n {
		for j := range i + 1 {
			sum := h[i][j]
			for k := range j {
				sum -= h[i][k] * h[j][k]
			}
			if i == j {
				h[i][i] = math.Sqrt(math.Max(sum, 1e-12))
			} else {
				h[i][j] = sum / h[j][j]
			}
		}
	}
	x := slices.Clone(g)
	for i := range n {
		for k := range i {
			x[i] -= h[i][k] * x[k]
		}
		x[i] /= h[i][i]
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= h[k][i] * x[k]
		}
		x[i] /= h[i][i]
	}
	return x
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i := range a {
		sum += a[i] * b[i]
	}
	return sum
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// report prints, by corpus and confidence bin, how many proposals there are
// and the share that is right.
func report(out *os.File, title string, samples []sample) {
	bins := []float64{0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99}
	type count struct{ n, right int }
	table := map[string][]count{}
	var names []string
	for _, s := range samples {
		if table[s.corpus] == nil {
			table[s.corpus] = make([]count, len(bins))
			names = append(names, s.corpus)
		}
		p := s.stated
		b := 0
		for b+1 < len(bins) && p >= bins[b+1] {
			b++
		}
		table[s.corpus][b].n++
		if s.right {
			table[s.corpus][b].right++
		}
	}
	loss := 0.0
	for _, s := range samples {
		p := s.stated
		if !s.right {
			p = 1 - p
		}
		loss -= math.Log(math.Max(p, 1e-6))
	}
	fmt.Fprintf(out, "%s: %d proposals, loss %.4f\n%-22s", title, len(samples), loss/float64(len(samples)), "")
	for _, b := range bins {
		fmt.Fprintf(out, "%14s", fmt.Sprintf("≥%.2f", b))
	}
	fmt.Fprintln(out)
	for _, name := range names {
		fmt.Fprintf(out, "%-22.22s", name)
		for _, c := range table[name] {
			fmt.Fprintf(out, "%8d %.3f", c.n, float64(c.right)/math.Max(1, float64(c.n)))
		}
		fmt.Fprintln(out)
	}
}
