package repair

// A Standing is what follows from repairs and decisions under a policy: which
// repairs sleep, and the mapping of those that count.
type Standing struct {
	Mapping *Mapping
	Asleep  []bool // beside the repairs; nil where none does
}

// Sleeps says whether repair i does.
func (s *Standing) Sleeps(i int) bool { return s.Asleep != nil && s.Asleep[i] }

// MappingOf builds the mapping of those repairs that count under the given
// decisions and policy. See StandingOf.
func MappingOf(raw string, repairs []Repair, decisions []Decision, p Policy) *Mapping {
	s := StandingOf(raw, repairs, decisions, p)
	return s.Mapping
}

// StandingOf settles which repairs count under the given decisions and policy.
// Repairs are sorted as Resolve leaves them; decisions run beside them, nil
// meaning that all are pending. What lies inside a Container that counts
// sleeps, and so does what such a container cuts in two: an edit of the
// reader's may have been made before the proposal was, or elsewhere. A piece's
// Owner is the repair's index.
func StandingOf(raw string, repairs []Repair, decisions []Decision, p Policy) Standing {
	s := standing{b: newBuilder(raw, len(repairs)), all: len(repairs), plain: -1}
	var d Decision
	for i := range repairs {
		r := &repairs[i]
		if !r.Container {
			s.plain = i
		}
		if r.Span.Start < s.covered {
			s.sleep(i)
			continue
		}
		if decisions != nil {
			d = decisions[i]
		}
		wording, counts := p.Wording(r, d)
		if !counts {
			continue
		}
		if r.Container {
			s.cover(repairs, i)
		}
		s.b.add(r.Span, wording, i)
	}
	return Standing{s.b.done(), s.asleep}
}

type standing struct {
	b       builder
	all     int
	asleep  []bool
	covered int // by a container, up to here
	plain   int // the last repair that is no container; -1: none yet
}

func (s *standing) sleep(i int) {
	if s.asleep == nil {
		s.asleep = make([]bool, s.all)
	}
	s.asleep[i] = true
}

// cover lets container i put to sleep what lies behind its start and came
// before it.
func (s *standing) cover(repairs []Repair, i int) {
	from := repairs[i].Span.Start
	for j := i - 1; j >= 0 && repairs[j].Span.End > from; j-- {
		s.sleep(j)
	}
	// Repairs that are no containers are disjoint, so that one alone can reach
	// in from before others that end sooner.
	if s.plain >= 0 && repairs[s.plain].Span.End > from {
		s.sleep(s.plain)
	}
	s.b.takeBack(from)
	s.covered = repairs[i].Span.End
}

// MappingOf is the function of that name for a list nothing was decided of.
func (l List) MappingOf(raw string, p Policy) *Mapping {
	b := newBuilder(raw, len(l))
	covered := 0
	for i, r := range l {
		if r.Span.Start < covered {
			continue
		}
		wording, counts := p.Wording(r, Decision{})
		if !counts {
			continue
		}
		if r.Container {
			b.takeBack(r.Span.Start)
			covered = r.Span.End
		}
		b.add(r.Span, wording, i)
	}
	return b.done()
}
