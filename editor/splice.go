package editor

import (
	"slices"
	"sort"

	"emend/editor/repair"
)

// The reader's edits come into the list of repairs, and go from it, one by one.
//
// Context: to make the list of two million repairs anew, and all that follows
// from it, takes half a second, and the reader types. Decision: an edit is put
// into the list where it stands, and what follows is brought up to date in the
// part of the list that it falls into. For that the list is the session's own,
// with room in it; whoever reads it on another goroutine has it shared first,
// and then the next edit copies it. Consequence: an edit costs one move of what
// stands behind it.

// mostSpliced is how many edits come or go one by one: for more at once all is
// made anew.
const mostSpliced = 16

// splice takes edits out of the list and puts others in. It says whether it
// did: otherwise nothing has changed, and the list is to be made anew.
func splice(s *Session, gone map[repair.Ref]bool, come []repair.Repair) bool {
	if len(gone)+len(come) > mostSpliced || len(s.derived.loose.out) > 0 || s.derived.loose.all {
		return false
	}
	for ref := range gone {
		if i, ok := s.IndexOf(ref); !ok || s.verdicts.of[i].never {
			return false
		}
	}
	were := map[repair.Ref]verdict{} // an edit that is reworded stays decided
	for ref := range gone {
		i, _ := s.IndexOf(ref)
		were[ref] = s.verdicts.of[i]
		s.derived.takeOut(s, i)
	}
	for _, r := range come {
		s.derived.putIn(s, r, were[r.Ref()])
	}
	s.derived.shape++
	return true
}

// putIn puts a repair into the list, behind what stands at the same place.
func (d *derived) putIn(s *Session, r repair.Repair, v verdict) {
	at := sort.Search(len(s.repairs), func(i int) bool { return repair.Compare(s.repairs[i], r) > 0 })
	first, end := d.standing.Around(at, r.Span, s.repairs)
	d.countParts(s, first, end, -1)
	d.own(s)
	s.repairs = slices.Insert(s.repairs, at, r)
	s.verdicts.of = slices.Insert(s.verdicts.of, at, v)
	d.groups.putIn(at, &r)
	d.never.putIn(s, at)
	d.large = shifted(d.large, at, 1)
	if r.Container {
		n, _ := slices.BinarySearch(d.large, at)
		d.large = slices.Insert(d.large, n, at)
	}
	was := d.standing
	standing, moved, any := was.With(at, s.repairs, s.effective, s.policy)
	d.standing = standing
	d.follow(moved, any)
	d.countParts(s, first, end+1, 1)
}

// takeOut takes repair i out of the list.
func (d *derived) takeOut(s *Session, i int) {
	first, end, asleep := d.standing.Part(i)
	d.count(s, first, end, asleep, -1)
	d.own(s)
	s.repairs = slices.Delete(s.repairs, i, i+1)
	s.verdicts.of = slices.Delete(s.verdicts.of, i, i+1)
	d.groups.takeOut(i, s.repairs)
	d.never.takeOut(i)
	d.large = shifted(slices.DeleteFunc(slices.Clone(d.large), func(k int) bool { return k == i }), i, -1)
	was := d.standing
	standing, moved, any := was.Without(i, s.repairs, s.effective, s.policy)
	d.standing = standing
	d.follow(moved, any)
	d.countParts(s, first, end-1, 1)
}

// countParts takes in that the repairs of whole parts, [first, end), are there
// or, with by = -1, no more.
func (d *derived) countParts(s *Session, first, end, by int) {
	for first < end {
		_, next, asleep := d.standing.Part(first)
		d.count(s, first, next, asleep, by)
		first = next
	}
}

// shifted is a list of indices with those from one on moved.
func shifted(list []int, from, by int) []int {
	out := slices.Clone(list)
	for n, i := range out {
		if i >= from {
			out[n] += by
		}
	}
	return out
}

// own makes the list of repairs one that nobody else reads.
func (d *derived) own(s *Session) {
	if d.owned && len(s.repairs) < cap(s.repairs) {
		return
	}
	n := len(s.repairs)
	s.repairs = append(make([]repair.Repair, 0, n+n/64+mostSpliced), s.repairs...)
	d.owned = true
}

// share has the list of repairs stay as it is, since it is read elsewhere.
func (d *derived) share() { d.owned = false }
