// Package token cuts text into words for counting and comparing.
//
// Context: repeats, hyphens and readings are judged by words, on texts of
// 100 MB, and damage changes case, punctuation and spaces before it changes
// letters. Decision: a word is a run of letters and digits, known by a hash of
// its lower case; nothing is allocated. Consequence: a scan runs at hundreds
// of MB a second, and two words are taken to be the same when their 64-bit
// hashes are (a chance of error below 1 in 10⁹ for ten million words).
package token

import (
	"unicode"
	"unicode/utf8"
)

// A Token is one word: its place in the scanned text and the hash of its
// lower case.
type Token struct {
	Start, End int
	Hash       uint64
}

const (
	seed  = 14695981039346656037 // FNV-1a
	prime = 1099511628211
)

// lower maps ASCII letters to lower case and digits to themselves; 0 is no
// part of a word.
var lower = func() (t [utf8.RuneSelf]byte) {
	for c := byte('0'); c <= '9'; c++ {
		t[c] = c
	}
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return t
}()

// Next returns the first word of s that starts at or after byte at; ok is
// false when there is none.
func Next(s string, at int) (t Token, ok bool) {
	for at < len(s) {
		if c := s[at]; c < utf8.RuneSelf {
			if lower[c] != 0 {
				break
			}
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		if wordRune(r) {
			break
		}
		at += n
	}
	if at >= len(s) {
		return Token{}, false
	}
	end, h := rest(s, at, seed)
	return Token{at, end, h}, true
}

// At returns the word that starts at byte at; ok is false where none does. It
// does not look whether letters stand in front.
func At(s string, at int) (t Token, ok bool) {
	end, h := rest(s, min(at, len(s)), seed)
	return Token{at, end, h}, end > at
}

// rest scans the word that starts at byte at; h is the hash of what goes
// before it.
func rest(s string, at int, h uint64) (end int, hash uint64) {
	for at < len(s) {
		c := s[at]
		if c < utf8.RuneSelf {
			if c = lower[c]; c == 0 {
				break
			}
			h = (h ^ uint64(c)) * prime
			at++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[at:])
		if !wordRune(r) {
			break
		}
		h = (h ^ uint64(unicode.ToLower(r))) * prime
		at += n
	}
	return at, h
}

// Previous returns the last word of s that ends at or before byte at, looking
// no further back than byte floor.
func Previous(s string, at, floor int) (t Token, ok bool) {
	for at > floor {
		word, n := wordRuneBefore(s, at)
		if word {
			break
		}
		at -= n
	}
	if at <= floor {
		return Token{}, false
	}
	end := at
	for at > floor {
		word, n := wordRuneBefore(s, at)
		if !word {
			break
		}
		at -= n
	}
	at = max(at, floor)
	_, h := rest(s[:end], at, seed)
	return Token{at, end, h}, true
}

// wordRuneBefore says whether the character that ends at an offset is part of
// a word, and how many bytes it has.
func wordRuneBefore(s string, at int) (word bool, n int) {
	if c := s[at-1]; c < utf8.RuneSelf {
		return lower[c] != 0, 1
	}
	r, n := utf8.DecodeLastRuneInString(s[:at])
	return wordRune(r), n
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return lower[r] != 0
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

// Hash returns the hash of a word as Next would give it. For a wording that is
// not one word it is of no use.
func Hash(word string) uint64 {
	_, h := rest(word, 0, seed)
	return h
}

// Joined returns the hash of a word and its continuation, put together.
func Joined(hash uint64, continuation string) uint64 {
	_, h := rest(continuation, 0, hash)
	return h
}

// Pair returns the hash of two words with a hyphen between them.
func Pair(a, b uint64) uint64 { return (a*prime^'-')*prime ^ b }
