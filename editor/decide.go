package editor

import (
	"fmt"

	"emend/editor/record"
	"emend/editor/repair"
)

// Decide gives the same decision to the repairs at the given indices, as one
// undo step, and returns how many it changed. The label names the step in the
// Undo menu; empty, one is made.
func (s *Session) Decide(indices []int, d repair.Decision, label string) int {
	a := deciding(s.Review, indices, alike(d), label)
	s.history.take(a)
	return len(a.Decisions)
}

// DecideLater is Decide in two halves.
func (s *Session) DecideLater(indices []int, d repair.Decision, label string) Later {
	return s.history.actLater(func(t *Review) *record.Act {
		return deciding(t, indices, alike(d), label)
	})
}

// alike decides all repairs in one way.
func alike(d repair.Decision) func(int) repair.Decision {
	return func(int) repair.Decision { return d }
}

// deciding is the act of giving repairs decisions.
func deciding(r *Review, indices []int, decision func(i int) repair.Decision, label string) *record.Act {
	a := &record.Act{Label: label, Decisions: make([]record.DecisionChange, 0, len(indices))}
	var turns record.Turns
	for _, i := range indices {
		if before, after := r.verdicts.at(i), decision(i); before != after {
			a.Decisions = append(a.Decisions, record.ChangeOf(r.raw.Text(), &r.repairs[i], turns.Of(before, after)))
		}
	}
	if a.Label == "" && len(a.Decisions) > 0 {
		a.Label = labelFor(a.Decisions)
	}
	return a
}

// changeTo is the change of one repair to a decision.
func changeTo(r *Review, i int, d repair.Decision) record.DecisionChange {
	return record.ChangeOf(r.raw.Text(), &r.repairs[i], &record.Turn{Before: r.verdicts.at(i), After: d})
}

var verbs = map[repair.State]string{
	repair.Pending:  "Reset",
	repair.Accepted: "Accept",
	repair.Rejected: "Reject",
	repair.Edited:   "Edit",
}

// labelFor names a step by what it did to what.
func labelFor(changes []record.DecisionChange) string {
	c := &changes[0]
	verb := verbs[c.After.State]
	if len(changes) > 1 {
		return fmt.Sprintf("%s %d repairs", verb, len(changes))
	}
	return fmt.Sprintf("%s “%s” → “%s”", verb, brief(c.Key.Original), brief(c.Replacement))
}

// briefRunes is how much of a wording a label shows.
const briefRunes = 24

// brief shortens a wording for a label and keeps it on one line.
func brief(s string) string {
	out := make([]rune, 0, briefRunes+1)
	for _, r := range s {
		if len(out) == briefRunes {
			return string(append(out, '…'))
		}
		switch r {
		case '\n', '\r':
			r = '⏎'
		case '\t', '\f':
			r = ' '
		}
		out = append(out, r)
	}
	return string(out)
}
