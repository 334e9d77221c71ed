package review

import (
	"emend/editor"
	"emend/editor/repair"
)

// A Scope says to what else a decision on one repair applies.
type Scope int

// The scopes, from narrow to wide.
const (
	ThisOne     Scope = iota
	SameWording       // the same raw wording and the same new one
	SamePattern       // the same rule and pattern
	SameRule
	OnFromHere // the same pattern, from this place on
	AsSure     // whatever the rule, as sure as this one or surer
	InQueue    // all that the filter lets pass
	Scopes     // how many there are
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

	was map[int]repair.State // of the members that are decided
}

// Count is how many repairs the decision will be given to.
func (b *Bulk) Count() int { return len(b.Members) - len(b.Out) }

// in lists those that the decision will be given to, by place, of n repairs.
func (b *Bulk) in(n int) []int {
	member := make([]bool, n)
	for _, i := range b.Members {
		member[i] = !b.Out[i]
	}
	out := make([]int, 0, b.Count())
	for i, is := range member {
		if is {
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

// holds says whether the members are still what they were.
func (b *Bulk) holds(s *editor.Session) bool {
	for _, i := range b.Members {
		if i >= len(s.Repairs()) || s.Sleeps(i) || s.Decision(i).State != b.was[i] {
			return false
		}
	}
	return true
}
