package editor

import (
	"slices"
	"sort"

	"emend/editor/imports"
	"emend/editor/repair"
	"emend/editor/text"
)

// derived is everything that follows from the text, the repairs and the
// decisions, and is made anew after each act: at 500,000 repairs in about as
// many milliseconds as a frame has.
type derived struct {
	standing  repair.Standing
	rows      []Row
	groups    []Group // nil until asked for
	tally     Tally
	lines     *text.Lines // of the raw text; made once
	origin    *imports.Origin
	pages     text.Pages
	detecting Detecting
	never     never
}

// rebuild joins proposals and edits into one list and derives the rest. The
// decisions are carried along by reference.
func (s *Session) rebuild() {
	merged := joined(s.proposals(), s.edits)
	decisions := make([]repair.Decision, len(merged))
	j := 0
	for i := range s.repairs {
		d := s.decisions[i]
		if d.State == repair.Pending && d.Reason == "" {
			continue
		}
		r := &s.repairs[i]
		for j < len(merged) && merged[j].Span.Start < r.Span.Start {
			j++
		}
		for k := j; k < len(merged) && merged[k].Span.Start == r.Span.Start; k++ {
			if merged[k].Ref() == r.Ref() {
				decisions[k] = d
				break
			}
		}
	}
	s.repairs, s.decisions = merged, decisions
	s.derived.never = never{}
	s.remap()
}

// joined is two lists that are sorted by place as one. Where only one has
// anything in it that is the list itself.
func joined(a, b []repair.Repair) []repair.Repair {
	if len(b) == 0 {
		return slices.Clip(a)
	}
	out := make([]repair.Repair, 0, len(a)+len(b))
	for i := range b {
		n := sort.Search(len(a), func(j int) bool { return repair.Compare(a[j], b[i]) > 0 })
		out = append(append(out, a[:n]...), b[i])
		a = a[n:]
	}
	return append(out, a...)
}

// remap derives the mapping and what hangs on it.
func (s *Session) remap() {
	d := &s.derived
	d.never.reckon(s)
	d.standing = repair.StandingOf(s.raw.Text(), s.repairs, s.effective(), s.policy)
	d.rows = nil
	d.groups = nil
	d.tally = s.count()
}

// indexOf finds a repair by reference among repairs sorted by place.
func indexOf(repairs []repair.Repair, ref repair.Ref) (int, bool) {
	i := sort.Search(len(repairs), func(i int) bool { return repairs[i].Span.Start >= ref.Span.Start })
	for ; i < len(repairs) && repairs[i].Span.Start == ref.Span.Start; i++ {
		if repairs[i].Ref() == ref {
			return i, true
		}
	}
	return 0, false
}

// A Tally counts repairs by the state of their decision. Sleeping ones are
// counted apart, since the reader is not asked about them.
type Tally struct {
	Total    int // all that are awake
	Pending  int
	Accepted int
	Rejected int
	Edited   int
	Asleep   int
	Held     int // of those asleep, held back by “never this string”
	Applied  int // pending ones that count in the cleaned text
}

// Tally counts the repairs of this moment.
func (s *Session) Tally() Tally { return s.derived.tally }

func (s *Session) count() Tally {
	var t Tally
	for i := range s.decisions {
		if s.Sleeps(i) {
			t.Asleep++
			if s.Held(i) {
				t.Held++
			}
			continue
		}
		switch s.decisions[i].State {
		case repair.Accepted:
			t.Accepted++
		case repair.Rejected:
			t.Rejected++
		case repair.Edited:
			t.Edited++
		default:
			t.Pending++
		}
	}
	t.Total = len(s.decisions) - t.Asleep
	// Whatever is accepted or edited, and awake, stands as a piece.
	t.Applied = len(s.Mapping().Pieces()) - t.Accepted - t.Edited
	return t
}
