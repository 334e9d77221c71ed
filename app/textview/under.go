package textview

import "fyne.io/fyne/v2"

// overKind is what a pointer is over.
type overKind uint8

const (
	overNothing overKind = iota
	overText
	overMargin
	overFold
	overLink
)

// over is what lies under a point of the view.
type over struct {
	kind   overKind
	column int
	at     Pos
	id     int32 // of the mark or link, or NoID
}

// inColumn says whether it is text or the margin beside it.
func (o over) inColumn() bool { return o.kind == overText || o.kind == overMargin }

// under finds what lies at a position in the toolkit's units.
func (b *body) under(p fyne.Position) over {
	x, y := int(p.X*b.scale), int(p.Y*b.scale)
	o := over{id: NoID, column: b.columnAt(x)}
	if len(b.columns) == 0 || b.rows.Len() == 0 {
		return o
	}
	if b.inGutter(x) {
		if row, id, ok := b.linkAt(x, y); ok {
			o.kind, o.id, o.at = overLink, id, Pos{Row: row}
		}
		return o
	}
	row, k, ok := b.scroll.At(max(0, y))
	if !ok { // below the text
		o.kind = overText
		_, o.at = b.cursor.RowAt(o.column, b.rows.Len()-1)
		return o
	}
	o.at = Pos{Row: row}
	if b.rows.Fold(row) != "" {
		o.kind = overFold
		return o
	}
	o.kind = overText
	c := &b.columns[o.column]
	if x < c.textX {
		o.kind = overMargin
	}
	b.hitLine(&o, k, p.X*b.scale-float32(c.textX))
	return o
}

// hitLine finds the offset and the mark at x in line k of the row.
func (b *body) hitLine(o *over, k int, x float32) {
	col, row := o.column, o.at.Row
	start, end, ok := b.rows.LineAt(col, row, k)
	if !ok { // beside the other column's longer text
		_, o.at = b.cursor.RowAt(col, row)
		return
	}
	p := &b.picture
	text := b.rows.Text(col, row)
	p.line.LayOut(b.text.Shaper, text, start, end, b.rows.Width(col))
	o.at.Off = p.line.OffAt(x, p.line.Wrapped(len(text)))
	under := -1
	if i := p.line.CellUnder(x); i >= 0 {
		under = p.line.Cells[i].Off
	}
	const near = 4
	for _, m := range b.columns[col].source.Marks(row) {
		if m.ID == NoID || m.Start > end {
			continue
		}
		if m.Start <= under && under < m.End {
			o.id = m.ID
		} else if m.Start == m.End && m.Start >= start {
			if d := p.line.XOf(m.Start) - x; d < near*b.scale && d > -near*b.scale {
				o.id = m.ID
			}
		}
	}
}
