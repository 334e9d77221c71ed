package editor

import (
	"maps"
	"slices"

	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// What follows from an act on many repairs is worked out away from the
// goroutine that owns the session.
//
// Context: to decide 800,000 repairs takes most of a second, and nothing may
// keep the window waiting for a tenth of one. Decision: the work is done on a
// still of the session, by the same code, and its outcome is put in the place of
// the session's state at once, if that is still the one the still was made of.
// Consequence: nobody ever sees an act half done, and it is one step like any
// other.

// A Later is an act under way. Work may run on any goroutine. Then Take, on the
// one that owns the session, carries it out and says of how many repairs; ok is
// false where something else was done meanwhile, and nothing is.
type Later struct {
	Work func()
	Take func() (n int, ok bool)
}

// DecideLater is Decide in two halves.
func (s *Session) DecideLater(indices []int, d repair.Decision, label string) Later {
	return actLater(s, func(t *Session) *project.Act {
		return deciding(t, indices, func(int) repair.Decision { return d }, label)
	})
}

// RestoreLater is Restore in two halves. Where the version cannot be read,
// failure says so after Work, and nothing is to be taken.
func RestoreLater(s *Session, v project.Version) (l Later, failure func() error) {
	was := past(s)
	var err error
	l = actLater(s, func(t *Session) *project.Act {
		then, aerr := was.At(v)
		if err = aerr; err != nil {
			return &project.Act{}
		}
		return restoring(t, then, v)
	})
	return l, func() error { return err }
}

// actLater carries out, in two halves, the act that is made of a still of the
// session.
func actLater(s *Session, make func(t *Session) *project.Act) Later {
	t, put := still(s)
	var a *project.Act
	var span text.Span
	return Later{
		Work: func() {
			a = make(t)
			t.change(a, ahead)
			span = actSpan(a)
		},
		Take: func() (int, bool) {
			n := len(a.Edits) + len(a.Decisions) + len(a.Notes)
			if nothing := n == 0 && a.Policy == nil; nothing || !put() {
				return 0, nothing
			}
			e := s.ledger.did(a, s.author, s.now().UTC())
			s.told(a, span)
			s.record(e)
			return n, true
		},
	}
}

// UndoLater is Undo in two halves; ok is false when there is no act to undo, or
// one that can be undone at once.
func (s *Session) UndoLater(most int) (l Later, label string, ok bool) {
	done := s.ledger.here().done
	if len(done) == 0 || len(done[len(done)-1].Decisions) <= most {
		return l, "", false
	}
	a := done[len(done)-1]
	return travelLater(s, a, back, s.ledger.undid), a.Label, true
}

// RedoLater is Redo in two halves, like UndoLater.
func (s *Session) RedoLater(most int) (l Later, label string, ok bool) {
	undone := s.ledger.here().undone
	if len(undone) == 0 || len(undone[len(undone)-1].Decisions) <= most {
		return l, "", false
	}
	a := undone[len(undone)-1]
	return travelLater(s, a, ahead, s.ledger.redid), a.Label, true
}

func travelLater(s *Session, a *project.Act, w way, note func() project.Entry) Later {
	t, put := still(s)
	var span text.Span
	return Later{
		Work: func() {
			t.change(a, w)
			span = actSpan(a)
		},
		Take: func() (int, bool) {
			if !put() {
				return 0, false
			}
			s.kept.change(a, w)
			e := note()
			e.Time = s.now().UTC()
			s.told(a, span)
			s.record(e)
			return len(a.Decisions), true
		},
	}
}

// still is a session of its own in the state of this one, and put what makes
// its state this one's, where that has not moved since.
func still(s *Session) (t *Session, put func() bool) {
	s.Rows() // while it is known what they come of
	s.derived.share()
	seq, was := s.seq(), *s
	t = &Session{
		raw: s.raw, source: s.source, detected: s.detected, held: s.held, edits: s.edits, repairs: s.repairs,
		notes: s.notes, policy: s.policy, derived: s.derived, author: s.author, now: s.now,
		verdicts: verdicts{slices.Clone(s.verdicts.of), slices.Clip(s.verdicts.words)},
	}
	d := &t.derived
	d.groups.all, d.groups.awake = slices.Clone(d.groups.all), nil
	d.loose.out = maps.Clone(d.loose.out)
	return t, func() bool {
		if s.seq() != seq || !sameList(s.detected, was.detected) || s.policy != was.policy {
			return false
		}
		now := s.derived.detecting
		s.detected, s.held, s.edits, s.repairs, s.verdicts = t.detected, t.held, t.edits, t.repairs, t.verdicts
		s.notes, s.policy, s.derived = t.notes, t.policy, t.derived
		s.derived.detecting = now
		return true
	}
}
