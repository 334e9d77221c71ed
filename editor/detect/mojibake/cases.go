package mojibake

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
)

// The bytes that windows-1252 shows as š, œ and ž, and as their capitals. Where a
// text was put in small letters or in capitals after it was misread, the ones
// have become the others, and stand for other characters.
const (
	smallBytes = "\x9A\x9C\x9E"
	largeBytes = "\x8A\x8C\x8E"
)

// holdsByte says whether the UTF-8 of s holds one of the bytes.
func holdsByte(s, bytes string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf && strings.IndexByte(bytes, s[i]) >= 0 {
			return true
		}
	}
	return false
}

// noteCases notes the characters of a word that hold such bytes.
func (m *surroundings) noteCases(wording string) {
	for at, r := range wording {
		s := wording[at : at+utf8.RuneLen(r)]
		if holdsByte(s, smallBytes) {
			m.small = noted(m.small, r)
		}
		if holdsByte(s, largeBytes) {
			m.large = noted(m.large, r)
		}
	}
}

func noted(in map[rune]struct{}, r rune) map[rune]struct{} {
	if in == nil {
		in = map[rune]struct{}{}
	}
	in[r] = struct{}{}
	return in
}

// fewestCased is how many different characters with bytes of one case, and none
// with those of the other, tell what was done to the text.
const fewestCased = 4

// otherCase says whether bytes of a word may have been those of the other case.
// In Cyrillic the small ones stand for К, М and О and make њ, ќ and ў of ъ, ь and
// ю; the large ones make Њ, Ќ and Ў of the former. The leads of other scripts
// would not be read at all if they had been put in capitals.
func (m *profile) otherCase(wording string) bool {
	r, _ := utf8.DecodeRuneInString(wording)
	switch cyrillic := class.Of(r).Script() == class.CyrLower; {
	case cyrillic && m.Exact[codec.Windows1252Small] > 0:
		return strings.ContainsAny(wording, "њќў")
	case cyrillic:
		return len(m.large) >= fewestCased && len(m.small) == 0 && strings.ContainsAny(wording, "ЊЌЎ")
	case m.Exact[codec.Windows1252Small] > 0, len(m.small) >= fewestCased && len(m.large) == 0:
		return holdsByte(wording, smallBytes)
	}
	return false
}
