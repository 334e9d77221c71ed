package review

import (
	"slices"
	"sort"

	"emend/editor/repair"
)

// Facets count what each value of a filter's part would let pass, the other
// parts being as they are.
type Facets struct {
	Rules  []RuleCount
	Bands  [Bands]int
	States [4]int
	Tags   []TagCount
}

// A RuleCount is a rule with its repairs, all and undecided.
type RuleCount struct {
	Rule    repair.RuleID
	Count   int
	Pending int
}

// A TagCount is a tag of notes with the number of notes.
type TagCount struct {
	Tag   string
	Count int
}

// Facets counts anew. It is linear in the repairs: a panel asks when it is
// seen and something has moved.
func (d *Desk) Facets() Facets {
	s := d.session
	tests := d.queue.filter.tests(s)
	rules := map[repair.RuleID]*RuleCount{}
	var f Facets
	for i := range s.Repairs() {
		if s.Sleeps(i) {
			continue
		}
		failed, only := 0, part(-1)
		for p := range parts {
			if tests[p] != nil && !tests[p](i) {
				failed++
				only = p
			}
		}
		r := &s.Repairs()[i]
		counts := func(p part) bool { return failed == 0 || failed == 1 && only == p }
		if counts(rulePart) {
			c := rules[r.Rule]
			if c == nil {
				c = &RuleCount{Rule: r.Rule}
				rules[r.Rule] = c
			}
			c.Count++
			if s.Open(i) {
				c.Pending++
			}
		}
		if counts(bandPart) {
			f.Bands[BandOf(r.Confidence)]++
		}
		if counts(statePart) {
			f.States[s.Decision(i).State]++
		}
	}
	for _, c := range rules {
		f.Rules = append(f.Rules, *c)
	}
	for _, r := range d.queue.filter.Rules {
		if rules[r] == nil {
			f.Rules = append(f.Rules, RuleCount{Rule: r})
		}
	}
	slices.SortFunc(f.Rules, func(a, b RuleCount) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return compare(string(a.Rule), string(b.Rule))
	})
	f.Tags = d.tags()
	return f
}

func compare(a, b string) int {
	if a < b {
		return -1
	}
	if a > b {
		return 1
	}
	return 0
}

// tags counts the tags of the notes.
func (d *Desk) tags() []TagCount {
	counts := map[string]int{}
	for _, n := range d.session.Notes() {
		for _, t := range n.Tags {
			counts[t]++
		}
	}
	var out []TagCount
	for t, n := range counts {
		out = append(out, TagCount{t, n})
	}
	sort.Slice(out, func(i, j int) bool { return out[i].Tag < out[j].Tag })
	return out
}
