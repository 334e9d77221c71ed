package repair

import "slices"

// Merge adds weak repairs to strong ones where they are in nobody's way; one
// that lies inside a strong repair becomes an alternative of it. Both are in
// raw coordinates; strong is as Resolve leaves it, weak in any order. Weak
// rivals of each other are settled as in Resolve.
func Merge(raw string, strong, weak []Repair) []Repair {
	return List(slices.Clone(strong)).Merge(raw, slices.Clone(weak))
}

// Merge is the function of that name for a list of strong repairs.
func (l List) Merge(raw string, weak List) List {
	out := l
	byPlace(out)
	if len(weak) == 0 {
		return out
	}
	weak = weak.Resolve(raw, func(RuleID) int { return 0 })
	var kept List
	i := 0
	open := -1 // the last strong container seen, while we may still be inside it
	for k := range weak {
		w := &weak[k]
		for i < len(out) && out[i].Span.End < w.Span.Start {
			if out[i].Container {
				open = i
			}
			i++
		}
		if open >= 0 && cuts(out[open].Span, w.Span) || collides(raw, out[i:], w) {
			continue
		}
		kept = append(kept, *w)
	}
	out = append(out, kept...)
	byPlace(out)
	return out
}

// collides says whether w is a rival of one of the sorted strong repairs, and
// leaves w's wording with the one that holds it.
func collides(raw string, strong List, w *Repair) bool {
	for i := range strong {
		s := &strong[i]
		if s.Span.Start > w.Span.End {
			return false
		}
		if s.Container && s.Span.Contains(w.Span) {
			continue
		}
		if w.Container && w.Span.Contains(s.Span) {
			continue
		}
		if rivals(s.Span, w.Span) {
			addAlternative(raw, s, w)
			return true
		}
	}
	return false
}
