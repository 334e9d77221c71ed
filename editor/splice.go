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
// part of the list that it falls into. For that the list is the review's own,
// with room in it; whoever reads it on another goroutine has it shared first,
// and then the next edit copies it. Consequence: an edit costs one move of what
// stands behind it.

// mostSpliced is how many edits come or go one by one: for more at once all is
// made anew.
const mostSpliced = 16

// splice takes edits out of the list and puts others in. It says whether it
// did: otherwise nothing has changed, and the list is to be made anew.
func splice(r *Review, gone map[repair.Ref]bool, come []repair.Repair) bool {
	if len(gone)+len(come) > mostSpliced || len(r.derived.loose.out) > 0 || r.derived.loose.all {
		return false
	}
	for ref := range gone {
		if i, ok := r.IndexOf(ref); !ok || r.verdicts.of[i].never {
			return false
		}
	}
	were := map[repair.Ref]verdict{} // an edit that is reworded stays decided
	for ref := range gone {
		i, _ := r.IndexOf(ref)
		were[ref] = r.verdicts.of[i]
		r.derived.takeOut(r, i)
	}
	for _, x := range come {
		r.derived.putIn(r, x, were[x.Ref()])
	}
	r.derived.shape++
	return true
}

// putIn puts a repair into the list, behind what stands at the same place.
func (d *derived) putIn(r *Review, x repair.Repair, v verdict) {
	at := sort.Search(len(r.repairs), func(i int) bool { return repair.Compare(r.repairs[i], x) > 0 })
	first, end := d.standing.Around(at, x.Span, r.repairs)
	d.countParts(r, first, end, -1)
	d.own(r)
	r.repairs = slices.Insert(r.repairs, at, x)
	r.verdicts.of = slices.Insert(r.verdicts.of, at, v)
	d.groups.putIn(at, &x)
	d.never.putIn(r, at)
	d.large = shifted(d.large, at, 1)
	if x.Container {
		n, _ := slices.BinarySearch(d.large, at)
		d.large = slices.Insert(d.large, n, at)
	}
	was := d.standing
	standing, moved, any := was.With(at, r.repairs, r.said, r.policy)
	d.standing = standing
	d.follow(moved, any)
	d.countParts(r, first, end+1, 1)
}

// takeOut takes repair i out of the list.
func (d *derived) takeOut(r *Review, i int) {
	first, end, asleep := d.standing.Part(i)
	d.count(r, first, end, asleep, -1)
	d.own(r)
	r.repairs = slices.Delete(r.repairs, i, i+1)
	r.verdicts.of = slices.Delete(r.verdicts.of, i, i+1)
	d.groups.takeOut(i, r.repairs)
	d.never.takeOut(i)
	d.large = shifted(slices.DeleteFunc(slices.Clone(d.large), func(k int) bool { return k == i }), i, -1)
	was := d.standing
	standing, moved, any := was.Without(i, r.repairs, r.said, r.policy)
	d.standing = standing
	d.follow(moved, any)
	d.countParts(r, first, end-1, 1)
}

// countParts takes in that the repairs of whole parts, [first, end), are there
// or, with by = -1, no more.
func (d *derived) countParts(r *Review, first, end, by int) {
	for first < end {
		_, next, asleep := d.standing.Part(first)
		d.count(r, first, next, asleep, by)
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
func (d *derived) own(r *Review) {
	if d.owned && len(r.repairs) < cap(r.repairs) {
		return
	}
	n := len(r.repairs)
	r.repairs = append(make([]repair.Repair, 0, n+n/64+mostSpliced), r.repairs...)
	d.owned = true
}

// share has the list of repairs stay as it is, since it is read elsewhere.
func (d *derived) share() { d.owned = false }
