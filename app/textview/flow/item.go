package flow

import (
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// Kind says how a piece of text is laid out.
type Kind uint8

// The kinds of items.
const (
	WordItem  Kind = iota // shaped as a whole
	SpaceItem             // a run of spaces, or one wide or narrow space
	TabItem
	LineEndItem   // \n or \r\n
	PageItem      // a form feed: a line of its own
	ControlItem   // a control character or an invalid byte, shown as a box
	InvisibleItem // a character without width
)

// item is the smallest piece of text the wrapping deals with: it is broken
// only when it is wider than a whole line.
type item struct {
	start, end int
	kind       Kind
	breakAfter bool // a line may end after it
	closing    bool // a line may not begin with it
	wide       bool // an ideograph or kana: a line may begin with it
	glue       bool // no line may end after it, come what may
}

const (
	// maxItemRunes bounds what is shaped and remembered as one word.
	maxItemRunes = 48
	// maxClusterBytes bounds a grapheme cluster. Longer ones occur only as a
	// pile of hundreds of combining marks.
	maxClusterBytes = 1024
)

// nextItem returns the item of s that begins at off, off < len(s).
func nextItem(s string, off int) item {
	c := s[off]
	switch {
	case c == ' ':
		return spaces(s, off)
	case c == '\t':
		return item{start: off, end: off + 1, kind: TabItem, breakAfter: true}
	case c == '\n':
		return item{start: off, end: off + 1, kind: LineEndItem}
	case c == '\r' && off+1 < len(s) && s[off+1] == '\n':
		return item{start: off, end: off + 2, kind: LineEndItem}
	case c == '\f':
		return item{start: off, end: off + 1, kind: PageItem}
	case c < ' ' || c == 0x7f:
		return item{start: off, end: off + 1, kind: ControlItem, glue: true}
	case c < utf8.RuneSelf:
		return word(s, off)
	}
	return nextRune(s, off)
}

// nextRune returns the item that begins with the non-ASCII rune at off.
func nextRune(s string, off int) item {
	r, n := utf8.DecodeRuneInString(s[off:])
	switch class(r, n) {
	case ControlItem:
		return item{start: off, end: off + n, kind: ControlItem, glue: true}
	case InvisibleItem:
		soft := r == '\u200b' || r == '\u00ad'
		return item{start: off, end: off + n, kind: InvisibleItem, breakAfter: soft, glue: !soft, closing: true}
	case SpaceItem:
		if !extendsAt(s, off+n) {
			return item{start: off, end: off + n, kind: SpaceItem, breakAfter: true}
		}
	}
	if wide(r) {
		end := clusterEnd(s, off)
		return item{
			start: off, end: end, kind: WordItem, wide: true,
			closing: closing(r), glue: opening(r), breakAfter: !opening(r),
		}
	}
	return word(s, off)
}

// spaces returns the run of U+0020 at off. A space that carries a combining
// mark is a word.
func spaces(s string, off int) item {
	end := off + 1
	for end < len(s) && s[end] == ' ' {
		end++
	}
	if extendsAt(s, end) {
		end--
		if end == off {
			return item{start: off, end: clusterEnd(s, off), kind: WordItem}
		}
	}
	return item{start: off, end: end, kind: SpaceItem, breakAfter: true}
}

// word returns the run of shaped text at off: up to a space, a control, an
// ideograph, or after a hyphen or dash.
func word(s string, off int) item {
	it := item{start: off, kind: WordItem}
	i, runes := off, 0
	for i < len(s) {
		c := s[i]
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		if i > off && stopsWord(s, i, r, n) {
			break
		}
		if runes == maxItemRunes {
			it.end = lastCluster(s, off, i)
			return it
		}
		i += n
		runes++
		if hyphen(r) && i < len(s) && breaksAfterHyphen(s, off, i) {
			it.breakAfter = true
			break
		}
	}
	it.end = i
	it.closing = i-off > 0 && closingASCII(s[off])
	return it
}

// stopsWord says whether the rune r of n bytes at i ends a word begun before it.
func stopsWord(s string, i int, r rune, n int) bool {
	if r < utf8.RuneSelf {
		return r <= ' ' || r == 0x7f
	}
	switch class(r, n) {
	case ControlItem, InvisibleItem:
		return true
	case SpaceItem:
		return true
	}
	return wide(r) && !extendsBack(s, i)
}

// extendsBack says whether the cluster before i goes on at i, as after a joiner.
func extendsBack(s string, i int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:i])
	return r == '\u200d'
}

// breaksAfterHyphen says whether a line may end at i, after a hyphen: “well-|
// known”, but not “-5”, “--|-” or “a-”.
func breaksAfterHyphen(s string, off, i int) bool {
	r, n := utf8.DecodeRuneInString(s[i:])
	if extendsAt(s, i) || hyphen(r) || n == 1 && r == utf8.RuneError {
		return false
	}
	prev, _ := utf8.DecodeLastRuneInString(s[off:i])
	if prev == '-' && i-off < 2 {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '“' || r == '"'
}

func hyphen(r rune) bool {
	return r == '-' || r == '‐' || r >= '‒' && r <= '―'
}

// lastCluster returns the last cluster edge of s[off:] that is at most limit,
// but past off.
func lastCluster(s string, off, limit int) int {
	edge := off
	for edge < limit {
		end := clusterEnd(s, edge)
		if end > limit && edge > off {
			break
		}
		edge = end
	}
	return edge
}

// clusterEnd returns the end of the grapheme cluster of s that begins at off.
func clusterEnd(s string, off int) int {
	c := s[off]
	if c < utf8.RuneSelf && (off+1 == len(s) || s[off+1] < utf8.RuneSelf) && c != '\r' {
		return off + 1
	}
	tail := s[off:]
	if len(tail) > maxClusterBytes {
		cut := maxClusterBytes
		for cut > 1 && !utf8.RuneStart(tail[cut]) {
			cut--
		}
		tail = tail[:cut]
	}
	it := graphemes.FromString(tail)
	if !it.Next() {
		return off + 1
	}
	return off + it.End()
}

// breakBetween says whether a line may end between a and the item b after it.
func breakBetween(a, b item) bool {
	if b.kind == SpaceItem || a.glue || b.kind == InvisibleItem {
		return false
	}
	if a.kind == SpaceItem || a.kind == TabItem || b.kind == TabItem {
		return true
	}
	if b.closing && (a.wide || b.wide) {
		return false
	}
	return a.breakAfter || b.wide
}
