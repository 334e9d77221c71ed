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

	m      Measurer
	texts  []Text
	widths [2]float32
	n      int // rows, as of the last Reload
	heights
	cache cache
}

// NewRows returns Rows without text.
func NewRows(m Measurer) *Rows {
	r := &Rows{m: m}
	r.guess(m)
	r.cache.clear()
	return r
}

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
	r.n = 0
	if len(r.texts) > 0 {
		r.n = r.texts[0].Rows()
	}
	for c, t := range r.texts {
		r.lens[c] = lengths(r.lens[c], t, r.Len())
	}
	r.estimateAll(r.n, r.widths[:len(r.texts)])
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
		r.guess(m)
	}
	r.m = m
	r.cache.clear()
	r.estimateAll(r.n, r.widths[:len(r.texts)])
}

// Len is the number of rows, as it was when they were last loaded.
func (r *Rows) Len() int { return r.n }

// known says whether the row was looked at and is remembered.
func (r *Rows) known(row int) bool { return r.cache.byRow[row] != nil }

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
		e.sides[c] = newSide(s, func(bytes int) int { return r.lines(bytes, r.widths[c]) })
		e.sides[c].last = row == r.n-1
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
	r.tree.Set(e.row, e.lines)
}

// wrapPiece breaks a piece into lines unless that was done.
func (r *Rows) wrapPiece(col int, sd *side, p *piece) (changed bool) {
	if p.starts != nil {
		return false
	}
	p.starts = wrap(nil, r.m, sd.text, p.start, p.end, r.widths[col])
	if sd.last && p.end == len(sd.text) && endsLine(sd.text) {
		p.starts = append(p.starts, int32(p.end))
	}
	n := len(p.starts)
	r.Counters.Wrapped += p.end - p.start
	r.learn(p.end-p.start, n, r.widths[col])
	changed = n != p.lines
	sd.lines += n - p.lines
	p.lines = n
	return changed
}

// endsLine says whether a text ends with a line end.
func endsLine(s string) bool {
	return s != "" && s[len(s)-1] == '\n'
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
