package flow

import (
	"unicode"
	"unicode/utf8"
)

// Motion is a way the caret moves.
type Motion uint8

// The motions. Left and right are backwards and forwards in the text, whichever
// way it runs.
const (
	Left Motion = iota
	Right
	WordLeft
	WordRight
	LineStart
	LineEnd
	Up
	Down
	TextStart
	TextEnd
)

// A Cursor is a caret and the selection it drags behind it, in one column.
type Cursor struct {
	Col    int
	At     Pos // the caret
	Anchor Pos // the other end of the selection; At where there is none

	rows *Rows
	line Line
	goal float32 // x to keep to in Up and Down
	keep bool    // whether goal counts
}

// NewCursor returns a cursor at the start of the first column.
func NewCursor(r *Rows) *Cursor { return &Cursor{rows: r} }

// Selection is the selected stretch; ok is false where it is empty.
func (c *Cursor) Selection() (from, to Pos, ok bool) {
	from, to = c.Anchor, c.At
	if to.Before(from) {
		from, to = to, from
	}
	return from, to, from != to
}

// Set puts the caret in a column and drops the selection, or extends it.
func (c *Cursor) Set(col int, p Pos, extend bool) {
	c.keep = false
	if col != c.Col {
		extend = false
	}
	c.Col, c.At = col, c.clamp(col, p)
	if !extend {
		c.Anchor = c.At
	}
}

// Select selects from one place to another; the caret is at the latter.
func (c *Cursor) Select(col int, from, to Pos) {
	c.keep = false
	c.Col, c.Anchor, c.At = col, c.clamp(col, from), c.clamp(col, to)
}

// clamp makes p a place where a caret can stand.
func (c *Cursor) clamp(col int, p Pos) Pos {
	n := c.rows.Len()
	if n == 0 || col >= c.rows.Texts() {
		return Pos{}
	}
	if p.Row >= n {
		return c.rowEnd(col, n-1)
	}
	p.Row = max(0, p.Row)
	p.Off = min(max(0, p.Off), c.rowEnd(col, p.Row).Off)
	return p
}

// rowEnd is the last place in a row.
func (c *Cursor) rowEnd(col, row int) Pos {
	s := c.rows.Text(col, row)
	n := len(s)
	if row == c.rows.Len()-1 && endsLine(s) {
		return Pos{row, n}
	}
	if n > 0 && s[n-1] == '\n' {
		n--
		if n > 0 && s[n-1] == '\r' {
			n--
		}
	}
	if n > 0 && s[n-1] == '\f' {
		n-- // a page mark is one place, before it
	}
	return Pos{row, n}
}

// Move moves the caret. Without extend a selection is dropped.
func (c *Cursor) Move(m Motion, extend bool) {
	if c.rows.Len() == 0 || c.Col >= c.rows.Texts() {
		return
	}
	c.At = c.clamp(c.Col, c.At)
	from, to, selected := c.Selection()
	c.keep = c.keep && (m == Up || m == Down)
	switch {
	case selected && !extend && m == Left:
		c.At = from
	case selected && !extend && m == Right:
		c.At = to
	default:
		c.At = c.target(m)
	}
	if !extend {
		c.Anchor = c.At
	}
}

func (c *Cursor) target(m Motion) Pos {
	if c.rows.Fold(c.At.Row) != "" {
		m = overFold(m)
	}
	switch m {
	case Left:
		return c.left(c.At)
	case Right:
		return c.right(c.At)
	case WordLeft:
		return c.wordLeft(c.At)
	case WordRight:
		return c.wordRight(c.At)
	case LineStart:
		c.layOut(c.At)
		return Pos{c.At.Row, c.line.Start}
	case LineEnd:
		c.layOut(c.At)
		return Pos{c.At.Row, c.line.LastOff(c.wrapped(c.At.Row))}
	case Up, Down:
		return c.vertical(m)
	case TextStart:
		return Pos{}
	}
	return c.rowEnd(c.Col, c.rows.Len()-1)
}

// overFold is the motion that a folded row allows in place of m: it has one
// place.
func overFold(m Motion) Motion {
	switch m {
	case WordLeft:
		return Left
	case WordRight:
		return Right
	}
	return m
}

// layOut lays out the line of p and returns its index in the row.
func (c *Cursor) layOut(p Pos) int {
	k := c.rows.LineOf(c.Col, p.Row, p.Off)
	c.layOutLine(p.Row, k)
	return k
}

func (c *Cursor) layOutLine(row, k int) {
	start, end, _ := c.rows.LineAt(c.Col, row, k)
	c.line.LayOut(c.rows.m, c.rows.Text(c.Col, row), start, end, c.rows.widths[c.Col])
}

