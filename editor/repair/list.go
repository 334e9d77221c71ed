package repair

import "slices"

// A List is repairs on their way to the reader. They are held by reference,
// since a text may draw a million and every stage of a detection sorts, merges
// and filters them. What is in a list belongs to it: functions that take lists
// may change the repairs and pass them on in the list they return.
type List []*Repair

// ListOf returns a list of copies of repairs.
func ListOf(repairs []Repair) List {
	copies := slices.Clone(repairs)
	out := make(List, len(copies))
	for i := range copies {
		out[i] = &copies[i]
	}
	return out
}

// Values returns the repairs themselves.
func (l List) Values() []Repair {
	if l == nil {
		return nil
	}
	out := make([]Repair, len(l))
	for i, r := range l {
		out[i] = *r
	}
	return out
}

// Mapping builds the mapping in which every repair of the list is applied. The
// list must be sorted and disjoint. A piece's Owner is the index in the list.
func (l List) Mapping(raw string) *Mapping {
	b := builder{most: blockPieces}
	for i, r := range l {
		b.add(r.Span, r.Replacement, i, len(l)-i)
	}
	return b.mapping(raw)
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
		if comparePlace(l[i-1], l[i]) > 0 {
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
		if len(b) == 0 || len(a) > 0 && comparePlace(a[0], b[0]) <= 0 {
			out[i], a = a[0], a[1:]
		} else {
			out[i], b = b[0], b[1:]
		}
	}
}
