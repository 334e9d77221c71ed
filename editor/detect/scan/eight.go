package scan

import (
	"encoding/binary"
	"iter"
	"math/bits"
	"unsafe"
)

// What most rules look at stands at blanks, or nowhere for pages on end. It is
// found in words of eight bytes by arithmetic; where a byte stands in one line
// of ten or less, strings.IndexByte is faster still.
const ones = 0x0101010101010101

// load reads the eight bytes of s from an offset on, the first lowest.
func load(s string, at int) uint64 {
	return binary.LittleEndian.Uint64(unsafe.Slice(unsafe.StringData(s), len(s))[at:])
}

// Places yields the offsets of a byte in s[from:to], in order.
func Places(s string, from, to int, b byte) iter.Seq[int] {
	return func(yield func(int) bool) {
		at := from
		for ; at+8 <= to; at += 8 {
			x := load(s, at) ^ ones*uint64(b)
			for m := ^((x&^highBits + ^uint64(highBits)) | x) & highBits; m != 0; m &= m - 1 {
				if !yield(at + bits.TrailingZeros64(m)/8) {
					return
				}
			}
		}
		for ; at < to; at++ {
			if s[at] == b && !yield(at) {
				return
			}
		}
	}
}

// Controls yields the offsets in s[from:to] of the ASCII control characters that
// no text holds: all but tab, line feed, form feed, carriage return, and escape,
// which terminals use.
func Controls(s string, from, to int) iter.Seq[int] {
	return func(yield func(int) bool) {
		at := from
		for ; at+8 <= to; at += 8 {
			w := load(s, at)
			// Without its high bit a byte is less than 0x20, or 0x7F.
			m := (^(w | highBits - ones*0x20) | (w&^uint64(highBits) + ones)) & ^w & highBits
			for ; m != 0; m &= m - 1 {
				if i := at + bits.TrailingZeros64(m)/8; isControl[s[i]] && !yield(i) {
					return
				}
			}
		}
		for ; at < to; at++ {
			if isControl[s[at]] && !yield(at) {
				return
			}
		}
	}
}

var isControl = func() (t [256]bool) {
	for b := range 0x20 {
		t[b] = b != '\t' && b != '\n' && b != '\f' && b != '\r' && b != 0x1B
	}
	t[0x7F] = true
	return t
}()

// NextDigit returns the offset of the first ASCII digit of s[from:to], or to.
func NextDigit(s string, from, to int) int {
	for ; from+8 <= to; from += 8 {
		w := load(s, from)
		// A byte without its high bit is 0x30 or more, and less than 0x3A.
		if m := (w | highBits - ones*'0') & ^(w | highBits - ones*('9'+1)) & ^w & highBits; m != 0 {
			return from + bits.TrailingZeros64(m)/8
		}
	}
	for from < to && (s[from] < '0' || s[from] > '9') {
		from++
	}
	return from
}
