package typeset

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"emend/editor/detect/pieces"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/typeset/wrap"
	"emend/editor/repair"
	"emend/editor/text"
)

// A measurer fills in the geometry of breaks, line after line: in the raw
// text, since what wrapped it saw the damage that the view no longer has, and
// saw line breaks that the view has already closed.
type measurer struct {
	view, raw string
	same      bool // the view is the raw text
	cursor    repair.Cursor
}

// MeasureBreak measures the break between two lines, whatever is between them.
func MeasureBreak(v *rule.View, a, b *Line) {
	m := newMeasurer(v, a.Start)
	m.measure(a, b)
}

func newMeasurer(v *rule.View, at int) measurer {
	return measurer{v.Text, v.Raw(), v.Untouched(), v.Mapping().Cursor(at)}
}

// measure fills in the geometry of the break behind l.
func (m *measurer) measure(l, next *Line) {
	at := l.begin(m.view)
	if l.End-at <= wrap.Longest && (at == 0 || m.view[at-1] == '\n') && m.cursor.Untouched(text.Span{Start: max(0, at-1), End: l.End}) {
		l.Break.Length = scan.CountRunes(m.view[at:l.End])
	} else {
		start := m.cursor.ToRaw(l.Start, repair.After) // in order: the cursor walks
		m.measureRaw(l, start, m.cursor.ToRaw(l.End, repair.Before))
	}
	l.Break.Reach = l.Break.Length + 1 + firstWord(m.raw, m.cursor.ToRaw(next.Start, repair.After))
}

// measureRaw fills in the length of a line of which start and end are the
// places in the raw text. Where an earlier stage joined raw lines, as where a
// stray space cut a word, it is that of the last, and the geometry of the one in
// front is filled in too.
func (m *measurer) measureRaw(l *Line, start, end int) {
	if start = min(start, end); strings.IndexByte(m.raw[start:end], '\n') < 0 {
		l.Break.Length = lengthOf(m.raw, start, end)
		return
	}
	nl := start + strings.LastIndexByte(m.raw[start:end], '\n')
	l.Break.Length = lengthOf(m.raw, nl+1, end)
	if m.same || l.Break.Length > wrap.Longest || nl == start || nl < end-scan.Farthest {
		return
	}
	l.Over.Length = lengthOf(m.raw, nl, nl)
	l.Over.Reach = l.Over.Length + 1 + firstWord(m.raw, nl+1)
}

// lengthOf is the number of characters of the line that holds an offset, up to
// end and without spaces there; no more are counted than show that it is too
// long.
func lengthOf(s string, at, end int) int {
	for end > 0 && (s[end-1] == ' ' || s[end-1] == '\t' || s[end-1] == '\r') {
		end--
	}
	at = min(at, end)
	floor := max(0, end-utf8.UTFMax*(wrap.Longest+1))
	for at > floor && s[at-1] != '\n' {
		at--
	}
	return min(scan.CountRunes(s[max(at, floor):end]), wrap.Longest+1)
}

// firstWord is the number of characters up to the first white space.
func firstWord(s string, at int) (n int) {
	from := at
	for at < len(s) && !blank[s[at]] && at-from <= utf8.UTFMax*wrap.Longest {
		at++
	}
	return min(scan.CountRunes(s[from:at]), wrap.Longest+1)
}

var blank = func() (t [256]bool) {
	for c := range t {
		t[c] = scan.IsBlank(byte(c))
	}
	return t
}()

// region is the length in bytes of the stretches of a view whose widths are
// learnt apart: about a page, so that a change of width shows.
const region = 2 << 10

// A Setting is what was learnt of a text's lines.
type Setting struct {
	view    *rule.View // regions are of this one
	whole   wrap.Widths
	regions []wrap.Widths // by offset / region; zero where too few lines tell
	Wrapped bool          // there are widths at all
	// marked: paragraphs are separated by blank lines or begin indented, and so
	// a sentence that ends at a full line does not end a paragraph.
	Marked bool
	// SetIn is by how many columns at least a paragraph's first line is set in
	// from the line before, where any is.
	SetIn int
	// Hanging: first lines stand at the margin and the others are set in.
	Hanging bool
	// goesOn is, where paragraphs are not marked, how likely a full line that
	// ends a sentence goes on, by talk; 0: unknown.
	goesOn [4]float64
	// flush: lines mostly begin at the margin, and so what is set in from it is
	// a quotation or the like.
	Flush bool
	// arrows stand inside lines more often than at their start.
	Arrows bool
	// justified: blanks are spread so that the lines are of one length.
	Justified bool
	// severalBlank: several blank lines in a row are a habit of the text.
	SeveralBlank bool
}

// Widths are those the text at an offset of a view was wrapped at.
func (s *Setting) Widths(v *rule.View, at int) wrap.Widths {
	i := at / region
	if v != s.view || i >= len(s.regions) || s.regions[i].Full == 0 {
		return s.whole
	}
	w := s.regions[i]
	if s.whole.Sharp && w.Full < s.whole.Full && w.Peak >= s.whole.Peak-sameWidth && w.Peak <= s.whole.Peak+sameWidth {
		w.Full = s.whole.Full // verse or a list on this page, among lines of the one width
	}
	if w.Outer == 0 && w.Full <= s.whole.Full+sameWidth && w.Full >= s.whole.Full-sameWidth {
		w.Outer = s.whole.Outer // too few stubs on this page to tell
	}
	return w
}

// sameWidth is by how many characters two widths may differ and be the same.
const sameWidth = 3

// leastInRegion is the number of sure wraps from which a region has widths of
// its own.
const leastInRegion = 10

