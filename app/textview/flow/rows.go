package flow

import "sort"

// Counters count work, for tests that guard against work per document.
type Counters struct {
	Fetched int // calls of Text.Row
	Wrapped int // bytes broken into lines
}

// Rows knows the lines of every row: exactly of those it was asked about,
// estimated of the others.
type Rows struct {
	Counters Counters

	m       Measurer
	texts   []Text
	widths  [2]float32
	lens    [2][]uint32
	heights Fenwick
	cache   cache
	perByte float32 // mean advance of a byte, for estimates
	learnt  sample
}

// sample is what was measured for the mean advance.
type sample struct{ bytes, width float64 }

// NewRows returns Rows without text.
func NewRows(m Measurer) *Rows {
	r := &Rows{m: m, perByte: m.Space() * spacesPerByte}
	r.cache.clear()
	return r
}

// spacesPerByte is a byte's share of advance in spaces before anything was
// measured: an English letter is about twice as wide as a space in most
// proportional faces, and as wide in the others.
const spacesPerByte = 1.8

// SetTexts shows one or two texts. The first decides how many rows there are;
// it gives up all that was known of other texts.
func (r *Rows) SetTexts(texts ...Text) {
	r.texts = texts[:min(2, len(texts))]
	r.Reload()
}

// Texts is the number of columns.
func (r *Rows) Texts() int { return len(r.texts) }

// Reload forgets all rows, as their number or text has changed.
func (r *Rows) Reload() {
	r.cache.clear()
	for c, t := range r.texts {
		r.lens[c] = lengths(r.lens[c], t, r.Len())
	}
	r.estimateAll()
}

// lengths asks for the length of every row.
func lengths(dst []uint32, t Text, n int) []uint32 {
	if cap(dst) < n {
		dst = make([]uint32, n)
	}
	dst = dst[:n]
	sized, ok := t.(Sized)
	for i := range dst {
		if ok {
			dst[i] = uint32(sized.RowLen(i))
		} else {
			dst[i] = uint32(len(t.Row(i)))
		}
	}
	return dst
}

// ReloadRow forgets row i, whose text or fold has changed.
func (r *Rows) ReloadRow(i int) {
	r.cache.drop(i)
	for c, t := range r.texts {
		if sized, ok := t.(Sized); ok {
			r.lens[c][i] = uint32(sized.RowLen(i))
		} else {
			r.lens[c][i] = uint32(len(t.Row(i)))
		}
	}
	r.heights.Set(i, r.estimate(i))
}

// SetWidths sets the widths of the columns and says whether they are new. All
// rows are estimated again.
func (r *Rows) SetWidths(left, right float32) bool {
	if r.widths == [2]float32{left, right} {
		return false
	}
	r.widths = [2]float32{max(1, left), max(1, right)}
	r.Remeasure(r.m)
	return true
}

// Width is the width of a column.
func (r *Rows) Width(col int) float32 { return r.widths[col] }

// Measurer is the one rows are measured with.
func (r *Rows) Measurer() Measurer { return r.m }

// Remeasure takes another measurer, or the same that now measures otherwise.
func (r *Rows) Remeasure(m Measurer) {
	if m != r.m {
		r.perByte, r.learnt = m.Space()*spacesPerByte, sample{}
	}
	r.m = m
	r.cache.clear()
	r.estimateAll()
}

// Len is the number of rows.
func (r *Rows) Len() int {
	if len(r.texts) == 0 {
		return 0
	}
	return r.texts[0].Rows()
}

// estimateAll guesses the height of every row from its length.
func (r *Rows) estimateAll() {
	r.learn()
	n := r.Len()
	counts := r.heights.counts
	if cap(counts) < n {
		counts = make([]int32, n)
	}
	counts = counts[:n]
	for i := range counts {
		counts[i] = 1
	}
	for c := range r.texts {
		inv := r.perByte / max(1, r.widths[c])
		for i, bytes := range r.lens[c] {
			counts[i] = max(counts[i], 1+int32(float32(bytes)*inv))
		}
	}
	r.heights.Build(counts)
}

func (r *Rows) estimate(row int) int {
	n := 1
	for c := range r.texts {
		n = max(n, r.estimateBytes(c, int(r.lens[c][row])))
	}
	return n
}

func (r *Rows) estimateBytes(col, bytes int) int {
	return 1 + int(float32(bytes)*r.perByte/max(1, r.widths[col]))
}

