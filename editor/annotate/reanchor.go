package annotate

import (
	"cmp"
	"slices"
	"strings"

	"emend/editor/text"
)

// A Candidate is a place where a note may belong.
type Candidate struct {
	Span  text.Span // in the new raw text, on the edges of characters
	Score float64   // 0..1: how well quote, context and place agree
}

// The weights of what speaks for a place. The passage itself weighs most, its
// two contexts tell apart places that read the same, and nearness only settles
// what is left equal.
const (
	quoteWeight    = 50
	contextWeight  = 20 // each side
	positionWeight = 2
	allWeights     = quoteWeight + 2*contextWeight + positionWeight
)

const (
	// acceptScore is where a place is taken without asking: a passage read
	// letter for letter with half of its context, or with a tenth of its
	// letters changed and most of the context.
	acceptScore = 0.7
	// acceptShort is that for a short passage, which stands in many places.
	// Any prose is like any other by a third, which brings such a passage to
	// 0.7; with the context on one side the same, and no other, it has 0.77.
	acceptShort = 0.75
	// window is how far around the expected place is searched first, in
	// bytes: a few pages, read in a blink.
	window = 32 << 10
	// maxErrors bounds the errors of a near match.
	maxErrors = 256
	// farErrors bounds them outside the window: a match that bad and that far
	// is no match, and the time to search grows with it.
	farErrors = 64
	// shortQuote is the length in bytes under which a passage has too few
	// letters to be recognised when some are changed; its context is searched
	// with it.
	shortQuote = 24
	// uniqueQuote is the length in bytes from which a passage that occurs
	// once, letter for letter, is the one, whatever stands around it.
	uniqueQuote = 16
	// maxCandidates is how many places are offered.
	maxCandidates = 8
)

// Reanchor finds the place of a note in another raw text, expected where it
// was. See ReanchorNear.
func Reanchor(raw string, a Annotation) (Annotation, []Candidate) {
	return ReanchorNear(raw, a, a.Span.Start)
}

// ReanchorNear finds the place of a note in another raw text by its quote, and
// returns the note with Span and Quote renewed and Orphan false. Where no
// place is good enough, the note comes back as an orphan, otherwise unchanged.
// The other places it may belong to are returned too, best first. near is the
// raw offset at which it is expected.
func ReanchorNear(raw string, a Annotation, near int) (Annotation, []Candidate) {
	s := searched(raw, a.Quote, near)
	if len(s.found) == 0 || !s.accepted() {
		a.Orphan = true
		return a, s.found
	}
	a.Orphan = false
	a.Span = s.found[0].Span
	a.Quote = NewQuote(raw, a.Span)
	return a, s.found[1:]
}

// Candidates lists the places where a note may belong, best first: what a
// reader chooses from to attach an orphan. It takes up to a tenth of a second
// for ten megabytes.
func Candidates(raw string, a Annotation) []Candidate {
	s := searched(raw, a.Quote, a.Span.Start)
	s.between()
	s.rank()
	return s.found
}

// searched is the search for a quote, expected at near, when it is over.
func searched(raw string, q Quote, near int) *search {
	near = min(max(near, 0), len(raw))
	s := &search{raw: raw, quote: q, near: near}
	if s.verbatim(near) {
		s.add(text.Span{Start: near, End: near + len(q.Exact)}, 1)
	} else if q.Exact == "" {
		s.points()
	} else {
		s.passages()
	}
	s.rank()
	return s
}

// Attach puts a note on a place the reader chose.
func Attach(raw string, a Annotation, s text.Span) Annotation {
	a.Span, a.Quote, a.Orphan = s, NewQuote(raw, s), false
	return a
}

// A search collects the places where a quote may belong.
type search struct {
	raw    string
	quote  Quote
	near   int
	found  []Candidate
	unique bool // the passage occurs once, letter for letter
}

// verbatim says whether the quote, with its context, stands at off letter for
// letter. Most notes need no more than this look.
func (s *search) verbatim(off int) bool {
	q := &s.quote
	return len(q.Prefix)+len(q.Suffix) > 0 && strings.HasPrefix(s.raw[off:], q.Exact) &&
		strings.HasSuffix(s.raw[:off], q.Prefix) && strings.HasPrefix(s.raw[off+len(q.Exact):], q.Suffix)
}

// accepted says whether the best place is good enough.
func (s *search) accepted() bool { return s.found[0].Score >= s.enough() || s.only() }

// enough is the score from which a place is taken.
func (s *search) enough() float64 {
	if len(s.quote.Exact) < shortQuote {
		return acceptShort
	}
	return acceptScore
}

// only says whether the passage is too long to occur once by chance.
func (s *search) only() bool { return s.unique && len(s.quote.Exact) >= uniqueQuote }

// passages looks letter for letter before it allows errors, and each time near
// the expected place before everywhere.
func (s *search) passages() {
	from, to := max(0, s.near-window), min(len(s.raw), s.near+len(s.quote.Exact)+window)
	from, to = edgeBefore(s.raw, from), edgeAfter(s.raw, to)
	for _, look := range []func(){
		func() { s.exact(from, to) },
		func() {
			s.found = s.found[:0] // found again
			s.unique = s.exact(0, len(s.raw)) == 1
		},
		func() { s.similar(from, to, maxErrors) },
		func() { s.similar(0, len(s.raw), farErrors) },
	} {
		if look(); s.sure() {
			return
		}
	}
}

