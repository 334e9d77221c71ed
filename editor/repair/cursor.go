package repair

import (
	"math"

	"emend/editor/text"
)

// A Cursor maps positions of the cleaned text to the raw text like the Mapping
// it belongs to, and remembers where it was last: for one who walks along a
// text a step costs nothing. It is for one goroutine.
type Cursor struct {
	m *Mapping
	// next is the number of pieces that start in front of the last position.
	next int
	// before and after are the pieces on both sides of it: to tell a piece anew
	// for every look costs ten times the look.
	before, after Piece
}

// Cursor returns a cursor that stands at a position of the cleaned text.
func (m *Mapping) Cursor(cleanOff int) Cursor {
	i := m.search(func(p Piece) bool { return p.Clean.Start >= cleanOff })
	return Cursor{m, i, m.pieceOrEdge(i - 1), m.pieceOrEdge(i)}
}

// pieceOrEdge is a piece, or what stands in for one in front of the first and
// behind the last.
func (m *Mapping) pieceOrEdge(i int) Piece {
	switch {
	case i < 0:
		front := text.Span{Start: -1, End: -1}
		return Piece{Raw: front, Clean: front}
	case i >= m.pieces:
		behind := text.Span{Start: math.MaxInt, End: math.MaxInt}
		return Piece{Raw: behind, Clean: behind}
	}
	return m.Piece(i)
}

// move goes to a position of the cleaned text and says whether it is strictly
// inside the piece in front of next.
func (c *Cursor) move(cleanOff int) (inside bool) {
	for c.after.Clean.Start < cleanOff {
		c.next++
		c.before, c.after = c.after, c.m.pieceOrEdge(c.next)
	}
	for c.before.Clean.Start >= cleanOff {
		c.next--
		c.before, c.after = c.m.pieceOrEdge(c.next-1), c.before
	}
	return c.before.Clean.End > cleanOff
}

// ToRaw is Mapping.ToRaw.
func (c *Cursor) ToRaw(cleanOff int, bias Bias) int {
	if c.move(cleanOff) {
		return edge(c.before.Raw, bias)
	}
	if bias == After && c.after.Clean.End <= cleanOff {
		last := c.after // deleted right here
		for i := c.next + 1; i < c.m.pieces && c.m.Piece(i).Clean.End <= cleanOff; i++ {
			last = c.m.Piece(i)
		}
		return cleanOff - last.Clean.End + last.Raw.End
	}
	return cleanOff - c.before.Clean.End + c.before.Raw.End
}

// SpanToRaw is Mapping.SpanToRaw.
func (c *Cursor) SpanToRaw(clean text.Span) text.Span {
	if clean.Empty() {
		at := c.ToRaw(clean.Start, Before)
		return text.Span{Start: at, End: at}
	}
	start, end := After, Before
	if c.move(clean.Start) {
		start = Before
	}
	lo := c.ToRaw(clean.Start, start)
	if c.move(clean.End) {
		end = After
	}
	return text.Span{Start: lo, End: max(lo, c.ToRaw(clean.End, end))}
}

// Untouched says that nothing was replaced in a span of the cleaned text, nor
// at its edges.
func (c *Cursor) Untouched(clean text.Span) bool {
	c.move(clean.Start)
	return c.before.Clean.End < clean.Start && c.after.Clean.Start > clean.End
}

// touching is PiecesInClean for one who knows an index near the first of them.
func (m *Mapping) touching(clean text.Span, near int) (from, to int) {
	from = min(near, m.pieces)
	for from < m.pieces && m.Piece(from).Clean.End < clean.Start {
		from++
	}
	for from > 0 && m.Piece(from-1).Clean.End >= clean.Start {
		from--
	}
	to = from
	for to < m.pieces && m.Piece(to).Clean.Start <= clean.End {
		to++
	}
	return from, to
}
