package textview

// A place is what of the text is in view, and where the caret is.
type place struct {
	*body
	hand *hand
}

// ScrollTo brings a place into view: not at all where it is well in view, by a
// little where it is close, else a third from the top.
func (p *place) ScrollTo(row, off, column int) {
	was := p.scroll.Top()
	p.scroll.Show(p.shownAs(column), Pos{Row: row, Off: off})
	if p.scroll.Top() != was {
		p.hand.scrolled()
	}
}

// Top is the row and its line at the top of the view.
func (p *place) Top() (row, line int) {
	t := p.scroll.Top()
	return t.Row, t.Px / p.scroll.LineHeight()
}

// SetTop puts a line of a row at the top of the view, as far as the end allows.
func (p *place) SetTop(row, line int) {
	p.scroll.SetTop(row, line)
	p.hand.scrolled()
}

// InView are the first and the last row in view, and what parts of the whole
// height lie above its top and its bottom edge.
func (p *place) InView() (first, last int, top, bottom float64) {
	first = p.scroll.Top().Row
	last = first
	p.scroll.Each(func(row, _ int) bool { last = row; return true })
	top, bottom = p.scroll.Fractions()
	return first, last, top, bottom
}

// ScrollToFraction puts that part of the whole height above the top edge.
func (p *place) ScrollToFraction(part float64) {
	p.scroll.ToFraction(part)
	p.hand.scrolled()
}

// FractionOf is what part of the whole height lies above a row. It serves a
// ruler; heights of rows not looked at are guessed.
func (p *place) FractionOf(row int) float64 {
	total := p.rows.Total()
	if total == 0 || row < 0 || row > p.rows.Len() {
		return 0
	}
	return float64(p.rows.Before(row)) / float64(total)
}

// Selection is the selected stretch; ok is false where nothing is selected.
func (p *place) Selection() (column int, from, to Pos, ok bool) {
	from, to, ok = p.cursor.Selection()
	return p.told(p.cursor.Col), from, to, ok
}

// Caret is the place of the caret and its column.
func (p *place) Caret() (column int, at Pos) { return p.told(p.cursor.Col), p.cursor.At }

// Select selects a stretch of a column and puts the caret at its end. It does
// not scroll and is not told to On.Select.
func (p *place) Select(column int, from, to Pos) {
	p.cursor.Select(p.shownAs(column), from, to)
	p.repaint()
}

// SelectAll selects all of the column that has the caret.
func (p *place) SelectAll() {
	p.cursor.All(p.cursor.Col)
	p.repaint()
}
