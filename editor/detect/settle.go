package detect

import (
	"context"
	"slices"
	"sort"

	"emend/editor/repair"
)

// mostRounds bounds how often a text is gone through. The words of a badly
// read text vouch for one another, and so what is repaired surely lets more
// become sure: a second round finds some 4 in 100 more in newspapers of the
// worst kind, a third nearly nothing.
const mostRounds = 4

// surely says whether something of a family was found surely.
func surely(found []repair.Repair, family string) bool {
	return slices.ContainsFunc(found, func(r repair.Repair) bool {
		return r.Rule.Family() == family && r.Confidence >= repair.DefaultMinimum
	})
}

// mayHideMore says whether what was found is of the kinds whose repair can
// make more damage sure.
func mayHideMore(found []repair.Repair) bool {
	return surely(found, "ocr") || surely(found, "mojibake")
}

// wantsMore says whether a further round can find more. Where words were
// surely misread it may. Where bytes were, what they become can prove a chain
// for those beside them (9 of 150 badly damaged texts had more to find): there
// the stages that read bytes, which cost little, look first.
func (v *settledView) wantsMore(ctx context.Context, found []repair.Repair, opt Options) (bool, error) {
	if surely(found, "ocr") {
		return true, nil
	}
	enabled := opt.Enabled
	opt.Progress = nil
	opt.Enabled = func(d *Detector) bool {
		family := d.Rule.Family()
		return (family == "mojibake" || family == "characters") && (enabled == nil && !d.Off || enabled != nil && enabled(d))
	}
	more, err := runOnce(ctx, v.Text, opt)
	return len(onlySure(more)) > 0, err
}

// A settledView is the text with the sure repairs applied, each as far as its
// sure steps go.
type settledView struct {
	View
	owner []int // of each applied repair: its index among those it was made of
}

// sureView applies what is sure of found.
func sureView(raw string, found []repair.Repair) *settledView {
	m := repair.MappingOf(raw, found, nil, repair.Policy{Minimum: repair.DefaultMinimum})
	v := &settledView{}
	edits := make([]repair.Edit, len(m.Pieces()))
	for i, p := range m.Pieces() {
		r := found[p.Owner]
		if r.Replacement != p.New {
			n := 0
			for n < len(r.Steps) && r.Steps[n].Confidence >= repair.DefaultMinimum {
				n++
			}
			r.Steps, r.Replacement, r.Alternatives = slices.Clip(r.Steps[:n]), p.New, nil
			r.Confidence = repair.DefaultMinimum
		}
		v.applied = append(v.applied, &r)
		v.owner = append(v.owner, p.Owner)
		edits[i] = repair.Edit{Span: p.Raw, New: p.New, Owner: i}
	}
	v.mapping = repair.NewMapping(raw, edits)
	v.Text = v.mapping.String()
	return v
}

// onlySure leaves the sure repairs of a further round. Deletions of passages
// are not for it: they were weighed with the whole text before them.
func onlySure(more []repair.Repair) []repair.Repair {
	return slices.DeleteFunc(more, func(r repair.Repair) bool {
		return r.Container || r.Confidence < repair.DefaultMinimum
	})
}

// settle joins what a further round found with what was there before.
func (v *settledView) settle(before, more []repair.Repair) []repair.Repair {
	joined := repair.Compose(v.mapping, v.applied, repair.ListOf(more))
	strong := make([]bool, len(before))
	next := 0
	for i := range joined {
		for next < len(v.applied) && v.applied[next].Span.Start < joined[i].Span.Start {
			strong[v.owner[next]] = true // it became part of a chain
			next++
		}
		if next < len(v.applied) && v.applied[next].Ref() == joined[i].Ref() && v.applied[next].Replacement == joined[i].Replacement {
			joined[i] = &before[v.owner[next]] // untouched: with its weaker steps
		}
		if next < len(v.applied) && joined[i].Span.Contains(v.applied[next].Span) {
			strong[v.owner[next]] = true
			next++
		}
	}
	for ; next < len(v.applied); next++ {
		strong[v.owner[next]] = true
	}
	var weak repair.List
	for i := range before {
		if !strong[i] {
			weak = append(weak, &before[i])
		}
	}
	return joined.Merge(v.mapping.Raw(), weak).Values()
}

// notWeaker leaves out what a further round says of mojibake that an earlier
// one was in doubt about: what proved the chain, and told the language of its
// letters, is repaired by then and no longer there to be weighed.
func (v *settledView) notWeaker(before, more []repair.Repair) []repair.Repair {
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
