package editor

import (
	"maps"
	"slices"
	"sort"

	"emend/editor/repair"
	"emend/editor/text"
)

// derived is everything that follows from the text, the repairs and the
// decisions.
//
// Context: made anew after each decision it took as long as the text is, half a
// second of two million repairs. Decision: what a decision can change lies in
// one part of the repairs (see repair.Standing). Before one changes, the part is
// taken out of all counts; then the part is settled anew and counted again.
// Consequence: the counts never pass through all repairs, and a test holds them
// against those made anew.
type derived struct {
	standing repair.Standing
	moved    extent // of the cleaned text and of what sleeps, since observers were told
	rows     *Rows  // nil until asked for
	counts
	loose loose
	shape int // see Review.Shape
	never never
	owned bool // the list of repairs is read by nobody else, see splice
}

// loose is what has to be made anew.
type loose struct {
	all  bool
	part [2]int       // the one taken out of the counts last: many decisions come in order
	out  map[int]bool // the first repairs of the parts that are taken out
}

// list makes a list of repairs with the decisions on them the review's.
func (d *derived) list(r *Review, repairs []repair.Repair, decisions verdicts) {
	r.repairs, r.verdicts = repairs, decisions
	d.share()
	d.never = never{}
	d.remap(r)
}

// joined is two lists that are sorted by place as one. Where only one has
// anything in it that is the list itself.
func joined(a, b []repair.Repair) []repair.Repair {
	if len(b) == 0 {
		return slices.Clip(a)
	}
	out := make([]repair.Repair, 0, len(a)+len(b))
	for i := range b {
		n := sort.Search(len(a), func(j int) bool { return repair.Compare(a[j], b[i]) > 0 })
		out = append(append(out, a[:n]...), b[i])
		a = a[n:]
	}
	return append(out, a...)
}

// remap derives the mapping and the counts of all repairs.
func (d *derived) remap(r *Review) {
	d.loose = loose{}
	d.shape++
	d.never.reckon(r)
	was := d.standing.Mapping
	var each []*counts
	of := make([]int32, len(r.repairs))
	d.standing = repair.StandingSeen(r.raw.Text(), r.repairs, r.said, r.policy, func(stretch int) repair.Look {
		c := &counts{groups: newGroups(of)}
		each = append(each[:stretch], c)
		return func(first, end int, asleep []bool) {
			c.sort(r.repairs, first, end)
			c.count(r, first, end, asleep, 1)
		}
	})
	for _, c := range each[1:] {
		each[0].add(c)
	}
	d.counts = *each[0]
	d.groups.at = nil
	if d.rows != nil {
		moved, any := was.Unlike(d.standing.Mapping)
		d.follow(moved, any)
	}
}

// loosen is called before the decision on repair i changes.
func (d *derived) loosen(r *Review, i int) {
	l := &d.loose
	if l.all || i >= l.part[0] && i < l.part[1] {
		return
	}
	first, end, asleep := d.standing.Part(i)
	l.part = [2]int{first, end}
	if !l.out[first] {
		if l.out == nil {
			l.out = map[int]bool{}
		}
		l.out[first] = true
		d.count(r, first, end, asleep, -1)
	}
}

// fasten derives what was loosened.
func (d *derived) fasten(r *Review) {
	if d.loose.all {
		d.remap(r)
		return
	}
	if len(d.loose.out) == 0 {
		return
	}
	out := slices.Sorted(maps.Keys(d.loose.out))
	d.loose = loose{}
	was, asleep := d.standing, d.never.held != nil // what is held back wakes when it is decided
	standing, moved, any := was.After(out, r.repairs, r.said, r.policy)
	d.standing = standing
	d.follow(moved, any)
	for _, first := range out {
		_, end, sleep := d.standing.Part(first)
		d.count(r, first, end, sleep, 1)
		if !d.standing.SleepsAs(&was, first) {
			asleep = true
			for i := first; i < end; i++ {
				d.moved.add(r.repairs[i].Span)
			}
		}
	}
	if asleep {
		d.shape++
	}
}

// indexNear is indexOf for one who looks for many in order, forwards or back, and
// knows an index near the next. It looks in steps that double.
func indexNear(repairs []repair.Repair, near int, ref repair.Ref) (int, bool) {
	lo, hi := near, near
	for step := 1; lo > 0 && (lo >= len(repairs) || repairs[lo].Span.Start >= ref.Span.Start); step *= 2 {
		lo = max(0, lo-step)
	}
	for step := 1; hi < len(repairs) && repairs[hi].Span.Start <= ref.Span.Start; step *= 2 {
		hi += step
	}
	i, ok := indexOf(repairs[lo:min(hi, len(repairs))], ref)
	return lo + i, ok
}

// indexOf finds a repair by reference among repairs sorted by place.
func indexOf(repairs []repair.Repair, ref repair.Ref) (int, bool) {
	i := sort.Search(len(repairs), func(i int) bool { return repairs[i].Span.Start >= ref.Span.Start })
	for ; i < len(repairs) && repairs[i].Span.Start == ref.Span.Start; i++ {
		if repairs[i].Ref() == ref {
			return i, true
		}
	}
	return 0, false
}

// follow takes in that the mapping is another in a span of the raw text.
func (d *derived) follow(moved text.Span, any bool) {
	if any {
		d.moved.add(moved)
	}
	if d.rows != nil {
		d.rows = d.rows.after(d.standing.Mapping, moved)
	}
}

// changed tells of a change of the text that was made in a span.
func (d *derived) changed(span text.Span) Change {
	moved := d.moved
	d.moved = extent{}
	moved.add(span)
	return Change{Kind: TextChanged, Span: span, Moved: moved.span}
}

// An extent is the smallest span that holds all that was added to it.
type extent struct {
	span text.Span
	any  bool
}

func (e *extent) add(s text.Span) {
	if e.any {
		s = s.Union(e.span)
	}
	e.span, e.any = s, true
}
