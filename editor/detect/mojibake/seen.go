package mojibake

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
	"unsafe"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/text"
)

// stretches remembers what stretches between the same neighbours read as: a
// damaged text repeats a few hundred of them, and weighing one takes a
// microsecond.
type stretches [1 << 10]seenStretch

// A seenStretch holds all that the reading depends on, and the reading.
type seenStretch struct {
	src                 string
	before, after, next class.Class
	places              []place
	odd                 bool // and sound text is not, though it has no places
}

// longestSeen bounds the bytes of a stretch that is remembered: a word of
// Cyrillic that was misread.
const longestSeen = 128

// at is where the reading of a stretch is kept; known is false where it has
// yet to be entered, and e nil for stretches that are too long or go on behind
// a space, in one of the encodings that may.
func (t *stretches) at(s string, st text.Span, before class.Class, spares uint16) (e *seenStretch, known bool) {
	if st.Len() > longestSeen || st.End+1 >= len(s) || s[st.End] == ' ' && unfinished(s[st.Start:st.End], spares) {
		return nil, false
	}
	src, after, next := s[st.Start:st.End], class.At(s, st.End), class.At(s, st.End+1)
	const mix = 0x9E3779B97F4A7C15
	h := (uint64(before)<<16 | uint64(after)<<8 | uint64(next)) * mix
	b := unsafe.Slice(unsafe.StringData(src), len(src))
	for ; len(b) >= 8; b = b[8:] {
		h = (h ^ binary.LittleEndian.Uint64(b)) * mix
		h ^= h >> 32
	}
	for _, c := range b {
		h = (h ^ uint64(c)) * mix
	}
	e = &t[h>>54]
	if e.src == src && e.before == before && e.after == after && e.next == next {
		return e, true
	}
	e.src, e.before, e.after, e.next = src, before, after, next
	return e, false
}

// unfinished says whether a stretch may end inside a sequence, in one of the
// encodings: it goes on behind a space then, if that stands for A0.
func unfinished(s string, encodings uint16) bool {
	// From the end on: a lead at all, one of three bytes or more, one of four.
	for _, least := range [...]byte{0xC0, 0xE0, 0xF0} {
		r, size := utf8.DecodeLastRuneInString(s)
		if size == 0 {
			return false
		}
		s = s[:len(s)-size]
		if c := codec.Lookup(r); c != nil {
			for leads := c.Leads & encodings; leads != 0; leads &= leads - 1 {
				if c.Bytes[bits.TrailingZeros16(leads)] >= least {
					return true
				}
			}
		}
	}
	return false
}
