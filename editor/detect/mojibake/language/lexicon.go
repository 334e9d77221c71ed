package language

import "emend/editor/detect/words/lexicon"

// tables are the languages whose words have been counted.
var tables = map[Language]string{English: "en", French: "fr", German: "de", Spanish: "es"}

// Counted says whether the words of the language were.
func (l Language) Counted() bool { return tables[l] != "" }

// Frequency is about how often a word, in any case, occurs in a billion words of
// the language; 0 where it does not, or where its words were never counted.
func (l Language) Frequency(word string) float64 {
	_, n := lexicon.Known(tables[l], word)
	return n
}

// Choose says which of several spellings of a word is the most frequent one, and
// what share of the occurrences of all it has; 0 where the language has none.
func (l Language) Choose(spellings []string) (best int, share float64) {
	most, all := 0.0, 0.0
	for i, s := range spellings {
		n := l.Frequency(s)
		all += n
		if n > most {
			best, most = i, n
		}
	}
	if all == 0 {
		return 0, 0
	}
	return best, most / all
}
