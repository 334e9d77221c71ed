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
	"emend/app/textview"
	"emend/editor"
	"emend/editor/text"
)

// A Book is what the columns share. It is made of parts, each of which knows
// only those before it.
type Book struct {
	*lines  // the rows of the review
	*finds  // what is searched for
	*typing // what is being typed
	*marks  // what is marked, and the repair before the reader
	*folds  // which rows are folded
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
	l := &lines{session: s}
	t := &typing{lines: l}
	m := &marks{lines: l, current: -1}
	b := &Book{l, &finds{lines: l}, t, m, &folds{l, t, m, map[int]bool{}}}
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

// At finds the row that holds an offset of a side and the offset in it.
func (b *Book) At(side Side, off int) textview.Pos {
	if side == CleanSide && b.draft != nil {
		return b.AtTyped(b.draft.shown(off))
	}
	return b.at(side, off)
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
