package misread

import (
	"slices"
	"unicode/utf8"

	"emend/editor/repair"
	"emend/editor/text"
)

// A Bin counts the repairs stated with about one confidence.
type Bin struct {
	Total, Right int
	Stated       float64
}

// Edges are the lower edges of the bins.
var Edges = [...]float64{0.2, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99}

// Bins are those of one rule.
type Bins [len(Edges)]Bin

// A Result says how repairs of damaged texts fared.
type Result struct {
	Places  int
	Sure    int // places repaired exactly at 0.9 and above
	Shown   int // places for which the right repair was proposed at all
	Other   int // of the rest, those for which it was the other reading
	Wrong   int // sure repairs of damage that do not leave the truth
	Touched int // sure repairs where nothing was damaged
	Long    int // right repairs that hold more than they change
	Rules   map[repair.RuleID]*Bins
	Faults  []Fault
}

// A Fault is a place that was missed, or a repair that was wrong.
type Fault struct {
	Kind       string // "missed", "weak", "other", "wrong", "touched"
	Span       text.Span
	Gold, New  string
	Confidence float64
	Rule       repair.RuleID
}

// Judge compares the repairs of a damaged text with its places. A repair is
// right when what it touches, taken up to whole places, is as it was.
func (t *Text) Judge(repairs []repair.Repair, r *Result) {
	r.Places += len(t.Places)
	done := make([]float64, len(t.Places))
	other := make([]bool, len(t.Places))
	next := 0
	for i := range repairs {
		p := &repairs[i]
		for next < len(t.Places) && t.Places[next].Span.End <= p.Span.Start {
			next++
		}
		t.judge(p, next, done, other, r)
	}
	for i, sure := range done {
		pl := t.Places[i]
		switch {
		case sure >= repair.DefaultMinimum:
			r.Sure++
			r.Shown++
		case sure > 0:
			r.Shown++
			r.Faults = append(r.Faults, Fault{Kind: "weak", Span: pl.Span, Gold: pl.Gold, Confidence: sure})
		default:
			kind := "missed"
			if other[i] {
				kind = "other"
				r.Other++
			}
			r.Faults = append(r.Faults, Fault{Kind: kind, Span: pl.Span, Gold: pl.Gold})
		}
	}
}

// judge counts one repair; the places before index first end in front of it.
func (t *Text) judge(p *repair.Repair, first int, done []float64, other []bool, r *Result) {
	wide, gold := p.Span, ""
	at := p.Span.Start
	last := first
	for last < len(t.Places) && t.Places[last].Span.Start < p.Span.End {
		pl := t.Places[last]
		wide.Start, wide.End = min(wide.Start, pl.Span.Start), max(wide.End, pl.Span.End)
		if pl.Span.Start > at {
			gold += t.Raw[at:pl.Span.Start]
		}
		gold += pl.Gold
		at = pl.Span.End
		last++
	}
	if at < p.Span.End {
		gold += t.Raw[at:p.Span.End]
	}
	leaves := func(wording string) bool {
		return t.Raw[wide.Start:p.Span.Start]+wording+t.Raw[p.Span.End:wide.End] == gold
	}
	right := leaves(p.Replacement)
	if !right && slices.ContainsFunc(p.Alternatives, leaves) {
		for i := first; i < last; i++ {
			other[i] = true
		}
	}
	b := 0
	for b+1 < len(Edges) && p.Confidence >= Edges[b+1] {
		b++
	}
	bin := &r.of(p.Rule)[b]
	bin.Total++
	bin.Stated += p.Confidence
	fault := Fault{Span: p.Span, Gold: gold, New: p.Replacement, Confidence: p.Confidence, Rule: p.Rule}
	switch {
	case right:
		bin.Right++
		for i := first; i < last; i++ {
			done[i] = p.Confidence
		}
		if last-first == 1 && padded(t.Raw[p.Span.Start:p.Span.End], p.Replacement) {
			r.Long++
		}
	case first == last:
		fault.Kind = "touched"
		if p.Confidence >= repair.DefaultMinimum {
			r.Touched++
		}
		r.Faults = append(r.Faults, fault)
	default:
		fault.Kind = "wrong"
		if p.Confidence >= repair.DefaultMinimum {
			r.Wrong++
		}
		r.Faults = append(r.Faults, fault)
	}
}

// of is the bins of a rule.
func (r *Result) of(rule repair.RuleID) *Bins {
	if r.Rules == nil {
		r.Rules = map[repair.RuleID]*Bins{}
	}
	if r.Rules[rule] == nil {
		r.Rules[rule] = new(Bins)
	}
	return r.Rules[rule]
}

// Add joins the counts of another result; its faults are not kept.
func (r *Result) Add(other *Result) {
	r.Places += other.Places
	r.Sure += other.Sure
	r.Shown += other.Shown
	r.Other += other.Other
	r.Wrong += other.Wrong
	r.Touched += other.Touched
	r.Long += other.Long
	for rule, bins := range other.Rules {
		to := r.of(rule)
		for i, b := range bins {
			to[i].Total += b.Total
			to[i].Right += b.Right
			to[i].Stated += b.Stated
		}
	}
}

// padded says whether a replacement keeps the first or the last character of
// what it stands for.
func padded(old, new string) bool {
	first, _ := utf8.DecodeRuneInString(old)
	last, _ := utf8.DecodeLastRuneInString(old)
	a, _ := utf8.DecodeRuneInString(new)
	z, _ := utf8.DecodeLastRuneInString(new)
	return new != "" && (first == a || last == z)
}
