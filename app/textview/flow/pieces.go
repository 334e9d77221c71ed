package flow

import "unicode/utf8"

const (
	// wrapAtOnce is the length up to which a side of a row is wrapped whole
	// when it is first looked at: about 5 ms of work.
	wrapAtOnce = 256 << 10
	// pieceSize is the length of the pieces of longer ones.
	pieceSize = 64 << 10
	// pieceSearch is how far a piece's end is moved to find a good place.
	pieceSearch = 2 << 10
)

// side is one column's part of a row.
type side struct {
	text   string
	pieces []piece
	lines  int
	last   bool // of the last row: a caret can stand below its last line end
}

// piece is a stretch of a side that is wrapped for itself.
type piece struct {
	start, end int
	lines      int     // estimated while starts is nil
	starts     []int32 // where its lines begin
}

// newSide divides s into pieces: one, unless it is huge.
func newSide(s string, estimate func(bytes int) int) side {
	sd := side{text: s}
	if len(s) <= wrapAtOnce {
		sd.pieces = []piece{{end: len(s)}}
		return sd
	}
	for start := 0; start < len(s); {
		end := len(s)
		if start+pieceSize+pieceSearch < end {
			end = pieceEnd(s, start+pieceSize)
		}
		n := estimate(end - start)
		sd.pieces = append(sd.pieces, piece{start: start, end: end, lines: n})
		sd.lines += n
		start = end
	}
	return sd
}

// pieceEnd finds a place for a line to end at or before off: after a line end,
// else after a space, else between two letters of ASCII, else before a rune
// that begins a cluster.
func pieceEnd(s string, off int) int {
	space, letter := 0, 0
	for i := off; i > off-pieceSearch; i-- {
		a, b := s[i-1], s[i]
		if a == '\n' {
			return i
		}
		if a >= utf8.RuneSelf || b >= utf8.RuneSelf || a == '\r' {
			continue
		}
		if space == 0 && a == ' ' && b > ' ' {
			space = i
		}
		if letter == 0 {
			letter = i
		}
	}
	switch {
	case space > 0:
		return space
	case letter > 0:
		return letter
	}
	return clusterFrom(s, off-pieceSearch, off)
}

// clusterFrom finds a cluster edge at or a little past off, counting clusters
// from a rune after from.
func clusterFrom(s string, from, off int) int {
	for from < off && !utf8.RuneStart(s[from]) {
		from++
	}
	for from < off {
		from = clusterEnd(s, from)
	}
	return from
}

// at returns the piece that holds line k and the line's index in it.
func (sd *side) at(k int) (p *piece, rest int) {
	for i := range sd.pieces {
		p = &sd.pieces[i]
		if k < p.lines || i == len(sd.pieces)-1 {
			break
		}
		k -= p.lines
	}
	return p, k
}

// holding returns the piece that holds the offset and the lines before it.
func (sd *side) holding(off int) (p *piece, before int) {
	for i := range sd.pieces {
		p = &sd.pieces[i]
		if off < p.end || i == len(sd.pieces)-1 {
			break
		}
		before += p.lines
	}
	return p, before
}
