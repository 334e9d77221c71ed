package review

import "emend/editor"

// A Scope says to what else a decision on one repair applies.
type Scope int

// The scopes, from narrow to wide.
const (
	ThisOne     Scope = iota
	SameWording       // the same raw wording and the same new one
	SamePattern       // the same rule and pattern
	SameRule
	OnFromHere // the same pattern, from this place on
	AsSure     // whatever the rule, as sure as this one or surer
	InQueue    // all that the filter lets pass
	Scopes     // how many there are
)

// How much of a group is in a scope.
type share uint8

const (
	none share = iota
	some       // those for which a test says so
	whole
)

// InScope lists the undecided repairs that a decision on repair i would apply
// to, by place.
func (p *Preview) InScope(i int, scope Scope) []int {
	of, shares, most := p.shares(i, scope)
	test := p.test(i, scope)
	out := make([]int, 0, most)
	for j, n := range of {
		if k := shares[n]; k != none && p.session.Open(j) && (k == whole || test(j)) {
			out = append(out, j)
		}
	}
	return out
}

// Scopes counts what InScope would list, and tells it: what is in a scope by whole
// groups at once, since that is counted already, and of many repairs the rest
// later. A count that is not known yet is negative.
func (p *Preview) Scopes(i int, told func(counts [Scopes]int)) {
	var counts, known [Scopes]int
	var tests [Scopes]func(int) bool
	var shares [Scopes][]share
	of, most := p.session.Groups().Numbers()
	looked := make([]bool, most) // groups of which a part is in a scope
	for sc := range Scopes {
		_, shares[sc], _ = p.shares(i, sc)
		tests[sc] = p.test(i, sc)
		for _, g := range p.session.Groups().List() {
			switch shares[sc][g.Number] {
			case whole:
				counts[sc] += g.Pending
			case some:
				looked[g.Number], known[sc] = true, -1
			}
		}
	}
	for sc := range known {
		if known[sc] == 0 {
			known[sc] = counts[sc]
		}
	}
	look := func(from, to int) {
		for j := from; j < to; j++ {
			if !looked[of[j]] || !p.session.Open(j) {
				continue
			}
			for sc := range Scopes {
				if shares[sc][of[j]] == some && tests[sc](j) {
					counts[sc]++
				}
			}
		}
	}
	p.walk.soon = p.queue.walk.soon
	if !p.walk.pays(len(of)) {
		look(0, len(of))
		told(counts)
		return
	}
	told(known)
	shape := p.session.Shape()
	p.walk.over(len(of), func(from, to int) {
		if p.session.Shape() == shape { // else the preview is dropped
			look(from, to)
		}
	}, func(done bool) {
		if done && p.session.Shape() == shape {
			told(counts)
		}
	})
}

// shares are the numbers of the groups of all repairs, how much of each group is
// in a scope of repair i, and how many repairs that are at most.
func (p *Preview) shares(i int, scope Scope) (of []int32, shares []share, most int) {
	of, n := p.session.Groups().Numbers()
	own, sure := p.session.Groups().Of(i), p.session.Repairs()[i].Confidence
	shares = make([]share, n)
	groups := p.session.Groups().List()
	for k := range groups {
		if g := &groups[k]; g.Pending > 0 {
			if shares[g.Number] = p.shareOf(g, &own, sure, scope); shares[g.Number] != none {
				most += g.Pending
			}
		}
	}
	return of, shares, most
}

// shareOf is how much of a group is in a scope of a repair of a group, that is so
// sure.
func (p *Preview) shareOf(g, own *editor.Group, sure float64, scope Scope) share {
	same := g.Number == own.Number
	switch {
	case scope == SamePattern && same, scope == SameRule && g.Rule == own.Rule, scope == AsSure && g.Lowest >= sure,
		scope == InQueue && p.queue.filter.Empty():
		return whole
	case same && (scope == ThisOne || scope == SameWording || scope == OnFromHere), scope == AsSure && g.Highest >= sure,
		scope == InQueue:
		return some
	}
	return none
}

// test says of an undecided repair, where it is not its whole group that is in a
// scope of repair i, whether it is.
func (p *Preview) test(i int, scope Scope) func(j int) bool {
	rs := p.session.Repairs()
	raw := p.session.Raw().Slice(rs[i].Span)
	switch scope {
	case ThisOne:
		return func(j int) bool { return j == i }
	case SameWording:
		return func(j int) bool {
			return rs[j].Replacement == rs[i].Replacement && p.session.Raw().Slice(rs[j].Span) == raw
		}
	case OnFromHere:
		return func(j int) bool { return j >= i }
	case AsSure:
		return func(j int) bool { return rs[j].Confidence >= rs[i].Confidence }
	}
	return func(j int) bool { return p.queue.Rank(j) >= 0 }
}
