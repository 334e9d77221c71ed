package textview

// ScrollTo brings a place into view: not at all where it is well in view, by a
// little where it is close, else a third from the top.
func (v *View) ScrollTo(row, off, column int) {
	was := v.scroll.Top()
	v.scroll.Show(v.shownAs(column), Pos{Row: row, Off: off})
	if v.scroll.Top() != was {
		v.scrolled()
	}
}

// Top is the row and its line at the top of the view.
func (v *View) Top() (row, line int) {
	t := v.scroll.Top()
	return t.Row, t.Px / v.scroll.LineHeight()
}

// SetTop puts a line of a row at the top of the view, as far as the end allows.
func (v *View) SetTop(row, line int) {
	v.scroll.SetTop(row, line)
	v.scrolled()
}

// InView are the first and the last row in view, and what parts of the whole
// height lie above its top and its bottom edge.
func (v *View) InView() (first, last int, top, bottom float64) {
	first = v.scroll.Top().Row
	last = first
	v.scroll.Each(func(row, _ int) bool { last = row; return true })
	top, bottom = v.scroll.Fractions()
	return first, last, top, bottom
}

// ScrollToFraction puts that part of the whole height above the top edge.
func (v *View) ScrollToFraction(part float64) {
	v.scroll.ToFraction(part)
	v.scrolled()
}

// FractionOf is what part of the whole height lies above a row. It serves a
// ruler; heights of rows not looked at are guessed.
func (v *View) FractionOf(row int) float64 {
	total := v.rows.Total()
	if total == 0 || row < 0 || row > v.rows.Len() {
		return 0
	}
	return float64(v.rows.Before(row)) / float64(total)
}

// Selection is the selected stretch; ok is false where nothing is selected.
func (v *View) Selection() (column int, from, to Pos, ok bool) {
	from, to, ok = v.cursor.Selection()
	return v.told(v.cursor.Col), from, to, ok
}

// Caret is the place of the caret and its column.
func (v *View) Caret() (column int, at Pos) { return v.told(v.cursor.Col), v.cursor.At }

// Select selects a stretch of a column and puts the caret at its end. It does
// not scroll and is not told to On.Select.
func (v *View) Select(column int, from, to Pos) {
	v.cursor.Select(v.shownAs(column), from, to)
	v.repaint()
}

// SelectAll selects all of the column that has the caret.
func (v *View) SelectAll() {
	v.cursor.All(v.cursor.Col)
	v.repaint()
}
