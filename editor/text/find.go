package text

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Finder looks for words, at hundreds of megabytes a second where a regular
// expression that folds case reads some twenty-five.
type Finder struct {
	words []rune // each the least of those that fold to it; none when exact
	plain string
	exact bool
	leads []string // what places may begin with: the words, or the forms of their first character
}

// NewFinder returns a finder for words. Unless exact, letters match whatever
// their case, as (?i) does in a regular expression. ok is false for words that
// are no characters.
func NewFinder(words string, exact bool) (f *Finder, ok bool) {
	if words == "" || !utf8.ValidString(words) || strings.ContainsRune(words, utf8.RuneError) {
		return nil, false
	}
	f = &Finder{plain: words, exact: exact}
	if exact {
		f.leads = []string{words}
		return f, true
	}
	for _, r := range words {
		f.words = append(f.words, leastFold(r))
	}
	first := f.words[0]
	f.leads = append(f.leads, string(first))
	for r := unicode.SimpleFold(first); r != first; r = unicode.SimpleFold(r) {
		f.leads = append(f.leads, string(r))
	}
	return f, true
}

// leastFold is the first of the characters that are one but for case.
func leastFold(r rune) rune {
	first := r
	for next := unicode.SimpleFold(r); next != r; next = unicode.SimpleFold(next) {
		first = min(first, next)
	}
	return first
}

// searched is how much text is read at once, and between two looks at whether to
// stop.
const searched = 1 << 20

// All returns the places of the words in a text of so many bytes, at most so
// many, from left to right and not overlapping. The text is read in parts, since
// it need not stand in memory as a whole. It ends early when stop says so, which
// is shown what was found so far; that stays as it is.
func (f *Finder) All(length int, read func(Span) string, most int, stop func(sofar []Span) bool) []Span {
	var out []Span
	for at := 0; at < length && len(out) < most && !stop(slices.Clip(out)); {
		// A place may begin in front of the edge and end behind it.
		edge := min(length, at+searched)
		s := read(Span{Start: at, End: min(length, edge+f.reach())})
		before := len(out)
		next := f.part(s, edge-at, most, &out)
		for i := before; i < len(out); i++ {
			out[i] = out[i].Shift(at)
		}
		at += next
	}
	return out
}

// reach is how many bytes a place can have.
func (f *Finder) reach() int { return max(len(f.plain), utf8.UTFMax*len(f.words)) }

// part adds the places that begin in front of edge, and returns where to go on.
func (f *Finder) part(s string, edge, most int, out *[]Span) int {
	next := make([]int, len(f.leads)) // the next place of each lead; behind edge: none
	for i := range next {
		next[i] = -1
	}
	at := 0
	for at < edge && len(*out) < most {
		from := edge
		for i, lead := range f.leads {
			if next[i] < at {
				next[i] = edge
				if k := strings.Index(s[at:min(len(s), edge+len(lead)-1)], lead); k >= 0 {
					next[i] = at + k
				}
			}
			from = min(from, next[i])
		}
		if from == edge {
			return edge
		}
		if end := f.end(s, from); end >= 0 {
			*out = append(*out, Span{Start: from, End: end})
			at = end
			continue
		}
		_, n := utf8.DecodeRuneInString(s[from:])
		at = from + n
	}
	return at
}

// end is where the words end that begin at an offset, -1 where they do not.
func (f *Finder) end(s string, at int) int {
	if f.exact {
		return at + len(f.plain)
	}
	for _, w := range f.words {
		if at == len(s) {
			return -1
		}
		r, n := rune(s[at]), 1
		if r >= utf8.RuneSelf {
			if r, n = utf8.DecodeRuneInString(s[at:]); r == utf8.RuneError {
				return -1
			}
		}
		if r != w && leastFold(r) != w {
			return -1
		}
		at += n
	}
	return at
}
