package editor

import (
	"emend/editor/repair"
	"emend/editor/text"
)

// A rowBuilder walks over the lines of a raw text and notes where rows start.
type rowBuilder struct {
	lines *text.Lines
	m     *repair.Mapping
	next  int // first piece that ends behind the line start looked at
	// atStart: the cleaned text stands at a line start behind the pieces
	// passed so far and before any unchanged text after them.
	atStart bool
	starts  []int // of the rows that are ended, in the raw text
	from    Row   // start of the row that is open
	near    [2]nearPiece
}

// A nearPiece is a piece that was just looked at, with its number plus one.
type nearPiece struct {
	number int
	piece  repair.Piece
}

// piece is piece i; the last two asked for are at hand.
func (b *rowBuilder) piece(i int) *repair.Piece {
	n := &b.near[i&1]
	if n.number != i+1 {
		*n = nearPiece{i + 1, b.m.Piece(i)}
	}
	return &n.piece
}

// startAt begins the walk at a place of the raw text where a row starts.
func (b *rowBuilder) startAt(rawOff int) {
	b.next, b.atStart, b.from = b.m.PiecesUpTo(rawOff), true, Row{}
	b.from.Raw.Start = rawOff
	if rawOff > 0 {
		b.from.Clean.Start = b.m.ToClean(rawOff, repair.After)
	}
}

// startsAt says whether a row starts at the start of a line, and from where on
// the pieces touch one another and it that say so.
func (b *rowBuilder) startsAt(rawOff int) (depends int, starts bool) {
	if rawOff == 0 {
		return 0, true
	}
	w := rowBuilder{m: b.m, next: b.m.PiecesUpTo(rawOff)}
	depends = rawOff
	for w.next > 0 && w.piece(w.next-1).Raw.End == depends {
		w.next--
		depends = w.piece(w.next).Raw.Start
	}
	_, starts = w.corresponds(rawOff)
	return depends, starts
}

// walk looks at the starts of the lines [from, to).
func (b *rowBuilder) walk(from, to int) {
	for i := from; i < to; i++ {
		b.line(b.lines.FullSpan(i).Start)
	}
}

// line looks at the line start at a raw offset.
func (b *rowBuilder) line(rawOff int) {
	if cleanOff, ok := b.corresponds(rawOff); ok {
		b.end(rawOff, cleanOff)
	}
}

// corresponds says whether the cleaned text has a line start too at what
// corresponds to one of the raw text, and where.
func (b *rowBuilder) corresponds(rawOff int) (cleanOff int, ok bool) {
	for ; b.next < b.m.PieceCount(); b.next++ {
		p := b.piece(b.next)
		if p.Raw.End > rawOff {
			if p.Raw.Start < rawOff {
				return 0, false // inside a piece
			}
			break
		}
		b.pass(p)
	}
	if b.next == 0 {
		return rawOff, true
	}
	p := b.piece(b.next - 1)
	return rawOff + p.Clean.End - p.Raw.End, p.Raw.End < rawOff || b.atStart
}

// pass notes whether the cleaned text is at a line start behind piece p.
func (b *rowBuilder) pass(p *repair.Piece) {
	if len(p.New) > 0 {
		b.atStart = p.New[len(p.New)-1] == '\n'
		return
	}
	if joined := b.next > 0 && b.piece(b.next-1).Raw.End == p.Raw.Start; !joined {
		b.atStart = p.Raw.Start == 0 || b.m.Raw()[p.Raw.Start-1] == '\n'
	}
}

// end closes the open row at the given offsets and opens the next.
func (b *rowBuilder) end(raw, clean int) {
	r := b.from
	r.Raw.End, r.Clean.End = raw, clean
	b.starts = append(b.starts, r.Raw.Start)
	if max(r.Raw.Len(), r.Clean.Len()) > longRow {
		b.cut(r)
	}
	b.from = Row{Raw: text.Span{Start: raw}, Clean: text.Span{Start: clean}}
}
