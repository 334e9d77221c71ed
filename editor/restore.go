package editor

import (
	"context"
	"fmt"
	"slices"
	"time"

	"emend/editor/project"
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
	s.keepIn(f, post)
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
	s := begun(raw, state.Source)
	counted := make(chan *text.Lines, 1) // beside restoring, which takes as long
	go func() { counted <- text.NewLines(raw.Text()) }()
	err = s.restore(f, state, post)
	s.derived.lines = <-counted
	return s, err
}

// restore puts the session into the state a project holds.
func (s *Session) restore(f *project.File, state *project.State, post func(func())) (err error) {
	s.kept.generation = state.Generation
	s.kept.versions = state.Versions
	s.kept.view = state.View
	s.kept.passed = state.View[keptSource]
	s.detected = state.Repairs
	if state.Tip != nil && s.restoreTip(state.Tip) {
		s.kept.tip = state.LogSize
		expectLog(s, f, state, post)
		return nil
	}
	if state.Tip != nil { // and it does not fit
		if state.Log, err = f.Log(context.Background()); err != nil {
			return err
		}
	}
	s.ledger.fill(state.Log)
	s.replay(state.Log)
	return nil
}

// shownAfter is how long what can wait does so for the review to be shown: both
// would share the processor.
const shownAfter = 100 * time.Millisecond

// expectLog has the log read behind the opening, or when it is needed.
func expectLog(s *Session, f *project.File, state *project.State, post func(func())) {
	read := s.ledger.expect(state.LogSize, state.Tip, func() ([]project.Entry, error) { return f.Log(context.Background()) })
	time.AfterFunc(shownAfter, func() {
		if r := read(); r.err != nil && post != nil {
			post(func() {
				s.ledger.here()
				s.observers.tell(Change{Kind: SavedChanged})
			})
		}
	})
}

// restoreTip puts the session into the state that stands beside the log; it
// says whether that fits what is proposed.
func (s *Session) restoreTip(t *project.Tip) bool {
	merged := joined(joinedHeld(s.raw.Text(), t.Held, s.detected), t.Edits)
	decisions := newVerdicts(len(merged))
	for i := range t.Decided {
		d := &t.Decided[i]
		if d.Index >= len(merged) || merged[d.Index].Span.Start != d.Start {
			return false
		}
		decisions.set(d.Index, d.Decision)
	}
	s.held, s.edits, s.notes, s.kept.conflicts = t.Held, t.Edits, t.Notes, t.Conflicts
	s.kept.named.note(t.Named)
	s.derived.list(s, merged, decisions)
	return true
}

// tip is the state of this moment, to stand beside the log.
func (s *Session) tip() *project.Tip {
	t := &project.Tip{Held: s.held, Edits: s.edits, Notes: s.notes, Conflicts: s.kept.conflicts, Named: s.kept.named.list()}
	t.Undo, t.Redo = s.ledger.labels()
	for i, d := range s.verdicts.of {
		if d != (verdict{}) {
			t.Decided = append(t.Decided, project.Standing{Index: i, Start: s.repairs[i].Span.Start, Decision: s.verdicts.at(i)})
		}
	}
	return t
}

// replay puts the session into the state that a log leads to.
func (s *Session) replay(log []project.Entry) {
	r := project.Replay(log)
	s.edits = r.Edits
	slices.SortStableFunc(s.edits, repair.Compare)
	s.notes = r.Notes
	slices.SortStableFunc(s.notes, notesByPlace)
	s.kept.conflicts = r.Conflicts
	slices.SortFunc(s.kept.conflicts, conflictsByPlace)
	s.kept.named.note(r.Named)
	var lost []repair.Repair
	for key, d := range r.Decisions {
		if _, ok := indexOf(s.detected, key.Ref()); !ok {
			if r, ok := s.unproposed(key, d.Replacement); ok {
				lost = append(lost, r)
			}
		}
	}
	s.hold(lost)
	s.derived.loose.all = true
	s.repairs = joined(s.proposals(), s.edits)
	s.verdicts = newVerdicts(len(s.repairs))
	for i := range s.repairs {
		s.settle(i, repair.Decision{})
	}
	for key, d := range r.Decisions {
		if i, ok := s.IndexOf(key.Ref()); ok {
			s.settle(i, d.Decision)
		}
	}
	s.derived.list(s, s.repairs, s.verdicts)
}
