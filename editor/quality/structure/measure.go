package structure

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"

	"emend/editor/quality/wear"
	"emend/editor/repair"
)

// Clean finds what is to be repaired in a text.
type Clean func(raw string) []repair.Repair

// perPiece is how many paragraphs stand in a piece of prose.
const perPiece = 60

// Prose prints, for each style, how well paragraphs are found at a confidence.
func Prose(out io.Writer, texts map[string][]string, clean Clean, minimum float64) {
	var all Boundaries
	for _, style := range Styles() {
		var b Boundaries
		for _, name := range slices.Sorted(maps.Keys(texts)) {
			paragraphs := texts[name]
			for i := range 4 {
				rng := rand.New(rand.NewPCG(7, uint64(i)))
				from := max(0, len(paragraphs)-perPiece) * i / 4
				part := paragraphs[from:min(len(paragraphs), from+perPiece)]
				raw := style.Set(part, rng)
				cleaned := repair.MappingOf(raw, clean(raw), nil, repair.Policy{Minimum: minimum}).String()
				b.Add(Compare(strings.ReplaceAll(cleaned, "\r", "\n"), part))
			}
		}
		fmt.Fprintf(out, "%-24s boundary F1 %.4f (%d right, %d missed, %d false)\n", style.Name, b.F1(), b.Right, b.Missed, b.False)
		all.Add(b)
	}
	fmt.Fprintf(out, "%-24s boundary F1 %.4f\n", "all prose", all.F1())
}

// Meant prints, for each kind of piece, the share of line ends left alone: of
// pieces in the midst of wrapped prose, and of texts of nothing but them.
func Meant(out io.Writer, prose []string, clean Clean, minimum float64, verbose bool) {
	kept, all := map[string]int{}, map[string]int{}
	count := func(p Piece, where, raw string, from, to int) {
		m := repair.MappingOf(raw, clean(raw), nil, repair.Policy{Minimum: minimum})
		k, n := Kept(raw, m, from, to)
		kept[p.Kind], all[p.Kind] = kept[p.Kind]+k, all[p.Kind]+n
		if verbose && k < n {
			fmt.Fprintf(out, "  %s: %s, %s: %d of %d left\n", p.Kind, p.Name, where, k, n)
		}
	}
	for i, p := range Pieces() {
		for _, width := range []int{45, 60, 72, 90} {
			rng := rand.New(rand.NewPCG(9, uint64(width)))
			from := i * 7 % max(1, len(prose)-40)
			before := set(prose[from:from+20], "\n\n", "", "", rng, wear.Wrap{Width: width}) + "\n"
			after := "\n\n" + set(prose[from+20:from+40], "\n\n", "", "", rng, wear.Wrap{Width: width})
			count(p, fmt.Sprintf("in prose of width %d", width), before+p.Text+after, len(before), len(before)+len(p.Text))
		}
		alone := strings.Repeat(p.Text+"\n\n", 8)
		count(p, "alone", alone, 0, len(alone))
	}
	sumKept, sumAll := 0, 0
	for _, kind := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(out, "%-24s %5d line ends, %.4f left alone\n", kind, all[kind], float64(kept[kind])/float64(max(1, all[kind])))
		sumKept, sumAll = sumKept+kept[kind], sumAll+all[kind]
	}
	fmt.Fprintf(out, "%-24s %5d line ends, %.4f left alone\n", "all that is meant", sumAll, float64(sumKept)/float64(max(1, sumAll)))
}

func count(so bool) int {
	if so {
		return 1
	}
	return 0
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }
