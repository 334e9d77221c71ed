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
	Rules  []repair.RuleID `json:",omitempty"`
	Groups []string        `json:",omitempty"` // group keys
	States []repair.State  `json:",omitempty"`
	Bands  []Band          `json:",omitempty"`
	Places []int           `json:",omitempty"` // tenths of the text, from 0
	Tag    string          `json:",omitempty"` // of a note on the passage
	Words  string          `json:",omitempty"` // in the raw or the new wording, whatever the case
	// Only, where it is not nil, is the last look that is being taken: its
	// repairs are to choose from. It ends when the filter is another.
	Only *LastLook `json:"-"`
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

// Places is into how many parts a text is divided.
const Places = 10

// placeOf is the part of a text of n bytes that an offset lies in.
func placeOf(rawOff, n int) int { return min(Places-1, rawOff*Places/max(1, n)) }

// PlaceStart is the offset in a text of n bytes at which a part begins.
func PlaceStart(place, n int) int { return (place*n + Places - 1) / Places }

// Empty says whether everything passes.
func (f Filter) Empty() bool {
	return len(f.Rules)+len(f.States)+len(f.Bands)+len(f.Groups)+len(f.Places) == 0 && f.Tag == "" && f.Words == "" && f.Only == nil
}

// ToggleRule puts a rule in or takes it out.
func (f Filter) ToggleRule(r repair.RuleID) Filter {
	f.Rules = toggle(f.Rules, r)
	return f
}

// ToggleGroup puts a rule and pattern in or takes it out.
func (f Filter) ToggleGroup(key string) Filter {
	f.Groups = toggle(f.Groups, key)
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

// TogglePlace puts a part of the text in or takes it out.
func (f Filter) TogglePlace(place int) Filter {
	f.Places = toggle(f.Places, place)
	return f
}

// ToggleTag takes a tag for the one wanted, or none.
func (f Filter) ToggleTag(tag string) Filter {
	if f.Tag == tag {
		tag = ""
	}
	f.Tag = tag
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
	placePart
	tagPart
	wordsPart
	onlyPart
	parts
)

// tests are the parts that narrow; nil for those that let everything pass.
func (f *Filter) tests(s *editor.Session) [parts]func(int) bool {
	rs := s.Repairs()
	var t [parts]func(int) bool
	if len(f.Rules) > 0 {
		t[rulePart] = func(i int) bool { return slices.Contains(f.Rules, rs[i].Rule) }
	}
	if len(f.Groups) > 0 {
		t[groupPart] = func(i int) bool { return slices.Contains(f.Groups, rs[i].Group) }
	}
	if len(f.States) > 0 {
		t[statePart] = func(i int) bool { return slices.Contains(f.States, s.Decision(i).State) }
	}
	if len(f.Bands) > 0 {
		t[bandPart] = func(i int) bool { return slices.Contains(f.Bands, BandOf(rs[i].Confidence)) }
	}
	if len(f.Places) > 0 {
		n := s.Raw().Len()
		t[placePart] = func(i int) bool { return slices.Contains(f.Places, placeOf(rs[i].Span.Start, n)) }
	}
	if f.Tag != "" {
		on := tagged(s)
		t[tagPart] = func(i int) bool { return slices.Contains(on[i], f.Tag) }
	}
	if f.Words != "" {
		words := strings.ToLower(f.Words)
		t[wordsPart] = func(i int) bool {
			return strings.Contains(strings.ToLower(rs[i].Replacement), words) ||
				strings.Contains(strings.ToLower(s.Raw().Slice(rs[i].Span)), words)
		}
	}
	if f.Only != nil {
		t[onlyPart] = func(i int) bool {
			_, in := f.Only.was[rs[i].Ref()]
			return in
		}
	}
	return t
}

// tagged lists the tags of the notes that touch a repair, by repair. Repairs
// and notes both come by place, so that it is one walk, save for notes that
// reach far.
func tagged(s *editor.Session) map[int][]string {
	out := map[int][]string{}
	notes, rs := s.Notes().List(), s.Repairs()
	first := 0 // notes before it end before the repair
	for i := range rs {
		span := rs[i].Span
		for first < len(notes) && notes[first].Span.End < span.Start {
			first++
		}
		if first == len(notes) {
			break
		}
		for _, n := range notes[first:] {
			if n.Span.Start > span.End {
				break
			}
			if n.Span.End < span.Start {
				continue
			}
			for _, t := range n.Tags {
				if !slices.Contains(out[i], t) {
					out[i] = append(out[i], t)
				}
			}
		}
	}
	return out
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
