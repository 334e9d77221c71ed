package panes

import (
	"iter"
	"slices"

	"emend/app/look"
	"emend/app/say"
	"emend/app/textview"
	"emend/editor/repair"
	"emend/editor/text"
)

// A column is one side of a book as the text view takes it.
type column struct {
	*Book
	side Side
}

// Raw is the column of the raw text.
func (b *Book) Raw() textview.Source { return &rawColumn{column{b, RawSide}} }

// Clean is the column of the cleaned text.
func (b *Book) Clean() textview.Source { return &cleanColumn{column{b, CleanSide}} }

// RowLen is the length of a row's text.
func (c *column) RowLen(i int) int { return c.span(c.side, i).Len() }

// RowLens is RowLen for many rows.
func (c *column) RowLens(from, to int) iter.Seq2[int, int] {
	if c.side == RawSide {
		return c.rows.RawLens(from, to)
	}
	return c.rows.CleanLens(from, to)
}

// Line is the number in the margin.
func (c *column) Line(i int) int {
	if c.side == CleanSide {
		return 0
	}
	return c.lineAt(i)
}

// Page names the page that the form feed at an offset of a row begins.
func (c *column) Page(row, off int) string {
	at := c.Offset(c.side, textview.Pos{Row: row, Off: off + 1})
	if c.side == CleanSide {
		at = c.session.Mapping().ToRaw(at, repair.After)
	}
	return PageName(c.session.Pages().At(at))
}

// PageName is the name of a page as the reader sees it; "" where there is none.
func PageName(name string) string {
	if name == "" {
		return ""
	}
	return say.F("page %s", name)
}

// within moves a span of the side's text into a row.
func (c *column) within(row int, s text.Span) text.Span {
	at := c.span(c.side, row)
	return text.Span{Start: max(0, s.Start-at.Start), End: max(0, min(s.End, at.End)-at.Start)}
}

// finish adds what was found to the marks and sorts them by start.
func (c *column) finish(row int, marks []textview.Mark) []textview.Mark {
	slices.SortStableFunc(marks, func(a, b textview.Mark) int { return a.Start - b.Start })
	n := len(marks)
	c.eachFind(c.side, row, func(s text.Span, looked bool) {
		s = c.within(row, s)
		marks = append(marks, textview.Mark{Start: s.Start, End: s.End, Style: look.Found(looked), ID: textview.NoID})
	})
	if len(marks) > n {
		slices.SortStableFunc(marks, func(a, b textview.Mark) int { return a.Start - b.Start })
	}
	return marks
}

type rawColumn struct{ column }

// Row is a row's raw text.
func (c *rawColumn) Row(i int) string { return c.session.Raw().Slice(c.rows.Row(i).Raw) }

// Lines is the number of the line that a row begins in; each line end in it ends
// one.
func (c *rawColumn) Lines(row int) int { return c.rows.Row(row).Line }

// Marks marks what repairs replace and what notes are about.
func (c *rawColumn) Marks(row int) []textview.Mark {
	at := c.rows.Row(row).Raw
	var marks []textview.Mark
	c.notes.each(at, func(k int, s text.Span, over bool) {
		s = c.within(row, s)
		marks = append(marks, textview.Mark{Start: s.Start, End: s.End, Style: look.Note(c.notes.notes[k].Colour, over), ID: noteID(k)})
	})
	c.eachRepair(at, row == c.rows.Len()-1, func(i int, r *repair.Repair) {
		s := c.within(row, r.Span)
		block := r.Span.Len() > blockFrom
		marks = append(marks, textview.Mark{Start: s.Start, End: s.End, Style: c.style(i, r, block), ID: int32(i)})
	})
	return c.finish(row, marks)
}

// Fold is the text of the band that stands for a row which a large deletion
// takes away, or empty.
func (c *rawColumn) Fold(row int) string { return c.fold(row) }

type cleanColumn struct{ column }

// Row is a row's cleaned text.
func (c *cleanColumn) Row(i int) string {
	switch d := c.draft; {
	case !d.holds(i):
		return c.session.Mapping().Slice(c.rows.Row(i).Clean)
	case i == d.first:
		return d.text
	}
	return ""
}

