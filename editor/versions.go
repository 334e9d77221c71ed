package editor

import (
	"fmt"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
)

// Versions are the states of a review that were given a name.
type Versions struct {
	review  *Review
	kept    *kept
	history *History
}

// version is the present state under a name.
func (v Versions) version(name string) record.Version {
	t := v.review.Tally()
	return record.Version{
		Name: name, Author: v.history.author, Time: v.history.now().UTC(), Seq: v.history.Seq(),
		Generation: v.kept.generation.ID, Policy: v.review.policy,
		Counts: record.Counts{Pending: t.Pending, Accepted: t.Accepted, Rejected: t.Rejected, Edited: t.Edited, Notes: len(v.review.notes)},
	}
}

// At returns a session of its own in the state of a version, for comparing
// and exporting. It is not kept anywhere.
func (v Versions) At(x record.Version) (*Session, error) {
	v.review.lines() // who takes it may go to another goroutine with it
	then := begun(v.review.Text)
	then.policy, then.history.author, then.history.now = x.Policy, v.history.author, v.history.now
	then.detected = v.review.detected
	if x.Generation != v.kept.generation.ID {
		f := v.kept.file()
		if f == nil {
			return nil, ErrNoProject
		}
		repairs, err := f.Repairs(x.Generation)
		if err != nil {
			return nil, err
		}
		then.detected = repairs
	}
	l := v.history.ledger.here()
	if l.damage != nil {
		return nil, fmt.Errorf("version %q: %w", x.Name, l.damage)
	}
	past := record.Upto(l.entries, x.Seq)
	then.history.ledger.fill(past)
	replay(then.Review, past)
	return then, nil
}

// AtLater is At for a long review: what it returns does the work and may run on
// any goroutine.
func (v Versions) AtLater(x record.Version) func() (*Session, error) {
	was := v.past()
	return func() (*Session, error) { return was.At(x) }
}

// past is what versions are made of, of this moment: what the reader does
// meanwhile does not change it, so that it may be read on any goroutine.
func (v Versions) past() Versions {
	v.review.lines()
	l := v.history.ledger.here()
	return Versions{
		&Review{
			Text: v.review.Text, proposals: proposals{detected: v.review.detected}, policy: v.review.policy,
			derived: derived{standing: v.review.derived.standing},
		},
		&kept{journal: v.kept.journal, generation: v.kept.generation},
		&History{ledger: ledger{entries: l.entries, size: l.size, damage: l.damage}, author: v.history.author, now: v.history.now},
	}
}

// Restore brings the state of a version back, with the policy it was kept
// under, as one undo step, and returns how many decisions, edits and notes
// that changed.
func (v Versions) Restore(x record.Version) (int, error) {
	then, err := v.At(x)
	if err != nil {
		return 0, err
	}
	a := restoring(v.review, then.Review, x)
	v.history.take(a)
	return len(a.Edits) + len(a.Decisions) + len(a.Notes), nil
}

// RestoreLater is Restore in two halves. Where the version cannot be read,
// failure says so after Work, and nothing is to be taken.
func (v Versions) RestoreLater(x record.Version) (l Later, failure func() error) {
	was := v.past()
	var err error
	l = v.history.actLater(func(now *Review) *record.Act {
		then, aerr := was.At(x)
		if err = aerr; err != nil {
			return &record.Act{}
		}
		return restoring(now, then.Review, x)
	})
	return l, func() error { return err }
}

// restoring is the act that leads from the state of now to that of a version.
func restoring(now, then *Review, v record.Version) *record.Act {
	a := changesBetween(now, then)
	a.Label = "Restore “" + brief(v.Name) + "”"
	if v.Policy != now.policy {
		a.Policy = &record.PolicyChange{Before: now.policy, After: v.Policy}
	}
	return a
}

// changesBetween is the act that leads from the state of now to that of then.
func changesBetween(now, then *Review) *record.Act {
	return &record.Act{
		Edits:     editChanges(now.edits, then.edits),
		Decisions: decisionChanges(now, then),
		Notes:     noteChanges(now.notes, then.notes),
	}
}

// editChanges tells how to get from one list of edits to another.
func editChanges(now, then []repair.Repair) []record.EditChange {
	var out []record.EditChange
	for i := range now {
		if j, ok := indexOf(then, now[i].Ref()); !ok || then[j].Replacement != now[i].Replacement {
			out = append(out, record.EditChange{Before: &now[i]})
		}
	}
	for i := range then {
		if j, ok := indexOf(now, then[i].Ref()); !ok || then[i].Replacement != now[j].Replacement {
			out = append(out, record.EditChange{After: &then[i]})
		}
	}
	return out
}

// decisionChanges tells how to get from the decisions of now to those of then.
func decisionChanges(now, then *Review) []record.DecisionChange {
	var out []record.DecisionChange
	var turns record.Turns
	change := func(r *repair.Repair, before, after repair.Decision) {
		if before != after {
			out = append(out, record.ChangeOf(now.raw.Text(), r, turns.Of(before, after)))
		}
	}
	for i := range now.repairs {
		var after repair.Decision
		if j, ok := then.IndexOf(now.repairs[i].Ref()); ok {
			after = then.verdicts.at(j)
		}
		change(&now.repairs[i], now.verdicts.at(i), after)
	}
	for i := range then.repairs {
		if _, ok := now.IndexOf(then.repairs[i].Ref()); !ok {
			change(&then.repairs[i], repair.Decision{}, then.verdicts.at(i))
		}
	}
	return out
}

// noteChanges tells how to get from one list of notes to another.
func noteChanges(now, then []annotate.Annotation) []record.NoteChange {
	var out []record.NoteChange
	left := make(map[string]*annotate.Annotation, len(then)) // of then
	for i := range then {
		left[then[i].ID] = &then[i]
	}
	for i := range now {
		n := &now[i]
		was := left[n.ID]
		delete(left, n.ID)
		if was == nil || !was.Modified.Equal(n.Modified) {
			out = append(out, record.NoteChange{Before: n, After: was})
		}
	}
	for i := range then {
		if n := &then[i]; left[n.ID] != nil {
			out = append(out, record.NoteChange{After: n})
		}
	}
	return out
}
