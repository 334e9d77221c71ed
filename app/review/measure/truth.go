package main

import (
	"emend/editor/diff"
	"emend/editor/quality"
	"emend/editor/repair"
	"emend/editor/text"
)

// A truth is what each place of a raw text should read.
type truth struct {
	raw string
	to  *repair.Mapping // from the raw text to the true one
}

// known is the truth about damage that was done here.
func known(raw string, edits []repair.Edit) *truth { return &truth{raw, repair.NewMapping(raw, edits)} }

// compared is the truth that a sound copy tells. Of a passage that stands twice
// the sound copy does not say which is to go: where a repair cuts either, the
// rest is compared as it is without that one.
func compared(raw, gold string, found []repair.Repair) *truth {
	var cuts []repair.Edit
	for i := range found {
		r := &found[i]
		if last := len(cuts) - 1; last >= 0 && r.Span.Start < cuts[last].Span.End {
			continue
		}
		if r.Container && cutHelps(raw, gold, found, i) {
			cuts = append(cuts, repair.Edit{Span: r.Span, New: r.Replacement})
		}
	}
	if len(cuts) == 0 {
		return known(raw, differences(raw, gold))
	}
	without := repair.NewMapping(raw, cuts)
	var edits []repair.Edit
	for _, e := range differences(without.String(), gold) {
		e.Span = without.SpanToRaw(e.Span)
		for len(cuts) > 0 && cuts[0].Span.Start < e.Span.End {
			if cuts[0].Span.End <= e.Span.Start {
				edits = append(edits, cuts[0])
			}
			cuts = cuts[1:]
		}
		edits = append(edits, e)
	}
	return known(raw, append(edits, cuts...))
}

// cutHelps says whether the text is nearer to the sound copy with a deletion
// than without it, all that is sure being applied.
func cutHelps(raw, gold string, found []repair.Repair, i int) bool {
	apart := func(state repair.State) int {
		decisions := make([]repair.Decision, len(found))
		decisions[i].State = state
		clean := repair.MappingOf(raw, found, decisions, repair.Policy{Minimum: repair.DefaultMinimum}).String()
		n := 0
		for _, h := range diff.Texts(clean, gold) {
			n += h.A.Len() + h.B.Len()
		}
		return n
	}
	return apart(repair.Accepted) < apart(repair.Rejected)
}

func differences(a, b string) []repair.Edit {
	var edits []repair.Edit
	for _, h := range diff.Texts(a, b) {
		edits = append(edits, repair.Edit{Span: h.A, New: b[h.B.Start:h.B.End]})
	}
	return edits
}

// A verdict says what a wording does to its place.
type verdict int

const (
	wrong  verdict = iota // no nearer to the truth
	partly                // nearer, with something else wrong about it
	right                 // all it changes is as the truth has it
)

// longest is the length in bytes up to which wordings are compared letter by
// letter.
const longest = 2000

// judge says what putting a wording in place of a span does.
func (t *truth) judge(span text.Span, wording string) verdict {
	if span.Len()-len(wording) > 200 || span.Len() > longest {
		return t.judgeCut(span, wording)
	}
	wide := t.wide(span)
	if wide.Len() > longest {
		wide = span
	}
	want := t.to.Slice(t.to.SpanToClean(wide))
	before := t.raw[wide.Start:wide.End]
	after := t.raw[wide.Start:span.Start] + wording + t.raw[span.End:wide.End]
	if after == want {
		return right
	}
	was, is := quality.Distance(before, want), quality.Distance(after, want)
	switch {
	case is >= was:
		return wrong
	case is+quality.Distance(before, after) == was:
		return right
	}
	return partly
}

// wide is a span with all the places it touches where raw and truth differ.
func (t *truth) wide(span text.Span) text.Span {
	for {
		was := span
		from, to := t.to.PiecesIn(text.Span{Start: max(0, span.Start-1), End: min(len(t.raw), span.End+1)})
		for _, p := range t.to.PiecesBetween(from, to) {
			if p.Raw.Overlaps(span) || p.Raw.Start == span.End || p.Raw.End == span.Start {
				span = span.Union(p.Raw)
			}
		}
		if span == was {
			return span
		}
	}
}

// judgeCut judges the deletion of a passage, of which the truth may keep little.
func (t *truth) judgeCut(span text.Span, wording string) verdict {
	const most = 0.3
	if kept := t.to.SpanToClean(span).Len() - len(wording); float64(kept) < most*float64(span.Len()) {
		return right
	}
	return wrong
}

// wording is what the truth has for a span, where that is settled there alone.
func (t *truth) wording(span text.Span) (string, bool) {
	if t.wide(span) != span {
		return "", false
	}
	return t.to.Slice(t.to.SpanToClean(span)), true
}
