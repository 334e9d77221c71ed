package text

import (
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// A utf16Codec is UTF-16 in one byte order. A lone surrogate and an odd last
// byte are U+FFFD.
type utf16Codec struct{ big bool }

func (c utf16Codec) next(b []byte) (r, r2 rune, n int) {
	if len(b) < 2 {
		return utf8.RuneError, 0, 1
	}
	r = c.unit(b)
	if !utf16.IsSurrogate(r) {
		return r, 0, 2
	}
	if len(b) < 4 {
		return utf8.RuneError, 0, 2
	}
	if r = utf16.DecodeRune(r, c.unit(b[2:])); r == utf8.RuneError {
		return r, 0, 2
	}
	return r, 0, 4
}

// unit is the first code unit of b.
func (c utf16Codec) unit(b []byte) rune {
	if c.big {
		return rune(b[0])<<8 | rune(b[1])
	}
	return rune(b[1])<<8 | rune(b[0])
}

func (c utf16Codec) put(dst []byte, r rune) ([]byte, bool) {
	if !utf8.ValidRune(r) {
		return dst, false
	}
	if r1, r2 := utf16.EncodeRune(r); r1 != utf8.RuneError {
		return c.putUnit(c.putUnit(dst, r1), r2), true
	}
	return c.putUnit(dst, r), true
}

func (c utf16Codec) putUnit(dst []byte, u rune) []byte {
	if c.big {
		return append(dst, byte(u>>8), byte(u))
	}
	return append(dst, byte(u), byte(u>>8))
}

func (utf16Codec) ascii() bool { return false }

// A utf32Codec is UTF-32 in one byte order. What is no character, and a
// remainder of fewer than four bytes, is U+FFFD.
type utf32Codec struct{ big bool }

func (c utf32Codec) next(b []byte) (r, r2 rune, n int) {
	if len(b) < 4 {
		return utf8.RuneError, 0, len(b)
	}
	u := binary.LittleEndian.Uint32(b)
	if c.big {
		u = binary.BigEndian.Uint32(b)
	}
	if u > utf8.MaxRune || !utf8.ValidRune(rune(u)) {
		return utf8.RuneError, 0, 4
	}
	return rune(u), 0, 4
}

func (c utf32Codec) put(dst []byte, r rune) ([]byte, bool) {
	if !utf8.ValidRune(r) {
		return dst, false
	}
	if c.big {
		return binary.BigEndian.AppendUint32(dst, uint32(r)), true
	}
	return binary.LittleEndian.AppendUint32(dst, uint32(r)), true
}

func (utf32Codec) ascii() bool { return false }
