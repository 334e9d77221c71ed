// Package diff finds the differences between two texts: hunks of words, with
// those that only move white space told apart, and the letters that differ
// inside one repair.
//
// Context: a cleaned text is mostly its raw text with other line breaks, so a
// diff by lines calls everything changed, and a general diff of characters
// gives up or takes minutes from a megabyte on. Decision: words are compared
// and white space is set aside as the gap before a word; runs of words that
// occur once in both texts anchor the rest, and go-diff settles what is left
// in small windows of bounded work, without a deadline. Consequence: the
// outcome is the same on every machine, time grows with the length of the
// texts whatever stands in them, and hunks put together give back both texts
// on any bytes.
package diff

import "emend/editor/text"

// A Hunk is a stretch of the first text, A, that reads B in the second one.
// Between hunks the texts are the same, byte for byte.
type Hunk struct {
	A, B text.Span
	// Space: nothing but white space differs, no word.
	Space bool
}

// maxText is the length up to which texts are compared word by word; offsets
// of words are held in 32 bits.
const maxText = 1<<31 - 1

// Texts returns the hunks that lead from a to b, in order. They are disjoint,
// not both empty, and cut no character.
func Texts(a, b string) []Hunk {
	if a == b {
		return nil
	}
	if len(a) > maxText || len(b) > maxText {
		return whole(a, b)
	}
	words := newVocabulary()
	m := matcher{a: words.tokens(a), b: words.tokens(b)}
	m.numbers.init(words.count())
	m.match(region{0, len(m.a), 0, len(m.b)}, 0)
	return gaps(a, b, &m)
}

// whole is one hunk, without what the texts share at their ends.
func whole(a, b string) []Hunk {
	g := gapWriter{a: a, b: b}
	g.add(text.Span{End: len(a)}, text.Span{End: len(b)}, false)
	return g.hunks
}

// gaps walks the matched words and writes down what differs between them.
func gaps(a, b string, m *matcher) []Hunk {
	g := gapWriter{a: a, b: b, ta: m.a, tb: m.b}
	for _, r := range m.runs {
		g.between(r.a, r.b)
		for k := range r.n {
			g.pass(r.a+k, r.b+k)
		}
	}
	g.between(len(m.a), len(m.b))
	return g.hunks
}

// A gapWriter makes hunks of what lies between matched words.
type gapWriter struct {
	a, b       string
	ta, tb     []token
	na, nb     int // words before these are done
	endA, endB int // offsets behind the last matched word
	hunks      []Hunk
}

// pass goes over a pair of equal words and notes whether the white space in
// front of them differs; what is unmatched before them was dealt with.
func (g *gapWriter) pass(i, j int) {
	x, y := &g.ta[i], &g.tb[j]
	g.space(text.Span{Start: g.endA, End: int(x.start)}, text.Span{Start: g.endB, End: int(y.start)})
	g.endA, g.endB = int(x.end), int(y.end)
	g.na, g.nb = i+1, j+1
}

// space notes two stretches of white space if they differ.
func (g *gapWriter) space(a, b text.Span) {
	if g.a[a.Start:a.End] != g.b[b.Start:b.End] {
		g.add(a, b, true)
	}
}

// between makes hunks of the unmatched words before words i and j and leaves
// endA and endB behind them. White space at their edges that differs by
// itself becomes a hunk of its own.
func (g *gapWriter) between(i, j int) {
	last := i == len(g.ta) && j == len(g.tb)
	switch {
	case g.na == i && g.nb == j:
		if last {
			g.space(text.Span{Start: g.endA, End: len(g.a)}, text.Span{Start: g.endB, End: len(g.b)})
		}
		return
	case g.na < i && g.nb < j:
		a := text.Span{Start: int(g.ta[g.na].start), End: int(g.ta[i-1].end)}
		b := text.Span{Start: int(g.tb[g.nb].start), End: int(g.tb[j-1].end)}
		g.space(text.Span{Start: g.endA, End: a.Start}, text.Span{Start: g.endB, End: b.Start})
		g.add(a, b, false)
		g.endA, g.endB = a.End, b.End
		if last {
			g.space(text.Span{Start: a.End, End: len(g.a)}, text.Span{Start: b.End, End: len(g.b)})
		}
		return
	}
	a, b := text.Span{Start: g.endA, End: len(g.a)}, text.Span{Start: g.endB, End: len(g.b)}
	if i < len(g.ta) {
		a.End = int(g.ta[i].start)
	}
	if j < len(g.tb) {
		b.End = int(g.tb[j].start)
	}
	g.add(a, b, false)
	g.endA, g.endB = a.End, b.End
}

// add appends a hunk without what both sides share at their ends. The given
// spans lie on edges of characters in both texts, and so the hunk does.
func (g *gapWriter) add(a, b text.Span, space bool) {
	wideA, wideB := a, b
	for a.Start < a.End && b.Start < b.End && g.a[a.Start] == g.b[b.Start] {
		a.Start++
		b.Start++
	}
	for a.Start < a.End && b.Start < b.End && g.a[a.End-1] == g.b[b.End-1] {
		a.End--
		b.End--
	}
	if a.Empty() && b.Empty() {
		return
	}
	for a.Start > wideA.Start && g.unreadable(a.Start, b.Start, a.Start-1, !space) {
		a.Start--
		b.Start--
	}
	for a.End < wideA.End && b.End < wideB.End && g.unreadable(a.End, b.End, a.End, !space) {
		a.End++
		b.End++
	}
	g.hunks = append(g.hunks, Hunk{A: a, B: b, Space: space})
}

// unreadable says whether a hunk must not end at i in the first text and j in
// the second: it would cut a character or, where words differ, a word, of
// which the byte at next is the other part.
func (g *gapWriter) unreadable(i, j, next int, word bool) bool {
	return !text.IsEdge(g.a, i) || !text.IsEdge(g.b, j) || word && classes[g.a[next]] != space
}
