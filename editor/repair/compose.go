package repair

import (
	"slices"
	"strings"

	"emend/editor/text"
)

// Compose chains repairs found in a view onto the raw text. applied are the
// repairs the view was made of, sorted and disjoint, in raw coordinates;
// view gives their Mapping, as List.Mapping makes it, and is asked where two
// meet; found are sorted, disjoint repairs in the view's coordinates. The outcome
// is sorted and in raw coordinates: a found repair that touches the new wording
// of applied ones is joined with them into one repair whose steps are theirs
// and then its own.
func Compose(view func() *Mapping, applied, found List) List {
	c := composer{applied: applied, alone: make(List, 0, len(found))}
	for i := 0; i < len(found); {
		span := found[i].Span
		if c.reach(span.Start); c.untouched(span) { // as most are
			c.put(&found[i], span.Shift(-c.delta))
			i++
			continue
		}
		link := chain{view: view(), clean: span, from: c.near, to: c.near}
		j := link.close(found, i)
		c.add(&link, found[i:j])
		i = j
	}
	out := c.chained().insert(c.alone)
	byPlace(out) // insertions may stand beside a piece
	return out
}

// A composer takes found repairs in their order, and goes along with them
// through the applied ones, which have the same.
type composer struct {
	applied List
	near    int    // first of applied that ends, in the view, at the place reached or behind it
	delta   int    // by how much longer the view is in front of that than the raw text
	alone   List   // found repairs that touch no applied one, in raw coordinates
	joined  []join // the others
}

// A join is a repair that stands for applied[from:to] and more.
type join struct {
	Repair
	from, to int
}

// reach goes on to a place of the view.
func (c *composer) reach(cleanOff int) {
	for ; c.near < len(c.applied); c.near++ {
		r := &c.applied[c.near]
		if r.Span.Start+c.delta+len(r.Replacement) >= cleanOff {
			return
		}
		c.delta += len(r.Replacement) - r.Span.Len()
	}
}

// untouched says that nothing was applied in a span of the view that starts at
// the place reached, nor at its edges.
func (c *composer) untouched(clean text.Span) bool {
	return c.near == len(c.applied) || c.applied[c.near].Span.Start+c.delta > clean.End
}

// add takes the found repairs of one chain.
func (c *composer) add(link *chain, found List) {
	if link.from == link.to {
		for i := range found {
			c.put(&found[i], c.spanToRaw(link.view, found[i].Span))
		}
		return
	}
	var owners []Piece
	for _, p := range link.view.PiecesBetween(link.from, link.to) {
		owners = append(owners, p)
	}
	c.joined = append(c.joined, join{
		link.join(link.view.Raw(), c.applied, owners, found), owners[0].Owner, owners[len(owners)-1].Owner + 1,
	})
}

// spanToRaw is Mapping.SpanToRaw for a span that shares nothing with what was
// applied, and begins at the place reached or not far behind it.
func (c *composer) spanToRaw(view *Mapping, clean text.Span) text.Span {
	if clean.Empty() {
		return view.SpanToRaw(clean)
	}
	past := *c // what ends where the span begins is in front of it
	past.reach(clean.Start + 1)
	return clean.Shift(-past.delta)
}

// put takes a found repair that becomes no chain, with its place in the raw text.
func (c *composer) put(r *Repair, raw text.Span) {
	c.alone = append(c.alone, Repair{raw, r.Replacement, r.Grounds})
}

// chained is the applied repairs with the chains in the place of their own. It
// is applied itself where there are none.
func (c *composer) chained() List {
	if len(c.joined) == 0 {
		return c.applied
	}
	out := make(List, 0, len(c.applied)+len(c.alone))
	next := 0
	for i := range c.joined {
		j := &c.joined[i]
		out = append(append(out, c.applied[next:j.from]...), j.Repair)
		next = j.to
	}
	return append(out, c.applied[next:]...)
}

// insert puts others into a list, each in front of the first that starts no
// sooner, in the list's own room if there is enough. Both are in order.
func (l List) insert(others List) List {
	i, j := len(l)-1, len(others)-1
	l = slices.Grow(l, len(others))[:len(l)+len(others)]
	for to := len(l) - 1; j >= 0; to-- {
		if i >= 0 && l[i].Span.Start >= others[j].Span.Start {
			l[to] = l[i]
			i--
		} else {
			l[to] = others[j]
			j--
		}
	}
	return l
}

// close takes in the found repairs, from the ith on, and the pieces that hang
// together with the chain, and returns the index behind the last of them.
func (c *chain) close(found List, i int) int {
	j := i
	for {
		c.grow()
		for j < len(found) && (j == i || c.reaches(found[j].Span)) {
			c.clean = c.clean.Union(found[j].Span)
			j++
		}
		if !c.grow() {
			return j
		}
	}
}

