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
	slots []int32 // index in entries + 1; 0: free. A power of two long.
	words []entry
}

type entry struct {
	hash uint32
	word string
}

func newVocabulary(expect int) *vocabulary {
	size := 1 << 10
	for size < 2*expect {
		size *= 2
	}
	return &vocabulary{slots: make([]int32, size), words: make([]entry, 0, size/4)}
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
	h := hash(word)
	mask := uint32(len(v.slots) - 1)
	for at := h & mask; ; at = (at + 1) & mask {
		n := v.slots[at]
		if n == 0 {
			v.words = append(v.words, entry{h, word})
			v.slots[at] = int32(len(v.words))
			if 2*len(v.words) > len(v.slots) {
				v.grow()
			}
			return int32(len(v.words) - 1)
		}
		if e := &v.words[n-1]; e.hash == h && e.word == word {
			return n - 1
		}
	}
}

func (v *vocabulary) grow() {
	v.slots = make([]int32, 2*len(v.slots))
	mask := uint32(len(v.slots) - 1)
	for i := range v.words {
		at := v.words[i].hash & mask
		for v.slots[at] != 0 {
			at = (at + 1) & mask
		}
		v.slots[at] = int32(i + 1)
	}
}

// hash is FNV-1a with its bits stirred, since tables use the low ones.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	h ^= h >> 15
	h *= 0x2c1b3c6d
	return h ^ h>>13
}
