package text

import (
	"unicode/utf8"
	"unsafe"
)

// IsEdge says whether off lies between two characters of s, and not inside
// one. Each invalid byte counts as a character of its own, so that damage can
// be pointed at. Offsets outside s are no edges.
func IsEdge(s string, off int) bool {
	if off <= 0 || off >= len(s) {
		return off == 0 || off == len(s)
	}
	if utf8.RuneStart(s[off]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && back <= off; back++ {
		if utf8.RuneStart(s[off-back]) {
			_, n := utf8.DecodeRuneInString(s[off-back:])
			return n <= back
		}
	}
	return true
}

// ownedString is b as a string without a copy; nobody may write to b after.
func ownedString(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }
