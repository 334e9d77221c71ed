package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"time"
)

// A row is one claim with what was measured for it.
type row struct {
	what, beside string
	own, other   []time.Duration // pairs; other may be nil
	figure       func(own, other time.Duration) float64
	unit         string
	goal         float64 // 0: none, the figure is for information
	atLeast      bool    // the goal is a least, not a most
	bytes        bool    // the durations stand for numbers of bytes
	absent       string  // why there is no measurement
}

// times is the figure of most rows: by how much one takes longer.
func times(own, other time.Duration) float64 { return float64(own) / float64(other) }

// alternate measures pairs of runs, after one of each that does not count.
func alternate(own, other func() time.Duration) (a, b []time.Duration) {
	own()
	other()
	for range *pairs {
		a, b = append(a, own()), append(b, other())
	}
	return a, b
}

// reached says whether the goal was missed by less than three pairs of five.
func (r *row) reached() bool {
	missed := 0
	for i := range r.own {
		if f := r.pair(i); f > r.goal != r.atLeast {
			missed++
		}
	}
	return missed*5 < len(r.own)*3
}

func (r *row) pair(i int) float64 {
	if r.other == nil {
		return r.figure(r.own[i], 0)
	}
	return r.figure(r.own[i], r.other[i])
}

func (r *row) print(w io.Writer) {
	if r.absent != "" {
		fmt.Fprintf(w, "%s\tnot measured: %s\n", r.what, r.absent)
		return
	}
	figures := make([]float64, len(r.own))
	for i := range figures {
		figures[i] = r.pair(i)
	}
	slices.Sort(figures)
	goal, reached := "–", "–"
	if r.goal > 0 {
		sign := "≤"
		if r.atLeast {
			sign = "≥"
		}
		goal, reached = sign+" "+number(r.goal)+r.unit, "no"
		if r.reached() {
			reached = "yes"
		}
	}
	least, median := r.edges(r.own)
	fmt.Fprintf(w, "%s\t%s%s\t%s\t%s\t%s\t%s", r.what, number(figures[len(figures)/2]), r.unit, goal, reached, least, median)
	if r.other != nil {
		least, median = r.edges(r.other)
		fmt.Fprintf(w, "\t%s\t%s\t%s", r.beside, least, median)
	}
	fmt.Fprintln(w)
}

// edges returns the least and the median of a row's runs, in words.
func (r *row) edges(runs []time.Duration) (least, median string) {
	sorted := slices.Sorted(slices.Values(runs))
	word := func(d time.Duration) string { return number(d.Seconds()*1000) + " ms" }
	if r.bytes {
		word = func(d time.Duration) string { return number(float64(d)/1e6) + " MB" }
	}
	return word(sorted[0]), word(sorted[len(sorted)/2])
}

// number writes a figure with two or three digits that count.
func number(f float64) string {
	if digits := 1 - int(math.Floor(math.Log10(math.Max(f, 1e-3)))); digits > 0 {
		return fmt.Sprintf("%.*f", min(digits, 3), f)
	}
	return fmt.Sprintf("%.0f", f)
}
