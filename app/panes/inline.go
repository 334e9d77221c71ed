package panes

import (
	"cmp"
	"slices"
	"strings"

	"emend/app/look"
	"emend/app/textview"
	"emend/editor/text"
)

// Inline is one column that shows both texts in one: what was deleted struck
// out, what was put in underlined.
func (b *Book) Inline() textview.Source { return &inlineColumn{b} }

type inlineColumn struct{ *Book }

// Line is the number of the raw line.
func (c *inlineColumn) Line(i int) int { return c.lineAt(i) }

// RowLen is about the length of a row's text.
func (c *inlineColumn) RowLen(i int) int { return max(c.rows[i].Raw.Len(), c.rows[i].Clean.Len()) }

// Row is the raw text of a row with each new wording behind what it replaces.
func (c *inlineColumn) Row(i int) string {
	var out strings.Builder
	c.walk(i, func(s string, _ int, _ bool) { out.WriteString(s) })
	return out.String()
}

// Marks marks what was deleted and what was put in.
func (c *inlineColumn) Marks(row int) []textview.Mark {
	var marks []textview.Mark
	at := 0
	c.walk(row, func(s string, owner int, deleted bool) {
		if owner >= 0 && s != "" {
			r := &c.session.Repairs()[owner]
			m := textview.Mark{Start: at, End: at + len(s), ID: int32(owner)}
			if deleted {
				m.Style = look.Struck(look.KindOf(r.Rule), c.stress(owner, len(s) > blockFrom))
			} else {
				m.Style = c.style(owner, r, len(s) > blockFrom)
			}
			marks = append(marks, m)
		}
		at += len(s)
	})
	c.notes.each(c.rows[row].Raw, func(k int, s text.Span, over bool) {
		from, to := c.off(row, s.Start), c.off(row, s.End)
		marks = append(marks, textview.Mark{Start: from, End: to, Style: look.Note(c.notes.notes[k].Colour, over), ID: noteID(k)})
	})
	// Notes first where marks begin together: what is drawn later lies above.
	slices.SortStableFunc(marks, func(a, b textview.Mark) int {
		return cmp.Or(a.Start-b.Start, cmp.Compare(min(a.ID, 0), min(b.ID, 0)))
	})
	return marks
}

// InlineAt is the place of an offset of the raw text in the inline column.
func (b *Book) InlineAt(rawOff int) textview.Pos {
	at := b.At(RawSide, rawOff)
	at.Off = (&inlineColumn{b}).off(at.Row, rawOff)
	return at
}

// InlineRaw is the offset in the raw text of a place in the inline column; what
// was put in stands at the end of what it replaces.
func (b *Book) InlineRaw(at textview.Pos) int {
	if at.Row < 0 || at.Row >= len(b.rows) {
		return 0
	}
	rawOff, left := b.rows[at.Row].Raw.Start, at.Off
	(&inlineColumn{b}).walk(at.Row, func(s string, owner int, deleted bool) {
		n := min(left, len(s))
		left -= n
		if owner < 0 || deleted {
			rawOff += n
		}
	})
	return rawOff
}

// off is where an offset of the raw text stands in the inline text of a row.
func (c *inlineColumn) off(row, rawOff int) int {
	at, raw, out := 0, c.rows[row].Raw.Start, -1
	c.walk(row, func(s string, owner int, deleted bool) {
		if owner < 0 || deleted {
			if out < 0 && rawOff <= raw+len(s) {
				out = at + max(0, rawOff-raw)
			}
			raw += len(s)
		}
		at += len(s)
	})
	if out < 0 {
		return at
	}
	return out
}

// Page names the page that the form feed at an offset of a row begins.
func (c *inlineColumn) Page(row, off int) string {
	at, raw := 0, c.rows[row].Raw.Start
	done := false
	c.walk(row, func(s string, owner int, deleted bool) {
		if done {
			return
		}
		if off < at+len(s) { // the form feed is in here
			done = true
			if owner < 0 || deleted {
				raw += off - at + 1
			}
			return
		}
		at += len(s)
		if owner < 0 || deleted {
			raw += len(s)
		}
	})
	return PageName(c.session.Pages().At(raw))
}

// walk calls f for each stretch of a row: unchanged text (owner -1), and of
// each piece what was deleted and what was put in.
func (c *inlineColumn) walk(row int, f func(s string, owner int, deleted bool)) {
	raw := c.session.Raw()
	at := c.rows[row].Raw
	from, to := c.pieces(row)
	for _, p := range c.session.Mapping().Pieces()[from:to] {
		f(raw.Slice(text.Span{Start: at.Start, End: max(at.Start, p.Raw.Start)}), -1, false)
		f(raw.Slice(p.Raw), p.Owner, true)
		f(p.New, p.Owner, false)
		at.Start = max(at.Start, p.Raw.End)
	}
	f(raw.Slice(at), -1, false)
}
