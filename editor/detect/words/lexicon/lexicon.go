// Package lexicon knows words: how often each occurs in a language (Table) and in
// the text at hand, how a text is cut into them, and how well they go together.
// It proposes nothing; the readers of damage beside it ask it.
package lexicon

import (
	"math"
	"slices"
)

// A Lexicon is the words that the language and the document at hand have, and
// how often. All that judges words looks them up in the same one.
type Lexicon struct {
	Lang       string
	All        bool // propose what is improbable too; for fitting
	Table      *Table
	Vocabulary *vocabulary
	own        uint16  // the bit of the language among those of stop words
	LogWords   float64 // natural logarithm of the number of words in the text
	ownWords   Filter  // words that only this document knows
	Workers    int     // goroutines that learning may use
}

// UnknownShare is given to unknown words; a true one is a name more often than not.
const UnknownShare = -17.5

// priors weigh language against document.
const (
	languageWeight = -0.3 // ln 0.74
	documentWeight = -1.4 // ln 0.25
)

// New counts the words of a text.
func New(text, lang string, table *Table, workers int, done <-chan struct{}) Lexicon {
	l := Lexicon{Lang: lang, Table: table, Vocabulary: NewVocabulary(), Workers: workers}
	l.own = 1 << slices.Index(languageNames, lang)
	l.Vocabulary.read(text, workers, done)
	l.LogWords = math.Log(float64(max(1, l.Vocabulary.Words)))
	l.ownWords = NewFilter(len(l.Vocabulary.Forms))
	l.EachOwn(func(f *Form) { l.ownWords.Add(f.Hash) })
	return l
}

// LeastOwn is how often a text must have a word that the language has not, for
// it to be one.
const LeastOwn = 3

// EachOwn calls do with the words that only this document knows.
func (l *Lexicon) EachOwn(do func(*Form)) {
	for i := range l.Vocabulary.Forms {
		f := &l.Vocabulary.Forms[i]
		if f.Kind != Word || f.Total() < LeastOwn {
			continue
		}
		if _, known := l.Table.Word(f.Hash); !known {
			do(f)
		}
	}
}

// Prior is the natural logarithm of a word's share, by language and document;
// ok is false for a word that neither knows well enough to propose it.
func (l *Lexicon) Prior(h Hash) (logShare float64, ok bool) {
	inLang, known := l.Table.Word(h)
	f := l.Vocabulary.Get(h)
	n := 0
	if f != nil && f.Kind == Word {
		n = f.Total()
	}
	if known {
		inLang += languageWeight
		if n > 1 {
			return logAdd(inLang, documentWeight+math.Log(float64(n-1))-l.LogWords), true
		}
		return inLang, true
	}
	if n < LeastOwn || l.Vocabulary.Disowned[h] {
		return 0, false
	}
	return documentWeight + math.Log(float64(n-1)) - l.LogWords, true
}

func logAdd(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// IsKnown says whether a neighbour is there and is a word of the language.
func (l *Lexicon) IsKnown(h Hash) bool {
	_, ok := l.Table.Word(h)
	return h != 0 && ok
}

// Share is a word's share of the language or document, and whether it is known.
func (l *Lexicon) Share(h Hash) (float64, bool) {
	if p, ok := l.Prior(h); ok {
		return p, true
	}
	return UnknownShare, false
}

// Prominent says whether a word is one of the language that is not rare.
func (l *Lexicon) Prominent(h Hash) bool {
	lp, ok := l.Table.Word(h)
	return ok && lp > -15
}
