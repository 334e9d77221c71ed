package textview

import "image"

// column is where a column lies, in pixels from the left of the view.
type column struct {
	source   Source
	x0, x1   int // with its margin
	textX    int
	textW    int
	numbered int // digits of the margin
}

// gutterWidth is the space between two columns in the toolkit's units.
const gutterWidth = 28

// bounds is the part of the view that is the column's text, with a little air
// for glyphs that reach over.
func (c *column) bounds(height int) image.Rectangle {
	return image.Rect(c.textX-2, 0, c.x1, height)
}

// digitsOf is how many decimal digits n has, two at least so that the margin
// does not move at once.
func digitsOf(n int) int {
	d := 1
	for ; n >= 10; n /= 10 {
		d++
	}
	return max(2, d)
}

// highestLine is the highest number in the margin: that of the last row that
// has one. Only the last rows are asked.
func highestLine(s Source) int {
	const asked = 200
	n := s.Rows()
	for i := n - 1; i >= max(0, n-asked); i-- {
		if line := s.Line(i); line > 0 {
			return line
		}
	}
	return n
}

// arrange places the columns in the width.
func (b *body) arrange(width int) {
	gap := int(b.px(gutterWidth))
	total := width
	if len(b.columns) == 2 {
		total -= gap
	}
	x := 0
	for i := range b.columns {
		c := &b.columns[i]
		w := total
		if len(b.columns) == 2 {
			w = int(float32(total) * b.look.Ratio)
			if i == 1 {
				w = width - x
			}
		}
		c.x0, c.x1 = x, x+w
		margin := int(b.px(10))
		if b.look.Numbers {
			margin += int(b.note.Advance("0")*float32(c.numbered) + b.px(8))
		}
		c.textX = x + margin
		c.textW = max(int(b.text.Shaper.Space()*4), w-margin-int(b.px(10)))
		x += w + gap
	}
	if b.placed != nil {
		b.placed()
	}
}

// TextLeft is where the text of a column begins, in the toolkit's units from the
// left of the view.
func (v *View) TextLeft(column int) float32 {
	if len(v.columns) == 0 {
		return 0
	}
	return float32(v.columns[v.shownAs(column)].textX) / v.scale
}

// columnAt is the column at an x; the gutter belongs to the nearer one.
func (b *body) columnAt(x int) int {
	if len(b.columns) == 2 && x >= (b.columns[0].x1+b.columns[1].x0)/2 {
		return 1
	}
	return 0
}

// told is the number of columns[i] for the owner: 0 left, 1 right.
func (b *body) told(i int) int { return i + b.first }

// shownAs is the index in columns of the owner's column, or of the one shown
// instead.
func (b *body) shownAs(column int) int {
	return min(max(0, column-b.first), max(0, len(b.columns)-1))
}

// inGutter says whether x lies between the columns.
func (b *body) inGutter(x int) bool {
	return len(b.columns) == 2 && x >= b.columns[0].x1 && x < b.columns[1].x0
}

// px turns the toolkit's units into pixels.
func (b *body) px(units float32) float32 { return units * b.scale }
