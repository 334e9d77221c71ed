package say

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Prose puts a text of several sentences into the reader's language, each
// sentence by itself: what is told of one rule is told of others too. A
// sentence that has no translation stays in English.
func Prose(english string) string {
	all := prose(english)
	for i, s := range all {
		all[i] = T(s)
	}
	return strings.Join(all, " ")
}

// prose divides a text into its sentences: behind a full stop, where a capital
// begins the next.
func prose(s string) []string {
	var out []string
	from := 0
	for i := 0; i+2 < len(s); i++ {
		if s[i] != '.' || s[i+1] != ' ' {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(s[i+2:]); unicode.IsUpper(next) {
			out = append(out, s[from:i+1])
			from = i + 2
		}
	}
	return append(out, s[from:])
}
