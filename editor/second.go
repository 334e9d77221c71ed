package editor

import (
	"context"
	"slices"

	"emend/editor/decisions"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// A SecondReview is what a second reader's decisions came to, beside those of
// this session.
type SecondReview struct {
	Rules     []decisions.Agreement // by rule; the first, of rule "", of all
	Conflicts []Conflict            // by place: for a third look
	Outcomes  []decisions.Outcome   // the fate of each of their lines
}

// Review merges what a second reader decided: what only they decided, and
// their notes, come into the session as one undo step; what both said alike
// stays; where they differ this session's word stands, and the conflict is
// listed and kept, instead of those of an earlier merge. Their set may have been made on another edition of the text.
func (s *Session) Review(ctx context.Context, set *decisions.Set) (*SecondReview, error) {
	r, act, err := reviewed(ctx, set, s.Decided(), s.target())
	if err != nil {
		return nil, err
	}
	takeReview(s, r, act)
	return r, nil
}

// takeReview carries out the act of a merge, its conflicts with it.
func takeReview(s *Session, r *SecondReview, act *project.Act) {
	act.Conflicts = conflictChanges(s.kept.conflicts, r.Conflicts)
	s.take(act)
}

// ReviewIn is Review in the background, as BringIn is ApplyDecisions.
func (s *Session) ReviewIn(ctx context.Context, set *decisions.Set, post func(func()), done func(*SecondReview, error)) {
	mine, target, seq, found := s.Decided(), s.target(), s.seq(), s.detected
	go func() {
		r, act, err := reviewed(ctx, set, mine, target)
		post(func() {
			switch {
			case err != nil:
				done(nil, err)
			case seq != s.seq() || !sameList(found, s.detected):
				s.ReviewIn(ctx, set, post, done)
			default:
				takeReview(s, r, act)
				done(r, nil)
			}
		})
	}()
}

// Place finds the places of a set in this text. See decisions.Place.
func (s *Session) Place(ctx context.Context, set *decisions.Set) (*decisions.Set, []decisions.Outcome, error) {
	return decisions.Place(ctx, set, s.target())
}

// reviewed compares what two readers said of the target's text and makes the
// act of Review.
func reviewed(ctx context.Context, set, mine *decisions.Set, target decisions.Target) (*SecondReview, *project.Act, error) {
	theirs, placed, err := decisions.Place(ctx, set, target)
	if err != nil {
		return nil, nil, err
	}
	m, err := decisions.Merge(mine, theirs)
	if err != nil {
		return nil, nil, err
	}
	act, outcomes, err := decisions.Apply(ctx, theirs, target)
	if err != nil {
		return nil, nil, err
	}
	act.Label = "Merge a second review"
	r := &SecondReview{Rules: m.Rules, Outcomes: fates(placed, outcomes)}
	for i := range m.Conflicts {
		r.Conflicts = append(r.Conflicts, conflictOf(&m.Conflicts[i]))
	}
	return r, act, nil
}

// fates tells what became of each line: where it was lost on the way to this
// text, that; else what became of it here, in the order of the text.
func fates(placed, outcomes []decisions.Outcome) []decisions.Outcome {
	var out []decisions.Outcome
	moved := map[text.Span]bool{} // where the lines that moved stand now
	for _, o := range placed {
		switch {
		case o.Fate == decisions.Moved:
			moved[o.Span] = true
		case o.Fate != decisions.Applied && o.Note == nil:
			out = append(out, o)
		}
	}
	for _, o := range outcomes {
		if o.Fate == decisions.Applied && moved[o.Span] {
			o.Fate = decisions.Moved
		}
		out = append(out, o)
	}
	return out
}

func conflictOf(c *decisions.Conflict) Conflict {
	if c.A == nil {
		return Conflict{
			Span: c.EditA.Span, Ref: repair.Ref{Rule: ReaderEdit, Span: c.EditA.Span},
			EditMine: decisions.NewEdit(c.EditA.Span, c.EditA.Replacement), EditTheirs: decisions.NewEdit(c.EditB.Span, c.EditB.Replacement), Author: c.EditB.Author,
		}
	}
	return Conflict{
		Span: c.A.Key.Span, Ref: c.A.Key.Ref(),
		Mine: c.A.Decision, Theirs: c.B.Decision, Author: c.B.Author,
	}
}

// TakeTheirs lets their word stand in conflicts instead of mine, as one undo
// step, and returns how many it changed.
func (s *Session) TakeTheirs(conflicts []Conflict) int {
	a := &project.Act{Label: "Take the second reader’s word"}
	n := 0
	gone := map[text.Span]bool{} // edits of mine that this act takes away
	for i := range conflicts {
		c := &conflicts[i]
		at, ok := s.IndexOf(c.Ref)
		switch {
		case !ok || gone[c.Ref.Span] && c.EditTheirs != nil:
			continue
		case c.EditTheirs != nil:
			gone[c.Ref.Span] = true
			s.replaceEdit(a, at, c.EditTheirs)
		case s.verdicts.at(at) == c.Theirs:
			continue
		default:
			r := &s.repairs[at]
			a.Decisions = append(a.Decisions, project.DecisionChange{
				Key: r.Key(s.raw.Text()), Replacement: r.Replacement, Before: s.verdicts.at(at), After: c.Theirs,
			})
		}
		n++
	}
	s.take(a)
	return n
}

// replaceEdit has an act put another reader's edit in the place of repair at,
// an edit of mine, and of what else of mine it reaches over.
func (s *Session) replaceEdit(a *project.Act, at int, theirs *repair.Repair) {
	mine := s.superseded(&region{raw: theirs.Span})
	if !slices.Contains(mine, at) {
		mine = append(mine, at)
	}
	s.putEdit(a, theirs, mine)
}
