package editor

import (
	"slices"

	"emend/editor/project"
	"emend/editor/repair"
)

// A decision outlives the rule that asked for it: one that was made under
// earlier rules, or in another review, stands though nothing is proposed there
// now. Its repair is held for as long as it is decided, and stands before
// proposals that cannot be beside it; once the decision is taken back it is
// gone, as if it had never been there.

// hold keeps the repair of a key in the list although it is not proposed. A key
// that does not fit the raw text is passed over.
func (s *Session) hold(key repair.Key, wording string) {
	if key.Rule == ReaderEdit || !s.holds(key) {
		return
	}
	r := repair.Repair{
		Span: key.Span, Replacement: wording, Rule: key.Rule, Confidence: 1,
		Group: repair.GroupKey(key.Rule, ""), Evidence: "decided under earlier rules",
	}
	i, _ := slices.BinarySearchFunc(s.held, r, repair.Compare)
	s.held = slices.Insert(slices.Clip(s.held), i, r)
	contain(s.held)
}

// contain makes containers of held repairs that others lie in, or that cut one
// before them in two: what a decision was about is known, but not which of
// them was the large one, nor that they came of different rules.
func contain(held []repair.Repair) {
	far := 0 // reaches farthest so far
	for i := 1; i < len(held); i++ {
		a, b := &held[far], &held[i]
		inside := b.Span.End <= a.Span.End
		if b.Span.Start < a.Span.End {
			a.Container, b.Container = a.Container || inside, b.Container || !inside
		}
		if !inside {
			far = i
		}
	}
}

// holds says whether the raw text has a key's wording under its span.
func (s *Session) holds(key repair.Key) bool {
	return key.Span.Start >= 0 && key.Span.Start <= key.Span.End && key.Span.End <= s.raw.Len() &&
		s.raw.Slice(key.Span) == key.Original
}

// proposals are what detection found and what is held.
func (s *Session) proposals() []repair.Repair {
	return joinedHeld(s.raw.Text(), s.held, s.detected)
}

func joinedHeld(raw string, held, detected []repair.Repair) []repair.Repair {
	if len(held) == 0 {
		return detected
	}
	return repair.Merge(raw, held, detected)
}

// changeDecisions settles repairs as an act says, also such as the rules do
// not propose, or not any more.
func (s *Session) changeDecisions(changes []project.DecisionChange) {
	moved := false
	for i := range changes {
		c := &changes[i]
		j, ok := s.IndexOf(c.Key.Ref())
		if ok {
			s.settle(j, c.After)
		}
		h, held := indexOf(s.held, c.Key.Ref())
		switch {
		case held && c.After.State == repair.Pending:
			s.held = slices.Delete(slices.Clone(s.held), h, h+1)
			moved = true
		case !ok && c.After.State != repair.Pending:
			s.hold(c.Key, c.Replacement)
			moved = true
		}
	}
	if !moved {
		return
	}
	s.rebuild()
	for i := range changes {
		if j, ok := s.IndexOf(changes[i].Key.Ref()); ok {
			s.settle(j, changes[i].After)
		}
	}
}

// settle is the one place where a decision is set. An edit of the reader's is
// never undecided: it stands until it is rejected.
func (s *Session) settle(i int, d repair.Decision) {
	if d.State == repair.Pending && s.repairs[i].Rule == ReaderEdit {
		d.State = repair.Accepted
	}
	s.decisions[i] = d
}
