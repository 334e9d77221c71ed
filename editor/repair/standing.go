package repair

import (
	"math"
	"runtime"
	"slices"
	"sync"

	"emend/editor/text"
)

// A Standing is what follows from repairs and decisions under a policy: which
// repairs sleep, and the mapping of those that count. It is never changed.
//
// It is put together of parts, stretches of the list of repairs between which
// nothing reaches from one into the other. What is decided in one part changes
// nothing in the others, and so After makes only those anew in which something
// was decided.
type Standing struct {
	Mapping *Mapping
	parts   []part
	size    int     // of a part at least
	near    []int32 // of each size repairs the part of the first
}

// A part is the stretch [first, end) of the list of repairs.
type part struct {
	first, end int
	blocks     []block // of the pieces
	asleep     []bool  // beside the repairs; nil where none does
}

// partOf is how many repairs a part has, or a few more.
const partOf = 1024

// Sleeps says whether repair i does.
func (s *Standing) Sleeps(i int) bool {
	p := s.part(i)
	return p.asleep != nil && p.asleep[i-p.first]
}

// SleepsAs says whether in the part of repair i the same sleep as in an earlier
// standing of the same repairs.
func (s *Standing) SleepsAs(was *Standing, i int) bool {
	return slices.Equal(s.part(i).asleep, was.part(i).asleep)
}

// part finds the part of a repair.
func (s *Standing) part(i int) *part {
	return &s.parts[s.partOf(i)]
}

// partOf is the number of the part of a repair.
func (s *Standing) partOf(i int) int {
	n := int(s.near[i/s.size])
	for i >= s.parts[n].end {
		n++
	}
	return n
}

// Part is the stretch of repairs in which a decision on repair i can change
// what counts and what sleeps, and says of each whether it sleeps (nil: none does).
func (s *Standing) Part(i int) (first, end int, asleep []bool) {
	p := s.part(i)
	return p.first, p.end, p.asleep
}

// MappingOf builds the mapping of those repairs that count under the given
// decisions and policy. See StandingOf.
func MappingOf(raw string, repairs []Repair, decisions []Decision, p Policy) *Mapping {
	said := func(i int) (State, string) { return decisions[i].State, decisions[i].Text }
	if decisions == nil {
		said = func(int) (State, string) { return Pending, "" }
	}
	s := StandingOf(raw, repairs, said, p)
	return s.Mapping
}

// Said gives of the decision on a repair, by index, what the cleaned text follows
// from: the state and the reader's wording. A whole Decision is twice as
// long, and is asked for a million times.
type Said func(i int) (s State, wording string)

// StandingOf settles which repairs count under the given decisions and policy.
// Repairs are sorted as Resolve leaves them. What lies inside a Container that
// counts sleeps, and so does what such a container cuts in two: an edit of the
// reader's may have been made before the proposal was, or elsewhere. A piece's
// Owner is the repair's index.
func StandingOf(raw string, repairs []Repair, said Said, p Policy) Standing {
	return StandingSeen(raw, repairs, said, p, unseen)
}

// unseen shows nobody what is settled.
func unseen(int) Look { return func(int, int, []bool) {} }

// A Look is shown the stretch [first, end) of repairs once it is settled which
// of them sleep (nil: none does).
type Look func(first, end int, asleep []bool)

// StandingSeen is StandingOf for one who has to look at all repairs too, and
// does so while they are at hand: to go through 100,000 once more takes as long
// as to settle them. Several goroutines settle long stretches of the list, from
// 0 on, each of which is shown to the look of its number, in order. Should they
// not be apart, it begins again with one.
func StandingSeen(raw string, repairs []Repair, said Said, p Policy, look func(stretch int) Look) Standing {
	g := settling{repairs, said, p, partOf}
	return g.standing(raw, min(runtime.GOMAXPROCS(0), len(repairs)/(leastShare*partOf)), look)
}

// leastShare is how many parts are worth a goroutine.
const leastShare = 8

// A settling is what is to be settled.
type settling struct {
	repairs []Repair
	said    Said
	policy  Policy
	size    int // of a part at least
}

// standing settles the list in n stretches, if they are apart.
func (g *settling) standing(raw string, n int, look func(stretch int) Look) Standing {
	all := g.stretches(max(n, 1), look)
	if !g.apart(all) {
		all = g.stretches(1, look)
	}
	s := Standing{size: g.size}
	for i := range all {
		s.parts = append(s.parts, all[i].parts...)
	}
	s.join(raw)
	return s
}

// A stretch of the list is settled by one goroutine.
type stretch struct {
	first, far int // how far its repairs reach
	parts      []part
}

// stretches settles the list in n stretches.
func (g *settling) stretches(n int, look func(stretch int) Look) []stretch {
	all := make([]stretch, n)
	var done sync.WaitGroup
	for i := range all {
		first, end, look := len(g.repairs)*i/n, len(g.repairs)*(i+1)/n, look(i)
		done.Go(func() { all[i] = g.stretch(first, end, look) })
	}
	done.Wait()
	return all
}

