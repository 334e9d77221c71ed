// Package panes gives the text view the two texts of a review, aligned, with
// their marks.
//
// Context: rows in view are asked for at every picture, and a text has up to a
// million of them. Decision: nothing is made ahead but short lists that are
// made anew when the review changes; text is a slice of the raw text or of the
// mapping, and marks are found by binary search. Consequence: a picture costs
// what is in view.
package panes

import (
	"sort"

	"emend/app/look"
	"emend/app/textview"
	"emend/editor"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Book is what the columns share: the review, the repair before the reader,
// what is searched for, and which folds are open.
type Book struct {
	session  *editor.Session
	rows     *editor.Rows
	notes    noteIndex
	current  int // index of a repair; -1: none
	finds    [sides][]text.Span
	findAt   int // index into the finds of its side
	findSide Side
	opened   map[int]bool // folds the reader has opened, by raw offset
	draft    *draft       // what is being typed; nil: nothing
}

// A Side is a column: a text.
type Side int

// The sides.
const (
	RawSide Side = iota
	CleanSide
	sides
)

// NewBook makes the book of a review.
func NewBook(s *editor.Session) *Book {
	b := &Book{session: s, current: -1, opened: map[int]bool{}}
	b.Reload()
	return b
}

// Reload takes in that repairs, decisions or notes changed.
func (b *Book) Reload() {
	b.rows = b.session.Rows()
	b.notes = indexNotes(b.session.Notes().List())
	b.rebase()
}

// Follow is Reload where text moved in one stretch of the raw text only. It
// tells which rows those were: is rows stand now in the place of was rows, from
// one on, and the others are as they were.
func (b *Book) Follow(reach text.Span) (from, was, is int) {
	old := b.rows
	b.Reload()
	from = min(old.AtRaw(reach.Start), b.rows.AtRaw(reach.Start))
	for from > 0 && old.Row(from).Raw.Start != b.rows.Row(from).Raw.Start {
		from--
	}
	if from > 0 && b.rows.Row(from).Raw.Start == reach.Start {
		from-- // what is inserted there belongs to it
	}
	end, now := old.AtRaw(reach.End)+1, b.rows.AtRaw(reach.End)+1
	for end < old.Len() && now < b.rows.Len() && old.Row(end).Raw.Start != b.rows.Row(now).Raw.Start {
		if old.Row(end).Raw.Start < b.rows.Row(now).Raw.Start {
			end++
		} else {
			now++
		}
	}
	if end == old.Len() || now == b.rows.Len() {
		end, now = old.Len(), b.rows.Len()
	}
	return from, end - from, now - from
}

// SetCurrent says which repair is before the reader; -1 is none. It returns the
// rows that may be folded now, or folded no more.
func (b *Book) SetCurrent(i int) (rows []int) {
	if i == b.current {
		return nil
	}
	was := b.current
	b.current = i
	rs := b.session.Repairs()
	for _, k := range []int{was, i} {
		if k < 0 || k >= len(rs) || !rs[k].Container {
			continue
		}
		for row := b.rows.AtRaw(rs[k].Span.Start); row <= b.rows.AtRaw(rs[k].Span.End); row++ {
			rows = append(rows, row)
		}
	}
	return rows
}

// SetFinds says what was found on a side, by place, and which of it is looked
// at; -1 is none.
func (b *Book) SetFinds(side Side, spans []text.Span, at int) {
	b.finds[RawSide], b.finds[CleanSide] = nil, nil
	b.finds[side], b.findSide, b.findAt = spans, side, at
}

// Found says whether anything that was found begins in a stretch of the raw
// text.
func (b *Book) Found(from, to int) bool {
	finds := b.finds[b.findSide]
	if m := b.session.Mapping(); b.findSide == CleanSide {
		from = m.ToClean(from, repair.Before)
		if to < len(m.Raw()) {
			to = m.ToClean(to, repair.Before)
		}
	}
	i := sort.Search(len(finds), func(i int) bool { return finds[i].Start >= from })
	return i < len(finds) && finds[i].Start < to
}

// Rows is the number of rows.
func (b *Book) Rows() int { return b.rows.Len() }

// span is a row's stretch of a side.
func (b *Book) span(side Side, row int) text.Span {
	if side == RawSide {
		return b.rows.Row(row).Raw
	}
	return b.rows.Row(row).Clean
}

// At finds the row that holds an offset of a side and the offset in it.
func (b *Book) At(side Side, off int) textview.Pos {
	if side == CleanSide && b.draft != nil {
		return b.AtTyped(b.draft.shown(off))
	}
	return b.at(side, off)
}

func (b *Book) at(side Side, off int) textview.Pos {
	i := b.rows.AtClean(off)
	if side == RawSide {
		i = b.rows.AtRaw(off)
	}
	s := b.span(side, i)
	return textview.Pos{Row: i, Off: max(0, min(off, s.End)-s.Start)}
}

// Offset is the offset in a side's text of a place in its column.
func (b *Book) Offset(side Side, at textview.Pos) int {
	if at.Row < 0 || at.Row >= b.rows.Len() {
		return 0
	}
	if side == CleanSide && b.draft != nil {
		return b.draft.clean(b.Typed(at))
	}
	s := b.span(side, at.Row)
	return min(s.Start+at.Off, s.End)
}

// eachRepair calls f for the repairs that are awake and touch a span of the
// raw text, by place.
func (b *Book) eachRepair(raw text.Span, last bool, f func(i int, r *repair.Repair)) {
	rs := b.session.Repairs()
	from := sort.Search(len(rs), func(i int) bool { return rs[i].Span.Start >= raw.Start })
	for _, i := range b.reaching(rs, from, raw.Start) {
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
		if !b.session.Sleeps(i) {
			f(i, &rs[i])
		}
	}
}

// reaching lists the repairs before index from that reach over rawOff: at most
// one that is no container, and one that is.
func (b *Book) reaching(rs []repair.Repair, from, rawOff int) []int {
	var out []int
	large := b.session.Containers()
	if c := sort.SearchInts(large, from); c > 0 && rs[large[c-1]].Span.End > rawOff {
		out = append(out, large[c-1])
	}
	if i := from - 1; i >= 0 && !rs[i].Container && rs[i].Span.End > rawOff && !b.session.Sleeps(i) {
		out = append(out, i)
	}
	return out
}

// style is the style of repair i's mark.
func (b *Book) style(i int, r *repair.Repair, block bool) textview.StyleID {
	_, counts := b.session.Counts(i)
	return look.Repair(look.KindOf(r.Rule), look.StandOf(b.session.Decision(i), counts), b.stress(i, block))
}

func (b *Book) stress(i int, block bool) look.Stress {
	switch {
	case i != b.current:
		return look.Plain
	case block:
		return look.Block
	}
	return look.Current
}

// blockFrom is the length in bytes from which a current mark is tinted instead
// of filled: more than a line cannot be read on a fill.
const blockFrom = 160
