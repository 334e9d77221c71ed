package flow

// heights keeps the height of every row in lines, guessed from its length until
// it is known.
type heights struct {
	tree    Fenwick
	lens    [2][]uint32 // of the rows of each column, in bytes
	perByte float32     // mean advance of a byte
	bytes   float64     // of the rows wrapped so far
	width   float64     // the sum of their advances, about
}

// spacesPerByte is a byte's share of advance in spaces before anything was
// measured: an English letter is about twice as wide as a space in most
// proportional faces, and as wide in the others.
const spacesPerByte = 1.8

// guess begins with a mean advance for a measurer of which nothing is known.
func (h *heights) guess(m Measurer) {
	h.perByte, h.bytes, h.width = m.Space()*spacesPerByte, 0, 0
}

// enoughLearnt is how many bytes make a mean advance worth having.
const enoughLearnt = 4 << 10

// learn takes in that so many bytes made so many lines. The last line is half
// full on the average.
func (h *heights) learn(bytes, lines int, width float32) {
	h.bytes += float64(bytes)
	h.width += (float64(lines) - 0.5) * float64(width)
}

// estimateAll guesses the height of all rows for columns of the given widths.
func (h *heights) estimateAll(rows int, widths []float32) {
	if h.bytes > enoughLearnt && h.width > 0 {
		h.perByte = float32(h.width / h.bytes)
	}
	counts := h.tree.counts
	if cap(counts) < rows {
		counts = make([]int32, rows)
	}
	counts = counts[:rows]
	for i := range counts {
		counts[i] = 1
	}
	for c, width := range widths {
		inv := h.perByte / max(1, width)
		for i, bytes := range h.lens[c] {
			counts[i] = max(counts[i], 1+int32(float32(bytes)*inv))
		}
	}
	h.tree.Build(counts)
}

// estimate guesses the height of one row.
func (h *heights) estimate(row int, widths []float32) int {
	n := 1
	for c, width := range widths {
		n = max(n, h.lines(int(h.lens[c][row]), width))
	}
	return n
}

// lines guesses how many lines so many bytes take.
func (h *heights) lines(bytes int, width float32) int {
	return 1 + int(float32(bytes)*h.perByte/max(1, width))
}

// lengths asks for the length of every row.
func lengths(dst []uint32, t Text, n int) []uint32 {
	if cap(dst) < n {
		dst = make([]uint32, n)
	}
	dst = dst[:n]
	measure(dst, t, 0)
	return dst
}

// Total is the height of all rows in lines, of those not looked at as guessed.
func (h *heights) Total() int { return h.tree.Sum(h.tree.Len()) }

// Before is the height of the rows before the given one, partly guessed.
func (h *heights) Before(row int) int { return h.tree.Sum(row) }

// Find returns the row that holds the line, counted from the top of the whole.
func (h *heights) Find(line int) (row, rest int) { return h.tree.Find(line) }