// sure says whether looking further could not help.
func (s *search) sure() bool {
	return s.only() || slices.ContainsFunc(s.found, func(c Candidate) bool { return c.Score >= s.enough() })
}

// exactEach bounds how many places are weighed to either side.
const exactEach = 64

// exact weighs the places in a range where the passage stands letter for
// letter, to either side from the nearest on to the first whose context is
// also the same, and says how many they are.
func (s *search) exact(from, to int) int {
	n := 0
	passage := s.quote.Exact
	for at := min(max(s.near, from), to); n < exactEach; n++ {
		i := strings.Index(s.raw[at:to], passage)
		if i < 0 {
			break
		}
		at += i
		s.add(text.Span{Start: at, End: at + len(passage)}, 1)
		if s.verbatim(at) {
			n++
			break
		}
		at++
	}
	before := n
	for at := min(max(s.near, from)+len(passage)-1, to); n < before+exactEach && at > from; n++ {
		i := strings.LastIndex(s.raw[from:at], passage)
		if i < 0 {
			break
		}
		s.add(text.Span{Start: from + i, End: from + i + len(passage)}, 1)
		if s.verbatim(from + i) {
			n++
			break
		}
		at = from + i + len(passage) - 1
	}
	return n
}

// similar weighs the places in a range where the passage stands with errors.
func (s *search) similar(from, to, limit int) {
	passage := s.quote.Exact
	part := s.raw[from:to]
	if len(passage) >= shortQuote {
		for _, h := range approximate(part, passage, min(limit, len(passage)/2)) {
			s.addHit(from, h, len(passage))
		}
		return
	}
	whole := s.quote.Prefix + passage + s.quote.Suffix
	for _, h := range approximate(part, whole, min(limit, len(whole)/3)) {
		for _, inner := range approximate(part[h.start:h.end], passage, len(passage)/2) {
			s.addHit(from+h.start, inner, len(passage))
		}
	}
}

func (s *search) addHit(from int, h hit, length int) {
	span := text.Span{Start: edgeBefore(s.raw, from+h.start), End: edgeAfter(s.raw, from+h.end)}
	if !span.Empty() {
		s.add(span, 1-float64(h.errors)/float64(length))
	}
}

// points looks for the place of a note on no letters, by its context alone.
func (s *search) points() {
	q := s.quote
	for _, context := range []string{q.Prefix + q.Suffix, q.Prefix, q.Suffix} {
		if context == "" {
			continue
		}
		behind := strings.HasPrefix(context, q.Prefix) && q.Prefix != ""
		for _, span := range Occurrences(s.raw, context) {
			at := span.Start
			if behind {
				at += len(q.Prefix)
			}
			s.add(text.Span{Start: at, End: at}, 1)
		}
	}
}

// add weighs a place at which the passage is that much like the quote, 0..1.
func (s *search) add(span text.Span, like float64) {
	prefix := s.raw[max(0, span.Start-2*len(s.quote.Prefix)):span.Start]
	suffix := s.raw[span.End:min(len(s.raw), span.End+2*len(s.quote.Suffix))]
	score := quoteWeight*like +
		contextWeight*likeness(backwards(s.quote.Prefix), backwards(prefix), span.Start == 0) +
		contextWeight*likeness(s.quote.Suffix, suffix, span.End == len(s.raw))
	if len(s.raw) > 0 {
		distance := max(span.Start-s.near, s.near-span.Start)
		score += positionWeight * (1 - float64(distance)/float64(len(s.raw)))
	}
	s.found = append(s.found, Candidate{span, score / allWeights})
}

// likeness says how much the start of s reads like context, 0..1. atEdge: s
// ends there because the text does.
func likeness(context, s string, atEdge bool) float64 {
	if context == "" {
		if atEdge {
			return 1
		}
		return 0
	}
	if strings.HasPrefix(s, context) {
		return 1
	}
	m := newMatcher(context, len(context))
	best := len(context)
	for i := range len(s) {
		if e, ok := m.step(s[i], 1); ok {
			best = min(best, e)
		}
	}
	return 1 - float64(best)/float64(len(context))
}

// rank puts the best place first and drops what is the same place or one too
// many. Of equal ones the nearest is first.
func (s *search) rank() {
	distance := func(c Candidate) int { return max(c.Span.Start-s.near, s.near-c.Span.Start) }
	slices.SortStableFunc(s.found, func(a, b Candidate) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(distance(a), distance(b)))
	})
	kept := s.found[:0]
	for _, c := range s.found {
		same := slices.ContainsFunc(kept, func(k Candidate) bool {
			return k.Span == c.Span || k.Span.Overlaps(c.Span)
		})
		if !same && len(kept) < maxCandidates+1 {
			kept = append(kept, c)
		}
	}
	s.found = kept
}

// edgeBefore and edgeAfter move an offset out of a character.
func edgeBefore(raw string, off int) int {
	for !text.IsEdge(raw, off) {
		off--
	}
	return off
}

func edgeAfter(raw string, off int) int {
	for !text.IsEdge(raw, off) {
		off++
	}
	return off
}
