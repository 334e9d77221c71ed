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
	key uint64
	id  int32
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
		out = append(out, token{int32(i), int32(end), v.number(s[i:end])})
		i = end
	}
	return out
}

// number is the id of a wording.
func (v *vocabulary) number(word string) int32 {
	key := keyOf(word)
	for at := v.first(key); ; at = (at + 1) & (len(v.slots) - 1) {
		switch s := &v.slots[at]; {
		case s.id == 0:
			v.words = append(v.words, word)
			id := int32(len(v.words))
			*s = slot{key, id}
			if 2*len(v.words) > len(v.slots) {
				v.grow()
			}
			return id - 1
		case s.key == key && (len(word) < longWord || v.words[s.id-1] == word):
			return s.id - 1
		}
	}
}

// first is where the search for a key begins; its bits are stirred, since the
// low ones of a short word are its first letter.
func (v *vocabulary) first(key uint64) int {
	key *= 0x9E3779B97F4A7C15
	return int(key>>32) & (len(v.slots) - 1)
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

// longWord is the length from which a word is longer than its key. Most words
// are shorter, and are told apart without a look at their letters.
const longWord = 8

// keyOf is a word itself where it is short, with its length in the highest
// byte, else the FNV-1a hash of it, with the highest bit set.
func keyOf(word string) uint64 {
	if len(word) < longWord {
		key := uint64(len(word)) << 56
		for i := range len(word) {
			key |= uint64(word[i]) << (8 * i)
		}
		return key
	}
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h | 1<<63
}
