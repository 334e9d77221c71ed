package panes

import (
	"cmp"
	"iter"
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
func (c *inlineColumn) RowLen(i int) int {
	return max(c.rows.Row(i).Raw.Len(), c.rows.Row(i).Clean.Len())
}

// RowLens is RowLen for many rows.
func (c *inlineColumn) RowLens(from, to int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i, n := range c.rows.CleanLens(from, to) {
			if !yield(i, max(n, c.rows.RawLen(i))) {
				return
			}
		}
	}
}

// Row is the raw text of a row with each new wording behind what it replaces.
func (c *inlineColumn) Row(i int) string {
	var out strings.Builder
	c.walk(i, func(p stretch) { out.WriteString(p.shown) })
	return out.String()
}

// Marks marks what was deleted and what was put in.
func (c *inlineColumn) Marks(row int) []textview.Mark {
	var marks []textview.Mark
	at := 0
	c.walk(row, func(p stretch) {
		if p.owner >= 0 && p.shown != "" {
			r := &c.session.Repairs()[p.owner]
			m := textview.Mark{Start: at, End: at + len(p.shown), ID: int32(p.owner)}
			if p.deleted {
				m.Style = look.Struck(look.KindOf(r.Rule), c.stress(p.owner, len(p.shown) > blockFrom))
			} else {
				m.Style = c.style(p.owner, r, len(p.shown) > blockFrom)
			}
			marks = append(marks, m)
		}
		at += len(p.shown)
	})
	c.notes.each(c.rows.Row(row).Raw, func(k int, s text.Span, over bool) {
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
	if at.Row < 0 || at.Row >= b.rows.Len() {
		return 0
	}
	rawOff, left := b.rows.Row(at.Row).Raw.Start, at.Off
	(&inlineColumn{b}).walk(at.Row, func(p stretch) {
		n := min(left, len(p.shown))
		left -= n
		rawOff += p.rawAt(n)
	})
	return rawOff
}

// off is where an offset of the raw text stands in the inline text of a row.
func (c *inlineColumn) off(row, rawOff int) int {
	at, raw, out := 0, c.rows.Row(row).Raw.Start, -1
	c.walk(row, func(p stretch) {
		if out < 0 && p.ofRaw() && rawOff <= raw+len(p.raw) {
			out = at + p.shownAt(max(0, rawOff-raw))
		}
		raw += len(p.raw)
		at += len(p.shown)
	})
	if out < 0 {
		return at
	}
	return out
}

// Page names the page that the form feed at an offset of a row begins.
func (c *inlineColumn) Page(row, off int) string {
	return PageName(c.session.Pages().At(c.InlineRaw(textview.Pos{Row: row, Off: off + 1})))
}

// A stretch is a part of a row of the inline column: unchanged text (owner -1),
// what was deleted, or what was put in.
type stretch struct {
	shown   string
	raw     string // the raw text that it is; "" of what was put in
	owner   int
	deleted bool
}

// ofRaw says whether the stretch is raw text.
func (p *stretch) ofRaw() bool { return p.owner < 0 || p.deleted }

// shownAt is where an offset of the raw text of the stretch is shown in it.
func (p *stretch) shownAt(off int) int {
	if p.shown == p.raw {
		return off
	}
	return min(len(p.shown), len(joined(p.raw[:off])))
}

// rawAt is the offset of the raw text shown at one of the stretch.
func (p *stretch) rawAt(shown int) int {
	if !p.ofRaw() {
		return 0
	}
	if p.shown == p.raw {
		return shown
	}
	off := 0
	for off < len(p.raw) && p.shownAt(off) < shown {
		off++
	}
	return off
}

// walk calls f for each stretch of a row. Line ends that were taken out are
// shown by a sign, so that what was joined reads as joined.
func (c *inlineColumn) walk(row int, f func(stretch)) {
	raw := c.session.Raw()
	at := c.rows.Row(row).Raw
	same := func(s string) { f(stretch{shown: s, raw: s, owner: -1}) }
	from, to := c.pieces(row)
	for _, p := range c.session.Mapping().PiecesBetween(from, to) {
		same(raw.Slice(text.Span{Start: at.Start, End: max(at.Start, p.Raw.Start)}))
		f(stretch{shown: joined(raw.Slice(p.Raw)), raw: raw.Slice(p.Raw), owner: p.Owner, deleted: true})
		f(stretch{shown: p.New, owner: p.Owner})
		at.Start = max(at.Start, p.Raw.End)
	}
	same(raw.Slice(at))
}

// joined shows the line ends of a short wording that was taken out by a sign.
func joined(s string) string {
	if len(s) > blockFrom {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "↵"), "\n", "↵")
}
