package words

import (
	"math"
	"slices"
)

// A lexicon is the words that the language and the document at hand have, and
// how often. All that judges words looks them up in the same one.
type lexicon struct {
	Lang       string
	All        bool // propose what is improbable too; for fitting
	table      *Table
	vocabulary *vocabulary
	own        uint16  // the bit of the language among those of stop words
	logWords   float64 // natural logarithm of the number of words in the text
	ownWords   filter  // words that only this document knows
	workers    int     // goroutines that learning may use
}

// Unknown words are given this share; a true one is a name more often than not.
const unknownShare = -17.5

// priors weigh language against document.
const (
	languageWeight = -0.3 // ln 0.74
	documentWeight = -1.4 // ln 0.25
)

// newLexicon counts the words of a text.
func newLexicon(text, lang string, table *Table, workers int, done <-chan struct{}) lexicon {
	l := lexicon{Lang: lang, table: table, vocabulary: newVocabulary(), workers: workers}
	l.own = 1 << slices.Index(languageNames, lang)
	l.vocabulary.read(text, workers, done)
	l.logWords = math.Log(float64(max(1, l.vocabulary.words)))
	l.ownWords = newFilter(len(l.vocabulary.forms))
	l.eachOwn(func(f *form) { l.ownWords.add(f.hash) })
	return l
}

// leastOwn is how often a text must have a word that the language has not, for
// it to be one.
const leastOwn = 3

// eachOwn calls do with the words that only this document knows.
func (l *lexicon) eachOwn(do func(*form)) {
	for i := range l.vocabulary.forms {
		f := &l.vocabulary.forms[i]
		if f.kind != word || f.total() < leastOwn {
			continue
		}
		if _, known := l.table.word(f.hash); !known {
			do(f)
		}
	}
}

// prior is the natural logarithm of a word's share, by language and document;
// ok is false for a word that neither knows well enough to propose it.
func (l *lexicon) prior(h Hash) (logShare float64, ok bool) {
	inLang, known := l.table.word(h)
	f := l.vocabulary.get(h)
	n := 0
	if f != nil && f.kind == word {
		n = f.total()
	}
	if known {
		inLang += languageWeight
		if n > 1 {
			return logAdd(inLang, documentWeight+math.Log(float64(n-1))-l.logWords), true
		}
		return inLang, true
	}
	if n < leastOwn || l.vocabulary.disowned[h] {
		return 0, false
	}
	return documentWeight + math.Log(float64(n-1)) - l.logWords, true
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// isKnown says whether a neighbour is there and is a word of the language.
func (l *lexicon) isKnown(h Hash) bool {
	_, ok := l.table.word(h)
	return h != 0 && ok
}

// share is a word's share of the language or document, and whether it is known.
func (l *lexicon) share(h Hash) (float64, bool) {
	if p, ok := l.prior(h); ok {
		return p, true
	}
	return unknownShare, false
}

// prominent says whether a word is one of the language that is not rare.
func (l *lexicon) prominent(h Hash) bool {
	lp, ok := l.table.word(h)
	return ok && lp > -15
}
