package review

import (
	"cmp"
	"slices"

	"emend/editor/repair"
)

// Facets count what each value of a filter's part would let pass, the other
// parts being as they are.
type Facets struct {
	Rules  []RuleCount
	Groups []GroupCount // the largest first
	Bands  [Bands]int
	States [4]int
	Places [Places]int
	Tags   []TagCount // of notes that touch repairs
}

// A RuleCount is a rule with its repairs, all and undecided.
type RuleCount struct {
	Rule    repair.RuleID
	Count   int
	Pending int
}

// A GroupCount is a rule and pattern with its repairs, all and undecided.
type GroupCount struct {
	Key     string
	Rule    repair.RuleID
	Pattern string
	Count   int
	Pending int
}

// A TagCount is a tag of notes with the repairs that such notes touch.
type TagCount struct {
	Tag   string
	Count int
}

// counting is what Facets counts with.
type counting struct {
	out    Facets
	rules  map[repair.RuleID]*RuleCount
	groups map[string]*GroupCount
	tags   map[string]int
}

// Facets counts anew. It is linear in the repairs: a panel asks when it is
// seen and something has moved.
func (q *Queue) Facets() Facets {
	s := q.session
	tests, on := q.filter.tests(s), tagged(s)
	c := counting{rules: map[repair.RuleID]*RuleCount{}, groups: map[string]*GroupCount{}, tags: map[string]int{}}
	n := s.Raw().Len()
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
		if failed > 1 {
			continue
		}
		counts := func(p part) bool { return failed == 0 || only == p }
		r := &s.Repairs()[i]
		if counts(rulePart) {
			c.rule(r, s.Open(i))
		}
		if counts(groupPart) {
			c.group(r, s.Open(i))
		}
		if counts(bandPart) {
			c.out.Bands[BandOf(r.Confidence)]++
		}
		if counts(statePart) {
			c.out.States[s.Decision(i).State]++
		}
		if counts(placePart) {
			c.out.Places[placeOf(r.Span.Start, n)]++
		}
		if counts(tagPart) {
			for _, t := range on[i] {
				c.tags[t]++
			}
		}
	}
	return c.sorted(&q.filter)
}

func (c *counting) rule(r *repair.Repair, open bool) {
	n := c.rules[r.Rule]
	if n == nil {
		n = &RuleCount{Rule: r.Rule}
		c.rules[r.Rule] = n
	}
	n.Count++
	if open {
		n.Pending++
	}
}

func (c *counting) group(r *repair.Repair, open bool) {
	n := c.groups[r.Group]
	if n == nil {
		n = &GroupCount{Key: r.Group, Rule: r.Rule, Pattern: r.Pattern()}
		c.groups[r.Group] = n
	}
	n.Count++
	if open {
		n.Pending++
	}
}

// sorted is what was counted, with what the filter asks for even where nothing
// of it is left.
func (c *counting) sorted(f *Filter) Facets {
	for _, r := range f.Rules {
		if c.rules[r] == nil {
			c.rules[r] = &RuleCount{Rule: r}
		}
	}
	for _, g := range f.Groups {
		if c.groups[g] == nil {
			why := repair.Grounds{Group: g}
			c.groups[g] = &GroupCount{Key: g, Pattern: why.Pattern()}
		}
	}
	if f.Tag != "" {
		c.tags[f.Tag] += 0
	}
	for _, n := range c.rules {
		c.out.Rules = append(c.out.Rules, *n)
	}
	for _, n := range c.groups {
		c.out.Groups = append(c.out.Groups, *n)
	}
	for t, n := range c.tags {
		c.out.Tags = append(c.out.Tags, TagCount{t, n})
	}
	slices.SortFunc(c.out.Rules, func(a, b RuleCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Rule, b.Rule)) })
	slices.SortFunc(c.out.Groups, func(a, b GroupCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Key, b.Key)) })
	slices.SortFunc(c.out.Tags, func(a, b TagCount) int { return cmp.Compare(a.Tag, b.Tag) })
	return c.out
}
