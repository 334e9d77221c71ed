package structure

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"emend/editor/quality/wear"
	"emend/editor/repair"
)

// Hyphens prints how the hyphens at line ends come out, in whole texts and in
// pieces, where words are divided as a printer would, and where none are: of
// those decided at a confidence how many are right, of those taken away how
// many were not the word's own, and of the words' own how many are still there.
func Hyphens(out io.Writer, texts map[string][]string, clean Clean, minimum float64, verbose bool) {
	for _, pieces := range []int{1, 12, 60} {
		for _, divide := range []float64{0.6, 0} {
			var c hyphenCounts
			for _, name := range slices.Sorted(maps.Keys(texts)) {
				paragraphs := texts[name]
				n := len(paragraphs) / pieces
				for i := range min(pieces, 6) {
					from := (len(paragraphs) - n) * i / 6
					raw, own := wear.Wrap{Width: 62, Divide: divide, Hyphens: true}.Text(paragraphs[from:from+n], rand.New(rand.NewPCG(11, uint64(i))))
					c.list(out, raw, own, clean(raw), minimum, verbose)
				}
			}
			fmt.Fprintf(out, "pieces of 1/%-3d divided %.1f: %6d decided, %.4f right; %6d taken away, %.4f rightly; %5d own, %.4f still there\n", pieces, divide,
				c.sure, share(c.right, c.sure), c.joined+c.lost, share(c.joined, c.joined+c.lost), c.own, share(c.own-c.lost, c.own))
		}
	}
}

// hyphenCounts counts hyphens at line ends: those decided, rightly, those
// rightly taken away, the words' own, and of these those taken away and those
// surely kept.
type hyphenCounts struct{ sure, right, joined, own, lost, kept int }

// add counts a text and returns the offsets of the hyphens decided wrongly.
func (c *hyphenCounts) add(raw string, own map[int]bool, found []repair.Repair, minimum float64) (wrong []int) {
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
		c.kept += count(stays && isOwn)
		if stays != isOwn {
			wrong = append(wrong, at)
		}
	}
	slices.Sort(wrong)
	return wrong
}

// MarkedHyphens prints the same of a text whose truth marks what was divided,
// and lists what is decided otherwise than there.
func MarkedHyphens(out io.Writer, path string, clean Clean, minimum float64, verbose bool) error {
	raw, own, err := Marked(path)
	if err != nil {
		return err
	}
	var c hyphenCounts
	c.list(out, raw, own, clean(raw), minimum, verbose)
	fmt.Fprintf(out, "%-31s %6d decided, %.4f right; %6d taken away, %.4f rightly; %5d own, %.4f still there, %d kept surely\n", filepath.Base(path),
		c.sure, share(c.right, c.sure), c.joined+c.lost, share(c.joined, c.joined+c.lost), c.own, share(c.own-c.lost, c.own), c.kept)
	return nil
}

// list counts a text and, where verbose, lists what is decided wrongly.
func (c *hyphenCounts) list(out io.Writer, raw string, own map[int]bool, found []repair.Repair, minimum float64, verbose bool) {
	for _, at := range c.add(raw, own, found, minimum) {
		if verbose {
			line := strings.ReplaceAll(raw[max(0, at-20):min(len(raw), at+20)], "\n", "⏎")
			fmt.Fprintf(out, "  the truth keeps it: %v, in %q\n", own[at], line)
		}
	}
}

// Marked reads a text whose truth marks with ¬ where a word was divided, and
// gives it hyphens there; own says of each at a line's end, by offset, whether
// it is the word's own.
func Marked(path string) (raw string, own map[int]bool, err error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return "", nil, err
	}
	own = map[int]bool{}
	var b strings.Builder
	for line := range strings.Lines(string(data)) {
		cut, divided := strings.CutSuffix(line, "¬\n")
		b.WriteString(cut)
		if divided {
			own[b.Len()] = false
			b.WriteString("-\n")
		} else if strings.HasSuffix(cut, "-\n") {
			own[b.Len()-2] = true
		}
	}
	return strings.ReplaceAll(b.String(), "\f", "\n"), own, nil
}
