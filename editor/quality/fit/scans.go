package main

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"emend/editor/detect/words"
	"emend/editor/quality"
	"emend/editor/quality/wear"
)

// A scan is how a bad scan damages a text: a few misreadings of its own in a
// large share of their places, all others in some words, narrow columns whose
// hyphens are lost, specks.
type scan struct {
	own     []habit
	slips   float64 // share of the words that have a misreading of any kind
	specks  float64 // share of the words that have a speck in them
	lost    float64 // share of the hyphens at line ends that are lost
	columns wear.Wrap
}

// A habit is a misreading that a scan makes again and again.
type habit struct {
	printed, truth string
	share          float64 // of the places of truth
}

// scans are how many bad scans are made of each clean text, of scanLengths
// bytes in turn. Collections of bad scans are rare among the corpora, each has
// habits of its own, and weights that saw but one of them do not hold for the
// next.
const (
	scans      = 10
	scansOther = 4 // in other languages, of which there are more texts
)

var scanLengths = [...]int{15_000, 30_000, 60_000, 120_000, 240_000}

// drawScan draws a scan's habits from the misreadings of letters by letters.
func drawScan(rng *rand.Rand) scan {
	var letters []words.Misreading
	total := 0.0
	for _, m := range words.Confusions() {
		if len(m.Truth) == 1 && strings.Trim(m.Printed, "abcdefghijklmnopqrstuvwxyz") == "" && m.Printed != "" {
			letters = append(letters, m)
			total += m.Share
		}
	}
	s := scan{
		slips: 0.02 + 0.13*rng.Float64(), specks: 0.02 * rng.Float64(), lost: 0.6 * rng.Float64(),
		columns: wear.Wrap{Width: 30 + rng.IntN(20), Divide: 0.7, Hyphens: true},
	}
	for range 2 + rng.IntN(4) {
		x := rng.Float64() * total
		for _, m := range letters {
			if x -= m.Share; x <= 0 {
				s.own = append(s.own, habit{m.Printed, m.Truth, 0.01 + 0.35*rng.Float64()*rng.Float64()})
				break
			}
		}
	}
	return s
}

// scanned makes the k-th bad scan of a clean text.
func scanned(c *quality.Corpus, k int) *quality.Corpus {
	rng := rand.New(rand.NewPCG(uint64(k), 3))
	of := drawScan(rng)
	length := min(len(c.Raw), scanLengths[k%len(scanLengths)])
	from := rng.IntN(len(c.Raw) - length + 1)
	return quality.Worn(fmt.Sprintf("%.12s scan%d", c.Name, k), wear.Paragraphs(c.Raw[from:from+length]), func(s string) string { return of.print(s, rng) })
}

// print damages one paragraph.
func (s scan) print(paragraph string, rng *rand.Rand) string {
	all := strings.Fields(paragraph)
	for i, w := range all {
		for _, h := range s.own {
			w = h.apply(w, rng)
		}
		if rng.Float64() < s.slips {
			w = wear.Slip(w, rng)
		}
		if rng.Float64() < s.specks {
			at := rng.IntN(len(w) + 1)
			w = strings.ToValidUTF8(w[:at]+string("'.,^*_|"[rng.IntN(7)])+w[at:], "")
		}
		all[i] = w
	}
	lines, ends := s.columns.Lines(strings.Join(all, " "), rng)
	for i, end := range ends {
		if end == wear.Divided && rng.Float64() < s.lost {
			lines[i] = strings.TrimSuffix(lines[i], "-")
		}
	}
	return strings.Join(lines, "\n")
}

// apply misreads each place of a word by the habit's share.
func (h habit) apply(w string, rng *rand.Rand) string {
	for at := 0; at < len(w); {
		i := strings.Index(w[at:], h.truth)
		if i < 0 {
			break
		}
		at += i
		if rng.Float64() < h.share {
			w = w[:at] + h.printed + w[at+len(h.truth):]
			at += len(h.printed)
			continue
		}
		at += len(h.truth)
	}
	return w
}
