package repair

// MappingOf builds the mapping of those repairs that count under the given
// decisions and policy. Repairs are sorted as Resolve leaves them; decisions
// run beside them, nil meaning that all are pending. What lies inside a
// Container that counts sleeps, and so does what such a container cuts in two:
// an edit of the reader's may have been made before the proposal was, or
// elsewhere. A piece's Owner is the repair's index.
func MappingOf(raw string, repairs []Repair, decisions []Decision, p Policy) *Mapping {
	edits := make([]Edit, 0, len(repairs))
	covered := 0
	for i := range repairs {
		r := &repairs[i]
		if r.Span.Start < covered {
			continue
		}
		var d Decision
		if decisions != nil {
			d = decisions[i]
		}
		wording, counts := p.Wording(r, d)
		if !counts {
			continue
		}
		if r.Container {
			for n := len(edits); n > 0 && edits[n-1].Span.End > r.Span.Start; n-- {
				edits = edits[:n-1]
			}
		}
		edits = append(edits, Edit{Span: r.Span, New: wording, Owner: i})
		if r.Container {
			covered = r.Span.End
		}
	}
	return NewMapping(raw, edits)
}
