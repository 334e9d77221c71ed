package editor

import (
	"slices"

	"emend/editor/repair"
)

// A decision outlives the rule that asked for it: one that was made under
// earlier rules, or in another review, stands though nothing is proposed there
// now. Its repair is held for as long as it is decided, and stands before
// proposals that cannot be beside it; once the decision is taken back it is
// gone, as if it had never been there.

// proposals are what the rules and earlier decisions bring into the list.
type proposals struct {
	detected []repair.Repair // as detection left them
	held     []repair.Repair // decided ones that it does not find, sorted
}

// hold keeps repairs in the list although they are not detected.
func (p *proposals) hold(more []repair.Repair) {
	if len(more) == 0 {
		return
	}
	slices.SortFunc(more, repair.Compare)
	p.held = joined(p.held, more)
	contain(p.held)
}

// release holds no longer what is said to be gone.
func (p *proposals) release(gone func(repair.Ref) bool) {
	p.held = slices.DeleteFunc(slices.Clone(p.held), func(r repair.Repair) bool { return gone(r.Ref()) })
}

// detect puts what was found in the place of what was detected before.
func (p *proposals) detect(found []repair.Repair) {
	p.detected = found
	p.release(func(ref repair.Ref) bool {
		_, again := indexOf(found, ref)
		return again
	})
}

// proposed are what was detected and what is held, in one list.
func (p *proposals) proposed(raw string) []repair.Repair {
	if len(p.held) == 0 {
		return p.detected
	}
	return repair.Merge(raw, p.held, p.detected)
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
func (t *Text) unproposed(key repair.Key, wording string) (r repair.Repair, ok bool) {
	return repair.Repair{
		Span: key.Span, Replacement: wording, Grounds: &repair.Grounds{Rule: key.Rule, Confidence: 1, Group: repair.GroupKey(key.Rule, ""), Evidence: "decided under earlier rules"},
	}, key.Rule != ReaderEdit && t.holds(key)
}