// stretch settles the repairs [first, end).
func (g *settling) stretch(first, end int, look Look) stretch {
	s := stretch{first: first}
	settle := func(to int) {
		p := part{first: first, end: to}
		p.settle(g)
		look(first, to, p.asleep)
		s.parts = append(s.parts, p)
		first = to
	}
	for i := first; i < end; i++ {
		if i-first >= g.size && g.repairs[i].Span.Start >= s.far {
			settle(i)
		}
		s.far = max(s.far, g.repairs[i].Span.End)
	}
	if first < end {
		settle(end)
	}
	return s
}

// apart says whether nothing reaches from one stretch into the next.
func (g *settling) apart(all []stretch) bool {
	far := 0
	for i := range all {
		if i > 0 && g.repairs[all[i].first].Span.Start < far {
			return false
		}
		far = max(far, all[i].far)
	}
	return true
}

// After is the standing when the decisions on some of the repairs have changed.
// changed lists them in order; the repairs and the policy are those of before.
// Outside of moved, a span of the raw text, the mapping is as it was; any is
// false where it is so everywhere.
func (s *Standing) After(changed []int, repairs []Repair, said Said, p Policy) (out Standing, moved text.Span, any bool) {
	out = *s
	out.parts = slices.Clone(s.parts)
	g := settling{repairs: repairs, said: said, policy: p}
	for k := 0; k < len(changed); {
		part := out.part(changed[k])
		was := part.blocks
		part.settle(&g)
		if span, ok := unlike(was, part.blocks); ok && any {
			moved = moved.Union(span)
		} else if ok {
			moved, any = span, true
		}
		for k < len(changed) && changed[k] < part.end {
			k++
		}
	}
	out.join(s.Mapping.raw)
	return out, moved, any
}

// unlike is Unlike for the blocks of mappings.
func unlike(a, b []block) (span text.Span, ok bool) {
	p, q, ok := ends(a, b, 1)
	if !ok {
		return span, false
	}
	span = text.Span{Start: math.MaxInt}
	for _, p := range []*Piece{p, q} {
		if p != nil {
			span.Start = min(span.Start, p.Raw.Start)
		}
	}
	p, q, _ = ends(a, b, -1)
	for _, p := range []*Piece{p, q} {
		if p != nil {
			span.End = max(span.End, p.Raw.End)
		}
	}
	return span, true
}

// ends goes along the pieces of two lists of blocks from the front, or with
// step -1 from the back, as long as they are the same, and returns the first
// that are not; nil where there are no more.
func ends(a, b []block, step int) (p, q *Piece, more bool) {
	i, j := walkOf(a, step), walkOf(b, step)
	for {
		p, q = i.Next(), j.Next()
		switch {
		case p == nil && q == nil:
			return nil, nil, false
		case p == nil || q == nil || p.Raw != q.Raw || p.New != q.New:
			return p, q, true
		}
	}
}

// Unlike is the span of the raw text outside of which two mappings of it have
// the same pieces; ok is false where all are the same.
func (m *Mapping) Unlike(n *Mapping) (span text.Span, ok bool) { return unlike(m.blocks, n.blocks) }

// join makes the mapping of the parts, and notes where they are.
func (s *Standing) join(raw string) {
	blocks := make([]block, 0, len(s.parts))
	s.near = make([]int32, 0, len(s.near))
	for n := range s.parts {
		for _, b := range s.parts[n].blocks {
			b.owner += s.parts[n].first
			blocks = append(blocks, b)
		}
		for len(s.near)*s.size < s.parts[n].end {
			s.near = append(s.near, int32(n))
		}
	}
	s.Mapping = newMapping(raw, blocks)
}

// settle says what counts of the part and what sleeps.
func (p *part) settle(g *settling) {
	s := round{part: p, repairs: g.repairs, plain: -1}
	s.pieces.most = math.MaxInt
	p.asleep = nil
	for i := p.first; i < p.end; i++ {
		r := &g.repairs[i]
		if !r.Container {
			s.plain = i
		}
		if r.Span.Start < s.covered {
			s.sleep(i)
			continue
		}
		state, wording := g.said(i)
		wording, counts := g.policy.Wording(r, state, wording)
		if !counts {
			continue
		}
		if r.Container {
			s.cover(i)
		}
		s.pieces.add(r.Span, wording, i-p.first, p.end-i)
	}
	p.blocks = s.pieces.blocks
	for n := range p.blocks {
		if b := &p.blocks[n]; len(b.pieces) < cap(b.pieces)/2 {
			b.pieces = slices.Clone(b.pieces)
		}
	}
}

// A round is one walk over a part.
type round struct {
	part    *part
	repairs []Repair
	pieces  builder
	covered int // by a container, up to here
	plain   int // the last repair that is no container; -1: none yet
}

func (s *round) sleep(i int) {
	if s.part.asleep == nil {
		s.part.asleep = make([]bool, s.part.end-s.part.first)
	}
	s.part.asleep[i-s.part.first] = true
}

// cover lets container i put to sleep what lies behind its start and came
// before it.
func (s *round) cover(i int) {
	from := s.repairs[i].Span.Start
	for j := i - 1; j >= s.part.first && s.repairs[j].Span.End > from; j-- {
		s.sleep(j)
	}
	// Repairs that are no containers are disjoint, so that one alone can reach
	// in from before others that end sooner.
	if s.plain >= 0 && s.repairs[s.plain].Span.End > from {
		s.sleep(s.plain)
	}
	s.pieces.takeBack(from)
	s.covered = s.repairs[i].Span.End
}
