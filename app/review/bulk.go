package review

import (
	"sort"

	"emend/editor"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Bulk is a decision on many repairs that the reader looks at before it is
// taken. Members that are decided otherwise already stand at its end and are
// out of it unless the reader puts them in, so that exceptions stay.
type Bulk struct {
	Origin  int // the repair it started from
	State   repair.State
	Scope   Scope
	Members []int        // of a large group first a sample, see sampled
	Out     map[int]bool // members the reader has taken out
	Seen    map[int]bool // members the reader has looked at
	Aside   int          // how many a split has set aside
	Anew    bool         // the group was decided before, and is to be decided otherwise
	Lowest  float64      // confidence among the members
	Highest float64

	was    map[int]repair.State // of the members that are decided
	member []bool               // by repair
	shape  int                  // of the session when it was proposed
}

// gauge finds how sure the members are.
func (b *Bulk) gauge(rs []repair.Repair) {
	b.Lowest, b.Highest = 1, 0
	for _, i := range b.Members {
		c := rs[i].Confidence
		b.Lowest, b.Highest = min(b.Lowest, c), max(b.Highest, c)
	}
}

// Count is how many repairs the decision will be given to.
func (b *Bulk) Count() int { return len(b.Members) - len(b.Out) }

// in lists those that the decision will be given to, by place.
func (b *Bulk) in() []int {
	out := make([]int, 0, b.Count())
	for i, is := range b.member {
		if is && !b.Out[i] {
			out = append(out, i)
		}
	}
	return out
}

// Wrong is how many the reader has taken out.
func (b *Bulk) Wrong() int { return len(b.Out) - b.Spared() }

// Spared is how many stay as they were decided before.
func (b *Bulk) Spared() int {
	n := 0
	for i, s := range b.was {
		if b.Out[i] && s != repair.Pending {
			n++
		}
	}
	return n
}

// Looked is how many of those to be decided the reader has looked at.
func (b *Bulk) Looked() int {
	n := 0
	for i := range b.Seen {
		if !b.Out[i] {
			n++
		}
	}
	return n + b.Wrong()
}

// holds says whether the members are still what they were, now that something
// has changed in a stretch of the raw text.
func (b *Bulk) holds(s *editor.Session, reach text.Span) bool {
	if s.Shape() != b.shape {
		return false // some may sleep, or have other indices
	}
	rs := s.Repairs()
	for i := sort.Search(len(rs), func(i int) bool { return rs[i].Span.Start >= reach.Start }); i < len(rs) && rs[i].Span.Start <= reach.End; i++ {
		if b.member[i] && s.Decision(i).State != b.was[i] {
			return false
		}
	}
	return true
}
