package editor

import (
	"slices"
	"sort"

	"emend/editor/repair"
	"emend/editor/text"
)

// derived is everything that follows from the text, the repairs and the
// decisions, and is made anew after each act: at 500,000 repairs in about as
// many milliseconds as a frame has.
type derived struct {
	mapping   *repair.Mapping
	asleep    []bool
	rows      []Row
	groups    []Group // nil until asked for
	tally     Tally
	lines     *text.Lines // of the raw text; made once
	detecting Detecting
}

// rebuild joins proposals and edits into one list and derives the rest. The
// decisions are carried along by reference.
func (s *Session) rebuild() {
	proposals := s.proposals()
	merged := make([]repair.Repair, 0, len(proposals)+len(s.edits))
	merged = append(merged, proposals...)
	merged = append(merged, s.edits...)
	slices.SortStableFunc(merged, repair.Compare)
	decisions := make([]repair.Decision, len(merged))
	for i := range s.repairs {
		if d := s.decisions[i]; d.State != repair.Pending || d.Reason != "" {
			if j, ok := indexOf(merged, s.repairs[i].Ref()); ok {
				decisions[j] = d
			}
		}
	}
	s.repairs, s.decisions = merged, decisions
	s.remap()
}

// remap derives the mapping and what hangs on it.
func (s *Session) remap() {
	d := &s.derived
	d.mapping = repair.MappingOf(s.raw.Text(), s.repairs, s.decisions, s.policy)
	d.asleep = asleep(s.repairs, s.decisions, s.policy)
	if d.lines == nil {
		d.lines = text.NewLines(s.raw.Text())
	}
	d.rows = nil
	d.groups = nil
	d.tally = s.count()
}

// asleep marks the repairs that lie inside a container which counts, or that
// it cuts in two, as repair.MappingOf leaves them out.
func asleep(repairs []repair.Repair, decisions []repair.Decision, p repair.Policy) []bool {
	out := make([]bool, len(repairs))
	covered, by := 0, -1
	for i := range repairs {
		r := &repairs[i]
		if by >= 0 && r.Span.Start < covered {
			out[i] = true
			continue
		}
		if _, counts := p.Wording(r, decisions[i]); counts && r.Container {
			for j := i - 1; j >= 0 && repairs[j].Span.End > r.Span.Start; j-- {
				out[j] = true
			}
			covered, by = r.Span.End, i
		}
	}
	return out
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
	Applied  int // pending ones that count in the cleaned text
}

// Tally counts the repairs of this moment.
func (s *Session) Tally() Tally { return s.derived.tally }

func (s *Session) count() Tally {
	var t Tally
	for i := range s.repairs {
		if s.derived.asleep[i] {
			t.Asleep++
			continue
		}
		t.Total++
		switch s.decisions[i].State {
		case repair.Accepted:
			t.Accepted++
		case repair.Rejected:
			t.Rejected++
		case repair.Edited:
			t.Edited++
		default:
			t.Pending++
			if _, counts := s.policy.Wording(&s.repairs[i], s.decisions[i]); counts {
				t.Applied++
			}
		}
	}
	return t
}
