package editor

import (
	"context"
	"fmt"
	"os"

	"emend/editor/decisions"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// Decided is what the reader decided, edited and noted so far, to travel
// without the text.
func (s *Session) Decided() *decisions.Set {
	l := s.ledger.here()
	if l.damage != nil {
		// Who decided what, and when, is lost; what was decided is not.
		return decisions.FromLog(s.raw.Text(), s.source, []project.Entry{{Kind: project.Did, Act: s.summary()}})
	}
	return decisions.FromLog(s.raw.Text(), s.source, l.entries)
}

// summary is one act that leads from nothing to the state of this moment.
func (s *Session) summary() *project.Act {
	a := &project.Act{}
	for i := range s.repairs {
		r := &s.repairs[i]
		if r.Rule == ReaderEdit {
			a.Edits = append(a.Edits, project.EditChange{After: r})
		}
		if d := s.verdicts.at(i); d.State != repair.Pending {
			a.Decisions = append(a.Decisions, project.DecisionChange{Key: r.Key(s.raw.Text()), Replacement: r.Replacement, After: d})
		}
	}
	for i := range s.notes {
		a.Notes = append(a.Notes, project.NoteChange{After: &s.notes[i]})
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

// ApplyDecisions brings in what was decided elsewhere, as one undo step, and
// tells the fate of every line. What this session says already stays.
func (s *Session) ApplyDecisions(ctx context.Context, set *decisions.Set) ([]decisions.Outcome, error) {
	act, outcomes, err := decisions.Apply(ctx, set, s.target())
	if err != nil {
		return nil, err
	}
	s.take(act)
	return outcomes, nil
}

// BringIn is ApplyDecisions in the background: on another edition of the text
// each line that is lost is searched for. done is called through post, after
// the act. Where the reader did something meanwhile it is searched again.
func (s *Session) BringIn(ctx context.Context, set *decisions.Set, post func(func()), done func([]decisions.Outcome, error)) {
	target, seq, found := s.target(), s.seq(), s.detected
	go func() {
		act, outcomes, err := decisions.Apply(ctx, set, target)
		post(func() {
			switch {
			case err != nil:
				done(nil, err)
			case seq != s.seq() || !sameList(found, s.detected):
				s.BringIn(ctx, set, post, done)
			default:
				s.take(act)
				done(outcomes, nil)
			}
		})
	}()
}

// sameList says whether two lists of proposals are one and the same.
func sameList(a, b []repair.Repair) bool {
	return len(a) == len(b) && (len(a) == 0 || &a[0] == &b[0])
}

// target is this session as a set of decisions is applied to it. It holds
// nothing that the session changes later.
func (s *Session) target() decisions.Target {
	t := decisions.Target{Raw: s.raw.Text(), SHA256: s.raw.SHA256(), Edits: s.edits, Notes: s.notes}
	for i := range s.repairs {
		if s.repairs[i].Rule != ReaderEdit {
			t.Repairs = append(t.Repairs, s.repairs[i])
			t.Decisions = append(t.Decisions, s.verdicts.at(i))
		}
	}
	return t
}

// take carries out an act that was made of a set, unless there is nothing in
// it.
func (s *Session) take(act *project.Act) {
	if !act.Empty() {
		s.do(act)
	}
}
