package editor

import (
	"iter"
	"slices"
	"sort"

	"emend/editor/repair"
	"emend/editor/text"
)

// A Row is a stretch of the raw text and the stretch of the cleaned text that
// came of it, both whole lines: what stands side by side in the two panes. A
// hard-wrapped paragraph and the one line it became are one row. Only very long
// ones are cut further, where both sides go on alike.
type Row struct {
	Raw, Clean text.Span // with their line ends
	Line       int       // of the raw text, 1-based, where the row starts
}

// Rows are the rows of a raw and a cleaned text, in order. They tile both texts.
// Rows are never changed and may be shared between goroutines.
//
// Context: a text has up to a million rows, and a decision moves all behind it
// in the cleaned text. Decision: only where they start in the raw text is kept;
// the rest is asked of the mapping. Consequence: after a decision the rows near
// it are looked at, and nothing is done at all to the others.
type Rows struct {
	lines  *text.Lines
	m      *repair.Mapping
	starts []int // in the raw text
}

// RowsOf aligns two texts by lines. A row ends where both texts have a line
// start at places that correspond.
func RowsOf(lines *text.Lines, m *repair.Mapping) *Rows {
	middle := rowNear(lines, m, lines.Count()/2)
	front := startAt(lines, m, 0)
	front.starts = make([]int, 0, lines.Count())
	behind := make(chan []int, 1)
	go func() {
		if middle == lines.Count() {
			behind <- nil
			return
		}
		b := startAt(lines, m, lines.FullSpan(middle).Start)
		b.starts = make([]int, 0, lines.Count()-middle)
		b.walk(middle+1, lines.Count())
		b.end(len(m.Raw()), m.CleanLen())
		behind <- b.starts
	}()
	front.walk(1, middle)
	if middle < lines.Count() {
		front.line(lines.FullSpan(middle).Start)
	} else {
		front.end(len(m.Raw()), m.CleanLen())
	}
	return &Rows{lines, m, slices.Clip(append(front.starts, <-behind...))}
}

// rowNear is the first line from a given one on that a row starts with, or one
// more than there are.
func rowNear(lines *text.Lines, m *repair.Mapping, line int) int {
	for ; line > 0 && line < lines.Count(); line++ {
		if _, starts := startsAt(m, lines.FullSpan(line).Start); starts {
			return line
		}
	}
	return lines.Count()
}

// after are the rows when the mapping has become m and what stands for the raw
// text outside of a span is as before.
func (r *Rows) after(m *repair.Mapping, changed text.Span) *Rows {
	line := r.lines.At(max(0, changed.Start-1))
	from := r.lines.FullSpan(line).Start
	for _, starts := startsAt(m, from); !starts; _, starts = startsAt(m, from) {
		line--
		from = r.lines.FullSpan(line).Start
	}
	b := startAt(r.lines, m, from)
	to := len(m.Raw())
	for line++; line < r.lines.Count(); line++ {
		off := r.lines.FullSpan(line).Start
		b.line(off)
		if off <= changed.End || b.from.Raw.Start != off {
			continue
		}
		if depends, _ := startsAt(m, off); depends > changed.End { // it was so before
			to = off
			break
		}
	}
	i, j := sort.SearchInts(r.starts, from), sort.SearchInts(r.starts, to)
	if line == r.lines.Count() {
		b.end(to, m.CleanLen())
		j = len(r.starts)
	}
	starts := r.starts
	if !slices.Equal(starts[i:j], b.starts) {
		starts = slices.Concat(starts[:i], b.starts, starts[j:])
	}
	return &Rows{r.lines, m, starts}
}

// Len is the number of rows, one at least.
func (r *Rows) Len() int { return len(r.starts) }

// Row is row i.
func (r *Rows) Row(i int) Row {
	return Row{
		Raw:   text.Span{Start: r.starts[i], End: r.rawStart(i + 1)},
		Clean: text.Span{Start: r.cleanStart(i), End: r.cleanStart(i + 1)},
		Line:  r.lines.At(r.starts[i]) + 1,
	}
}

func (r *Rows) rawStart(i int) int {
	if i == len(r.starts) {
		return len(r.m.Raw())
	}
	return r.starts[i]
}

// cleanStart is where row i begins in the cleaned text: what is inserted where
// it begins in the raw text belongs to the row in front of it.
func (r *Rows) cleanStart(i int) int {
	switch i {
	case 0:
		return 0
	case len(r.starts):
		return r.m.CleanLen()
	}
	return r.m.ToClean(r.starts[i], repair.After)
}

// RawLen is the length of row i in the raw text.
func (r *Rows) RawLen(i int) int { return r.rawStart(i+1) - r.starts[i] }

// RawLens gives the lengths of rows [from, to) in the raw text.
func (r *Rows) RawLens(from, to int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for i := from; i < to; i++ {
			if !yield(i, r.RawLen(i)) {
				return
			}
		}
	}
}

// CleanLens gives the lengths of rows [from, to) in the cleaned text, at the
// cost of a walk.
func (r *Rows) CleanLens(from, to int) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		if from >= to {
			return
		}
		at, i := r.cleanStart(from), from
		for clean := range r.m.ToCleanAll(r.starts[from+1 : to]) {
			if !yield(i, clean-at) {
				return
			}
			at, i = clean, i+1
		}
		yield(i, r.cleanStart(to)-at)
	}
}

// AtRaw finds the row that holds an offset of the raw text.
func (r *Rows) AtRaw(rawOff int) int {
	return max(0, sort.Search(len(r.starts), func(i int) bool { return r.starts[i] > rawOff })-1)
}

// AtClean finds the row that holds an offset of the cleaned text.
func (r *Rows) AtClean(cleanOff int) int {
	if cleanOff >= r.m.CleanLen() {
		return r.Len() - 1
	}
	i := r.AtRaw(r.m.ToRaw(cleanOff, repair.After))
	for r.cleanStart(i) > cleanOff { // it was inserted where the row begins
		i--
	}
	return i
}
