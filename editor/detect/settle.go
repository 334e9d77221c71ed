package detect

import (
	"context"
	"slices"
	"sort"
	"strings"

	"emend/editor/detect/layout"
	"emend/editor/detect/rule"
	"emend/editor/repair"
)

// mostRounds bounds how often a text is gone through. The words of a badly
// read text vouch for one another, and so what is repaired surely lets more
// become sure: a second round finds some 4 in 100 more in newspapers of the
// worst kind, a third nearly nothing.
const mostRounds = 6

// A tally is what was found of the kinds whose repair can make more damage
// sure.
type tally struct {
	ocr, mojibake int  // sure repairs of these families
	joined, left  bool // of the words divided at line ends some were surely joined, others not
}

func tallyOf(found repair.List) (t tally) {
	for i := range found {
		r := &found[i]
		sure := r.Confidence >= repair.DefaultMinimum
		switch {
		case r.Rule == layout.Hyphen.Rule:
			t.joined, t.left = t.joined || sure, t.left || !sure
		case sure && strings.HasPrefix(string(r.Rule), "ocr."):
			t.ocr++
		case sure && strings.HasPrefix(string(r.Rule), "mojibake."):
			t.mojibake++
		}
	}
	return t
}

// hyphensLeft says whether what became of some divided words may decide others.
func (t *tally) hyphensLeft() bool { return t.joined && t.left }

// mayHideMore says whether a further round may find more at all.
func (t *tally) mayHideMore() bool { return t.ocr > 0 || t.mojibake > 0 || t.hyphensLeft() }

// A further round costs nearly what the first did, and finds little where few
// words were misread: of 144 texts of 20 to 400 kB with one word in 2,000 to 100
// misread, 6 had one more repair to find, which stood at 0.86 to 0.89 before.
const (
	shortText   = 1 << 20 // bytes: up to here it costs little
	manyMisread = 0.005   // of the words
	wordBytes   = 6       // about the length of one
)

// misreadMuch says whether so much of a text of that length was surely misread
// that what is repaired may make more sure.
func (t *tally) misreadMuch(length int) bool {
	return t.ocr > 0 && (length <= shortText || float64(t.ocr) >= manyMisread*float64(length/wordBytes))
}

// wantsMore says whether a further round can find more. Where many words were
// surely misread it may. Where bytes were, what they become can prove a chain
// for those beside them (9 of 150 badly damaged texts had more to find), and
// words that were joined tell how their like is written: there the stages that
// read bytes and the one that reads hyphens, which cost little, look first.
func (v *settledView) wantsMore(ctx context.Context, found repair.List, t *tally, opt Options) (bool, error) {
	if t.misreadMuch(len(v.Text)) {
		return true, nil
	}
	enabled, hyphens := opt.further().Enabled, t.hyphensLeft()
	opt.Progress = nil
	opt.Enabled = func(d *rule.Detector) bool {
		family := d.Rule.Family()
		return (family == "mojibake" || family == "characters" || hyphens && d.Rule == layout.Hyphen.Rule) && enabled(d)
	}
	more, err := runOnce(ctx, v.Text, opt)
	return len(v.notWeaker(found, onlySure(more))) > 0, err
}

// further are the options of a further round: without the rules that propose
// passages and furniture for deletion, which are not for it.
func (o Options) further() Options {
	enabled := o.Enabled
	if enabled == nil {
		enabled = byDefault
	}
	o.Enabled = func(d *rule.Detector) bool {
		family := d.Rule.Family()
		return family != "repeats" && family != "furniture" && enabled(d)
	}
	return o
}

// A settledView is the text with the sure repairs applied, each as far as its
// sure steps go.
type settledView struct {
	rule.View
	owner []int // of each applied repair: its index among those it was made of; nil: the same
}

// sureView applies what is sure of found.
func sureView(raw string, found repair.List) *settledView {
	if !slices.ContainsFunc(found, inPart) {
		return &settledView{View: *rule.ViewOf(raw, found)}
	}
	applied, owner := make(repair.List, 0, len(found)), make([]int, 0, len(found))
	covered := 0 // by a deletion in which the others sleep
	for i, f := range found {
		wording, sure := f.At(repair.DefaultMinimum)
		if !sure || f.Span.Start < covered {
			continue
		}
		if f.Container {
			for n := len(applied); n > 0 && applied[n-1].Span.End > f.Span.Start; n-- {
				applied, owner = applied[:n-1], owner[:n-1]
			}
			covered = f.Span.End
		}
		if wording != f.Replacement {
			sureSteps(&f, wording)
		}
		applied, owner = append(applied, f), append(owner, i)
	}
	return &settledView{View: *rule.ViewOf(raw, applied), owner: owner}
}

// inPart says whether a repair is not sure to its last step, or others may sleep
// in it.
func inPart(r repair.Repair) bool {
	wording, sure := r.At(repair.DefaultMinimum)
	return !sure || wording != r.Replacement || r.Container
}

// made is the index of what an applied repair was made of.
func (v *settledView) made(i int) int {
	if v.owner == nil {
		return i
	}
	return v.owner[i]
}

// sureSteps lets a repair go no further than its sure steps.
func sureSteps(r *repair.Repair, wording string) {
	n := 0
	for n < len(r.Steps) && r.Steps[n].Confidence >= repair.DefaultMinimum {
		n++
	}
	r.Replacement = wording
	r.Amend(func(g *repair.Grounds) {
		g.Steps, g.Alternatives, g.Confidence = slices.Clip(g.Steps[:n]), nil, repair.DefaultMinimum
	})
}

// onlySure leaves the sure repairs of a further round. Deletions of passages
// are not for it: they were weighed with the whole text before them.
func onlySure(more repair.List) repair.List {
	return slices.DeleteFunc(more, func(r repair.Repair) bool {
		return r.Container || r.Confidence < repair.DefaultMinimum
	})
}

// settle joins what a further round found with what was there before.
func (v *settledView) settle(before, more repair.List) repair.List {
	joined := v.With(more, false)
	strong := make([]bool, len(before))
	next := 0
	for i := range joined {
		for next < len(v.Applied) && v.Applied[next].Span.Start < joined[i].Span.Start {
			strong[v.made(next)] = true // it became part of a chain
			next++
		}
		if next < len(v.Applied) && v.Applied[next].Ref() == joined[i].Ref() && v.Applied[next].Replacement == joined[i].Replacement {
			joined[i] = before[v.made(next)] // untouched: with its weaker steps
		}
		if next < len(v.Applied) && joined[i].Span.Contains(v.Applied[next].Span) {
			strong[v.made(next)] = true
			next++
		}
	}
	for ; next < len(v.Applied); next++ {
		strong[v.made(next)] = true
	}
	var weak repair.List
	for i := range before {
		if !strong[i] {
			weak = append(weak, before[i])
		}
	}
	return joined.Merge(v.Raw(), weak)
}

// notWeaker leaves out what a further round says of mojibake that an earlier
// one was in doubt about: what proved the chain, and told the language of its
// letters, is repaired by then and no longer there to be weighed.
func (v *settledView) notWeaker(before, more repair.List) repair.List {
	return slices.DeleteFunc(more, func(r repair.Repair) bool {
		if r.Rule.Family() != "mojibake" {
			return false
		}
		raw := v.ToRaw(r.Span)
		i := sort.Search(len(before), func(i int) bool { return before[i].Span.End > raw.Start })
		for ; i < len(before) && before[i].Span.Start < raw.End; i++ {
			if before[i].Rule == r.Rule && before[i].Confidence < repair.DefaultMinimum {
				return true
			}
		}
		return false
	})
}
