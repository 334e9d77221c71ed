package repair

import (
	"iter"
	"math"
	"sort"

	"emend/editor/text"
)

// The pieces of a mapping lie in blocks.
//
// Context: a decision changes one piece of perhaps two million, and moves all
// behind it in the cleaned text; to make them anew took 200 ms. Decision: a
// block tells its pieces from its own start, and only the short list of blocks
// knows where they stand in the texts. Consequence: a changed mapping shares
// all blocks but the changed ones with the one before, and neither is ever
// written to again; any length of text will do; and a piece takes 20 bytes
// instead of 56, with nothing in it for a garbage collection to follow.

// A piece is a Piece as it is kept in its block.
type piece struct {
	start, length uint32 // in the raw text, from the start of the block
	delta         int32  // by how much longer the cleaned text is by then, from the start of the block
	owner         int32  // less that of the block
	wording       uint32 // index in those of the block
}

// A block is a run of pieces, one at least.
type block struct {
	pieces   []piece
	wordings []string // a few, where there are many pieces: these are mostly alike

	raw   int // offset in the raw text that pieces are told from
	grows int // by how much longer the cleaned text is through the block
	owner int // added to the owners of the pieces

	first int // pieces in front of it
	delta int // by how much longer the cleaned text is in front of it
}

// blockPieces is how many pieces a block of a mapping holds that is made as a
// whole.
const blockPieces = 1024

// piece tells a piece of the block.
func (b *block) piece(k int) Piece {
	p := &b.pieces[k]
	start := b.raw + int(p.start)
	clean, wording := start+b.delta+int(p.delta), b.wordings[p.wording]
	return Piece{
		Raw:   text.Span{Start: start, End: start + int(p.length)},
		Clean: text.Span{Start: clean, End: clean + len(wording)},
		New:   wording, Owner: b.owner + int(p.owner),
	}
}

// growsThrough is by how much longer the cleaned text is behind a piece of the
// block than in front of the block.
func (b *block) growsThrough(k int) int {
	p := &b.pieces[k]
	return int(p.delta) + len(b.wordings[p.wording]) - int(p.length)
}

// A pieceList is pieces in blocks.
type pieceList struct {
	blocks []block
	pieces int // in all blocks
}

// PieceCount is how many pieces there are.
func (m *pieceList) PieceCount() int { return m.pieces }

// Piece returns a piece by its place among all.
func (m *pieceList) Piece(i int) Piece {
	b := &m.blocks[m.blockOf(i)]
	return b.piece(i - b.first)
}

// Pieces are the replaced pieces in order.
func (m *pieceList) Pieces() iter.Seq2[int, Piece] { return m.PiecesBetween(0, m.pieces) }

// PiecesBetween are those with an index in [from, to).
func (m *pieceList) PiecesBetween(from, to int) iter.Seq2[int, Piece] {
	return func(yield func(int, Piece) bool) {
		if from >= to {
			return
		}
		for n := m.blockOf(from); n < len(m.blocks) && m.blocks[n].first < to; n++ {
			b := &m.blocks[n]
			for k := max(0, from-b.first); k < min(len(b.pieces), to-b.first); k++ {
				if !yield(b.first+k, b.piece(k)) {
					return
				}
			}
		}
	}
}

// A Walk goes over pieces one by one.
type Walk struct {
	blocks  []block
	step    int
	n, k    int
	current Piece
}

// walkOf goes over all pieces of blocks, with step -1 from the last to the first.
func walkOf(blocks []block, step int) Walk {
	if step > 0 {
		return Walk{blocks: blocks, step: step, k: -1}
	}
	n := len(blocks) - 1
	if n < 0 {
		return Walk{}
	}
	return Walk{blocks: blocks, step: step, n: n, k: len(blocks[n].pieces)}
}

// Walk goes over the pieces from number i on.
func (m *pieceList) Walk(i int) Walk {
	w := walkOf(m.blocks, 1)
	if i > 0 {
		w.n = m.blockOf(i)
		w.k = i - 1 - m.blocks[w.n].first
	}
	return w
}

// Next is the next piece, until it is asked again; nil behind the last.
func (w *Walk) Next() *Piece {
	w.k += w.step
	for w.n >= 0 && w.n < len(w.blocks) {
		b := &w.blocks[w.n]
		if w.k >= 0 && w.k < len(b.pieces) {
			w.current = b.piece(w.k)
			return &w.current
		}
		if w.n += w.step; w.step > 0 {
			w.k = 0
		} else if w.n >= 0 {
			w.k = len(w.blocks[w.n].pieces) - 1
		}
	}
	return nil
}