// enoughLearnt is how many bytes make a mean advance worth having.
const enoughLearnt = 4 << 10

// learn takes the mean advance from the rows wrapped so far.
func (r *Rows) learn() {
	if r.learnt.bytes > enoughLearnt && r.learnt.width > 0 {
		r.perByte = float32(r.learnt.width / r.learnt.bytes)
	}
}

// entry returns the row wrapped.
func (r *Rows) entry(row int) *entry {
	if e := r.cache.get(row); e != nil {
		return e
	}
	e := &entry{row: row}
	for c, t := range r.texts {
		if f, ok := t.(Folder); ok && e.fold == "" {
			e.fold = f.Fold(row)
		}
		s := t.Row(row)
		r.Counters.Fetched++
		e.sides[c] = newSide(s, func(bytes int) int { return r.estimateBytes(c, bytes) })
		if ps := e.sides[c].pieces; len(ps) == 1 && e.fold == "" {
			r.wrapPiece(c, &e.sides[c], &ps[0])
		}
		e.cost += len(s)
	}
	e.cost += 64 + 4*e.sides[0].lines + 4*e.sides[1].lines
	r.settle(e)
	r.cache.put(e)
	return e
}

// settle makes the row's height that of its sides.
func (r *Rows) settle(e *entry) {
	e.lines = max(1, e.sides[0].lines, e.sides[1].lines)
	if e.fold != "" {
		e.lines = 1
	}
	r.heights.Set(e.row, e.lines)
}

// wrapPiece breaks a piece into lines unless that was done.
func (r *Rows) wrapPiece(col int, sd *side, p *piece) (changed bool) {
	if p.starts != nil {
		return false
	}
	p.starts = wrap(nil, r.m, sd.text, p.start, p.end, r.widths[col])
	n := len(p.starts)
	r.Counters.Wrapped += p.end - p.start
	r.learnt.bytes += float64(p.end - p.start)
	r.learnt.width += (float64(n) - 0.5) * float64(r.widths[col])
	changed = n != p.lines
	sd.lines += n - p.lines
	p.lines = n
	return changed
}

// Lines is the exact height of a row in lines, save of huge rows, of which it
// is the best guess so far.
func (r *Rows) Lines(row int) int { return r.entry(row).lines }

// Fold is the line shown in place of the row, or "".
func (r *Rows) Fold(row int) string { return r.entry(row).fold }

// Text is the text of the row in a column.
func (r *Rows) Text(col, row int) string { return r.entry(row).sides[col].text }

// LineAt returns the stretch of text on line k of the row in a column; ok is
// false where the column has no such line. A side without text has none.
func (r *Rows) LineAt(col, row, k int) (start, end int, ok bool) {
	e := r.entry(row)
	sd := &e.sides[col]
	if e.fold != "" || len(sd.text) == 0 || k < 0 {
		return 0, 0, false
	}
	p, rest := sd.at(k)
	for r.wrapPiece(col, sd, p) {
		r.settle(e)
		p, rest = sd.at(k)
	}
	if rest >= p.lines {
		return 0, 0, false
	}
	if rest+1 < p.lines {
		return int(p.starts[rest]), int(p.starts[rest+1]), true
	}
	return int(p.starts[rest]), p.end, true
}

// LineOf is the line of the row that a caret at the offset stands on.
func (r *Rows) LineOf(col, row, off int) int {
	e := r.entry(row)
	sd := &e.sides[col]
	if e.fold != "" || len(sd.text) == 0 {
		return 0
	}
	p, before := sd.holding(off)
	if r.wrapPiece(col, sd, p) {
		r.settle(e)
	}
	return before + max(0, sort.Search(len(p.starts), func(i int) bool { return int(p.starts[i]) > off })-1)
}

// ColumnLines is how many lines the row has in one column.
func (r *Rows) ColumnLines(col, row int) int {
	e := r.entry(row)
	if e.fold != "" || len(e.sides[col].text) == 0 {
		return 0
	}
	return e.sides[col].lines
}

// Total is the height of all rows in lines, of those not looked at as guessed.
func (r *Rows) Total() int { return r.heights.Sum(r.heights.Len()) }

// Before is the height of the rows before the given one, partly guessed.
func (r *Rows) Before(row int) int { return r.heights.Sum(row) }

// Find returns the row that holds the line, counted from the top of the whole.
func (r *Rows) Find(line int) (row, rest int) { return r.heights.Find(line) }
