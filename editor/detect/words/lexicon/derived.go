package lexicon

import (
	"strings"
	"unicode/utf8"
)

// Derived says whether an unknown word is a known one with a common ending or
// beginning, or two known ones in a row: most likely rare, not wrong.
func (l *Lexicon) Derived(w string) bool {
	w = strings.TrimSuffix(w, "'s")
	for _, end := range endings[l.Lang] {
		if stem, ok := strings.CutSuffix(w, end); ok && len(stem) >= 3 && l.isStem(stem) {
			return true
		}
	}
	for _, start := range beginnings[l.Lang] {
		if stem, ok := strings.CutPrefix(w, start); ok && len(stem) >= 4 && l.common(stem) {
			return true
		}
	}
	for i := 4; i+4 <= len(w); i++ {
		if utf8.RuneStart(w[i]) && l.common(w[:i]) && l.common(w[i:]) {
			return true
		}
	}
	return false
}

// isStem says whether a word before an ending is known, or was before the
// ending took its e or made its y an i.
func (l *Lexicon) isStem(stem string) bool {
	return l.common(stem) || l.common(stem+"e") || strings.HasSuffix(stem, "i") && l.common(stem[:len(stem)-1]+"y")
}

var endings = map[string][]string{
	"en": {"s", "es", "ed", "d", "ing", "ly", "ness", "er", "ers", "est", "ish", "like", "less", "ful", "ment", "able", "y", "'s"},
	"fr": {"s", "x", "es", "ment", "ait", "aient", "ant"},
	"de": {"e", "en", "er", "es", "em", "n", "s", "st", "t", "te", "ten"},
	"es": {"s", "es", "mente", "se", "lo", "la", "los", "las", "le", "les"},
}

var beginnings = map[string][]string{
	"en": {"un", "re", "in", "non", "over", "under", "out", "up", "dis", "pre", "mis", "fore", "self", "sub"},
	"fr": {"re", "dé", "in", "non", "sur", "l'", "d'", "qu'", "n'", "s'", "j'", "m'", "t'", "c'"},
	"de": {"un", "ver", "be", "ge", "an", "auf", "aus", "ab", "ein", "zu"},
	"es": {"des", "re", "in", "sub"},
}

// common says whether a word is in the language and not among its rarest.
func (l *Lexicon) common(w string) bool {
	lp, ok := l.Table.Word(HashOf(w))
	return ok && lp > -16
}
