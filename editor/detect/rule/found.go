package rule

import (
	"math"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"emend/editor/repair"
	"emend/editor/text"
)

// Found is what the detectors of a stage report of one window.
//
// A text full of one damage draws a repair every few bytes, most of them alike.
// What is found is kept as places, each with the number of what is said there,
// and so holds no pointers: the garbage collector would go through a million
// repairs again and again while they grow in number, which takes longer than to
// find them.
type Found struct {
	places [][]foundPlace // in short lists, so that none is copied as they grow
	said   []saidOfPlace
}

// A foundPlace is a place of the view and what is said of it.
type foundPlace struct {
	span text.Span
	said Said
}

// Said is the number of what is said of places in one window.
type Said int

// mostInList places are in one list.
const mostInList = 4096

// saidOfPlace is what a repair is beside its place.
type saidOfPlace struct {
	replacement string
	*repair.Grounds
}

// Len is how many repairs were found.
func (f *Found) Len() (n int) {
	for _, l := range f.places {
		n += len(l)
	}
	return n
}

// AppendTo appends the repairs to a list.
func (f *Found) AppendTo(l repair.List) repair.List {
	l = slices.Grow(l, f.Len())
	for _, places := range f.places {
		n := len(l)
		l = l[:n+len(places)]
		for i := range places {
			// Field by field: while the garbage collector is at work, which so long a
			// list sees to, it is told of a whole repair far more slowly.
			r, said := &l[n+i], &f.said[places[i].said]
			r.Span, r.Replacement, r.Grounds = places[i].span, said.replacement, said.Grounds
		}
	}
	return l
}

// add adds a place.
func (f *Found) add(span text.Span, said Said) {
	n := len(f.places) - 1
	if n < 0 || len(f.places[n]) == cap(f.places[n]) {
		room := 8
		if n++; n > 0 {
			room = min(2*cap(f.places[n-1]), mostInList)
		}
		f.places = append(f.places, make([]foundPlace, 0, room))
	}
	f.places[n] = append(f.places[n], foundPlace{span, said})
}

// gathered is what is being found in a window.
type gathered struct {
	Found
	alike  map[likeness]*repair.Grounds
	recent [1 << recentBits]recentFinding
}

// A recentFinding is one of the latest: what follows often says the same. Its
// span is of no account.
type recentFinding struct {
	Finding
	rule repair.RuleID
	said Said
}

const recentBits = 8

// rooms are used again, window after window.
var rooms = sync.Pool{New: func() any { return new(gathered) }}

// take is what was found, and gives the room back.
func (g *gathered) take() Found {
	if g == nil {
		return Found{}
	}
	out := Found{g.places, slices.Clone(g.said)}
	clear(g.said)
	clear(g.alike)
	clear(g.recent[:])
	g.places, g.said = nil, g.said[:0]
	rooms.Put(g)
	return out
}

// say is the number of what a finding of a pass says.
func (g *gathered) say(p *Pass, f *Finding) Said {
	r := &g.recent[f.hash()]
	if !r.saysAs(p.rule, f) {
		p.own(f)
		*r = recentFinding{*f, p.rule, Said(len(g.said))}
		g.said = append(g.said, saidOfPlace{f.Replacement, g.grounds(p, f)})
	}
	return r.said
}

// hash tells findings apart that say different things in other strings.
func (f *Finding) hash() uint64 {
	const mix = 0x9E3779B97F4A7C15
	h := uint64(uintptr(unsafe.Pointer(unsafe.StringData(f.Replacement)))) * mix
	h = (h ^ uint64(uintptr(unsafe.Pointer(unsafe.StringData(f.Pattern))))) * mix
	return (h ^ math.Float64bits(f.Confidence)) * mix >> (64 - recentBits)
}

// saysAs says whether a finding of a rule differs from r in its place at most.
func (r *recentFinding) saysAs(rule repair.RuleID, f *Finding) bool {
	return r.Replacement == f.Replacement && r.Pattern == f.Pattern && r.Confidence == f.Confidence && r.Evidence == f.Evidence &&
		r.Container == f.Container && r.rule == rule && slices.Equal(r.Alternatives, f.Alternatives)
}

// A likeness is what findings have in common that share their grounds; the
// group tells the rule too.
type likeness struct {
	group, evidence string
	confidence      float64
	container       bool
}

// grounds are those of a finding, shared by all of the window that are alike.
func (g *gathered) grounds(p *Pass, f *Finding) *repair.Grounds {
	k := likeness{p.Profile.groupKey(p.rule, f.Pattern), f.Evidence, f.Confidence, f.Container}
	alone := len(f.Alternatives) > 0
	if same, ok := g.alike[k]; ok && !alone {
		return same
	}
	own := &repair.Grounds{
		Rule: p.rule, Confidence: f.Confidence, Group: k.group, Alternatives: f.Alternatives,
		Evidence: f.Evidence, Container: f.Container,
	}
	if !alone {
		if g.alike == nil {
			g.alike = map[likeness]*repair.Grounds{}
		}
		g.alike[k] = own
	}
	return own
}

// own copies the wordings that a detector cut out of the view: they would keep
// its whole text in memory.
func (p *Pass) own(f *Finding) {
	view := p.View.Text
	if p.View.Untouched() {
		return // it is the raw text, which stays
	}
	f.Replacement, f.Evidence = apart(f.Replacement, view), apart(f.Evidence, view)
	shared := true // other findings may have the same list
	for i, a := range f.Alternatives {
		own := apart(a, view)
		if unsafe.StringData(own) == unsafe.StringData(a) {
			continue
		}
		if shared {
			f.Alternatives, shared = slices.Clone(f.Alternatives), false
		}
		f.Alternatives[i] = own
	}
}

// apart returns s, or a copy where s is a part of the text.
func apart(s, text string) string {
	at := uintptr(unsafe.Pointer(unsafe.StringData(s)))
	from := uintptr(unsafe.Pointer(unsafe.StringData(text)))
	if at >= from && at < from+uintptr(len(text)) {
		return strings.Clone(s)
	}
	return s
}
