package folded

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/language"
	"emend/editor/detect/scan"
)

// gap is the length of white space at offset at that a reader would not take
// for the end of a paragraph: spaces and at most one line end.
func gap(s string, at int) int {
	n, lines := 0, 0
	for at+n < len(s) {
		switch s[at+n] {
		case ' ', '\t', '\r':
		case '\n':
			if lines++; lines > 1 {
				return 0
			}
		default:
			return n
		}
		n++
	}
	return 0
}

// maxGap bounds the spaces a repair takes in before its first character.
const maxGap = 16

// gapBefore is the length of spaces that end at offset at on the same line.
func gapBefore(s string, at int) int {
	n := 0
	for n < maxGap && at-n > 0 && s[at-n-1] == ' ' {
		n++
	}
	return n
}

// falseGap is the length of white space behind an apostrophe that came with
// the damage: word is what stands in front of the apostrophe, at where the
// white space starts.
func (f *folder) falseGap(word string, at int) int {
	s := f.s
	n := gap(s, at)
	if n == 0 || word == "" {
		return 0
	}
	next := scan.WordAfter(s, at+n)
	if last := at + n + len(next) - 1; next != "" && s[last] == 'a' && headAt(s[last:]) != "" {
		next = next[:len(next)-1] // what sa€¦
	}
	if next == "" {
		return 0
	}
	if strings.EqualFold(word, "ma") && strings.EqualFold(next, "am") {
		return n
	}
	if scan.ContractionEnds[next] && !foldedAt(s, at+n+len(next)) || f.elides(word, s[at+n:]) || named(word, next) {
		return n
	}
	return 0
}

// foldedAt says whether a folded letter goes on at offset at: in `la€™ A©tude`
// the A is no word.
func foldedAt(s string, at int) bool {
	if at == 0 || at >= len(s) || s[at-1] != 'A' && s[at-1] != 'a' {
		return false
	}
	_, _, ok := letterTailAt(s[at:])
	return ok
}

// elides says whether word and what goes on with next are one elided phrase. In
// English only names have the French form (d’Artagnan).
func (f *folder) elides(word, next string) bool {
	if !scan.Elides(word) || !opensVowel(next, word) {
		return false
	}
	if f.counts.Language != language.English || strings.ContainsAny(word, "Ooy") && len(word) == 1 {
		return true
	}
	return class.At(next, 0).IsUpper() && strings.Contains("ldLD", word)
}

// named says whether word opens a name of two parts that next goes on with:
// D’Souza, where next does not start with a vowel.
func named(word, next string) bool {
	return word == "D" && len(next) > 1 && class.At(next, 0).IsUpper() && class.At(next, 1) == class.Lower
}

// opensVowel says whether s goes on with what elision calls for.
func opensVowel(s, word string) bool {
	if word == "O" || word == "o" || word == "y" {
		return s[0] < utf8.RuneSelf && scan.IsASCIILetter(s[0]) // O’Brien, o’clock, y’all
	}
	if strings.IndexByte("aeiouyhAEIOUYH", s[0]) >= 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	c := class.Of(r)
	return c == class.AccentLower || c == class.AccentUpper || r == '“' || r == '«'
}

// measures says whether a figure and a unit of length end at an offset.
func measures(s string, at int) bool {
	unit := scan.WordBefore(s, at)
	switch unit {
	case "m", "km", "cm", "mm", "dm":
		number := strings.TrimRight(s[:at-len(unit)], " ")
		return number != "" && number[len(number)-1] >= '0' && number[len(number)-1] <= '9'
	}
	return false
}