// A chain is a stretch of the view that is to become one repair.
type chain struct {
	view     *Mapping
	clean    text.Span // in the view
	from, to int       // pieces of the view inside it; at first, where to look for them
}

// grow takes in every piece the stretch overlaps, and says whether that
// widened it.
func (c *chain) grow() bool {
	from, to := c.view.touching(c.clean, c.from)
	for from < to && !c.touches(c.view.Piece(from)) {
		from++
	}
	for from < to && !c.touches(c.view.Piece(to-1)) {
		to--
	}
	wide := c.clean
	for _, p := range c.view.PiecesBetween(from, to) {
		wide = wide.Union(p.Clean)
	}
	grown := wide != c.clean || to-from != c.to-c.from
	c.clean, c.from, c.to = wide, from, to
	return grown
}

// reaches says whether the next found span belongs to the chain: it starts
// inside, or touches the chain's last piece.
func (c *chain) reaches(s text.Span) bool {
	if s.Start < c.clean.End {
		return true
	}
	last := chain{clean: s}
	return c.to > c.from && last.touches(c.view.Piece(c.to-1))
}

// touches says whether a piece has to become part of the chain: the two share
// text, or both insert at one place of the raw text.
func (c *chain) touches(p Piece) bool {
	if c.clean.Empty() && p.Raw.Empty() && p.Clean.Start <= c.clean.Start && c.clean.Start <= p.Clean.End {
		return true
	}
	return rivals(c.clean, p.Clean)
}

// join makes the one repair of a chain: first the applied repairs, then the
// found ones, each a step that gives the wording of the whole span.
func (c *chain) join(raw string, applied List, owners []Piece, found List) Repair {
	front, back := owners[0], owners[len(owners)-1] // outside of them nothing in the chain was replaced
	span := text.Span{Start: c.clean.Start + front.Raw.Start - front.Clean.Start, End: c.clean.End + back.Raw.End - back.Clean.End}
	for _, p := range owners {
		span = span.Union(p.Raw)
	}
	first := &applied[owners[0].Owner]
	out := Repair{Span: span, Grounds: &Grounds{Rule: first.Rule, Group: first.Group, Evidence: first.Evidence, Confidence: 1}}
	done := text.Span{Start: span.Start, End: span.Start}
	var prefix string
	for _, p := range owners {
		r := &applied[p.Owner]
		prefix += raw[done.End:r.Span.Start]
		tail := raw[r.Span.End:span.End]
		for _, s := range r.steps() {
			s.Replacement = prefix + s.Replacement + tail
			out.Steps = append(out.Steps, s)
		}
		prefix += r.Replacement
		done.End = r.Span.End
		out.Container = out.Container || r.Container
	}
	out.apply(c.view.Slice(c.clean), c.clean.Start, found)
	for _, s := range out.Steps {
		out.Confidence = min(out.Confidence, s.Confidence)
	}
	out.Replacement = out.Steps[len(out.Steps)-1].Replacement
	out.Alternatives = c.alternatives(raw, span, applied, owners, found)
	return out
}

// apply appends the found repairs as steps; wording is the view's text of the
// chain, which starts at offset base of the view.
func (r *Repair) apply(wording string, base int, found List) {
	shift := -base
	for i := range found {
		f := &found[i]
		at := f.Span.Shift(shift)
		for _, s := range f.steps() {
			s.Replacement = wording[:at.Start] + s.Replacement + wording[at.End:]
			r.Steps = append(r.Steps, s)
		}
		wording = wording[:at.Start] + f.Replacement + wording[at.End:]
		shift += len(f.Replacement) - f.Span.Len()
		r.Container = r.Container || f.Container
	}
}

// alternatives collects the other readings of every part, each told as a
// wording of the whole span with the other parts at their best.
func (c *chain) alternatives(raw string, span text.Span, applied List, owners []Piece, found List) []string {
	var out []string
	add := func(w string) {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	if len(owners) == 1 {
		r := &applied[owners[0].Owner]
		for _, a := range r.Alternatives {
			add(raw[span.Start:r.Span.Start] + a + raw[r.Span.End:span.End])
		}
	}
	if len(found) == 1 {
		view := c.view.Slice(c.clean)
		at := found[0].Span.Shift(-c.clean.Start)
		for _, a := range found[0].Alternatives {
			add(strings.Join([]string{view[:at.Start], a, view[at.End:]}, ""))
		}
	}
	return out
}

// steps returns r's steps; a repair of one step is its own.
func (r *Repair) steps() []Step {
	if len(r.Steps) > 0 {
		return r.Steps
	}
	return []Step{{r.Rule, r.Replacement, r.Confidence, r.Evidence}}
}

// AllSteps returns the steps of r, also where there is only one.
func (r *Repair) AllSteps() []Step { return slices.Clone(r.steps()) }
