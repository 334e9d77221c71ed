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

// hold keeps repairs in the list although they are not proposed.
func (s *Session) hold(more []repair.Repair) {
	if len(more) == 0 {
		return
	}
	slices.SortFunc(more, repair.Compare)
	s.held = joined(s.held, more)
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
			large := b
			if inside {
				large = a
			}
			large.Amend(func(g *repair.Grounds) { g.Container = true })
		}
		if !inside {
			far = i
		}
	}
}

// unproposed is the repair of a key, to be held; ok is false where the key does
// not fit the raw text.
func (s *Session) unproposed(key repair.Key, wording string) (r repair.Repair, ok bool) {
	return repair.Repair{
		Span: key.Span, Replacement: wording, Grounds: &repair.Grounds{Rule: key.Rule, Confidence: 1, Group: repair.GroupKey(key.Rule, ""), Evidence: "decided under earlier rules"},
	}, key.Rule != ReaderEdit && s.holds(key)
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
func (s *Session) changeDecisions(changes []project.DecisionChange, w way) {
	var more []repair.Repair
	gone := map[repair.Ref]bool{}
	at := 0
	for c := range each(w, changes, turnDecision) {
		ref := c.Key.Ref()
		j, ok := indexNear(s.repairs, at, ref)
		if ok {
			s.settle(j, c.After)
			at = j
		}
		_, held := indexOf(s.held, ref)
		switch {
		case held && c.After.State == repair.Pending:
			gone[ref] = true
		case !ok && c.After.State != repair.Pending:
			if r, ok := s.unproposed(c.Key, c.Replacement); ok {
				more = append(more, r)
			}
		}
	}
	if len(more)+len(gone) == 0 {
		return
	}
	s.held = slices.DeleteFunc(slices.Clone(s.held), func(r repair.Repair) bool { return gone[r.Ref()] })
	s.hold(more)
	s.rebuild()
	for c := range each(w, changes, turnDecision) {
		if j, ok := s.IndexOf(c.Key.Ref()); ok {
			s.settle(j, c.After)
		}
	}
}

// settle sets a decision. An edit of the reader's is
// never undecided: it stands until it is rejected.
func (s *Session) settle(i int, d repair.Decision) {
	if d.State == repair.Pending && s.repairs[i].Rule == ReaderEdit {
		d.State = repair.Accepted
	}
	s.derived.loosen(s, i)
	if d.Never != s.verdicts.of[i].never {
		s.derived.loose.all = true // what it holds back may be anywhere
	}
	s.verdicts.set(i, d)
}