// RowLen is the length of a row's text.
func (c *cleanColumn) RowLen(i int) int {
	if c.draft.holds(i) {
		return len(c.Row(i))
	}
	return c.column.RowLen(i)
}

// RowLens is RowLen for many rows.
func (c *cleanColumn) RowLens(from, to int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i, n := range c.column.RowLens(from, to) {
			if c.draft.holds(i) {
				n = len(c.Row(i))
			}
			if !yield(i, n) {
				return
			}
		}
	}
}

// Fold is as in the raw column.
func (c *cleanColumn) Fold(row int) string { return c.fold(row) }

// Marks marks the new wording of what counts, the raw wording of what was left
// or put off, and what is being typed.
func (c *cleanColumn) Marks(row int) []textview.Mark {
	switch d := c.draft; {
	case !d.holds(row):
		return c.settledMarks(row)
	case row == d.first:
		return c.draftMarks()
	}
	return nil
}

// settledMarks are the marks of a row as the session has it.
func (c *cleanColumn) settledMarks(row int) []textview.Mark {
	m := c.session.Mapping()
	last := row == c.rows.Len()-1
	var marks []textview.Mark
	c.notes.each(c.rows.Row(row).Raw, func(k int, s text.Span, over bool) {
		s = c.within(row, m.SpanToClean(s))
		marks = append(marks, textview.Mark{Start: s.Start, End: s.End, Style: look.Note(c.notes.notes[k].Colour, over), ID: noteID(k)})
	})
	from, to := c.pieces(row)
	for _, p := range m.PiecesBetween(from, to) {
		r := &c.session.Repairs()[p.Owner]
		if p.Owner != c.current && p.New == " " && look.KindOf(r.Rule) == look.Spaces {
			continue // a mark on the space of each joined line would be all one sees
		}
		s := c.within(row, p.Clean)
		block := p.Clean.Len() > blockFrom
		marks = append(marks, textview.Mark{Start: s.Start, End: s.End, Style: c.style(p.Owner, r, block), ID: int32(p.Owner)})
	}
	c.eachRepair(c.rows.Row(row).Raw, last, func(i int, r *repair.Repair) {
		if _, counts := c.session.Counts(i); counts {
			return
		}
		if c.session.Decision(i).State == repair.Rejected && i != c.current {
			return // what the reader has kept is text like any other
		}
		s := c.within(row, m.SpanToClean(r.Span))
		marks = append(marks, textview.Mark{Start: s.Start, End: s.End, Style: c.style(i, r, s.Len() > blockFrom), ID: int32(i)})
	})
	return c.finish(row, marks)
}

// right is where an offset of the cleaned text stands in its row.
func (b *Book) right(row, cleanOff int) int {
	if b.draft.holds(row) {
		return min(len(b.draft.text), b.draft.shown(cleanOff)-b.rows.Row(b.draft.first).Clean.Start)
	}
	return cleanOff - b.rows.Row(row).Clean.Start
}

// Links joins the two places of each repair in a row that stands in the
// cleaned text.
func (b *Book) Links(row int) []textview.Link {
	if row >= b.rows.Len() {
		return nil
	}
	from, to := b.pieces(row)
	at := b.rows.Row(row)
	var links []textview.Link
	for _, p := range b.session.Mapping().PiecesBetween(from, to) {
		k := look.KindOf(b.session.Repairs()[p.Owner].Rule)
		if k == look.Spaces && p.Owner != b.current {
			continue // a line for each joined line end would hide the others
		}
		links = append(links, textview.Link{
			Left: p.Raw.Start - at.Raw.Start, Right: b.right(row, p.Clean.Start),
			Style: look.Link(k, p.Owner == b.current), ID: int32(p.Owner),
		})
	}
	return links
}

// Undecided says what becomes of undecided repairs that are applied from a
// confidence on.
func Undecided(minimum float64) string {
	if minimum <= 0 {
		return say.T("undecided: applied")
	}
	return say.F("undecided: applied from %.0f %%", minimum*100)
}