// Survey learns the widths of the view, as a whole and region by region.
func Survey(v *rule.View, p *rule.Profile) {
	out := rule.Of[Setting](p)
	out.view, out.regions, out.Justified = v, make([]wrap.Widths, len(v.Text)/region+1), isJustified(v.Text)
	var s regionSamples
	var room sync.Pool
	pieces.Read(p.Workers, pieces.Even(len(v.Text), Stretch), func(span text.Span) *stretchLines {
		l, ok := room.Get().(*stretchLines)
		if !ok {
			l = new(stretchLines)
		}
		if l.Span = span; !p.Cancelled() {
			l.lines, l.first = out.LinesOf(v, span, l.lines)
		}
		return l
	}, func(l *stretchLines) {
		if !p.Cancelled() {
			s.take(v.Text, l, out.regions)
		}
		room.Put(l)
	})
	if p.Cancelled() {
		return
	}
	s.enter(len(out.regions)+1, out.regions)
	if out.whole = s.all.Learn(); out.whole.Full == 0 && s.wrapped*2 > len(out.regions) {
		out.whole = s.all.LearnMixed()
	}
	out.Wrapped = (s.wrapped > 0 || out.whole.Full > 0) && !s.ends.unwrapped() && s.ends.prose()
	if !out.Wrapped {
		out.regions, out.whole = nil, wrap.Widths{}
	}
	out.SetIn, out.Hanging = s.ends.leastSetIn(), s.ends.hanging()
	out.Marked = out.Hanging || s.ends.marked()
	if out.Wrapped && !out.Marked {
		out.surveyUnmarked(v, p)
	}
	out.Flush = s.ends.flush > s.ends.setIn
	out.Arrows = arrowsInside(v.Text)
	out.SeveralBlank = severalBlank(v.Text)
}

// Stretch is how many bytes of lines are held at a time.
const Stretch = 64 * region

// stretchLines are the lines of one stretch and those around.
type stretchLines struct {
	text.Span
	lines []Line
	first int // with its newline in the stretch
}

// regionSamples are the sure wraps of the region that is being read, of the
// two before it, and of all.
type regionSamples struct {
	at   int
	near [3]wrap.Sample
	all  wrap.Sample
	ends paragraphEnds
	// wrapped is the number of regions that have widths of their own.
	wrapped int
}

// take takes in the lines of the next stretch.
func (r *regionSamples) take(s string, l *stretchLines, widths []wrap.Widths) {
	for j := l.first; j < len(l.lines) && l.lines[j].nl < l.End; j++ {
		r.enter(l.lines[j].nl/region, widths)
		gather(&r.near[r.at%3], l.lines, j)
		r.ends.count(l.lines, j)
		r.ends.margin(l.lines, j)
		r.ends.weigh(l.lines, j)
		r.ends.countStops(s, &l.lines[j])
	}
}

// enter goes on to region i and learns the widths of those left behind that
// have all their neighbours.
func (r *regionSamples) enter(i int, widths []wrap.Widths) {
	for ; r.at < i; r.at++ {
		here := &r.near[r.at%3]
		r.all.Breaks = thinned(append(r.all.Breaks, here.Breaks...))
		r.all.Stubs = thinned(append(r.all.Stubs, here.Stubs...))
		if n := r.at - 1; n >= 0 && n < len(widths) {
			if widths[n] = learnAround(&r.near, n); widths[n].Full > 0 {
				r.wrapped++
			}
		}
		next := &r.near[(r.at+1)%3]
		next.Breaks, next.Stubs = next.Breaks[:0], next.Stubs[:0]
	}
}

// learnAround learns the widths of region i from its own breaks, or, where
// they are few, from those of its neighbours too.
func learnAround(near *[3]wrap.Sample, i int) wrap.Widths {
	own := &near[i%3]
	if len(own.Breaks) >= leastInRegion {
		return own.Learn()
	}
	before, after := &near[(i+2)%3], &near[(i+1)%3]
	both := wrap.Sample{
		Breaks: slices.Concat(before.Breaks, own.Breaks, after.Breaks),
		Stubs:  slices.Concat(before.Stubs, own.Stubs, after.Stubs),
	}
	if len(both.Breaks) < leastInRegion {
		return wrap.Widths{}
	}
	return both.Learn()
}

// gather adds the break behind line j when it is surely a wrap: it stands
// inside a sentence.
func gather(s *wrap.Sample, lines []Line, j int) {
	if j+1 >= len(lines) || !insideSentence(&lines[j], &lines[j+1]) || lines[j].Break.Length > wrap.Longest {
		return
	}
	s.Breaks = append(s.Breaks, lines[j].Break)
	if j > 0 && lines[j-1].Kind == Prose && lines[j].Break.Length*2 < lines[j-1].Break.Length {
		s.Stubs = append(s.Stubs, Together(&lines[j-1], &lines[j]))
	}
}

// Together is the geometry of two lines as if they were one.
func Together(a, b *Line) wrap.Break {
	n := a.Break.Length + 1
	return wrap.Break{Length: n + b.Break.Length, Reach: n + b.Break.Reach}
}

// insideSentence says whether a sentence goes on from one line to the next.
func insideSentence(a, b *Line) bool {
	return a.Kind == Prose && b.Kind == Prose && !a.Closed && b.Lower && !b.Quote
}

// enough breaks to learn from; of more, every other is forgotten.
const enough = 1 << 16

func thinned(b []wrap.Break) []wrap.Break {
	if len(b) < enough {
		return b
	}
	for i := range len(b) / 2 {
		b[i] = b[2*i]
	}
	return b[:len(b)/2]
}
