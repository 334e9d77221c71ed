package repair

import (
	"iter"
	"strings"

	"emend/editor/text"
)

// A Piece is one replaced part of the raw text.
type Piece struct {
	Raw   text.Span // replaced span of the raw text
	Clean text.Span // where the new wording stands in the cleaned text
	New   string    // the new wording
	Owner int       // index of the repair it comes from, in the owner's own list
}

// A Bias settles which side of a replaced piece an offset inside it, or at an
// edge that is not unique, belongs to.
type Bias int

// Before maps into the start of a replaced piece, After to its end.
const (
	Before Bias = -1
	After  Bias = 1
)

// A Mapping leads between the raw and the cleaned text. It holds the replaced
// pieces only, sorted by position; between them the texts are the same.
// A Mapping is never changed once built and may be shared between goroutines.
type Mapping struct {
	pieceList
	raw    string
	length int // of the cleaned text
}

// An Edit is a replacement of one span of the text it is applied to.
type Edit struct {
	Span  text.Span
	New   string
	Owner int // copied into the Piece
}

// NewMapping builds the mapping that edits make of raw. The edits must be
// sorted by Span.Start and must not overlap; it panics when they do, since
// only Resolve makes them.
func NewMapping(raw string, edits []Edit) *Mapping {
	b := builder{most: blockPieces}
	for i := range edits {
		b.add(edits[i].Span, edits[i].New, edits[i].Owner, len(edits)-i)
	}
	return b.mapping(raw)
}

// Raw returns the raw text.
func (m *Mapping) Raw() string { return m.raw }

// CleanLen is the length of the cleaned text in bytes.
func (m *Mapping) CleanLen() int { return m.length }

// ToClean maps a position of the raw text to the cleaned text. Inside a
// replaced span it goes to the start or the end of the new wording, at an
// insertion in front of or behind it, as bias says.
func (m *Mapping) ToClean(rawOff int, bias Bias) int {
	i, inside := m.locate(rawOff, bias, rawSide)
	if !inside {
		return rawOff + m.deltaBefore(i)
	}
	return edge(m.Piece(i).Clean, bias)
}

// ToCleanAll is ToClean with After for many positions, which come in order, at
// the cost of one walk.
func (m *Mapping) ToCleanAll(rawOffs []int) iter.Seq[int] {
	return func(yield func(int) bool) {
		if len(rawOffs) == 0 {
			return
		}
		k, first := 0, m.PiecesUpTo(rawOffs[0])
		delta := m.deltaBefore(first) // behind the pieces passed
		for _, p := range m.PiecesBetween(first, m.pieces) {
			for ; k < len(rawOffs) && rawOffs[k] < p.Raw.End; k++ {
				at := rawOffs[k] + delta
				if rawOffs[k] > p.Raw.Start {
					at = p.Clean.End
				}
				if !yield(at) {
					return
				}
			}
			if k == len(rawOffs) {
				return
			}
			delta = p.Clean.End - p.Raw.End
		}
		for ; k < len(rawOffs); k++ {
			if !yield(rawOffs[k] + delta) {
				return
			}
		}
	}
}

// ToRaw maps a position of the cleaned text to the raw text. Inside new
// wording it goes to the start or the end of what was replaced, at a deletion
// in front of or behind it, as bias says.
func (m *Mapping) ToRaw(cleanOff int, bias Bias) int {
	i, inside := m.locate(cleanOff, bias, cleanSide)
	if !inside {
		return cleanOff - m.deltaBefore(i)
	}
	return edge(m.Piece(i).Raw, bias)
}

func rawSide(p Piece) text.Span   { return p.Raw }
func cleanSide(p Piece) text.Span { return p.Clean }

func edge(s text.Span, bias Bias) int {
	if bias == Before {
		return s.Start
	}
	return s.End
}

