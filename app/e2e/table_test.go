package e2e

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strings"
	"text/tabwriter"
	"time"
)

// figures are a table: what was done, by size of text.
type figures struct {
	acts, sizes []string // in the order they came
	cells       map[cell]figure
}

// A cell is where a figure stands.
type cell struct{ act, size string }

// A figure is one measurement; times are in ms.
type figure struct {
	value float64
	unit  string
}

func (f figure) String() string {
	if f.value == math.Trunc(f.value) || f.value >= 100 {
		return strings.TrimSpace(fmt.Sprintf("%.0f %s", f.value, f.unit))
	}
	return strings.TrimSpace(fmt.Sprintf("%.1f %s", f.value, f.unit))
}

func (f *figures) add(act, size string, value float64, unit string) {
	if f.cells == nil {
		f.cells = map[cell]figure{}
	}
	if !slices.Contains(f.acts, act) {
		f.acts = append(f.acts, act)
	}
	if !slices.Contains(f.sizes, size) {
		f.sizes = append(f.sizes, size)
	}
	f.cells[cell{act, size}] = figure{value, unit}
}

func (f *figures) addTime(act, size string, d time.Duration) {
	f.add(act, size, float64(d)/float64(time.Millisecond), "ms")
}

// A goal is the most a figure may be: in its own unit, or as a multiple of the
// figure at another size.
type goal struct {
	act, size string
	most      float64
	of        string // the other size, if any
}

// goals are those of the window. None is a test: machines differ.
var goals = []goal{
	{actRead, "10MB", 1.3, "100KB"},
	{actDecide, "10MB", 50, ""},
	{actDecide, "100MB", 50, ""},
	{actDecide, "100MB", 1.5, "100KB"},
	{actUndo, "10MB", 50, ""},
	{actUndo, "100MB", 50, ""},
	{actUndo, "100MB", 1.5, "100KB"},
	{actJump, "10MB", 50, ""},
	{actJump, "100MB", 50, ""},
	{actJump, "100MB", 1.5, "100KB"},
	{actResize, "10MB", 100, ""},
	{actResize, "100MB", 100, ""},
	{actPeak, "10MB", 8, ""},
	{actPeak, "100MB", 5, ""},
}

func (f *figures) String() string {
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "what\t%s\n", strings.Join(f.sizes, "\t"))
	for _, act := range f.acts {
		fmt.Fprint(w, act)
		for _, size := range f.sizes {
			shown := ""
			if c, ok := f.cells[cell{act, size}]; ok {
				shown = c.String()
			}
			fmt.Fprint(w, "\t", shown)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w)
	fmt.Fprintln(w, "goal\tmeasured\tat most\treached")
	for _, g := range goals {
		g.print(w, f)
	}
	w.Flush()
	return b.String()
}

// print holds the goal against what was measured, if it was.
func (g *goal) print(w *tabwriter.Writer, f *figures) {
	is, ok := f.cells[cell{g.act, g.size}]
	what := g.act + ", " + g.size
	if g.of != "" {
		of, measured := f.cells[cell{g.act, g.of}]
		ok = ok && measured
		is, what = figure{is.value / of.value, "×"}, what+" beside "+g.of
	}
	if !ok {
		return
	}
	reached := "yes"
	if is.value > g.most {
		reached = "no"
	}
	fmt.Fprintf(w, "%s\t%v\t%v\t%s\n", what, is, figure{g.most, is.unit}, reached)
}
