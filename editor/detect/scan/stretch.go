package scan

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
	"unsafe"

	"emend/editor/text"
)

// maxStretch bounds how much text without a single ASCII character is looked
// at as one; longer stretches are cut at fixed distances from their start, so
// that the outcome does not depend on windows.
const maxStretch = 1 << 16

const highBits = 0x8080808080808080

// NextHigh returns the offset of the first byte ≥ 0x80 of s at or after from,
// or to when there is none before it. Eight bytes a step: clean ASCII passes
// at memory speed.
func NextHigh(s string, from, to int) int {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for from+8 <= to {
		if high := binary.LittleEndian.Uint64(b[from:]) & highBits; high != 0 {
			return from + bits.TrailingZeros64(high)/8
		}
		from += 8
	}
	for from < to && b[from] < utf8.RuneSelf {
		from++
	}
	return from
}

// nextASCII is the same for the first byte below 0x80.
func nextASCII(s string, from int) int {
	b := unsafe.Slice(unsafe.StringData(s), len(s))
	for from+8 <= len(b) {
		if low := ^binary.LittleEndian.Uint64(b[from:]) & highBits; low != 0 {
			return from + bits.TrailingZeros64(low)/8
		}
		from += 8
	}
	for from < len(b) && b[from] >= utf8.RuneSelf {
		from++
	}
	return from
}

// EachStretch calls do for the stretches without ASCII characters that share a
// byte with the window, in order.
func EachStretch(s string, window text.Span, do func(text.Span)) {
	at := NextHigh(s, window.Start, window.End)
	if at == window.Start {
		for at > 0 && s[at-1] >= utf8.RuneSelf {
			at--
		}
	}
	for at < window.End {
		end := nextASCII(s, at)
		if end-at <= maxStretch {
			do(text.Span{Start: at, End: end})
		} else {
			eachPart(s, text.Span{Start: at, End: end}, window, do)
		}
		at = NextHigh(s, end, window.End)
	}
}

// eachPart cuts an overlong stretch.
func eachPart(s string, stretch, window text.Span, do func(text.Span)) {
	for at := stretch.Start; at < stretch.End && at < window.End; {
		end := min(at+maxStretch, stretch.End)
		for end < stretch.End && !utf8.RuneStart(s[end]) {
			end++
		}
		if end > window.Start {
			do(text.Span{Start: at, End: end})
		}
		at = end
	}
}
