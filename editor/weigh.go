package editor

import (
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"emend/editor/imports"
	"emend/editor/repair"
)

// Weighed gives the repairs the confidence they have beside what the OCR
// program said of the words it read: a doubt about a word it was unsure of
// weighs more than one about a word it was sure of, and a word divided at a
// line end that it told whole says whether the hyphen goes. No origin, or one
// that tells nothing of words, changes nothing. found is changed in place.
//
// A confidence is a probability p that the repair is right. That of the
// program, c, is one that the word was read rightly, so it divides the odds:
//
//	p/(1-p) · ((1-c)/c) / ((1-m)/m)
//
// where m is the mean over the text, about which the detectors know already.
// Programs overstate c, so only the square root of that weighs, no more than
// fourfold. Nothing fits these figures yet: no corpus at hand has confidences
// with a truth. For that reason a repair is never made sure by a
// doubt alone; a word told whole is more than that.
func Weighed(raw string, found []repair.Repair, o *imports.Origin) []repair.Repair {
	if o == nil || len(o.Words) == 0 {
		return found
	}
	w := weigher{raw: raw, words: o.Words, mean: meanConfidence(o.Words)}
	for i := range found {
		switch r := &found[i]; r.Rule.Family() {
		case "ocr":
			w.doubt(r)
		case "layout":
			w.joins(r)
		}
	}
	return found
}

// The bounds on what a program's confidence does to a repair's.
const (
	mostWeight  = 4.0
	leastStated = 0.02 // and 0.98 at most: nobody is certain
)

type weigher struct {
	raw   string
	words []imports.Word
	mean  float64 // of the known confidences; 0: none is known
}

func meanConfidence(words []imports.Word) float64 {
	sum, n := 0.0, 0
	for i := range words {
		if words[i].Known {
			sum, n = sum+words[i].Confidence, n+1
		}
	}
	if n == 0 {
		return 0
	}
	return stated(sum / float64(n))
}

// stated is a confidence within reason.
func stated(c float64) float64 { return min(max(c, leastStated), 1-leastStated) }

// touched are the words that a repair changes something of.
func (w *weigher) touched(r *repair.Repair) []imports.Word {
	from := sort.Search(len(w.words), func(i int) bool { return w.words[i].Span.End > r.Span.Start })
	to := from
	for to < len(w.words) && w.words[to].Span.Start < r.Span.End {
		to++
	}
	return w.words[from:to]
}

// doubt weighs the least confidence of the words a repair changes.
func (w *weigher) doubt(r *repair.Repair) {
	least := 2.0
	for _, word := range w.touched(r) {
		if word.Known {
			least = min(least, word.Confidence)
		}
	}
	if least > 1 || w.mean == 0 {
		return
	}
	c := stated(least)
	weight := math.Sqrt(((1 - c) / c) / ((1 - w.mean) / w.mean))
	weight = min(max(weight, 1/mostWeight), mostWeight)
	p := r.Confidence * weight / (r.Confidence*weight + 1 - r.Confidence)
	if r.Confidence < repair.DefaultMinimum {
		p = min(p, repair.DefaultMinimum-0.01) // nothing becomes sure by it
	}
	scale(r, p, fmt.Sprintf("the OCR program was %.0f %% sure of the word", 100*least))
}

// scale gives a repair another confidence, and with it the last of its steps,
// which is where the repair ends, and says why.
func scale(r *repair.Repair, p float64, why string) {
	r.Amend(func(g *repair.Grounds) {
		g.Confidence, g.Evidence = p, also(g.Evidence, why)
		if n := len(g.Steps); n > 0 {
			g.Steps = slices.Clone(g.Steps)
			g.Steps[n-1].Confidence = p
		}
	})
}

// joins looks whether a program that told a divided word whole agrees with how
// a repair joins it.
func (w *weigher) joins(r *repair.Repair) {
	from := sort.Search(len(w.words), func(i int) bool { return w.words[i].Span.End >= r.Span.Start })
	for ; from < len(w.words) && w.words[from].Span.Start <= r.Span.End; from++ {
		first := &w.words[from]
		if first.Whole == "" || from+1 == len(w.words) {
			continue
		}
		second := &w.words[from+1]
		if second.Whole != first.Whole || first.Span.Start > r.Span.Start || second.Span.End < r.Span.End {
			continue
		}
		joined := w.raw[first.Span.Start:r.Span.Start] + r.Replacement + w.raw[r.Span.End:second.Span.End]
		if strings.Trim(joined, ".,;:!?”’\"')") == strings.Trim(first.Whole, ".,;:!?”’\"')") {
			scale(r, 1-(1-r.Confidence)/mostWeight, "the OCR program tells the whole word so")
		} else {
			scale(r, r.Confidence/mostWeight, fmt.Sprintf("the OCR program tells the whole word as “%s”", brief(first.Whole)))
		}
		return
	}
}

// also adds to what speaks for a repair.
func also(evidence, more string) string {
	if evidence == "" {
		return more
	}
	return evidence + "; " + more
}
