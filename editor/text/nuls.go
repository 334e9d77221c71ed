package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// nulSample is how many bytes byNULs reads, a multiple of four.
const nulSample = 64 << 10

// byNULs names UTF-16 and UTF-32 without a byte order mark, or returns "".
// In UTF-16 every ASCII character, spaces and line ends at the least, has a
// NUL half, always on the same side; in UTF-32 every character has one or two.
func byNULs(data []byte) string {
	sample := data[:min(len(data), nulSample)]
	if len(sample) < 4 || bytes.IndexByte(sample, 0) < 0 {
		return ""
	}
	for _, e := range []struct {
		name string
		c    codec
	}{{"utf-32le", utf32Codec{false}}, {"utf-32be", utf32Codec{true}}} {
		if len(sample) >= 8 && len(data)%4 == 0 && isText(e.c, sample) {
			return e.name
		}
	}
	var nuls [2]int // by parity of the offset
	for i, b := range sample {
		if b == 0 {
			nuls[i&1]++
		}
	}
	for half, name := range []string{"utf-16be", "utf-16le"} {
		if enoughNULs(sample, nuls[half], nuls[1-half]) && isText(utf16Codec{half == 0}, sample) {
			return name
		}
	}
	return ""
}

// enoughNULs says whether so many NULs, on the right and the wrong side, make
// sample UTF-16. A clean 8-bit text may hold NULs for reasons of its own, and
// so it takes many: Latin text in UTF-16 has a NUL in nearly every unit.
func enoughNULs(sample []byte, right, wrong int) bool {
	units := len(sample) / 2
	if isClean8Bit(sample) {
		return right*2 >= units && wrong*20 <= right
	}
	return right*100 >= units && wrong*4 <= right // 가 is AC 00
}

// isClean8Bit says whether sample is UTF-8, but for a cut end, with no control
// characters other than white space and NUL.
func isClean8Bit(sample []byte) bool {
	for i := 0; i < len(sample); {
		r, n := utf8.DecodeRune(sample[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			return !utf8.FullRune(sample[i:])
		case r < ' ' && r != 0 && !unicode.IsSpace(r):
			return false
		}
		i += n
	}
	return true
}

// maxStrange is the share of strange characters a text may have.
const maxStrange = 0.02

// isText says whether sample, read with c, is text: hardly any characters that
// are unassigned, halves of a pair, or controls other than white space.
func isText(c codec, sample []byte) bool {
	strange, all := 0, 0
	for i := 0; i+4 <= len(sample); {
		r, _, n := c.next(sample[i:])
		if r == utf8.RuneError || unicode.IsControl(r) && !unicode.IsSpace(r) || !isAssigned(r) {
			strange++
		}
		all++
		i += n
	}
	return float64(strange) <= maxStrange*float64(all)
}

// isAssigned says whether Unicode gives r a meaning, private use aside.
func isAssigned(r rune) bool {
	return unicode.IsGraphic(r) || unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Cc)
}
