package detect

import "strings"

// A language is what a text is mostly written in, as far as repairs need it.
type language uint8

// The languages whose common words are counted.
const (
	unknownLanguage language = iota
	english
	french
	italian
	portuguese
	spanish
	german
	languageCount
)

// frequentWords are unaccented words that are everyday in one language and in
// none of the others.
var frequentWords = func() map[string]language {
	m := map[string]language{}
	for l, words := range [languageCount]string{
		english:    "the and of that with was his this have from they which not you are been were would their",
		french:     "les des est dans une pour que qui sur avec pas elle ses mais nous vous dit petit et du au",
		italian:    "che della non per sono gli nel anche dei alla delle una piu come questo si",
		portuguese: "que nao uma com os dos mais ao pelo seu sua das foi por em ele",
		spanish:    "los las el que por una del con su y en como pero mas sus muy",
		german:     "der die und das nicht ist ein eine mit den von dem auch sich auf",
	} {
		for w := range strings.FieldsSeq(words) {
			if _, taken := m[w]; taken {
				m[w] = unknownLanguage
				continue
			}
			m[w] = language(l)
		}
	}
	return m
}()

// guessLanguage names the language of which a text's sample holds clearly the
// most frequent words.
func guessLanguage(s string) language {
	var hits [languageCount]int
	for from := 0; from < len(s); {
		for from < len(s) && !isASCIILetter(s[from]) {
			from++
		}
		end := from
		for end < len(s) && isASCIILetter(s[end]) {
			end++
		}
		if n := end - from; n > 0 && n <= 5 && s[from] >= 'a' {
			hits[frequentWords[s[from:end]]]++
		}
		from = end
	}
	best, second := unknownLanguage, 0
	for l := english; l < languageCount; l++ {
		if best == unknownLanguage || hits[l] > hits[best] {
			if best != unknownLanguage {
				second = max(second, hits[best])
			}
			best = l
		} else {
			second = max(second, hits[l])
		}
	}
	if hits[best] < 2 || hits[best] < 2*second {
		return unknownLanguage
	}
	return best
}

func isASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }
