package panes

import (
	"sort"

	"emend/app/look"
	"emend/app/textview"
	"emend/editor/repair"
	"emend/editor/text"
)

// The marks are what is marked in a row: repairs and notes.
type marks struct {
	*lines
	notes   noteIndex
	current int // index of a repair; -1: none
}

// eachRepair calls f for the repairs that are awake and touch a span of the
// raw text, by place.
func (m *marks) eachRepair(raw text.Span, last bool, f func(i int, r *repair.Repair)) {
	rs := m.session.Repairs()
	from := sort.Search(len(rs), func(i int) bool { return rs[i].Span.Start >= raw.Start })
	for _, i := range m.reaching(rs, from, raw.Start) {
		f(i, &rs[i])
	}
	for i := from; i < len(rs); i++ {
		at := rs[i].Span
		if at.Start > raw.End || at.Start == raw.End && !at.Empty() && !last {
			return
		}
		if at.Empty() && at.Start == raw.Start && raw.Start > 0 {
			continue // an insertion belongs to the row it ends
		}
		if !m.session.Sleeps(i) {
			f(i, &rs[i])
		}
	}
}

// reaching lists the repairs before index from that reach over rawOff: at most
// one that is no container, and one that is.
func (m *marks) reaching(rs []repair.Repair, from, rawOff int) []int {
	var out []int
	large := m.session.Containers()
	if c := sort.SearchInts(large, from); c > 0 && rs[large[c-1]].Span.End > rawOff {
		out = append(out, large[c-1])
	}
	if i := from - 1; i >= 0 && !rs[i].Container && rs[i].Span.End > rawOff && !m.session.Sleeps(i) {
		out = append(out, i)
	}
	return out
}

// style is the style of repair i's mark.
func (m *marks) style(i int, r *repair.Repair, block bool) textview.StyleID {
	_, counts := m.session.Counts(i)
	return look.Repair(look.KindOf(r.Rule), look.StandOf(m.session.Decision(i), counts), m.stress(i, block))
}

func (m *marks) stress(i int, block bool) look.Stress {
	switch {
	case i != m.current:
		return look.Plain
	case block:
		return look.Block
	}
	return look.Current
}

// blockFrom is the length in bytes from which a current mark is tinted instead
// of filled: more than a line cannot be read on a fill.
const blockFrom = 160
