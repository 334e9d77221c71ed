package editor

import (
	"emend/editor/repair"
	"emend/editor/text"
)

// A rowBuilder walks over the lines of a raw text and notes where rows start.
type rowBuilder struct {
	lines *text.Lines
	m     *repair.Mapping
	ahead repair.Walk
	next  *repair.Piece // the first that ends behind the line start looked at
	last  int           // end of the piece in front of it in the raw text; -1: there is none
	delta int           // by how much longer the cleaned text is from there on
	// atStart: the cleaned text stands at a line start behind the pieces
	// passed so far and before any unchanged text after them.
	atStart bool
	starts  []int // of the rows that are ended, in the raw text
	from    Row   // start of the row that is open
}

// rowBuilderAt is one that has passed so many pieces.
func rowBuilderAt(lines *text.Lines, m *repair.Mapping, pieces int) *rowBuilder {
	b := &rowBuilder{lines: lines, m: m, ahead: m.Walk(pieces), last: -1}
	if pieces > 0 {
		p := m.Piece(pieces - 1)
		b.last, b.delta = p.Raw.End, p.Clean.End-p.Raw.End
	}
	b.next = b.ahead.Next()
	return b
}

// startAt is one that begins at a place of the raw text where a row starts.
func startAt(lines *text.Lines, m *repair.Mapping, rawOff int) *rowBuilder {
	passed, clean := 0, 0
	if rawOff > 0 {
		passed, clean = m.PiecesUpTo(rawOff), m.ToClean(rawOff, repair.After)
	}
	b := rowBuilderAt(lines, m, passed)
	b.atStart, b.from.Raw.Start, b.from.Clean.Start = true, rawOff, clean
	return b
}

// startsAt says whether a row starts at the start of a line, and from where on
// the pieces touch one another and it that say so.
func startsAt(m *repair.Mapping, rawOff int) (depends int, starts bool) {
	if rawOff == 0 {
		return 0, true
	}
	n := m.PiecesUpTo(rawOff)
	depends = rawOff
	for ; n > 0; n-- {
		p := m.Piece(n - 1)
		if p.Raw.End != depends {
			break
		}
		depends = p.Raw.Start
	}
	_, starts = rowBuilderAt(nil, m, n).corresponds(rawOff)
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
	for b.next != nil && b.next.Raw.End <= rawOff {
		b.pass(b.next)
		b.next = b.ahead.Next()
	}
	inside := b.next != nil && b.next.Raw.Start < rawOff
	return rawOff + b.delta, !inside && (b.last < rawOff || b.atStart)
}

// pass goes behind piece p.
func (b *rowBuilder) pass(p *repair.Piece) {
	if len(p.New) > 0 {
		b.atStart = p.New[len(p.New)-1] == '\n'
	} else if joined := b.last == p.Raw.Start; !joined {
		b.atStart = p.Raw.Start == 0 || b.m.Raw()[p.Raw.Start-1] == '\n'
	}
	b.last, b.delta = p.Raw.End, p.Clean.End-p.Raw.End
}

// end closes the open row at the given offsets and opens the next.
func (b *rowBuilder) end(raw, clean int) {
	r := &b.from
	r.Raw.End, r.Clean.End = raw, clean
	b.starts = append(b.starts, r.Raw.Start)
	if max(r.Raw.Len(), r.Clean.Len()) > longRow {
		b.cut(*r)
	}
	r.Raw.Start, r.Clean.Start = raw, clean
}
