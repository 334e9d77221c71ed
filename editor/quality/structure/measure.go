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

// Hyphens prints how the hyphens at line ends come out, in whole texts and in
// pieces, where words are divided as a printer would, and where none are: of
// those decided at a confidence how many are right, of those taken away how
// many were not the word's own, and of the words' own how many are still there.
func Hyphens(out io.Writer, texts map[string][]string, clean Clean, minimum float64) {
	for _, pieces := range []int{1, 12, 60} {
		for _, divide := range []float64{0.6, 0} {
			var c hyphenCounts
			for _, name := range slices.Sorted(maps.Keys(texts)) {
				paragraphs := texts[name]
				n := len(paragraphs) / pieces
				for i := range min(pieces, 6) {
					from := (len(paragraphs) - n) * i / 6
					raw, own := wear.Wrap{Width: 62, Divide: divide, Hyphens: true}.Text(paragraphs[from:from+n], rand.New(rand.NewPCG(11, uint64(i))))
					c.add(raw, own, clean(raw), minimum)
				}
			}
			fmt.Fprintf(out, "pieces of 1/%-3d divided %.1f: %6d decided, %.4f right; %6d taken away, %.4f rightly; %5d own, %.4f still there\n", pieces, divide,
				c.sure, share(c.right, c.sure), c.joined+c.lost, share(c.joined, c.joined+c.lost), c.own, share(c.own-c.lost, c.own))
		}
	}
}

// hyphenCounts counts hyphens at line ends: those decided, rightly, those
// rightly taken away, the words' own, and of these those taken away.
type hyphenCounts struct{ sure, right, joined, own, lost int }

func (c *hyphenCounts) add(raw string, own map[int]bool, found []repair.Repair, minimum float64) {
	decided := map[int]bool{} // by offset: whether the hyphen stays
	for _, p := range repair.MappingOf(raw, found, nil, repair.Policy{Minimum: minimum}).Pieces() {
		for at := p.Raw.Start; at < p.Raw.End; at++ {
			if _, ok := own[at]; ok {
				decided[at] = strings.Contains(p.New, "-")
			}
		}
	}
	for at, isOwn := range own {
		c.own += count(isOwn)
		stays, ok := decided[at]
		if !ok {
			continue
		}
		c.sure++
		c.right += count(stays == isOwn)
		c.joined += count(!stays && !isOwn)
		c.lost += count(!stays && isOwn)
	}
}

func count(so bool) int {
	if so {
		return 1
	}
	return 0
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }
