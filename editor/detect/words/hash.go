package words

import (
	"unicode"
	"unicode/utf8"
)

// A Hash stands for a word whatever its case, with ’ taken for '. Two words of
// one text share a Hash with a chance of about one in 10^10, and are then
// taken for one.
type Hash uint64

const (
	hashSeed  Hash = 14695981039346656037
	hashPrime Hash = 1099511628211
)

// add takes in one byte; done must follow the last.
func (h Hash) add(c byte) Hash { return (h ^ Hash(c)) * hashPrime }

// addAll takes in bytes as they are; done must follow the last.
func (h Hash) addAll(lower string) Hash {
	for i := range len(lower) {
		h = h.add(lower[i])
	}
	return h
}

// done spreads the bits of a finished hash over all places.
func (h Hash) done() Hash {
	h ^= h >> 32
	h *= 0x9E3779B97F4A7C15
	return h ^ h>>29
}

// HashOf returns the hash of a word.
func HashOf(word string) Hash { return hashSeed.folded(word).done() }

// folded takes in a part of a word in any case; done must follow the last.
func (h Hash) folded(word string) Hash {
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return hashUnicode(h, word[i:])
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		}
		h = h.add(c)
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
			h = h.add(c)
		}
	}
	return h
}

// pair is the hash of two words in sequence.
func pair(a, b Hash) Hash { return (a*3 + b).done() }
