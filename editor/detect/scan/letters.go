// Package scan reads what stands around an offset of a text: letters, words,
// blanks, and the stretches beyond ASCII.
//
// Context: detectors run over texts of 100 MB, at a place here and a place
// there, in any window. Decision: plain functions of the text and an offset,
// which look a bounded way to either side and allocate nothing. Consequence: no
// text is cut into words or lines before it is read, and what is found does not
// depend on the window.
package scan

import (
	"encoding/binary"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
	"unsafe"

	"emend/editor/text"
)

// EachByte calls do with the places of b in the window.
func EachByte(s string, window text.Span, b byte, do func(at int)) {
	for at := window.Start; at < window.End; at++ {
		i := strings.IndexByte(s[at:window.End], b)
		if i < 0 {
			return
		}
		at += i
		do(at)
	}
}

// RuneAt decodes the character at an offset; 0 at the end of the text.
func RuneAt(s string, at int) (r rune, size int) {
	if at >= len(s) {
		return 0, 0
	}
	return utf8.DecodeRuneInString(s[at:])
}

// RuneBefore is the character that ends at offset at.
func RuneBefore(s string, at int) (r rune, size int) { return utf8.DecodeLastRuneInString(s[:at]) }

// LastRune is the last character of s, mostly one of two bytes.
func LastRune(s string) (r rune, size int) {
	if n := len(s); n >= 2 && s[n-2] >= 0xC2 && s[n-2] < 0xE0 && s[n-1]&0xC0 == 0x80 {
		return rune(s[n-2]&0x1F)<<6 | rune(s[n-1]&0x3F), 2
	}
	return utf8.DecodeLastRuneInString(s)
}

// StartsLower says whether s begins with a small letter.
func StartsLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}

// IsBlank says whether a byte is white space or a form feed.
func IsBlank(c byte) bool { return IsSpace(c) || c == '\f' }

// IsASCIILetter says whether a byte is one of A–Z, a–z.
func IsASCIILetter(b byte) bool { return b|0x20 >= 'a' && b|0x20 <= 'z' }

// IsCapital says whether s begins with a capital letter.
func IsCapital(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}

// AllCapitals says whether a word of two letters or more has no small ones.
func AllCapitals(word string) bool {
	return utf8.RuneCountInString(word) > 1 && strings.ToUpper(word) == word
}

// IsSpace says whether a byte is white space; a form feed is a page mark and
// none.
func IsSpace(c byte) bool { return c == ' ' || c == '\n' || c == '\t' || c == '\r' }

// IsStop says whether a byte ends a sentence or leads to the next.
func IsStop(c byte) bool { return c == '.' || c == '?' || c == '!' || c == ':' }

// LetterAt says whether a letter or digit starts at an offset.
func LetterAt(s string, at int) bool {
	r, _ := utf8.DecodeRuneInString(s[at:])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// LetterBefore says whether a letter or digit ends at an offset.
func LetterBefore(s string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(s[:at])
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}

// LastMark is the last byte of s that is no closing quotation mark.
func LastMark(s string) byte {
	s = strings.TrimRight(s[max(0, len(s)-8):], "\"'”’)")
	if s == "" {
		return 0
	}
	return s[len(s)-1]
}

// SmallBefore says whether a small letter, or a mark behind one, ends at an
// offset.
func SmallBefore(s string, at int) bool {
	r, n := utf8.DecodeLastRuneInString(s[:at])
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		r, _ = utf8.DecodeLastRuneInString(s[:at-n])
	}
	return unicode.IsLower(r)
}

// CountRunes counts the characters of s: its bytes but for those that go on
// with one.
func CountRunes(s string) (n int) {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	n = len(b)
	for ; len(b) >= 8; b = b[8:] {
		w := binary.LittleEndian.Uint64(b)
		n -= bits.OnesCount64(w & (^w << 1) & highBits)
	}
	for _, c := range b {
		if !utf8.RuneStart(c) {
			n--
		}
	}
	return n
}
