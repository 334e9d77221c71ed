package text

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A singleByte is an encoding of one byte a character.
type singleByte struct {
	runes   [256]rune // U+FFFD: the byte means nothing
	bytes   map[rune]byte
	isASCII bool
}

// newSingleByte makes the codec of a charmap. The Windows code pages are
// "sloppy", as browsers are: a byte from 80 to 9F that Microsoft left
// undefined is the control character of the same number. Text that went
// through a browser and was damaged there is full of them.
func newSingleByte(name string, m *charmap.Charmap) *singleByte {
	var runes [256]rune
	sloppy := strings.HasPrefix(name, "windows-")
	for b := range runes {
		runes[b] = m.DecodeByte(byte(b))
		if runes[b] == utf8.RuneError && sloppy && b >= 0x80 && b <= 0x9F {
			runes[b] = rune(b)
		}
	}
	return singleByteOf(runes)
}

// newASCII makes the codec of US-ASCII, in which no byte above 7F has meaning.
func newASCII() *singleByte {
	var runes [256]rune
	for b := range runes {
		runes[b] = rune(b)
		if b >= utf8.RuneSelf {
			runes[b] = utf8.RuneError
		}
	}
	return singleByteOf(runes)
}

func singleByteOf(runes [256]rune) *singleByte {
	s := &singleByte{runes: runes, bytes: make(map[rune]byte, 256), isASCII: true}
	for b, r := range runes {
		if _, twice := s.bytes[r]; r != utf8.RuneError && !twice {
			s.bytes[r] = byte(b)
		}
		if b < utf8.RuneSelf && r != rune(b) {
			s.isASCII = false
		}
	}
	return s
}

func (s *singleByte) next(b []byte) (r, r2 rune, n int) { return s.runes[b[0]], 0, 1 }

func (s *singleByte) put(dst []byte, r rune) ([]byte, bool) {
	b, ok := s.bytes[r]
	if !ok {
		return dst, false
	}
	return append(dst, b), true
}

func (s *singleByte) ascii() bool { return s.isASCII }

// decodedLen is the length of the text of data.
func (s *singleByte) decodedLen(data []byte) int {
	var widths [256]int
	for b, r := range s.runes {
		widths[b] = utf8.RuneLen(r)
	}
	n := 0
	for _, b := range data {
		n += widths[b]
	}
	return n
}
