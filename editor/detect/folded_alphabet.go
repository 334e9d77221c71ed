package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/text"
)

// An alphabet tells which letters of a language a folded pair can be: Ã, Ä and
// Å all fold to A, and what follows is the last six bits of a character.
type alphabet struct {
	small, large [64]string // by those bits, frequent letters first
}

// folded are the alphabets by language; nil where Latin-1 says it all.
var foldedAlphabets = func() (out [languageCount]*alphabet) {
	for l := range languageFacts {
		a := new(alphabet)
		for _, r := range languageFacts[l].letters {
			a.add(r)
		}
		if languageFacts[l].letters != "" {
			out[l] = a
		}
	}
	return out
}()

// add enters a letter and its capital.
func (a *alphabet) add(r rune) {
	if r >= 0xC0 && r < 0x180 && !unicode.IsUpper(r) {
		a.small[r&0x3F] += string(r)
	}
	if u := unicode.ToUpper(r); u >= 0xC0 && u < 0x180 && (u != r || unicode.IsUpper(r)) {
		a.large[u&0x3F] += string(u)
	}
}

// tailCounts counts folded pairs inside words by the last six bits they show.
type tailCounts [64]int

// explained is how many of the pairs an alphabet has letters for.
func (a *alphabet) explained(t *tailCounts) (n int) {
	for i, count := range t {
		if a.small[i] != "" {
			n += count
		}
	}
	return n
}

// fewestTails is how many pairs inside words tell an alphabet.
const fewestTails = 5

// chooseAlphabet names the alphabet that the pairs of a text are read in. The
// language its words are in comes first, then the one that explains most;
// nil is Latin-1, the letters of which English texts borrow.
func chooseAlphabet(l language, t *tailCounts) *alphabet {
	all := 0
	for _, n := range t {
		all += n
	}
	if l == english {
		return nil
	}
	own := foldedAlphabets[l]
	if own != nil && 10*own.explained(t) >= 8*all {
		return own
	}
	if all < fewestTails {
		return nil
	}
	var best *alphabet
	most := 0
	for _, a := range foldedAlphabets {
		if a != nil && a.explained(t) > most {
			best, most = a, a.explained(t)
		}
	}
	if 10*most < 9*all {
		return own
	}
	return best
}

// localise puts the letters of the text's alphabet in the place of those that
// Latin-1 would read: `A‚` is ł in Polish. A second letter is the other
// reading.
func (f *folder) localise(lt letterTail, span text.Span, before, after runeClass) letterTail {
	a := f.counts.alphabet
	if a == nil {
		return lt
	}
	letters := a.small[lt.letter&0x3F]
	if large := a.large[lt.letter&0x3F]; large != "" && (letters == "" || before.isUpper() && after != lowerClass) {
		letters = large
	}
	if letters == "" {
		return lt
	}
	first := []rune(letters)
	lt.letter, lt.small = first[0], unicode.IsLower(first[0])
	lt.letterText = string(first[0])
	if len(first) > 1 {
		lt.other = string(first[1])
		if vowel(first[0]) != vowel(first[1]) && f.wantsVowel(span) != vowel(first[0]) {
			lt.letter, lt.letterText, lt.other = first[1], string(first[1]), string(first[0])
		}
	}
	return lt
}

// wantsVowel says whether the letters around a place call for a vowel: none
// stands beside it.
func (f *folder) wantsVowel(span text.Span) bool {
	before, _ := runeBefore(f.s, span.Start)
	after, _ := utf8.DecodeRuneInString(f.s[span.End:])
	return !vowel(unicode.ToLower(before)) && !vowel(unicode.ToLower(after))
}

// vowel says whether an accented letter is one.
func vowel(r rune) bool {
	if r > utf8.RuneSelf {
		r, _ = utf8.DecodeRuneInString(strip(string(r)))
	}
	return strings.ContainsRune("aeiouyıæø", r)
}