func (c *Cursor) left(p Pos) Pos {
	k := c.layOut(p)
	if i := c.line.CellAt(p.Off); p.Off > c.line.Start && i > 0 {
		return Pos{p.Row, c.line.Cells[i-1].Off}
	}
	if k > 0 {
		c.layOutLine(p.Row, k-1)
		return Pos{p.Row, c.line.LastOff(c.wrapped(p.Row))}
	}
	if p.Row > 0 {
		return c.rowEnd(c.Col, p.Row-1)
	}
	return p
}

func (c *Cursor) right(p Pos) Pos {
	k := c.layOut(p)
	if p.Off < c.line.TextEnd() {
		return Pos{p.Row, c.line.Cells[c.line.CellAt(p.Off)].End}
	}
	if start, _, ok := c.rows.LineAt(c.Col, p.Row, k+1); ok {
		return Pos{p.Row, start}
	}
	if p.Row+1 < c.rows.Len() {
		return Pos{p.Row + 1, 0}
	}
	return p
}

// vertical is the place a line up or down, as near as can be to the x at which
// vertical movement began.
func (c *Cursor) vertical(m Motion) Pos {
	k := c.layOut(c.At)
	if !c.keep {
		c.goal, c.keep = c.line.XOf(c.At.Off), true
	}
	row := c.At.Row
	if m == Up {
		k--
		for k < 0 && row > 0 {
			row--
			k = max(0, c.rows.ColumnLines(c.Col, row)-1)
		}
	} else {
		k++
		if k >= c.rows.ColumnLines(c.Col, row) {
			row, k = row+1, 0
		}
	}
	if k < 0 || row >= c.rows.Len() {
		return c.At
	}
	c.layOutLine(row, k)
	return Pos{row, c.line.OffAt(c.goal, c.wrapped(row))}
}

// wrapped says whether the line laid out, of the given row, goes on in the next.
func (c *Cursor) wrapped(row int) bool {
	return c.line.Wrapped(len(c.rows.Text(c.Col, row)))
}

// letterClass sorts runes for movement by words.
func letterClass(r rune, n int) int {
	switch {
	case r == utf8.RuneError && n == 1:
		return 2
	case unicode.IsSpace(r):
		return 0
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_', r == '\'', r == '’', r == '\u00ad':
		return 1
	}
	return 2
}

func (c *Cursor) wordRight(p Pos) Pos {
	s, end := c.rows.Text(c.Col, p.Row), c.rowEnd(c.Col, p.Row).Off
	if p.Off >= end {
		return c.right(p)
	}
	i := p.Off
	first := -1
	for i < end {
		r, n := utf8.DecodeRuneInString(s[i:])
		class := letterClass(r, n)
		if first < 0 {
			first = class
		}
		if class != first && (first == 0 || class != 0) {
			break
		}
		if class == 0 {
			first = 0
		}
		i += n
	}
	return Pos{p.Row, i}
}

func (c *Cursor) wordLeft(p Pos) Pos {
	if p.Off == 0 {
		return c.left(p)
	}
	s := c.rows.Text(c.Col, p.Row)
	i, word := p.Off, 0
	for i > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:i])
		class := letterClass(r, n)
		if word != 0 && class != word {
			break
		}
		word = class
		i -= n
	}
	return Pos{p.Row, i}
}

// WordAt is the word, the white space or the punctuation around a place.
func (c *Cursor) WordAt(col int, p Pos) (from, to Pos) {
	s := c.rows.Text(col, p.Row)
	off := min(p.Off, len(s))
	if off > 0 && (off == len(s) || s[off] == '\n') && s[off-1] != '\n' {
		_, n := utf8.DecodeLastRuneInString(s)
		off -= n
	}
	class, start, end := -1, off, off
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		k := letterClass(r, n)
		if class >= 0 && k != class || r == '\n' && end > off {
			break
		}
		class = k
		end += n
	}
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(s[:start])
		if letterClass(r, n) != class || r == '\n' {
			break
		}
		start -= n
	}
	return Pos{p.Row, start}, Pos{p.Row, end}
}

// RowAt is the whole of a row.
func (c *Cursor) RowAt(col, row int) (from, to Pos) {
	return Pos{row, 0}, c.rowEnd(col, row)
}

// All selects the whole column.
func (c *Cursor) All(col int) {
	if n := c.rows.Len(); n > 0 {
		c.Select(col, Pos{}, c.rowEnd(col, n-1))
	}
}
