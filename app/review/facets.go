package review

import (
	"cmp"
	"slices"

	"emend/editor"
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

// counting is what is counted.
type counting struct {
	out    Facets // but for rules, groups and tags
	rules  map[repair.RuleID]*tallied
	groups []tallied // by number
	tags   map[string]int
}

// tallied is how many repairs, and how many of them are undecided.
type tallied struct{ count, pending int }

func (t *tallied) add(open bool) {
	t.count++
	if open {
		t.pending++
	}
}

// A Counter counts facets, a stretch of the repairs at a time where they are many:
// a panel asks when it is seen and something has moved.
type Counter struct{ walk walk }

// Count has the facets of a queue counted anew and tells them: before it returns,
// or later, unless it is asked again or to stop.
func (k *Counter) Count(q *Queue, told func(Facets)) {
	k.walk.soon = q.walk.soon
	s := q.session
	tests, on := q.filter.tests(s), tagged(s)
	filter, shape := q.filter, s.Shape()
	_, most := s.Groups().Numbers()
	c := counting{rules: map[repair.RuleID]*tallied{}, groups: make([]tallied, most), tags: map[string]int{}}
	n := len(s.Repairs())
	if !k.walk.pays(n) {
		k.walk.stop()
		c.add(s, 0, n, &tests, on)
		told(c.sorted(s.Groups().List(), &filter))
		return
	}
	k.walk.over(n, func(from, to int) {
		if s.Shape() == shape { // else whoever asked is told, and asks again
			c.add(s, from, to, &tests, on)
		}
	}, func(done bool) {
		if done && s.Shape() == shape {
			told(c.sorted(s.Groups().List(), &filter))
		}
	})
}

// Stop ends what is under way.
func (k *Counter) Stop() { k.walk.stop() }

// add counts the repairs [from, to).
func (c *counting) add(s *editor.Session, from, to int, tests *[parts]func(int) bool, on map[int][]string) {
	of, _ := s.Groups().Numbers()
	n := s.Raw().Len()
	var last repair.RuleID // many of one rule come in runs
	rule := c.rule(last)
	for i := from; i < to; i++ {
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
		r, state := &s.Repairs()[i], s.Decision(i).State
		if counts(rulePart) {
			if r.Rule != last {
				last, rule = r.Rule, c.rule(r.Rule)
			}
			rule.add(state == repair.Pending)
		}
		if counts(groupPart) {
			c.groups[of[i]].add(state == repair.Pending)
		}
		if counts(bandPart) {
			c.out.Bands[BandOf(r.Confidence)]++
		}
		if counts(statePart) {
			c.out.States[state]++
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
}

// rule is the tally of a rule.
func (c *counting) rule(id repair.RuleID) *tallied {
	if c.rules[id] == nil {
		c.rules[id] = &tallied{}
	}
	return c.rules[id]
}

// sorted is what was counted, with what the filter asks for even where nothing
// of it is left.
func (c *counting) sorted(groups []editor.Group, f *Filter) Facets {
	asked := map[string]bool{}
	for _, key := range f.Groups {
		asked[key] = true
	}
	for i := range groups {
		g := &groups[i]
		if t := c.groups[g.Number]; t.count > 0 {
			c.out.Groups = append(c.out.Groups, GroupCount{g.Key, g.Rule, g.Pattern, t.count, t.pending})
			delete(asked, g.Key)
		}
	}
	for key := range asked {
		why := repair.Grounds{Group: key}
		c.out.Groups = append(c.out.Groups, GroupCount{Key: key, Pattern: why.Pattern()})
	}
	for _, id := range f.Rules {
		c.rule(id)
	}
	if f.Tag != "" {
		c.tags[f.Tag] += 0
	}
	for id, t := range c.rules {
		if t.count > 0 || slices.Contains(f.Rules, id) {
			c.out.Rules = append(c.out.Rules, RuleCount{id, t.count, t.pending})
		}
	}
	for t, n := range c.tags {
		c.out.Tags = append(c.out.Tags, TagCount{t, n})
	}
	slices.SortFunc(c.out.Rules, func(a, b RuleCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Rule, b.Rule)) })
	slices.SortFunc(c.out.Groups, func(a, b GroupCount) int { return cmp.Or(b.Count-a.Count, cmp.Compare(a.Key, b.Key)) })
	slices.SortFunc(c.out.Tags, func(a, b TagCount) int { return cmp.Compare(a.Tag, b.Tag) })
	return c.out
}
