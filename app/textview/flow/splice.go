package flow

import (
	"iter"
	"slices"
)

// Lengths is a Text that tells the lengths of many rows at the cost of a walk.
type Lengths interface {
	// RowLens is RowLen for rows [from, to), with their numbers.
	RowLens(from, to int) iter.Seq2[int, int]
}

// measure fills in the lengths of rows from one on.
func measure(dst []uint32, t Text, from int) {
	switch t := t.(type) {
	case Lengths:
		for row, n := range t.RowLens(from, from+len(dst)) {
			dst[row-from] = uint32(n)
		}
	case Sized:
		for i := range dst {
			dst[i] = uint32(t.RowLen(from + i))
		}
	default:
		for i := range dst {
			dst[i] = uint32(len(t.Row(from + i)))
		}
	}
}

// mostMeasured is how many rows that others stand in the place of are measured
// anew. Where there are as many as before, more are guessed to be as high as they
// were, until they are seen: a million take a tenth of a second.
const mostMeasured = 50_000

// Splice takes in that rows were replaced. The others are as they were, and what
// is known of them stays.
func (r *Rows) Splice(at Replaced) {
	end := at.From + at.Was
	if at.Was == at.Is && at.Is > mostMeasured {
		r.cache.splice(at)
		return
	}
	for c, t := range r.texts {
		r.lens[c] = slices.Replace(r.lens[c], at.From, end, make([]uint32, at.Is)...)
		measure(r.lens[c][at.From:at.From+at.Is], t, at.From)
	}
	if end == r.n && at.From > 0 {
		r.cache.drop(at.From - 1) // it may have been the last, or may be so now
	}
	r.n += at.Is - at.Was
	r.cache.splice(at)
	counts := make([]int32, at.Is)
	for i := range counts {
		counts[i] = int32(r.estimate(at.From+i, r.widths[:len(r.texts)]))
	}
	if at.Was != at.Is {
		r.tree.Build(slices.Replace(r.tree.counts, at.From, end, counts...))
		return
	}
	for i, n := range counts {
		r.tree.Set(at.From+i, int(n))
	}
}

// splice forgets rows that were replaced, and numbers those behind them anew.
func (c *cache) splice(at Replaced) {
	old := c.byRow
	c.byRow = make(map[int]*entry, len(old))
	for row, e := range old {
		if row >= at.From && row < at.From+at.Was {
			e.unlink()
			c.cost -= e.cost
			continue
		}
		e.row = at.Row(row)
		c.byRow[e.row] = e
	}
}

// A Replaced tells that Is rows stand in the place of Was rows, from one on.
type Replaced struct{ From, Was, Is int }

// Row is the number of a row now. One that was replaced is one that stands
// there now.
func (r Replaced) Row(row int) int {
	switch {
	case row < r.From:
		return row
	case row < r.From+r.Was:
		return max(0, min(row, r.From+r.Is-1))
	}
	return row + r.Is - r.Was
}

// Pos is a place now.
func (r Replaced) Pos(p Pos) Pos {
	p.Row = r.Row(p.Row)
	return p
}

// Splice is that of the rows, and keeps what is at the top of the view there.
func (s *Scroller) Splice(r Replaced) {
	s.Keep(func() {
		s.Rows.Splice(r)
		s.top.Row = r.Row(s.top.Row)
	})
}
