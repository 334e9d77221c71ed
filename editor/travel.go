package editor

import (
	"context"
	"fmt"
	"os"

	"emend/editor/decisions"
	"emend/editor/project"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// An Exchange is what travels from a review to others, and comes from them.
type Exchange struct {
	review    *Review
	history   *History
	detection *Detection
}

// Decided is what the reader decided, edited and noted so far, to travel
// without the text.
func (x Exchange) Decided() *decisions.Set {
	l := x.history.ledger.here()
	if l.damage != nil {
		// Who decided what, and when, is lost; what was decided is not.
		return decisions.FromLog(x.review.raw.Text(), x.review.source, []record.Entry{{Kind: record.Did, Act: summary(x.review)}})
	}
	return decisions.FromLog(x.review.raw.Text(), x.review.source, l.entries)
}

// summary is one act that leads from nothing to the state of this moment.
func summary(now *Review) *record.Act {
	a := &record.Act{}
	var turns record.Turns
	for i := range now.repairs {
		r := &now.repairs[i]
		if r.Rule == ReaderEdit {
			a.Edits = append(a.Edits, record.EditChange{After: r})
		}
		if d := now.verdicts.at(i); d.State != repair.Pending {
			a.Decisions = append(a.Decisions, record.ChangeOf(now.raw.Text(), r, turns.Of(repair.Decision{}, d)))
		}
	}
	for i := range now.notes {
		a.Notes = append(a.Notes, record.NoteChange{After: &now.notes[i]})
	}
	return a
}

// ReadDecisions reads a set from a log of decisions, or what was decided in
// another project, which is left as it is. It may run on any goroutine.
func ReadDecisions(ctx context.Context, path string) (*decisions.Set, error) {
	isProject, err := looksLikeProject(path)
	if err != nil {
		return nil, err
	}
	if isProject {
		return projectDecisions(ctx, path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	set, err := decisions.Read(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return set, nil
}

func projectDecisions(ctx context.Context, path string) (*decisions.Set, error) {
	f, err := project.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	state, err := f.Load(ctx)
	if err != nil {
		return nil, err
	}
	log, err := f.Log(ctx)
	if err != nil {
		return nil, err
	}
	raw, err := text.DecodeAs(state.Raw, state.Source.Encoding)
	if err != nil {
		return nil, fmt.Errorf("project %s: %w", path, err)
	}
	return decisions.FromLog(raw.Text(), state.Source, log), nil
}

// Place finds the places of a set in this text. See decisions.Place.
func (x Exchange) Place(ctx context.Context, set *decisions.Set) (*decisions.Set, []decisions.Outcome, error) {
	return decisions.Place(ctx, set, x.target())
}

// Apply brings in what was decided elsewhere, as one undo step, and
// tells the fate of every line. What this review says already stays.
func (x Exchange) Apply(ctx context.Context, set *decisions.Set) ([]decisions.Outcome, error) {
	act, outcomes, err := decisions.Apply(ctx, set, x.target())
	if err != nil {
		return nil, err
	}
	x.history.take(act)
	return outcomes, nil
}

// BringIn is Apply in the background: on another edition of the text
// each line that is lost is searched for. done is called through post, after
// the act. Where the reader did something meanwhile it is searched again.
func (x Exchange) BringIn(ctx context.Context, set *decisions.Set, post func(func()), done func([]decisions.Outcome, error)) {
	target, seq, found := x.target(), x.history.Seq(), x.review.detected
	go func() {
		act, outcomes, err := decisions.Apply(ctx, set, target)
		post(func() {
			switch {
			case err != nil:
				done(nil, err)
			case seq != x.history.Seq() || !sameList(found, x.review.detected):
				x.BringIn(ctx, set, post, done)
			default:
				x.history.take(act)
				done(outcomes, nil)
			}
		})
	}()
}

// sameList says whether two lists of proposals are one and the same.
func sameList(a, b []repair.Repair) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// target is this review as a set of decisions is applied to it. It holds
// nothing that the review changes later.
func (x Exchange) target() decisions.Target {
	r := x.review
	t := decisions.Target{Raw: r.raw.Text(), SHA256: r.raw.SHA256(), Edits: r.edits, Notes: r.notes}
	for i := range r.repairs {
		if r.repairs[i].Rule != ReaderEdit {
			t.Repairs = append(t.Repairs, r.repairs[i])
			t.Decisions = append(t.Decisions, r.verdicts.at(i))
		}
	}
	return t
}
