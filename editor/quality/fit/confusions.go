package main

import (
	"cmp"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"unicode"

	"emend/editor/quality"
)

// A misreading is what stands printed where the page has truth.
type misreading struct{ printed, truth string }

// tally counts the misreadings of the corpora's wrong words and the places
// where each true string stands.
type tally struct {
	seen   map[misreading]float64
	places map[string]float64
}

// count takes in every wrong passage that has as many words as its truth.
func (t *tally) count(u *quality.Aligned) {
	for _, w := range strings.Fields(u.Gold) {
		w = strings.ToLower(w)
		for i := range len(w) {
			for n := 1; n <= 3 && i+n <= len(w); n++ {
				t.places[w[i:i+n]]++
			}
			t.places[""]++
		}
	}
	for _, p := range u.Wrong() {
		if len(p.Raw) != len(p.Gold) || len(p.Raw) > 6 {
			continue
		}
		for i := range p.Raw {
			raw, gold := strings.ToLower(core(p.Raw[i])), strings.ToLower(core(p.Gold[i]))
			if raw == gold || len(gold) < 2 || quality.Distance(raw, gold)*2 > len(gold) {
				continue
			}
			for _, m := range decompose(raw, gold) {
				t.seen[m]++
			}
		}
	}
}

// core strips what stands around a word.
func core(w string) string {
	return strings.TrimFunc(w, func(r rune) bool { return strings.ContainsRune(".,;:!?()[]\"“”‘’*—–_", r) })
}

// decompose explains a misread word by as few misreadings as it can, each of
// at most three characters printed and two meant.
func decompose(raw, gold string) []misreading {
	a, b := []rune(raw), []rune(gold)
	type cell struct {
		cost   float64
		da, db int
	}
	grid := make([][]cell, len(a)+1)
	for i := range grid {
		grid[i] = make([]cell, len(b)+1)
		for j := range grid[i] {
			if i+j == 0 {
				continue
			}
			best := cell{math.Inf(1), 0, 0}
			for da := 0; da <= min(3, i); da++ {
				for db := 0; db <= min(2, j); db++ {
					if da+db == 0 {
						continue
					}
					step := 1 + 0.15*float64(da+db)
					if da == 1 && db == 1 && a[i-1] == b[j-1] {
						step = 0
					}
					if c := grid[i-da][j-db].cost + step; c < best.cost {
						best = cell{c, da, db}
					}
				}
			}
			grid[i][j] = best
		}
	}
	var out []misreading
	for i, j := len(a), len(b); i+j > 0; {
		c := grid[i][j]
		p, t := string(a[i-c.da:i]), string(b[j-c.db:j])
		if p != t {
			out = append(out, misreading{p, t})
		}
		i, j = i-c.da, j-c.db
	}
	return out
}

// write prints the confusions that were seen often enough as the Go table of
// the package words.
func (t *tally) write() {
	type row struct {
		misreading
		n, log float64
	}
	var rows []row
	for m, n := range t.seen {
		if n < 4 || !usable(m) {
			continue
		}
		rows = append(rows, row{m, n, math.Log(n / (t.places[m.truth] + n))})
	}
	slices.SortFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.printed, b.printed), cmp.Compare(b.n, a.n), cmp.Compare(a.truth, b.truth))
	})
	out := os.Stdout
	fmt.Fprint(out, "package words\n\n// commonConfusions are the misreadings every document starts with: printed,\n// truth, and the natural logarithm of how often truth was misread so in the\n// scanned texts they were counted in (editor/quality/fit confusions).\nvar commonConfusions = []op{\n")
	for _, r := range rows {
		fmt.Fprintf(out, "\t{%q, %q, %.1f},\n", r.printed, r.truth, max(-11, r.log))
	}
	fmt.Fprint(out, "}\n")
}

// usable says whether a misreading can be looked for in a single word.
// Accents, apostrophes and æ are left out: there the two editions differ more
// often than the scan errs.
func usable(m misreading) bool {
	for _, r := range m.truth {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	if m.truth == "" && len(m.printed) > 1 && unicode.IsLetter(rune(m.printed[0])) {
		return false
	}
	return !strings.ContainsAny(m.printed, " -") || strings.ContainsAny(m.printed, "}^3j)")
}
