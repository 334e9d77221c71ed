package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Hash stands for a word whatever its case, with ’ taken for '. Two words of
// one text share a Hash with a chance of about one in 10^10, and are then
// taken for one.
type Hash uint64

// HashSeed is the hash of nothing, and hashPrime what each byte is mixed by.
const (
	HashSeed  Hash = 14695981039346656037
	hashPrime Hash = 1099511628211
)

// Add takes in one byte; Done must follow the last.
func (h Hash) Add(c byte) Hash { return (h ^ Hash(c)) * hashPrime }

// AddAll takes in bytes as they are; Done must follow the last.
func (h Hash) AddAll(lower string) Hash {
	for i := range len(lower) {
		h = h.Add(lower[i])
	}
	return h
}

// Done spreads the bits of a finished hash over all places.
func (h Hash) Done() Hash {
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// HashOf returns the hash of a word.
func HashOf(word string) Hash { return HashSeed.Folded(word).Done() }

// Folded takes in a part of a word in any case; Done must follow the last.
func (h Hash) Folded(word string) Hash {
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return hashUnicode(h, word[i:])
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		h = h.Add(c)
	}
	return h
}

func hashUnicode(h Hash, rest string) Hash {
	var b [utf8.UTFMax]byte
	for _, r := range rest {
		if r = unicode.ToLower(r); r == '’' {
			r = '\''
		}
		for _, c := range b[:utf8.EncodeRune(b[:], r)] {
			h = h.Add(c)
		}
	}
	return h
}

// Pair is the hash of two words in sequence.
func Pair(a, b Hash) Hash { return (a*3 + b).Done() }

// LowerCase folds a form as HashOf does.
func LowerCase(s string) string {
	return strings.ReplaceAll(strings.ToLower(s), "’", "'")
}