// PiecesUpTo is how many pieces end at or before an offset of the raw text.
func (m *pieceList) PiecesUpTo(rawOff int) int {
	return m.search(func(p Piece) bool { return p.Raw.End > rawOff })
}

// blockOf finds the block of a piece. In a mapping that was made as a whole all
// blocks are full, and there is nothing to search.
func (m *pieceList) blockOf(i int) int {
	if n := i / blockPieces; n < len(m.blocks) {
		if k := i - m.blocks[n].first; k >= 0 && k < len(m.blocks[n].pieces) {
			return n
		}
	}
	return sort.Search(len(m.blocks), func(n int) bool { return m.blocks[n].first > i }) - 1
}

// search finds the first of all pieces for which something holds, as it does
// for all behind it.
func (m *pieceList) search(holds func(p Piece) bool) int {
	n := sort.Search(len(m.blocks), func(n int) bool {
		b := &m.blocks[n]
		return holds(b.piece(len(b.pieces) - 1))
	})
	if n == len(m.blocks) {
		return m.pieces
	}
	b := &m.blocks[n]
	return b.first + sort.Search(len(b.pieces)-1, func(k int) bool { return holds(b.piece(k)) })
}

// deltaBefore is how much longer the cleaned text is than the raw text in
// front of piece i.
func (m *pieceList) deltaBefore(i int) int {
	if i == 0 {
		return 0
	}
	b := &m.blocks[m.blockOf(i-1)]
	return b.delta + b.growsThrough(i-1-b.first)
}

// A builder puts pieces together, one by one in order.
type builder struct {
	blocks []block
	most   int // pieces in a block
	pieces int
	last   int        // end of the last piece in the raw text
	recent [32]uint32 // wordings of the last block that were added last, by spot
}

// add puts a piece at the end; expected is how many there will be at most, from
// this one on.
func (b *builder) add(span text.Span, wording string, owner, expected int) {
	if span.Start < b.last || span.End < span.Start {
		panic("repair: edits not sorted and disjoint")
	}
	n := len(b.blocks) - 1
	if n < 0 || len(b.blocks[n].pieces) >= b.most || span.End-b.blocks[n].raw > math.MaxUint32 {
		b.blocks = append(b.blocks, block{
			pieces: make([]piece, 0, min(b.most, expected)), raw: span.Start, owner: owner,
		})
		n++
	}
	k := &b.blocks[n]
	k.pieces = append(k.pieces, piece{
		uint32(span.Start - k.raw), uint32(span.Len()), int32(k.grows), int32(owner - k.owner), b.wording(k, wording),
	})
	k.grows += len(wording) - span.Len()
	b.last = span.End
	b.pieces++
}

// wording gives the index of a wording among those of the last block. That it is
// missed where another stands in its spot makes the list longer, nothing else.
func (b *builder) wording(k *block, s string) uint32 {
	spot := len(s)
	if len(s) > 0 {
		spot += 7 * int(s[len(s)-1])
	}
	n := &b.recent[spot%len(b.recent)]
	if int(*n) >= len(k.wordings) || k.wordings[*n] != s {
		*n = uint32(len(k.wordings))
		k.wordings = append(k.wordings, s)
	}
	return *n
}

// takeBack takes away the last pieces as far as they end behind a raw offset.
func (b *builder) takeBack(from int) {
	for n := len(b.blocks) - 1; n >= 0; n-- {
		k := &b.blocks[n]
		for j := len(k.pieces) - 1; j >= 0; j-- {
			p := k.piece(j)
			if p.Raw.End <= from {
				b.last = p.Raw.End
				return
			}
			k.grows -= len(p.New) - p.Raw.Len()
			k.pieces = k.pieces[:j]
			b.pieces--
		}
		b.blocks = b.blocks[:n]
	}
	b.last = 0
}

// mapping is that of the pieces.
func (b *builder) mapping(raw string) *Mapping {
	return newMapping(raw, b.blocks)
}

// newMapping tells all blocks where they stand.
func newMapping(raw string, blocks []block) *Mapping {
	m := &Mapping{raw: raw, length: len(raw)}
	for n := range blocks {
		b := &blocks[n]
		b.first, b.delta = m.pieces, m.length-len(raw)
		m.pieces += len(b.pieces)
		m.length += b.grows
	}
	m.blocks = blocks
	if m.pieces > 0 && m.Piece(m.pieces-1).Raw.End > len(raw) {
		panic("repair: an edit outside the text")
	}
	return m
}
