package editor

import (
	"fmt"

	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/repair"
)

// version is the present state under a name.
func (s *Session) version(name string) project.Version {
	t := s.Tally()
	return project.Version{
		Name: name, Author: s.author, Time: s.now().UTC(), Seq: s.seq(),
		Generation: s.kept.generation.ID, Policy: s.policy,
		Counts: project.Counts{Pending: t.Pending, Accepted: t.Accepted, Rejected: t.Rejected, Edited: t.Edited, Notes: len(s.notes)},
	}
}

// At returns a session of its own in the state of a version, for comparing
// and exporting. It is not kept anywhere.
func (s *Session) At(v project.Version) (*Session, error) {
	then := begun(s.raw, s.source)
	then.derived.lines = s.lines()
	then.policy, then.author, then.now = v.Policy, s.author, s.now
	then.detected = s.detected
	if v.Generation != s.kept.generation.ID {
		f := s.kept.file()
		if f == nil {
			return nil, ErrNoProject
		}
		repairs, err := f.Repairs(v.Generation)
		if err != nil {
			return nil, err
		}
		then.detected = repairs
	}
	l := s.ledger.here()
	if l.damage != nil {
		return nil, fmt.Errorf("version %q: %w", v.Name, l.damage)
	}
	past := project.Upto(l.entries, v.Seq)
	then.ledger.fill(past)
	then.replay(past)
	return then, nil
}

// Restore brings the state of a version back, with the policy it was kept
// under, as one undo step, and returns how many decisions, edits and notes
// that changed.
func (s *Session) Restore(v project.Version) (int, error) {
	then, err := s.At(v)
	if err != nil {
		return 0, err
	}
	a := restoring(s, then, v)
	s.take(a)
	return len(a.Edits) + len(a.Decisions) + len(a.Notes), nil
}

// restoring is the act that leads from the state of a session to that of a
// version.
func restoring(s, then *Session, v project.Version) *project.Act {
	a := s.changesTo(then)
	a.Label = "Restore “" + brief(v.Name) + "”"
	if v.Policy != s.policy {
		a.Policy = &project.PolicyChange{Before: s.policy, After: v.Policy}
	}
	return a
}

// AtLater is At for a long review: what it returns does the work and may run on
// any goroutine.
func AtLater(s *Session, v project.Version) func() (*Session, error) {
	was := past(s)
	return func() (*Session, error) { return was.At(v) }
}

// changesTo is the act that leads from the state of now to that of then.
func (s *Session) changesTo(then *Session) *project.Act {
	return &project.Act{Edits: editChanges(s.edits, then.edits), Decisions: s.decisionChanges(then), Notes: s.noteChanges(then)}
}

// editChanges tells how to get from one list of edits to another.
func editChanges(now, then []repair.Repair) []project.EditChange {
	var out []project.EditChange
	for i := range now {
		if j, ok := indexOf(then, now[i].Ref()); !ok || then[j].Replacement != now[i].Replacement {
			out = append(out, project.EditChange{Before: &now[i]})
		}
	}
	for i := range then {
		if j, ok := indexOf(now, then[i].Ref()); !ok || then[i].Replacement != now[j].Replacement {
			out = append(out, project.EditChange{After: &then[i]})
		}
	}
	return out
}

// decisionChanges tells how to get from the decisions of now to those of then.
func (s *Session) decisionChanges(then *Session) []project.DecisionChange {
	var out []project.DecisionChange
	change := func(r *repair.Repair, before, after repair.Decision) {
		if before != after {
			out = append(out, project.DecisionChange{Key: r.Key(s.raw.Text()), Replacement: r.Replacement, Before: before, After: after})
		}
	}
	for i := range s.repairs {
		var after repair.Decision
		if j, ok := then.IndexOf(s.repairs[i].Ref()); ok {
			after = then.verdicts.at(j)
		}
		change(&s.repairs[i], s.verdicts.at(i), after)
	}
	for i := range then.repairs {
		if _, ok := s.IndexOf(then.repairs[i].Ref()); !ok {
			change(&then.repairs[i], repair.Decision{}, then.verdicts.at(i))
		}
	}
	return out
}

// noteChanges tells how to get from the notes of now to those of then.
func (s *Session) noteChanges(then *Session) []project.NoteChange {
	var out []project.NoteChange
	left := make(map[string]*annotate.Annotation, len(then.notes)) // of then
	for i := range then.notes {
		left[then.notes[i].ID] = &then.notes[i]
	}
	for i := range s.notes {
		n := &s.notes[i]
		was := left[n.ID]
		delete(left, n.ID)
		if was == nil || !was.Modified.Equal(n.Modified) {
			out = append(out, project.NoteChange{Before: n, After: was})
		}
	}
	for i := range then.notes {
		if n := &then.notes[i]; left[n.ID] != nil {
			out = append(out, project.NoteChange{After: n})
		}
	}
	return out
}
