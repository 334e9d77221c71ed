package editor

import (
	"strings"
	"unicode"
	"unicode/utf8"
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

// cut notes where the parts of a row start, but the first.
func (b *rowBuilder) cut(r Row) {
	c := rowCutter{b: b, row: r, from: r}
	raw, clean := r.Raw.Start, r.Clean.Start
	for _, p := range b.m.PiecesBetween(b.m.PiecesUpTo(r.Raw.Start), b.m.PieceCount()) {
		if p.Raw.Start >= r.Raw.End {
			break
		}
		c.gap(raw, clean, p.Raw.Start)
		if p.Clean.Empty() && p.Raw.Len() >= cutEvery/2 && p.Raw.End <= r.Raw.End {
			c.start(p.Raw.Start, p.Clean.Start)
			c.start(p.Raw.End, p.Clean.End)
		}
		raw, clean = p.Raw.End, p.Clean.End
	}
	c.gap(raw, clean, r.Raw.End)
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
		c.start(raw, clean)
	}
}

// startsCharacter says whether a character as readers see it begins at i, as
// far as can be told without looking at what stands before.
func startsCharacter(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return utf8.RuneStart(s[i]) && !unicode.IsMark(r) && r != '\u200d' && r != '\n' && s[i-1] != '\r'
}

// start closes the open part and starts the next.
func (c *rowCutter) start(raw, clean int) {
	if raw > c.from.Raw.Start && raw < c.row.Raw.End {
		c.b.starts = append(c.b.starts, raw)
		c.from.Raw.Start, c.from.Clean.Start = raw, clean
	}
}
