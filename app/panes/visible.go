package panes

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/app/look"
	"emend/editor/text"
)

// Visible makes a wording fit to be read on its own: line ends, tabs and
// spaces at its edges or in runs are shown by signs, what cannot be seen and what
// no font shows by its number, as the boxes in the text have it.
func Visible(s string) string {
	var b strings.Builder
	last := len(s) - 1
	for i, r := range s {
		switch {
		case r == '\r' && i < last && s[i+1] == '\n':
		case r == '\n' || r == '\r' || r == '\u2028':
			b.WriteRune('↵')
		case r == '\f':
			b.WriteString("‹page›")
		case r == '\t':
			b.WriteRune('→')
		case r == ' ' && (i == 0 || i == last || s[i-1] == ' ' || i < last && s[i+1] == ' '):
			b.WriteRune('·')
		case r == '\u00a0':
			b.WriteRune('⍽')
		case r == '\u00ad':
			b.WriteString("‹soft hyphen›")
		default:
			show(&b, r)
		}
	}
	return b.String()
}

// show writes a character, or its number where it is not to be seen.
func show(b *strings.Builder, r rune) {
	invisible := unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' // joiners shape what is beside them
	if invisible || unicode.IsControl(r) || r >= utf8.RuneSelf && look.Lacks(r) {
		fmt.Fprintf(b, "‹%04X›", r)
		return
	}
	b.WriteRune(r)
}

// Brief is Visible of a wording that may be long: its beginning and end.
func Brief(s string, runes int) string {
	if utf8.RuneCountInString(s) <= runes {
		return Visible(s)
	}
	head, tail := runes*2/3, runes/3
	rs := []rune(s[:min(len(s), head*utf8.UTFMax)])
	end := []rune(s[max(0, len(s)-tail*utf8.UTFMax):])
	return Visible(string(rs[:min(head, len(rs))])) + " … " + Visible(string(end[max(0, len(end)-tail):]))
}

// Around gives the raw text on one line before and behind a span, up to a
// number of bytes on each side.
func Around(raw string, s text.Span, bytes int) (before, after string) {
	from, to := max(0, s.Start-bytes), min(len(raw), s.End+bytes)
	for from < s.Start && !utf8.RuneStart(raw[from]) {
		from++
	}
	for to > s.End && to < len(raw) && !utf8.RuneStart(raw[to]) {
		to--
	}
	return flat(raw[from:s.Start]), flat(raw[s.End:to])
}

// flat puts a text on one line.
func flat(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '\n', '\r', '\t', '\f', '\u2028':
			b.WriteByte(' ')
		default:
			show(&b, r)
		}
	}
	return b.String()
}
