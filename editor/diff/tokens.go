package diff

import "strings"

// A token is a word, a run of one punctuation mark, or one character of a
// script without blanks, by byte offsets. White space is no token but the gap
// before one. Equal ids are equal wordings.
type token struct{ start, end, id int32 }

// A class says what a byte is part of. Invalid UTF-8 counts as letters and so
// passes through unharmed.
type class uint8

const (
	letter class = iota
	space
	mark      // ASCII punctuation and control characters: a run of one is a token
	wideMark  // first byte of U+2000 to U+2FFF, mostly punctuation
	ideograph // first byte of a character of East Asia, or beyond the first plane
)

var classes = func() (t [256]class) {
	for b := range 0x80 {
		t[b] = mark
	}
	for _, b := range " \t\n\v\f\r" {
		t[b] = space
	}
	for b := '0'; b <= '9'; b++ {
		t[b] = letter
	}
	for b := 'a'; b <= 'z'; b++ {
		t[b], t[b-'a'+'A'] = letter, letter
	}
	t['\''] = letter
	t[0xE2] = wideMark
	for b := 0xE3; b <= 0xED; b++ {
		t[b] = ideograph
	}
	for b := 0xF0; b <= 0xF4; b++ {
		t[b] = ideograph
	}
	return t
}()

// apostrophe is U+2019, which belongs to the word it stands in.
const apostrophe = "\u2019"

// wordEnd is where the token that starts at i ends.
func wordEnd(s string, i int) int {
	first := s[i]
	switch classes[first] {
	case letter:
		for i++; i < len(s); i++ {
			if classes[s[i]] == letter {
				continue
			}
			if s[i] == apostrophe[0] && strings.HasPrefix(s[i:], apostrophe) && i+3 < len(s) && classes[s[i+3]] == letter {
				i += 2
				continue
			}
			break
		}
		return i
	case mark:
		for i++; i < len(s) && s[i] == first; i++ {
		}
		return i
	}
	end := charEnd(s, i)
	if classes[first] == wideMark {
		char := s[i:end]
		for strings.HasPrefix(s[end:], char) {
			end += len(char)
		}
	}
	return end
}

// charEnd is the end of the character at i: its first byte and the
// continuation bytes behind it, at most four in all.
func charEnd(s string, i int) int {
	end := i + 1
	for end < len(s) && end < i+4 && s[end]&0xC0 == 0x80 {
		end++
	}
	return end
}

// A vocabulary numbers wordings, the same for both texts, in an open hash
// table.
type vocabulary struct {
	slots []slot // a power of two long, half of them free
	words []string
}

// A slot holds the key of a wording and its number + 1; 0: it is free.
type slot struct {
	key
	id int32
}

func newVocabulary() *vocabulary {
	return &vocabulary{slots: make([]slot, 1<<12)}
}

// count is the number of different wordings.
func (v *vocabulary) count() int { return len(v.words) }

// tokens cuts s into tokens.
func (v *vocabulary) tokens(s string) []token {
	out := make([]token, 0, len(s)/5+1)
	for i := 0; i < len(s); {
		if classes[s[i]] == space {
			i++
			continue
		}
		end := wordEnd(s, i)
		out = append(out, token{int32(i), int32(end), v.number(s, i, end)})
		i = end
	}
	return out
}

// number is the id of the wording s[start:end].
func (v *vocabulary) number(s string, start, end int) int32 {
	key := keyOf(s, start, end)
	for at := v.first(key); ; at = (at + 1) & (len(v.slots) - 1) {
		switch have := &v.slots[at]; {
		case have.id == 0:
			v.words = append(v.words, s[start:end])
			id := int32(len(v.words))
			*have = slot{key, id}
			if 2*len(v.words) > len(v.slots) {
				v.grow()
			}
			return id - 1
		case have.key == key && (end-start < longWord || v.words[have.id-1] == s[start:end]):
			return have.id - 1
		}
	}
}

// first is where the search for a key begins; its bits are stirred, since the
// low ones of a short word are its first letter.
func (v *vocabulary) first(k key) int {
	h := (k.head ^ k.tail*0xBF58476D1CE4E5B9) * 0x9E3779B97F4A7C15
	return int(h>>32) & (len(v.slots) - 1)
}

func (v *vocabulary) grow() {
	old := v.slots
	v.slots = make([]slot, 2*len(old))
	for _, s := range old {
		if s.id == 0 {
			continue
		}
		at := v.first(s.key)
		for v.slots[at].id != 0 {
			at = (at + 1) & (len(v.slots) - 1)
		}
		v.slots[at] = s
	}
}

// A key is a word itself where it is short: its length in the highest byte and
// its first seven bytes, and its last eight where it has more than seven. Of a
// long one it is the FNV-1a hash, with the highest bit set.
type key struct{ head, tail uint64 }

// longWord is the length from which a word is longer than its key. Nearly all
// are shorter, and are told apart without a look at their letters: where these
// were first read is far away, and so the look takes longer than all else.
const longWord = 16

func keyOf(s string, start, end int) key {
	n := end - start
	length := uint64(n) << 56
	switch {
	case n >= longWord:
		h := uint64(14695981039346656037)
		for i := start; i < end; i++ {
			h = (h ^ uint64(s[i])) * 1099511628211
		}
		return key{head: h | 1<<63}
	case n >= 8:
		return key{length | eight(s, start)&(1<<56-1), eight(s, end-8)}
	case start+8 <= len(s):
		return key{head: length | eight(s, start)&(1<<(8*n)-1)}
	}
	head := length
	for i := range n {
		head |= uint64(s[start+i]) << (8 * i)
	}
	return key{head: head}
}

// eight are eight bytes of s as one number.
func eight(s string, at int) uint64 {
	s = s[at : at+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
