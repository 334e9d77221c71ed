package repair

import "emend/editor/text"

// A Cursor maps positions of the cleaned text to the raw text like the Mapping
// it belongs to, and remembers where it was last: for one who walks along a
// text a step costs nothing. It is for one goroutine.
type Cursor struct {
	m *Mapping
	// next is the number of pieces that start in front of the last position.
	next int
}

// Cursor returns a cursor that stands at a position of the cleaned text.
func (m *Mapping) Cursor(cleanOff int) Cursor {
	return Cursor{m, m.search(func(p Piece) bool { return p.Clean.Start >= cleanOff })}
}

// move goes to a position of the cleaned text and says whether it is strictly
// inside the piece in front of next.
func (c *Cursor) move(cleanOff int) (inside bool) {
	i := c.next
	for i < c.m.pieces && c.m.Piece(i).Clean.Start < cleanOff {
		i++
	}
	for i > 0 && c.m.Piece(i-1).Clean.Start >= cleanOff {
		i--
	}
	c.next = i
	return i > 0 && c.m.Piece(i-1).Clean.End > cleanOff
}

// ToRaw is Mapping.ToRaw.
func (c *Cursor) ToRaw(cleanOff int, bias Bias) int {
	if c.move(cleanOff) {
		return edge(c.m.Piece(c.next-1).Raw, bias)
	}
	i := c.next
	if bias == After {
		for i < c.m.pieces && c.m.Piece(i).Clean.End <= cleanOff {
			i++ // deleted right here
		}
	}
	return cleanOff - c.m.deltaBefore(i)
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
	i := c.next
	return (i == 0 || c.m.Piece(i-1).Clean.End < clean.Start) && (i == c.m.pieces || c.m.Piece(i).Clean.Start > clean.End)
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
