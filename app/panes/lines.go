package panes

import (
	"emend/app/textview"
	"emend/editor"
	"emend/editor/text"
)

// The lines are the rows of a review, and where each stands in both texts.
type lines struct {
	session *editor.Session
	rows    *editor.Rows
}

// Rows is the number of rows.
func (l *lines) Rows() int { return l.rows.Len() }

// span is a row's stretch of a side.
func (l *lines) span(side Side, row int) text.Span {
	if side == RawSide {
		return l.rows.Row(row).Raw
	}
	return l.rows.Row(row).Clean
}

// at is the place of an offset of a side, as the session has it.
func (l *lines) at(side Side, off int) textview.Pos {
	i := l.rows.AtClean(off)
	if side == RawSide {
		i = l.rows.AtRaw(off)
	}
	s := l.span(side, i)
	return textview.Pos{Row: i, Off: max(0, min(off, s.End)-s.Start)}
}

// lineAt is the number of the raw line that begins with a row; 0 where the row
// goes on in the middle of one.
func (l *lines) lineAt(row int) int {
	if at := l.rows.Row(row).Raw.Start; at > 0 && l.session.Raw().Text()[at-1] != '\n' {
		return 0
	}
	return l.rows.Row(row).Line
}

// pieces are the replaced pieces that belong to a row.
func (l *lines) pieces(row int) (from, to int) {
	m := l.session.Mapping()
	at := l.rows.Row(row).Raw
	from, to = m.PiecesIn(at)
	for ; from < to; from++ {
		if p := m.Piece(from).Raw; (p.End != at.Start || at.Start == 0) && p.Start >= at.Start {
			break
		}
	}
	for ; to > from; to-- {
		if p := m.Piece(to - 1).Raw; p.Start != at.End || p.Empty() {
			break
		}
	}
	return from, to
}
