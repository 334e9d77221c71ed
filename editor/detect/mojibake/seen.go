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
	src    string
	beside beside
	// open: what follows behind the space may belong to it, and so the places
	// are those of one of its occurrences alone.
	open   bool
	odd    bool // and sound text is not, though it has no places
	places []place
}

// beside is what stands on both sides of a stretch, as far as it matters.
type beside struct {
	before, after, next class.Class
	beyond              beyond
}

// beyond is what follows the space that follows a stretch: what of a sequence
// may go on there.
type beyond uint8

const (
	noSpace beyond = iota
	ascii
	anotherSpace
	notASCII
)

// longestSeen bounds the bytes of a stretch that is remembered: a word of
// Cyrillic that was misread.
const longestSeen = 128

// at is where the reading of a stretch is kept; known is false where it has
// yet to be entered, and e nil for stretches that are too long or may go on behind
// a space, in one of the encodings spares.
func (t *stretches) at(s string, st text.Span, before class.Class, spares uint16) (e *seenStretch, known bool) {
	if st.Len() > longestSeen || st.End+1 >= len(s) {
		return nil, false
	}
	src, b := s[st.Start:st.End], beside{before: before, after: class.At(s, st.End), next: class.At(s, st.End+1)}
	switch {
	case s[st.End] != ' ':
	case s[st.End+1] >= utf8.RuneSelf:
		b.beyond = notASCII
	case s[st.End+1] == ' ':
		b.beyond = anotherSpace
	default:
		b.beyond = ascii
	}
	e = &t[(hash(src)^uint64(b.before)<<16^uint64(b.after)<<8^uint64(b.next))*mix>>54]
	known = e.src == src && e.beside == b
	if !known {
		*e = seenStretch{src: src, beside: b, places: e.places[:0], open: b.beyond != noSpace && unfinished(src, b.beyond, spares)}
	}
	if e.open {
		return nil, false
	}
	return e, known
}

// mix spreads bits over a word.
const mix = 0x9E3779B97F4A7C15

// hash tells strings apart.
func hash(s string) (h uint64) {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for ; len(b) >= 8; b = b[8:] {
		h = (h ^ binary.LittleEndian.Uint64(b)) * mix
		h ^= h >> 32
	}
	if len(b) >= 4 {
		return (h ^ uint64(binary.LittleEndian.Uint32(b)) ^ uint64(binary.LittleEndian.Uint32(b[len(b)-4:]))<<32) * mix
	}
	for _, c := range b {
		h = h<<8 ^ uint64(c)
	}
	return h * mix
}

// unfinished says whether a stretch may end inside a sequence, in one of the
// encodings: it goes on behind a space then, if that stands for A0.
func unfinished(s string, behind beyond, encodings uint16) bool {
	// From the end on: a lead at all, one of three bytes or more, one of four.
	for i, least := range [...]byte{0xC0, 0xE0, 0xF0} {
		r, size := utf8.DecodeLastRuneInString(s)
		if size == 0 {
			return false
		}
		s = s[:len(s)-size]
		if c := codec.Lookup(r); c != nil {
			for leads := c.Leads & encodings; leads != 0; leads &= leads - 1 {
				id := codec.ID(bits.TrailingZeros16(leads))
				if b := c.Bytes[id]; b >= least && (i > 0 || mayFollow(b, id, behind)) {
					return true
				}
			}
		}
	}
	return false
}

// mayFollow says whether the sequence of a lead may go on behind a space that
// follows it, see codec.ID.NextAfter: by another letter of its script, or by
// what else its length asks for.
func mayFollow(lead byte, id codec.ID, behind beyond) bool {
	if lead < 0xE0 {
		return behind == notASCII
	}
	return behind != ascii || id == codec.Windows1252Small
}
