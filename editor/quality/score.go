package quality

import (
	"maps"
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
	Classes               map[string]*Class
}

// A Class counts the wrong passages that are wrong in one way.
type Class struct {
	Total int
	Found []int // by bin: those that the surest right repair of is in
}

// Recall is the share of the passages of a class that a right repair of at
// least the confidence where a bin begins is proposed for.
func (c *Class) Recall(bin int) float64 {
	n := 0
	for _, found := range c.Found[bin:] {
		n += found
	}
	return float64(n) / float64(max(1, c.Total))
}

// Of scores repairs of a corpus, in raw coordinates; those of at least the
// threshold are applied for the error rate. Only units that keep says count.
func Of(c *Corpus, repairs []repair.Repair, threshold float64, keep func(unit int) bool) *Score {
	s := &Score{Rules: map[repair.RuleID][]Cell{}, Classes: map[string]*Class{}}
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

// Add takes the repairs, the wrong words and their classes of another score into
// this one.
func (s *Score) Add(o *Score) {
	if s.Rules == nil {
		s.Rules, s.Classes = map[repair.RuleID][]Cell{}, map[string]*Class{}
	}
	for name, of := range o.Classes {
		c := s.class(name)
		c.Total += of.Total
		for b, n := range of.Found {
			c.Found[b] += n
		}
	}
	for rule, cells := range o.Rules {
		if s.Rules[rule] == nil {
			s.Rules[rule] = make([]Cell, len(Bins))
		}
		for b, c := range cells {
			for v, n := range c.Verdicts {
				s.Rules[rule][b].Verdicts[v] += n
			}
			s.Rules[rule][b].Stated += c.Stated
		}
	}
	s.Units += o.Units
	s.Wrong += o.Wrong
}

func (s *Score) unit(a *Aligned, repairs []repair.Repair, threshold float64) {
	var apply []repair.Edit
	last := 0
	best := make([]float64, len(a.hunks))
	for i := range repairs {
		r := &repairs[i]
		if v := s.judge(a, r); v <= Improves {
			for _, h := range a.touched(r.Span.Start, r.Span.End) {
				best[h] = max(best[h], r.Confidence)
			}
		}
		if new, ok := r.At(threshold); ok && r.Span.Start >= last {
			apply = append(apply, repair.Edit{Span: r.Span, New: new, Owner: i})
			last = r.Span.End
		}
	}
	s.recall(a, best)
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

// recall counts the wrong passages of a unit; best is how sure the surest right
// repair of each is, 0 where there is none.
func (s *Score) recall(a *Aligned, best []float64) {
	for i, h := range a.hunks {
		name := classOf(a.words[h.rawLo:h.rawHi], a.true[h.goldLo:h.goldHi])
		c := s.class(name)
		c.Total++
		if best[i] > 0 {
			c.Found[Bin(best[i])]++
		}
	}
}

// class is the class of a name, made where there is none.
func (s *Score) class(name string) *Class {
	c := s.Classes[name]
	if c == nil {
		c = &Class{Found: make([]int, len(Bins))}
		s.Classes[name] = c
	}
	return c
}

// ClassNames returns the classes of a score, the largest first.
func (s *Score) ClassNames() []string {
	out := slices.Collect(maps.Keys(s.Classes))
	slices.SortFunc(out, func(a, b string) int { return s.Classes[b].Total - s.Classes[a].Total })
	return out
}

// judge counts a repair under the rule of its first step.
func (s *Score) judge(a *Aligned, r *repair.Repair) Verdict {
	v := a.Judge(r.Span.Start, r.Span.End, r.Replacement)
	if v == Unseen {
		return v
	}
	cells := s.Rules[r.Rule]
	if cells == nil {
		cells = make([]Cell, len(Bins))
		s.Rules[r.Rule] = cells
	}
	c := &cells[Bin(r.Confidence)]
	c.Verdicts[v]++
	c.Stated += r.Confidence
	return v
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
