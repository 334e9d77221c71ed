package repair

import (
	"slices"

	"emend/editor/text"
)

// Resolve sorts repairs of one text by position and settles overlaps, so that
// what is left is disjoint but for one kind of nesting: repairs wholly inside
// a Container, which sleep while it stands. Of two rivals the surer wins, then
// the longer, then the one whose rule comes first in order; the loser's
// wording, extended to the winner's span, becomes an alternative of the winner
// where it lies inside that span. The spans may be in any one text, which is
// given to extend wordings.
func Resolve(s string, repairs []Repair, order func(RuleID) int) []Repair {
	return List(slices.Clone(repairs)).Resolve(s, order)
}

// Resolve is the function of that name for a list.
func (l List) Resolve(s string, order func(RuleID) int) List {
	byPlace(l)
	rank := func(a, b *Repair) bool { return beats(a, b, order) }
	if !anyContainer(l) {
		return settle(s, l, rank)
	}
	containers := settle(s, pick(l, true), rank)
	rest := settle(s, pick(l, false), rank)
	out := slices.Grow(containers, len(rest))
	c := 0
	for i := range rest {
		for c < len(containers) && containers[c].Span.End <= rest[i].Span.Start {
			c++
		}
		if c < len(containers) && cuts(containers[c].Span, rest[i].Span) {
			continue // half inside: the container would leave a torso of it
		}
		out = append(out, rest[i])
	}
	byPlace(out)
	return out
}

// anyContainer says whether there is a container: mostly there is none, and
// then nothing need be parted and copied.
func anyContainer(repairs List) bool {
	for i := range repairs {
		if repairs[i].Container {
			return true
		}
	}
	return false
}

// pick returns the containers, or all others, in a slice of their own.
func pick(repairs List, containers bool) List {
	var out List
	for i := range repairs {
		if repairs[i].Container == containers {
			out = append(out, repairs[i])
		}
	}
	return out
}

// settle removes the losers among sorted repairs of one layer.
func settle(s string, sorted List, beats func(a, b *Repair) bool) List {
	out := sorted[:0]
	for i := range sorted {
		r := &sorted[i]
		lost := false
		for len(out) > 0 && rivals(out[len(out)-1].Span, r.Span) {
			last := &out[len(out)-1]
			if !beats(r, last) {
				addAlternative(s, last, r)
				lost = true
				break
			}
			addAlternative(s, r, last)
			out = out[:len(out)-1]
		}
		if !lost && len(out) == i {
			out = sorted[:i+1] // as most are: in place already
		} else if !lost {
			out = append(out, *r)
		}
	}
	return out
}

// beats orders rivals: confidence, then length, then rule order, then wording,
// so that the outcome never depends on the order of finding.
func beats(a, b *Repair, order func(RuleID) int) bool {
	switch {
	case a.Confidence != b.Confidence:
		return a.Confidence > b.Confidence
	case a.Span.Len() != b.Span.Len():
		return a.Span.Len() > b.Span.Len()
	case a.Rule != b.Rule:
		return order(a.Rule) < order(b.Rule)
	}
	return a.Replacement < b.Replacement
}

// rivals says whether two spans cannot both be replaced: they share a byte, or
// are two insertions at one place, or an insertion lies inside the other.
func rivals(a, b text.Span) bool {
	if a.Empty() || b.Empty() {
		return a == b || a.Start < b.Start && b.Start < a.End || b.Start < a.Start && a.Start < b.End
	}
	return a.Overlaps(b)
}

// cuts says whether b lies across an edge of container c.
func cuts(c, b text.Span) bool { return rivals(c, b) && !c.Contains(b) }

// addAlternative keeps loser's reading with winner where it can be told as a
// wording of winner's span.
func addAlternative(s string, winner, loser *Repair) {
	if !winner.Span.Contains(loser.Span) {
		return
	}
	before := s[winner.Span.Start:loser.Span.Start]
	after := s[loser.Span.End:winner.Span.End]
	for _, wording := range append([]string{loser.Replacement}, loser.Alternatives...) {
		w := before + wording + after
		if w != winner.Replacement && !slices.Contains(winner.Alternatives, w) {
			winner.Amend(func(g *Grounds) { g.Alternatives = append(slices.Clip(g.Alternatives), w) })
		}
	}
}

// Compare orders repairs by place: by start, an insertion before what is
// replaced behind it, a container before what it holds.
func Compare(a, b Repair) int { return comparePlace(&a, &b) }

func comparePlace(a, b *Repair) int {
	switch {
	case a.Span.Start != b.Span.Start:
		return a.Span.Start - b.Span.Start
	case a.Span.Empty() || b.Span.Empty():
		return a.Span.End - b.Span.End
	case a.Container != b.Container && a.Container:
		return -1
	case a.Container != b.Container:
		return 1
	case a.Container:
		return b.Span.End - a.Span.End
	}
	return a.Span.End - b.Span.End
}
