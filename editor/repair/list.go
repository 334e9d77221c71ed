package repair

import "strings"

// A List is repairs on their way to the reader. What is in a list belongs to
// it: functions that take lists may change the repairs and pass them on in the
// list they return.
type List []Repair

// Mapping builds the mapping in which every repair of the list is applied. The
// list must be sorted and disjoint. A piece's Owner is the index in the list.
func (l List) Mapping(raw string) *Mapping {
	b := builder{most: blockPieces}
	for i := range l {
		b.add(l[i].Span, l[i].Replacement, i, len(l)-i)
	}
	return b.mapping(raw)
}

// Apply is the text that Mapping leads to.
func (l List) Apply(raw string) string {
	length := len(raw)
	for i := range l {
		length += len(l[i].Replacement) - l[i].Span.Len()
	}
	var b strings.Builder
	b.Grow(length)
	at := 0
	for i := range l {
		b.WriteString(raw[at:l[i].Span.Start])
		b.WriteString(l[i].Replacement)
		at = l[i].Span.End
	}
	b.WriteString(raw[at:])
	return b.String()
}

// byPlace sorts repairs by Compare and leaves equal ones in order. Lists come
// as a few sorted runs, one after another, and these are merged two by two, so
// that the cost is that of a walk or two.
func byPlace(l List) {
	ends := runs(l)
	if len(ends) < 2 {
		return
	}
	from, to := l, make(List, len(l))
	for len(ends) > 1 {
		start, n := 0, 0
		for i := 0; i < len(ends); i += 2 {
			middle, end := ends[i], ends[min(i+1, len(ends)-1)]
			mergeRuns(to[start:end], from[start:middle], from[middle:end])
			ends[n], start = end, end
			n++
		}
		ends = ends[:n]
		from, to = to, from
	}
	if &from[0] != &l[0] {
		copy(l, from)
	}
}

// runs returns the ends of the sorted runs of a list.
func runs(l List) (ends []int) {
	for i := 1; i < len(l); i++ {
		if comparePlace(&l[i-1], &l[i]) > 0 {
			ends = append(ends, i)
		}
	}
	if len(l) > 0 {
		ends = append(ends, len(l))
	}
	return ends
}

// mergeRuns merges two sorted runs into out, which is as long as both.
func mergeRuns(out, a, b List) {
	for i := range out {
		if len(b) == 0 || len(a) > 0 && comparePlace(&a[0], &b[0]) <= 0 {
			out[i], a = a[0], a[1:]
		} else {
			out[i], b = b[0], b[1:]
		}
	}
}
