package editor

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/text"
)

// longRow is the length in bytes, on either side, from which a row is cut into
// several: a text without line ends would be one row, and nothing in it would
// stand beside what became of it.
const longRow = 6 << 10

// cutEvery is about how many bytes the parts of a cut row have, and cutSearch
// how far a space is looked for.
const (
	cutEvery  = 4 << 10
	cutSearch = 512
)

// A rowCutter cuts a long row where both sides go on alike, behind a space
// where there is one near, and around large deletions. Its parts do not end
// with a line end, save the last.
type rowCutter struct {
	b    *rowBuilder
	row  Row
	from Row // the part that is open
}

// cut appends a row in parts.
func (b *rowBuilder) cut(r Row) {
	c := rowCutter{b: b, row: r, from: r}
	ps := b.pieces
	k := sort.Search(len(ps), func(i int) bool { return ps[i].Raw.End > r.Raw.Start })
	raw, clean := r.Raw.Start, r.Clean.Start
	for ; k < len(ps) && ps[k].Raw.Start < r.Raw.End; k++ {
		p := &ps[k]
		c.gap(raw, clean, p.Raw.Start)
		if p.Clean.Empty() && p.Raw.Len() >= cutEvery/2 && p.Raw.End <= r.Raw.End {
			c.end(p.Raw.Start, p.Clean.Start)
			c.end(p.Raw.End, p.Clean.End)
		}
		raw, clean = p.Raw.End, p.Clean.End
	}
	c.gap(raw, clean, r.Raw.End)
	c.end(r.Raw.End, r.Clean.End)
}

// gap cuts where needed in the raw text from raw to end, which stands at clean
// in the cleaned text unchanged.
func (c *rowCutter) gap(raw, clean, end int) {
	s := c.b.m.Raw()
	for {
		long := max(raw-c.from.Raw.Start, clean-c.from.Clean.Start)
		at := raw + max(1, cutEvery-long)
		if at >= end {
			return
		}
		if i := strings.IndexByte(s[at:min(end, at+cutSearch)], ' '); i >= 0 {
			at += i + 1
		} else {
			for at < end && !startsCharacter(s, at) {
				at++
			}
		}
		if at >= end {
			return
		}
		clean += at - raw
		raw = at
		c.end(raw, clean)
	}
}

// startsCharacter says whether a character as readers see it begins at i, as
// far as can be told without looking at what stands before.
func startsCharacter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return utf8.RuneStart(s[i]) && !unicode.IsMark(r) && r != '\u200d' && r != '\n' && s[i-1] != '\r'
}

// end closes the open part.
func (c *rowCutter) end(raw, clean int) {
	if raw == c.from.Raw.Start && clean == c.from.Clean.Start {
		return
	}
	part := c.from
	part.Raw.End, part.Clean.End = raw, clean
	c.b.rows = append(c.b.rows, part)
	c.from.Line += strings.Count(c.b.m.Raw()[part.Raw.Start:raw], "\n")
	c.from.Raw, c.from.Clean = text.Span{Start: raw}, text.Span{Start: clean}
}
