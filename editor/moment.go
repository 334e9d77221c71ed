package editor

import (
	"slices"
	"strings"

	"emend/editor/diff"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Moment names one of the texts that a review has or had. The zero value is
// the cleaned text of now.
type Moment struct {
	raw     bool
	version *record.Version
}

// NowMoment is the cleaned text of now.
func NowMoment() Moment { return Moment{} }

// RawMoment is the raw text.
func RawMoment() Moment { return Moment{raw: true} }

// VersionMoment is the cleaned text of a version.
func VersionMoment(v record.Version) Moment { return Moment{version: &v} }

// mappingAt is how the raw text becomes the text of a moment.
func (v Versions) mappingAt(m Moment) (*repair.Mapping, error) {
	switch {
	case m.raw:
		return repair.NewMapping(v.review.raw.Text(), nil), nil
	case m.version == nil:
		return v.review.Mapping(), nil
	}
	then, err := v.At(*m.version)
	if err != nil {
		return nil, err
	}
	return then.Mapping(), nil
}

// A Comparison is two texts that came of one raw text, and where they differ.
type Comparison struct {
	A, B  string
	Hunks []diff.Hunk // in order, disjoint; between them both texts are the same
}

// Compare tells where the texts of two moments differ. It is exact and needs
// no search: both are known piece by piece from the raw text, and only pieces
// that touch are compared.
func (v Versions) Compare(a, b Moment) (*Comparison, error) { return v.Comparing(a, b)() }

// Comparing is Compare for a long text: what it returns does the work and may
// run on any goroutine.
func (v Versions) Comparing(a, b Moment) func() (*Comparison, error) {
	was := v.past()
	return func() (*Comparison, error) { return was.compare(a, b) }
}

func (v Versions) compare(a, b Moment) (*Comparison, error) {
	ma, err := v.mappingAt(a)
	if err != nil {
		return nil, err
	}
	mb, err := v.mappingAt(b)
	if err != nil {
		return nil, err
	}
	c := &Comparison{A: ma.String(), B: mb.String()}
	for _, r := range changedBetween(piecesOf(ma), piecesOf(mb)) {
		c.add(around(ma, r), around(mb, r))
	}
	return c, nil
}

// around is the stretch of a cleaned text that stands for a raw span, with what
// was inserted at its edges.
func around(m *repair.Mapping, raw text.Span) text.Span {
	return text.Span{Start: m.ToClean(raw.Start, repair.Before), End: m.ToClean(raw.End, repair.After)}
}

// piecesOf are the pieces of a mapping as a list.
func piecesOf(m *repair.Mapping) []repair.Piece {
	out := make([]repair.Piece, 0, m.PieceCount())
	for _, p := range m.Pieces() {
		out = append(out, p)
	}
	return out
}

// changedBetween joins the pieces of two mappings of one raw text where they
// touch, and returns the raw spans of what is not the same in both.
func changedBetween(a, b []repair.Piece) []text.Span {
	var out []text.Span
	for len(a)+len(b) > 0 {
		n, k := 0, 0
		span := firstOf(a, b)
		for grown := true; grown; {
			grown = false
			for ; n < len(a) && a[n].Raw.Start <= span.End; n++ {
				span, grown = span.Union(a[n].Raw), true
			}
			for ; k < len(b) && b[k].Raw.Start <= span.End; k++ {
				span, grown = span.Union(b[k].Raw), true
			}
		}
		if x, y := unlike(a[:n], b[:k]); len(x)+len(y) > 0 {
			span = firstOf(x, y)
			for _, p := range append(slices.Clip(x), y...) {
				span = span.Union(p.Raw)
			}
			out = append(out, span)
		}
		a, b = a[n:], b[k:]
	}
	return out
}

// firstOf is the raw span of the first piece of either list.
func firstOf(a, b []repair.Piece) text.Span {
	switch {
	case len(a) == 0:
		return b[0].Raw
	case len(b) == 0 || a[0].Raw.Start <= b[0].Raw.Start:
		return a[0].Raw
	}
	return b[0].Raw
}

// unlike is what is left of two runs of pieces without those at their ends that
// are the same in both.
func unlike(a, b []repair.Piece) (x, y []repair.Piece) {
	same := func(p, q *repair.Piece) bool { return p.Raw == q.Raw && p.New == q.New }
	for len(a) > 0 && len(b) > 0 && same(&a[0], &b[0]) {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && same(&a[len(a)-1], &b[len(b)-1]) {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// shortHunk is the length in bytes up to which two stretches are one hunk: to
// compare their words takes a hundred times as long, and tells no more.
const shortHunk = 96

// add notes what differs between two stretches that stand for the same raw
// text.
func (c *Comparison) add(a, b text.Span) {
	before, after := c.A[a.Start:a.End], c.B[b.Start:b.End]
	if before == after {
		return
	}
	if len(before)+len(after) <= shortHunk {
		c.Hunks = append(c.Hunks, diff.Hunk{A: a, B: b, Space: sameWords(before, after)})
		return
	}
	for _, h := range diff.Texts(before, after) {
		h.A, h.B = h.A.Shift(a.Start), h.B.Shift(b.Start)
		c.Hunks = append(c.Hunks, h)
	}
}

// sameWords says whether nothing but white space differs.
func sameWords(a, b string) bool { return slices.Equal(strings.Fields(a), strings.Fields(b)) }

// Mapping leads from text A to text B.
func (c *Comparison) Mapping() *repair.Mapping {
	edits := make([]repair.Edit, len(c.Hunks))
	for i, h := range c.Hunks {
		edits[i] = repair.Edit{Span: h.A, New: c.B[h.B.Start:h.B.End], Owner: i}
	}
	return repair.NewMapping(c.A, edits)
}

// Session is a review of the comparison, kept nowhere: its raw text is A, its
// cleaned text is B, and each difference is a repair.
func (c *Comparison) Session(name string) *Session {
	const encoding = "utf-8" // what the texts of a review are in, whatever their file was
	raw, err := text.DecodeAs([]byte(c.A), encoding)
	if err != nil {
		panic("editor: " + err.Error())
	}
	s := New(raw, record.Source{Name: name, Encoding: encoding})
	named := comparison{raw: c.A, cleaned: c.B, hunks: c.Hunks}
	s.Detection().SetCompared(named.repairs())
	return s
}
