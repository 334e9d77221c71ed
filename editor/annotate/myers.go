package annotate

// word is the number of rows of the distance matrix that one machine word
// holds.
const word = 64

// A matcher finds where a pattern stands in a text with few errors (bytes
// inserted, left out or replaced), by the bit-parallel algorithm of Myers
// (1999): a column of the distance matrix is kept as the differences between
// its rows, 64 of them in a word. Words that lie wholly above the number of
// errors allowed are left out, so that a byte of text costs about errors/64
// steps, and not pattern/64.
type matcher struct {
	length int
	blocks []block
	limit  int // errors allowed
	top    int // last block computed
}

// A block is 64 rows of the matrix.
type block struct {
	equal    *[256]uint64 // for each byte, the rows whose pattern byte it is
	up, down uint64       // rows one more, or one less, than the row above
	last     uint64       // the bit of the last row
	rows     int
	score    int // distance in the last row
}

// newMatcher prepares to find pattern, which is not empty.
func newMatcher(pattern string, limit int) *matcher {
	m := &matcher{length: len(pattern), limit: limit}
	for from := 0; from < len(pattern); from += word {
		rows := min(word, len(pattern)-from)
		b := block{equal: new([256]uint64), last: 1 << (rows - 1), rows: rows}
		for i := range rows {
			b.equal[pattern[from+i]] |= 1 << i
		}
		m.blocks = append(m.blocks, b)
	}
	m.reset()
	return m
}

// reset goes back to before the text: row i is i errors away.
func (m *matcher) reset() {
	m.top = min(len(m.blocks)-1, m.limit/word)
	for i := range m.top + 1 {
		m.start(i)
		m.blocks[i].score = min((i+1)*word, m.length)
	}
}

// start makes block i a column in which each row is one more than the last.
func (m *matcher) start(i int) { m.blocks[i].up, m.blocks[i].down = ^uint64(0), 0 }

// step reads one byte of text. in is how much row 0 grows: 0 when a match may
// begin anywhere, 1 when it must begin where the text does. It returns the
// errors of the best match that ends behind the byte, and false when they are
// more than allowed.
func (m *matcher) step(c byte, in int) (errors int, ok bool) {
	for i := range m.top + 1 {
		in = m.blocks[i].step(c, in)
		m.blocks[i].score += in
	}
	b := &m.blocks[m.top]
	if b.score-in <= m.limit && m.top+1 < len(m.blocks) && (in < 0 || m.blocks[m.top+1].equal[c]&1 != 0) {
		m.top++
		m.start(m.top)
		next := &m.blocks[m.top]
		next.score = b.score - in + next.rows
		next.score += next.step(c, in)
	} else {
		for m.top > 0 && m.blocks[m.top].score >= m.limit+m.blocks[m.top].rows {
			m.top--
		}
	}
	if m.top+1 < len(m.blocks) {
		return 0, false
	}
	score := m.blocks[m.top].score
	return score, score <= m.limit
}

// step moves a block one column on; in and the result are by how much the row
// above its first, and its last row, grow: -1, 0 or 1.
func (b *block) step(c byte, in int) (out int) {
	var inUp, inDown uint64
	switch {
	case in > 0:
		inUp = 1
	case in < 0:
		inDown = 1
	}
	equal := b.equal[c]
	x := equal | b.down
	equal |= inDown
	h := ((equal & b.up) + b.up) ^ b.up | equal
	up := b.down | ^(h | b.up)
	down := b.up & h
	if up&b.last != 0 {
		out = 1
	} else if down&b.last != 0 {
		out = -1
	}
	up = up<<1 | inUp
	down = down<<1 | inDown
	b.up = down | ^(x | up)
	b.down = up & x
	return out
}

// A hit is a place where a pattern stands with some errors.
type hit struct{ start, end, errors int }

// maxHits bounds how many near matches are looked at.
const maxHits = 16

// approximate finds where pattern stands in s with at most limit errors, one
// hit a neighbourhood, the best maxHits of them in no order. Time is
// proportional to len(s) * (1 + limit/64).
func approximate(s, pattern string, limit int) []hit {
	if pattern == "" || limit < 0 {
		return nil
	}
	m := newMatcher(pattern, limit)
	apart := len(pattern)/2 + 1
	var hits []hit // start is not known yet
	for i := range len(s) {
		errors, ok := m.step(s[i], 0)
		if !ok {
			continue
		}
		h := hit{end: i + 1, errors: errors}
		if n := len(hits); n > 0 && h.end-hits[n-1].end < apart {
			if errors < hits[n-1].errors {
				hits[n-1] = h
			}
			continue
		}
		hits = strongest(append(hits, h), 4*maxHits)
	}
	hits = strongest(hits, 0)
	for i := range hits {
		hits[i].start = startOf(s[:hits[i].end], pattern, hits[i].errors)
	}
	return hits
}

// strongest cuts hits down to the best maxHits, keeping their order, once
// there are more than room.
func strongest(hits []hit, room int) []hit {
	if len(hits) <= max(room, maxHits) {
		return hits
	}
	worst := 0
	counts := map[int]int{}
	for _, h := range hits {
		counts[h.errors]++
		worst = max(worst, h.errors)
	}
	kept, limit := 0, 0
	for ; limit <= worst && kept+counts[limit] <= maxHits; limit++ {
		kept += counts[limit]
	}
	spare := maxHits - kept // of those with just limit errors
	out := hits[:0]
	for _, h := range hits {
		if h.errors < limit || h.errors == limit && spare > 0 {
			if h.errors == limit {
				spare--
			}
			out = append(out, h)
		}
	}
	return out
}

// startOf is where the match begins that ends at the end of s with that many
// errors: the pattern is matched backwards.
func startOf(s, pattern string, errors int) int {
	m := newMatcher(backwards(pattern), errors)
	best, at := errors+1, len(s)
	for i := len(s) - 1; i >= max(0, len(s)-len(pattern)-errors); i-- {
		if e, ok := m.step(s[i], 1); ok && e < best {
			best, at = e, i
		}
	}
	return at
}

func backwards(s string) string {
	b := []byte(s)
	for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
		b[i], b[j] = b[j], b[i]
	}
	return string(b)
}
