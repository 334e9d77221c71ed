package review

import (
	"slices"
	"strings"

	"emend/editor"
	"emend/editor/repair"
)

// A Filter says which repairs the queue holds. Its parts narrow one another;
// an empty part lets everything pass. A Filter is a value: Toggle and the like
// return another.
type Filter struct {
	Rules  []repair.RuleID
	Group  string // a group key
	States []repair.State
	Bands  []Band
	Tag    string // of a note on the passage
	Words  string // in the raw or the new wording, whatever the case
}

// A Band is a range of confidence.
type Band int

// The bands of confidence, by their lower edge.
const (
	Below50 Band = iota
	From50
	From70
	From90
	From97
	Bands // how many there are
)

var bandEdges = [Bands]float64{0, 0.5, 0.7, 0.9, 0.97}

// BandOf is the band a confidence lies in.
func BandOf(confidence float64) Band {
	b := From97
	for b > 0 && confidence < bandEdges[b] {
		b--
	}
	return b
}

// From is the lower edge of a band.
func (b Band) From() float64 { return bandEdges[b] }

// Empty says whether everything passes.
func (f Filter) Empty() bool {
	return len(f.Rules)+len(f.States)+len(f.Bands) == 0 && f.Group == "" && f.Tag == "" && f.Words == ""
}

// ToggleRule puts a rule in or takes it out.
func (f Filter) ToggleRule(r repair.RuleID) Filter {
	f.Rules = toggle(f.Rules, r)
	return f
}

// ToggleState puts a state in or takes it out.
func (f Filter) ToggleState(s repair.State) Filter {
	f.States = toggle(f.States, s)
	return f
}

// ToggleBand puts a band of confidence in or takes it out.
func (f Filter) ToggleBand(b Band) Filter {
	f.Bands = toggle(f.Bands, b)
	return f
}

func toggle[T comparable](list []T, v T) []T {
	if i := slices.Index(list, v); i >= 0 {
		return slices.Delete(slices.Clone(list), i, i+1)
	}
	return append(slices.Clone(list), v)
}

// A part is one part of a filter, as a test of a repair.
type part int

const (
	rulePart part = iota
	groupPart
	statePart
	bandPart
	tagPart
	wordsPart
	parts
)

// tests are the parts that narrow; nil for those that let everything pass.
func (f *Filter) tests(s *editor.Session) [parts]func(int) bool {
	rs := s.Repairs()
	var t [parts]func(int) bool
	if len(f.Rules) > 0 {
		t[rulePart] = func(i int) bool { return slices.Contains(f.Rules, rs[i].Rule) }
	}
	if f.Group != "" {
		t[groupPart] = func(i int) bool { return rs[i].Group == f.Group }
	}
	if len(f.States) > 0 {
		t[statePart] = func(i int) bool { return slices.Contains(f.States, s.Decision(i).State) }
	}
	if len(f.Bands) > 0 {
		t[bandPart] = func(i int) bool { return slices.Contains(f.Bands, BandOf(rs[i].Confidence)) }
	}
	if f.Tag != "" {
		t[tagPart] = tagged(s, f.Tag)
	}
	if f.Words != "" {
		words := strings.ToLower(f.Words)
		t[wordsPart] = func(i int) bool {
			return strings.Contains(strings.ToLower(rs[i].Replacement), words) ||
				strings.Contains(strings.ToLower(s.Raw().Slice(rs[i].Span)), words)
		}
	}
	return t
}

// tagged tests whether a note with the tag touches a repair.
func tagged(s *editor.Session, tag string) func(int) bool {
	var notes []int
	for n := range s.Notes() {
		if slices.Contains(s.Notes()[n].Tags, tag) {
			notes = append(notes, n)
		}
	}
	return func(i int) bool {
		span := s.Repairs()[i].Span
		for _, n := range notes {
			if at := s.Notes()[n].Span; at.Start <= span.End && span.Start <= at.End {
				return true
			}
		}
		return false
	}
}

// passes is the whole filter as one test.
func (f Filter) passes(s *editor.Session) func(int) bool {
	var tests []func(int) bool
	for _, t := range f.tests(s) {
		if t != nil {
			tests = append(tests, t)
		}
	}
	return func(i int) bool {
		for _, t := range tests {
			if !t(i) {
				return false
			}
		}
		return true
	}
}
