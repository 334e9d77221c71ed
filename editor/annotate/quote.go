package annotate

import (
	"strings"
	"unicode/utf8"

	"emend/editor/text"
)

// contextRunes is how much of the text around a passage a quote keeps. Thirty-
// two runes tell two places apart in all but verbatim repeats.
const contextRunes = 32

// NewQuote takes the quote of a span of the raw text. An undecodable byte
// counts as a rune.
func NewQuote(raw string, s text.Span) Quote {
	from, to := s.Start, s.End
	for n := 0; n < contextRunes && from > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(raw[:from])
		from -= size
	}
	for n := 0; n < contextRunes && to < len(raw); n++ {
		_, size := utf8.DecodeRuneInString(raw[to:])
		to += size
	}
	return Quote{Exact: raw[s.Start:s.End], Prefix: raw[from:s.Start], Suffix: raw[s.End:to]}
}

// Occurrences lists where a passage stands in the raw text, letter for letter
// and not overlapping, for a note on all of them at once.
func Occurrences(raw, passage string) []text.Span {
	if passage == "" {
		return nil
	}
	var out []text.Span
	for at := 0; ; {
		i := strings.Index(raw[at:], passage)
		if i < 0 {
			return out
		}
		s := text.Span{Start: at + i, End: at + i + len(passage)}
		out = append(out, s)
		at = s.End
	}
}