// locate finds the piece that off lies strictly inside of, or else the number
// of pieces in front of off: all that start before it (Before), or also those
// of no length that stand right at it (After).
func (m *Mapping) locate(off int, bias Bias, side func(Piece) text.Span) (i int, inside bool) {
	if bias == Before {
		i = m.search(func(p Piece) bool { return side(p).Start >= off })
		if i > 0 {
			if p := m.Piece(i - 1); side(p).End > off {
				return i - 1, true
			}
		}
		return i, false
	}
	i = m.search(func(p Piece) bool { return side(p).End > off })
	if i == m.pieces {
		return i, false
	}
	p := m.Piece(i)
	return i, side(p).Start < off
}

// SpanToRaw is the smallest raw span that made up the given span of the
// cleaned text. Replaced pieces it shares a byte with are taken whole; what
// was deleted at its edges is left out.
func (m *Mapping) SpanToRaw(clean text.Span) text.Span {
	if clean.Empty() {
		at := m.ToRaw(clean.Start, Before)
		return text.Span{Start: at, End: at}
	}
	return m.cross(clean, cleanSide, m.ToRaw)
}

// SpanToClean is the span of the cleaned text that stands for a raw span.
// Replaced pieces it shares a byte with are taken whole; what was inserted at
// its edges is left out.
func (m *Mapping) SpanToClean(raw text.Span) text.Span {
	if raw.Empty() {
		at := m.ToClean(raw.Start, Before)
		return text.Span{Start: at, End: at}
	}
	return m.cross(raw, rawSide, m.ToClean)
}

// cross maps a span that is not empty, widening it at pieces it cuts.
func (m *Mapping) cross(s text.Span, side func(Piece) text.Span, to func(int, Bias) int) text.Span {
	start, end := After, Before
	if _, inside := m.locate(s.Start, Before, side); inside {
		start = Before
	}
	if _, inside := m.locate(s.End, After, side); inside {
		end = After
	}
	lo, hi := to(s.Start, start), to(s.End, end)
	return text.Span{Start: lo, End: max(lo, hi)}
}

// PiecesIn returns the pieces whose raw span touches raw, as a half-open range
// of indices.
func (m *Mapping) PiecesIn(raw text.Span) (from, to int) { return m.within(raw, rawSide) }

// PiecesInClean is PiecesIn for a span of the cleaned text.
func (m *Mapping) PiecesInClean(clean text.Span) (from, to int) { return m.within(clean, cleanSide) }

func (m *Mapping) within(s text.Span, side func(Piece) text.Span) (from, to int) {
	from = m.search(func(p Piece) bool { return side(p).End >= s.Start })
	to = m.search(func(p Piece) bool { return side(p).Start > s.End })
	return from, to
}

// Slice returns one span of the cleaned text, at a cost that grows with the
// span and not with the text.
func (m *Mapping) Slice(clean text.Span) string {
	i := m.search(func(p Piece) bool { return p.Clean.End > clean.Start })
	if i == m.pieces || m.Piece(i).Clean.Start >= clean.End {
		d := m.deltaBefore(i)
		return m.raw[clean.Start-d : clean.End-d]
	}
	var b strings.Builder
	b.Grow(clean.Len())
	m.write(&b, i, clean)
	return b.String()
}

// write appends the cleaned span to b; i is the first piece that may touch it.
func (m *Mapping) write(b *strings.Builder, i int, clean text.Span) {
	at, d := clean.Start, m.deltaBefore(i)
	for _, p := range m.PiecesBetween(i, m.pieces) {
		if at >= clean.End || p.Clean.Start >= clean.End {
			break
		}
		if at < p.Clean.Start {
			b.WriteString(m.raw[at-d : p.Raw.Start])
			at = p.Clean.Start
		}
		end := min(p.Clean.End, clean.End)
		b.WriteString(p.New[at-p.Clean.Start : end-p.Clean.Start])
		at, d = end, p.Clean.End-p.Raw.End
	}
	if at < clean.End {
		b.WriteString(m.raw[at-d : clean.End-d])
	}
}

// String returns the whole cleaned text.
func (m *Mapping) String() string {
	if m.pieces == 0 {
		return m.raw
	}
	var b strings.Builder
	b.Grow(m.length)
	m.write(&b, 0, text.Span{End: m.length})
	return b.String()
}
