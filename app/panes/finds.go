package panes

import (
	"sort"

	"emend/editor/repair"
	"emend/editor/text"
)

// The finds are what is searched for.
type finds struct {
	*lines
	spans  [sides][]text.Span
	looked int // index into the spans of its side
	side   Side
}

// SetFinds says what was found on a side, by place, and which of it is looked
// at; -1 is none.
func (f *finds) SetFinds(side Side, spans []text.Span, at int) {
	f.spans = [sides][]text.Span{}
	f.spans[side], f.side, f.looked = spans, side, at
}

// Found says whether anything that was found begins in a stretch of the raw
// text.
func (f *finds) Found(from, to int) bool {
	finds := f.spans[f.side]
	if m := f.session.Mapping(); f.side == CleanSide {
		from = m.ToClean(from, repair.Before)
		if to < len(m.Raw()) {
			to = m.ToClean(to, repair.Before)
		}
	}
	i := sort.Search(len(finds), func(i int) bool { return finds[i].Start >= from })
	return i < len(finds) && finds[i].Start < to
}

// eachFind calls f for what was found in a row of a side; looked is true for the
// one that is looked at.
func (f *finds) eachFind(side Side, row int, do func(s text.Span, looked bool)) {
	at, spans := f.span(side, row), f.spans[side]
	for i := sort.Search(len(spans), func(i int) bool { return spans[i].End > at.Start }); i < len(spans) && spans[i].Start < at.End; i++ {
		do(spans[i], i == f.looked)
	}
}
