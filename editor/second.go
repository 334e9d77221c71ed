package editor

import (
	"context"

	"emend/editor/decisions"
	"emend/editor/record"
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

// Merge merges what a second reader decided: what only they decided, and
// their notes, come into the session as one undo step; what both said alike
// stays; where they differ this session's word stands, and the conflict is
// listed and kept, instead of those of an earlier merge. Their set may have been made on another edition of the text.
func (c Conflicts) Merge(ctx context.Context, set *decisions.Set) (*SecondReview, error) {
	r, act, err := reviewed(ctx, set, c.exchange.Decided(), c.exchange.target())
	if err != nil {
		return nil, err
	}
	c.take(r, act)
	return r, nil
}

// take carries out the act of a merge, its conflicts with it.
func (c Conflicts) take(r *SecondReview, act *record.Act) {
	act.Conflicts = conflictChanges(c.List(), r.Conflicts)
	c.exchange.history.take(act)
}

// MergeIn is Merge in the background, as Exchange.BringIn is Exchange.Apply.
func (c Conflicts) MergeIn(ctx context.Context, set *decisions.Set, post func(func()), done func(*SecondReview, error)) {
	x := c.exchange
	mine, target, seq, found := x.Decided(), x.target(), x.history.Seq(), x.review.detected
	go func() {
		r, act, err := reviewed(ctx, set, mine, target)
		post(func() {
			switch {
			case err != nil:
				done(nil, err)
			case seq != x.history.Seq() || !sameList(found, x.review.detected):
				c.MergeIn(ctx, set, post, done)
			default:
				c.take(r, act)
				done(r, nil)
			}
		})
	}()
}

// reviewed compares what two readers said of the target's text and makes the
// act of Merge.
func reviewed(ctx context.Context, set, mine *decisions.Set, target decisions.Target) (*SecondReview, *record.Act, error) {
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
func (c Conflicts) TakeTheirs(conflicts []Conflict) int {
	r := c.exchange.review
	a := &record.Act{Label: "Take the second reader’s word"}
	n := 0
	gone := map[text.Span]bool{} // edits of mine that this act takes away
	for i := range conflicts {
		x := &conflicts[i]
		at, ok := r.IndexOf(x.Ref)
		switch {
		case !ok || gone[x.Ref.Span] && x.EditTheirs != nil:
			continue
		case x.EditTheirs != nil:
			gone[x.Ref.Span] = true
			Edits{r, c.exchange.history}.replaceEdit(a, at, x.EditTheirs)
		case r.verdicts.at(at) == x.Theirs:
			continue
		default:
			a.Decisions = append(a.Decisions, changeTo(r, at, x.Theirs))
		}
		n++
	}
	c.exchange.history.take(a)
	return n
}
