package flow

import "sort"

// TextEnd is the offset after the last cluster that can be seen: before the
// line end, or the end of the line.
func (l *Line) TextEnd() int {
	if n := len(l.Cells); n > 0 {
		if last := l.Cells[n-1]; last.Kind == LineEndItem {
			if l.Page {
				return l.Start
			}
			return last.Off
		}
	}
	if l.Page {
		return l.Start
	}
	return l.End
}

// CellAt returns the index of the cell that holds the offset, or the one after
// the last.
func (l *Line) CellAt(off int) int {
	return sort.Search(len(l.Cells), func(i int) bool { return l.Cells[i].End > off })
}

// XOf is where a caret before the given offset stands.
func (l *Line) XOf(off int) float32 {
	off = min(off, l.TextEnd())
	i := l.CellAt(off)
	if i == len(l.Cells) || l.Cells[i].Off >= l.TextEnd() {
		if i == 0 {
			return l.Indent
		}
		return trailing(l.Cells[i-1])
	}
	c := l.Cells[i]
	if c.RTL {
		return c.X + c.Adv
	}
	return c.X
}

func trailing(c Cell) float32 {
	if c.RTL {
		return c.X
	}
	return c.X + c.Adv
}

// LastOff is the last place of a caret on the line. Where the line was wrapped,
// the place after its last cluster belongs to the next line, and it is the place
// before that cluster.
func (l *Line) LastOff(wrapped bool) int {
	end := l.TextEnd()
	if i := l.CellAt(end - 1); wrapped && end > l.Start && i < len(l.Cells) {
		return l.Cells[i].Off
	}
	return end
}

// Wrapped says whether the line goes on in the next, in a row of so many bytes.
func (l *Line) Wrapped(bytes int) bool {
	return !l.Page && l.End < bytes && l.TextEnd() == l.End
}

// OffAt is the offset whose caret is nearest to x; the last one is LastOff.
func (l *Line) OffAt(x float32, wrapped bool) int {
	end := l.TextEnd()
	best, bestOff := float32(-1), l.LastOff(wrapped)
	try := func(at float32, off int) {
		d := at - x
		if d < 0 {
			d = -d
		}
		if best < 0 || d < best {
			best, bestOff = d, off
		}
	}
	for i := range l.Cells {
		c := &l.Cells[i]
		if c.Off >= end {
			break
		}
		lead := c.X
		if c.RTL {
			lead = c.X + c.Adv
		}
		try(lead, c.Off)
		if c.End >= end && !wrapped {
			try(trailing(*c), end)
		}
	}
	return bestOff
}

// CellUnder returns the index of the cell whose advance holds x, or -1.
func (l *Line) CellUnder(x float32) int {
	for i := range l.Cells {
		if c := &l.Cells[i]; x >= c.X && x < c.X+c.Adv {
			return i
		}
	}
	return -1
}

// A Bar is a stretch of a line from left to right.
type Bar struct{ X0, X1 float32 }

// Bars appends to dst the stretches that the text from one offset to another
// covers: one, or several where directions mix.
func (l *Line) Bars(dst []Bar, from, to int) []Bar {
	for i := l.CellAt(from); i < len(l.Cells) && l.Cells[i].Off < to; i++ {
		c := &l.Cells[i]
		if c.Adv == 0 {
			continue
		}
		b := Bar{c.X, c.X + c.Adv}
		if n := len(dst) - 1; n >= 0 && touches(dst[n], b) {
			dst[n] = Bar{min(dst[n].X0, b.X0), max(dst[n].X1, b.X1)}
			continue
		}
		dst = append(dst, b)
	}
	return dst
}

func touches(a, b Bar) bool {
	const near = 0.6
	return b.X0 <= a.X1+near && b.X1 >= a.X0-near
}
