package editor

import (
	"context"
	"fmt"
	"slices"
	"time"

	"emend/editor/project"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// openProject restores a session from its project.
func openProject(f *project.File, post func(func())) (s *Session, err error) {
	err = openUncollected(f.Path(), func() (err error) {
		s, err = restored(f, post)
		return err
	})
	if err != nil {
		f.Close()
		return nil, err
	}
	s.Project().keepIn(f, post)
	return s, nil
}

// restored is a session in the state that a project holds.
func restored(f *project.File, post func(func())) (*Session, error) {
	state, err := f.Load(context.Background())
	if err != nil {
		return nil, err
	}
	raw, err := text.DecodeAs(state.Raw, state.Source.Encoding)
	if err != nil {
		return nil, fmt.Errorf("project %s: %w", f.Path(), err)
	}
	s := begun(newText(raw, state.Source))
	counted := make(chan *text.Lines, 1) // beside restoring, which takes as long
	go func() { counted <- text.NewLines(raw.Text()) }()
	err = restore(s, f, state, post)
	s.rawLines = <-counted
	return s, err
}

// restore puts the session into the state a project holds.
func restore(s *Session, f *project.File, state *project.State, post func(func())) (err error) {
	s.kept.generation = state.Generation
	s.kept.versions = state.Versions
	s.kept.view = state.View
	s.kept.passed = state.View[keptSource]
	s.detected = state.Repairs
	if state.Tip != nil && restoreTip(s.Review, state.Tip) {
		s.kept.tip = state.LogSize
		expectLog(s, f, state, post)
		return nil
	}
	if state.Tip != nil { // and it does not fit
		if state.Log, err = f.Log(context.Background()); err != nil {
			return err
		}
	}
	s.history.ledger.fill(state.Log)
	replay(s.Review, state.Log)
	return nil
}

// shownAfter is how long what can wait does so for the review to be shown: both
// would share the processor.
const shownAfter = 100 * time.Millisecond

// expectLog has the log read behind the opening, or when it is needed.
func expectLog(s *Session, f *project.File, state *project.State, post func(func())) {
	read := s.history.ledger.expect(state.LogSize, state.Tip, func() ([]record.Entry, error) { return f.Log(context.Background()) })
	time.AfterFunc(shownAfter, func() {
		if r := read(); r.err != nil && post != nil {
			post(func() {
				s.history.ledger.here()
				s.history.observers.tell(Change{Kind: SavedChanged})
			})
		}
	})
}

// restoreTip puts a review into the state that stands beside the log; it
// says whether that fits what is proposed.
func restoreTip(r *Review, t *record.Tip) bool {
	listed := proposals{detected: r.detected, held: t.Held}
	merged := joined(listed.proposed(r.raw.Text()), t.Edits)
	decisions := newVerdicts(len(merged))
	for i := range t.Decided {
		d := &t.Decided[i]
		if d.Index >= len(merged) || merged[d.Index].Span.Start != d.Start {
			return false
		}
		decisions.set(d.Index, d.Decision)
	}
	r.proposals, r.edits, r.notes, r.conflicts = listed, t.Edits, t.Notes, t.Conflicts
	r.named = r.named.with(t.Named)
	r.derived.list(r, merged, decisions)
	return true
}

// tipOf is the state of this moment, to stand beside the log.
func tipOf(r *Review, l *ledger) *record.Tip {
	t := &record.Tip{Held: r.held, Edits: r.edits, Notes: r.notes, Conflicts: r.conflicts, Named: r.named.list()}
	t.Undo, t.Redo = l.labels()
	for i, d := range r.verdicts.of {
		if d != (verdict{}) {
			t.Decided = append(t.Decided, record.Standing{Index: i, Start: r.repairs[i].Span.Start, Decision: r.verdicts.at(i)})
		}
	}
	return t
}

// replay puts a review into the state that a log leads to.
func replay(r *Review, log []record.Entry) {
	end := record.Replay(log)
	r.edits = end.Edits
	slices.SortStableFunc(r.edits, repair.Compare)
	r.notes = end.Notes
	slices.SortStableFunc(r.notes, notesByPlace)
	r.conflicts = end.Conflicts
	slices.SortFunc(r.conflicts, conflictsByPlace)
	r.named = r.named.with(end.Named)
	var lost []repair.Repair
	for key, d := range end.Decisions {
		if _, ok := indexOf(r.detected, key.Ref()); !ok {
			if x, ok := r.unproposed(key, d.Replacement); ok {
				lost = append(lost, x)
			}
		}
	}
	r.hold(lost)
	r.derived.loose.all = true
	r.repairs = joined(r.proposed(r.raw.Text()), r.edits)
	r.verdicts = newVerdicts(len(r.repairs))
	for i := range r.repairs {
		r.settle(i, repair.Decision{})
	}
	for key, d := range end.Decisions {
		if i, ok := r.IndexOf(key.Ref()); ok {
			r.settle(i, d.Decision)
		}
	}
	r.derived.list(r, r.repairs, r.verdicts)
}
