package repair

import (
	"slices"

	"emend/editor/text"
)

// Around is the stretch of the list of repairs in which it can change what
// counts and what sleeps that a repair over a span comes in at an index.
func (s *Standing) Around(at int, span text.Span, repairs []Repair) (first, end int) {
	if len(s.parts) == 0 {
		return 0, 0
	}
	from, to := s.around(at, span, func(i int) *Repair { return &repairs[i] })
	return s.parts[from].first, s.parts[to].end
}

// around is Around in numbers of parts; old gives the repairs by the index they
// had before.
func (s *Standing) around(at int, span text.Span, old func(i int) *Repair) (from, to int) {
	from = len(s.parts) - 1
	if at < s.parts[from].end {
		from = s.partOf(at)
	}
	to = from
	if from > 0 && at == s.parts[from].first {
		for i := s.parts[from-1].first; i < at; i++ {
			if old(i).Span.End > span.Start {
				from--
				break
			}
		}
	}
	for to+1 < len(s.parts) && old(s.parts[to+1].first).Span.Start < span.End {
		to++
	}
	return from, to
}

// With is the standing when one repair more is in the list, at an index.
// Outside of moved, a span of the raw text, the mapping is as it was; any is
// false where it is so everywhere.
func (s *Standing) With(at int, repairs []Repair, said Said, p Policy) (out Standing, moved text.Span, any bool) {
	if len(s.parts) == 0 {
		return s.spliced(0, 0, part{end: 1}, repairs, said, p)
	}
	from, to := s.around(at, repairs[at].Span, func(i int) *Repair {
		if i >= at {
			i++
		}
		return &repairs[i]
	})
	return s.spliced(from, to+1, part{first: s.parts[from].first, end: s.parts[to].end + 1}, repairs, said, p)
}

// Without is the standing when the repair at an index has gone from the list.
// The results are those of With.
func (s *Standing) Without(at int, repairs []Repair, said Said, p Policy) (out Standing, moved text.Span, any bool) {
	n := s.partOf(at)
	return s.spliced(n, n+1, part{first: s.parts[n].first, end: s.parts[n].end - 1}, repairs, said, p)
}

// spliced is the standing with one part in the place of the parts [from, to);
// it may be empty.
func (s *Standing) spliced(from, to int, in part, repairs []Repair, said Said, p Policy) (out Standing, moved text.Span, any bool) {
	out = Standing{Mapping: s.Mapping, size: s.size}
	in.settle(&settling{repairs: repairs, said: said, policy: p})
	var was []block
	by := in.end - in.first
	for n := from; n < to; n++ {
		was = append(was, s.parts[n].blocks...)
		by -= s.parts[n].end - s.parts[n].first
	}
	moved, any = unlike(was, in.blocks)
	out.parts = slices.Concat(s.parts[:from], []part{in}, s.parts[to:])
	for n := from + 1; n < len(out.parts); n++ {
		out.parts[n].first += by
		out.parts[n].end += by
	}
	out.parts = slices.DeleteFunc(out.parts, func(p part) bool { return p.first == p.end })
	out.join(s.Mapping.raw)
	return out, moved, any
}
