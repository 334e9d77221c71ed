package quality

import (
	"slices"

	"emend/editor/repair"
)

// Bins are the lower edges of the confidence bins.
var Bins = []float64{0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98}

// Bin is the index in Bins of a confidence.
func Bin(confidence float64) int {
	b := 0
	for b+1 < len(Bins) && confidence >= Bins[b+1] {
		b++
	}
	return b
}

// A Cell counts the repairs of a rule in one bin by verdict.
type Cell struct {
	Verdicts [4]int
	Stated   float64 // sum of the confidences
}

// Total is the number of repairs counted.
func (c *Cell) Total() int {
	return c.Verdicts[Exact] + c.Verdicts[Improves] + c.Verdicts[Neutral] + c.Verdicts[Harms]
}

// Precision is the share of repairs that leave the text nearer to the truth.
func (c *Cell) Precision() float64 {
	return float64(c.Verdicts[Exact]+c.Verdicts[Improves]) / float64(max(1, c.Total()))
}

// A Score is what is known of the repairs of one corpus.
type Score struct {
	Rules map[repair.RuleID][]Cell // by bin
	// Errors and Length are in characters; Fixed is Errors with all repairs of
	// at least the threshold applied.
	Errors, Fixed, Length int
	Units, Worse, Better  int
	Wrong                 int // wrong passages, in words
}

// Of scores repairs of a corpus, in raw coordinates; those of at least the
// threshold are applied for the error rate. Only units that keep says count.
func Of(c *Corpus, repairs []repair.Repair, threshold float64, keep func(unit int) bool) *Score {
	s := &Score{Rules: map[repair.RuleID][]Cell{}}
	next := 0
	for i, u := range c.Units {
		end := u.Start + len(u.Raw)
		var here []repair.Repair
		for next < len(repairs) && repairs[next].Span.Start < end {
			if r := repairs[next]; r.Span.Start >= u.Start && r.Span.End <= end {
				r.Span = r.Span.Shift(-u.Start)
				here = append(here, r)
			}
			next++
		}
		if keep(i) {
			s.unit(Align(u), here, threshold)
		}
	}
	return s
}

func (s *Score) unit(a *Aligned, repairs []repair.Repair, threshold float64) {
	var apply []repair.Edit
	last := 0
	for i := range repairs {
		r := &repairs[i]
		s.judge(a, r)
		if new, ok := r.At(threshold); ok && r.Span.Start >= last {
			apply = append(apply, repair.Edit{Span: r.Span, New: new, Owner: i})
			last = r.Span.End
		}
	}
	before := a.Errors()
	after := before
	if len(apply) > 0 {
		after = Align(Unit{Raw: repair.NewMapping(a.Raw, apply).String(), Gold: a.Gold}).Errors()
	}
	s.Errors += before
	s.Fixed += after
	s.Length += a.Length()
	s.Units++
	for _, w := range a.Wrong() {
		s.Wrong += max(len(w.Raw), len(w.Gold))
	}
	switch {
	case after > before:
		s.Worse++
	case after < before:
		s.Better++
	}
}

// judge counts a repair under the rule of its first step.
func (s *Score) judge(a *Aligned, r *repair.Repair) {
	v := a.Judge(r.Span.Start, r.Span.End, r.Replacement)
	if v == Unseen {
		return
	}
	cells := s.Rules[r.Rule]
	if cells == nil {
		cells = make([]Cell, len(Bins))
		s.Rules[r.Rule] = cells
	}
	c := &cells[Bin(r.Confidence)]
	c.Verdicts[v]++
	c.Stated += r.Confidence
}

// RuleNames returns the rules of a score in alphabetical order.
func (s *Score) RuleNames() []repair.RuleID {
	var out []repair.RuleID
	for r := range s.Rules {
		out = append(out, r)
	}
	slices.Sort(out)
	return out
}
