package decisions

import (
	"context"

	"emend/editor/annotate"
)

// Place finds the lines of a set in another text, and returns what of it has a
// place there as a set of that text, with the fate of every line. What the
// target says already is not looked at.
func Place(ctx context.Context, s *Set, t Target) (*Set, []Outcome, error) {
	t.Decisions, t.Edits, t.Notes = nil, nil, nil
	act, outcomes, err := Apply(ctx, s, t)
	if err != nil {
		return nil, nil, err
	}
	out := &Set{Source: s.Source}
	out.Source.SHA256 = t.SHA256
	decisions, edits, notes := act.Decisions, act.Edits, act.Notes
	for _, o := range outcomes {
		lost := o.Fate != Applied && o.Fate != Moved
		switch {
		case o.Note != nil && o.Fate != Already && o.Fate != Conflicting: // an orphan comes along
			out.Notes = append(out.Notes, *notes[0].After)
			notes = notes[1:]
		case lost:
		case o.Decision != nil:
			c := &decisions[0]
			decisions = decisions[1:]
			d := *o.Decision
			q := annotate.NewQuote(t.Raw, c.Key.Span)
			d.Key, d.Replacement, d.Decision, d.Prefix, d.Suffix = c.Key, c.Replacement, c.After, q.Prefix, q.Suffix
			out.Decisions = append(out.Decisions, d)
		case o.Edit != nil:
			e := *o.Edit
			e.Span = edits[0].After.Span
			edits = edits[1:]
			q := annotate.NewQuote(t.Raw, e.Span)
			e.Original, e.Prefix, e.Suffix = q.Exact, q.Prefix, q.Suffix
			out.Edits = append(out.Edits, e)
		}
	}
	out.sort()
	return out, outcomes, nil
}
