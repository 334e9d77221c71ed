package decisions

import (
	"errors"
	"maps"
	"math"
	"slices"

	"emend/editor/annotate"
	"emend/editor/repair"
)

// ErrOtherText says that two sets are of different texts and cannot be merged;
// apply one to the other's text first.
var ErrOtherText = errors.New("the two sets were decided on different texts")

// A Merged is what two readers of one text decided.
type Merged struct {
	// Set holds what both agree on, and what only one of them decided, with
	// the notes of both.
	Set       *Set
	Conflicts []Conflict // by place: for a third look
	Rules     []Agreement
}

// A Conflict is a repair, or an edit, on which two readers differ.
type Conflict struct {
	A, B         *Decision
	EditA, EditB *Edit // instead, where both edited a passage otherwise
}

// Agreement tells how far two readers agree on one rule.
type Agreement struct {
	Rule         repair.RuleID // "" for all rules together
	Both         int           // repairs that both decided
	Agreed       int           // of them, alike, to the letter of an edit
	OnlyA, OnlyB int
	// Kappa is Cohen's: agreement beyond what chance would give, 1 for
	// perfect, 0 for chance. NaN where it is not defined: neither ever
	// chose but one and the same thing, or nothing was decided by both.
	Kappa float64
}

// Merge brings together what two readers decided on the same text.
func Merge(a, b *Set) (*Merged, error) {
	if a.Source.SHA256 != b.Source.SHA256 {
		return nil, ErrOtherText
	}
	m := &Merged{Set: &Set{Source: a.Source}}
	tallies := map[repair.RuleID]*tally{}
	other := make(map[repair.Key]*Decision, len(b.Decisions))
	for i := range b.Decisions {
		other[b.Decisions[i].Key] = &b.Decisions[i]
	}
	for i := range a.Decisions {
		d := &a.Decisions[i]
		e := other[d.Key]
		delete(other, d.Key)
		for _, t := range [...]*tally{tallyOf(tallies, ""), tallyOf(tallies, d.Key.Rule)} {
			t.add(d, e)
		}
		if e == nil || alike(d, e) {
			m.Set.Decisions = append(m.Set.Decisions, *d)
			continue
		}
		m.Conflicts = append(m.Conflicts, Conflict{A: d, B: e})
	}
	for _, e := range other {
		tallyOf(tallies, "").add(nil, e)
		tallyOf(tallies, e.Key.Rule).add(nil, e)
		m.Set.Decisions = append(m.Set.Decisions, *e)
	}
	m.mergeEdits(a, b)
	m.Set.Notes = mergeNotes(a.Notes, b.Notes)
	m.Set.sort()
	for _, rule := range slices.Sorted(maps.Keys(tallies)) {
		m.Rules = append(m.Rules, tallies[rule].agreement(rule))
	}
	return m, nil
}

// A choice is what a reader had a repair come to: to stand, not to stand, or
// to read otherwise, whichever way that was said.
type choice struct {
	state repair.State
	text  string // where Edited
}

func choiceOf(d *Decision) choice {
	switch {
	case d.Decision.State != repair.Edited:
		return choice{state: d.Decision.State}
	case d.Decision.Text == d.Replacement:
		return choice{state: repair.Accepted}
	case d.Decision.Text == d.Key.Original:
		return choice{state: repair.Rejected}
	}
	return choice{repair.Edited, d.Decision.Text}
}

// alike says whether two readers had a repair come to the same, be it that
// they were shown other wordings.
func alike(a, b *Decision) bool {
	c := choiceOf(a)
	return c == choiceOf(b) && (c.state != repair.Accepted || a.Replacement == b.Replacement)
}

// A tally counts the choices of two readers.
type tally struct {
	both, agreed, onlyA, onlyB int
	a, b                       map[choice]int // over what both decided
}

func tallyOf(tallies map[repair.RuleID]*tally, rule repair.RuleID) *tally {
	t := tallies[rule]
	if t == nil {
		t = &tally{a: map[choice]int{}, b: map[choice]int{}}
		tallies[rule] = t
	}
	return t
}

// add counts one repair; nil: that reader did not decide it.
func (t *tally) add(a, b *Decision) {
	switch {
	case b == nil:
		t.onlyA++
	case a == nil:
		t.onlyB++
	default:
		t.both++
		t.a[choiceOf(a)]++
		t.b[choiceOf(b)]++
		if alike(a, b) {
			t.agreed++
		}
	}
}

func (t *tally) agreement(rule repair.RuleID) Agreement {
	g := Agreement{Rule: rule, Both: t.both, Agreed: t.agreed, OnlyA: t.onlyA, OnlyB: t.onlyB, Kappa: math.NaN()}
	if t.both == 0 {
		return g
	}
	chance := 0 // by how many pairs of choices two who choose blindly agree
	for c, n := range t.a {
		chance += n * t.b[c]
	}
	all := t.both * t.both
	if chance < all {
		g.Kappa = float64(t.agreed*t.both-chance) / float64(all-chance)
	}
	return g
}

// mergeEdits keeps edits that no other edit touches, or that are the same.
func (m *Merged) mergeEdits(a, b *Set) {
	lost := map[*Edit]bool{} // in conflict, or the same as one kept
	from := 0
	for i := range a.Edits {
		e := &a.Edits[i]
		kept := true
		for from < len(b.Edits) && b.Edits[from].Span.End < e.Span.Start {
			from++
		}
		for j := from; j < len(b.Edits) && b.Edits[j].Span.Start <= e.Span.End; j++ {
			f := &b.Edits[j]
			if f.Span == e.Span && f.Replacement == e.Replacement {
				lost[f] = true
			} else if f.Span == e.Span || f.Span.Overlaps(e.Span) {
				lost[f], kept = true, false
				m.Conflicts = append(m.Conflicts, Conflict{EditA: e, EditB: f})
			}
		}
		if kept {
			m.Set.Edits = append(m.Set.Edits, *e)
		}
	}
	for j := range b.Edits {
		if f := &b.Edits[j]; !lost[f] {
			m.Set.Edits = append(m.Set.Edits, *f)
		}
	}
}

// mergeNotes keeps the notes of both. Of a note that both have, and one
// changed, both wordings stay, the second under a new ID.
func mergeNotes(a, b []annotate.Annotation) []annotate.Annotation {
	out := slices.Clone(a)
	ids := make(map[string]*annotate.Annotation, len(a))
	for i := range a {
		ids[a[i].ID] = &a[i]
	}
	for _, n := range b {
		have := ids[n.ID]
		if have != nil && have.Body == n.Body && have.Span == n.Span && slices.Equal(have.Tags, n.Tags) && have.Colour == n.Colour {
			continue
		}
		for have != nil {
			n.ID += "-b"
			have = ids[n.ID]
		}
		out = append(out, n)
	}
	return out
}
