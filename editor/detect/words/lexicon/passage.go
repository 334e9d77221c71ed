package lexicon

import (
	"math"
	"unicode/utf8"
)

// The shares of what no list has, as natural logarithms.
const (
	strangerRune = -0.6 // each letter of an unknown word after the fourth
	initialShare = -9.0 // a single capital: an initial
	ownWordShare = -1.5 // a word only this document knows
)

// WordShare is the logarithm of a word's share; listed says that the language
// may have it, whole that it stands so in the text, as only then it may be a
// word nobody knows.
func (l *Lexicon) WordShare(w string, h Hash, listed, whole bool, first byte) (float64, bool) {
	share, known := 0.0, false
	if listed {
		share, known = l.Table.Word(h)
	}
	n := 0
	if known || l.ownWords.Has(h) {
		if f := l.Vocabulary.Get(h); f != nil && f.Kind == Word {
			n = f.Total()
		}
	}
	switch {
	case known && n > 1:
		return logAdd(share+languageWeight, documentWeight+math.Log(float64(n-1))-l.LogWords), true
	case known:
		return share, true
	case n >= LeastOwn && len(w) > 3:
		return ownWordShare + math.Log(float64(n-1)) - l.LogWords, true
	case !whole:
		return 0, false
	case len(w) == 1 && 'A' <= first && first <= 'Z':
		return initialShare, true
	}
	return UnknownShare + strangerRune*float64(max(0, utf8.RuneCountInString(w)-4)), true
}

// ReadAs scores words as they stand, for comparing two readings of a stretch.
func (l *Lexicon) ReadAs(words []string) (score, rarest float64, unknown int) {
	var last Hash
	for _, w := range words {
		h := HashOf(w)
		share, _ := l.WordShare(LowerCase(w), h, true, true, w[0])
		gain := 0.0
		if last != 0 {
			gain, _ = l.Fit(h, last, 0)
		}
		score += share + gain
		rarest = min(rarest, share)
		if _, ok := l.Table.Word(h); !ok {
			unknown++
		}
		last = h
	}
	return score, rarest, unknown
}

// PairsIn counts the words that the language has behind the one before.
func (l *Lexicon) PairsIn(words []string) (n int) {
	for i := 1; i < len(words); i++ {
		_, pairs := l.Fit(HashOf(words[i]), HashOf(words[i-1]), 0)
		n += pairs
	}
	return n
}
