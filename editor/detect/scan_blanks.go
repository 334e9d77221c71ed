package detect

import (
	"strings"
	"unicode"
)

// digitsEnd is where the digits that start at an offset end.
func digitsEnd(s string, at int) int {
	for at < len(s) && s[at] >= '0' && s[at] <= '9' {
		at++
	}
	return at
}

// number reads a few digits.
func number(digits string) (n int) {
	for _, c := range []byte(digits) {
		n = n*10 + int(c-'0')
	}
	return n
}

// one counts what is so.
func one(so bool) int {
	if so {
		return 1
	}
	return 0
}

func isNumber(word string) bool {
	for _, r := range word {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// firstInk is the first offset at or after at that holds neither white space
// nor a form feed.
func firstInk(s string, at int) int {
	for at < len(s) && isBlank(s[at]) {
		at++
	}
	return at
}

// inkBefore is where what is neither white space nor a form feed ends in front
// of an offset.
func inkBefore(s string, at int) int {
	for at > 0 && isBlank(s[at-1]) {
		at--
	}
	return at
}

// farthest is how many bytes of a line are looked at: a longer one was
// never wrapped, and what it begins with does not matter.
const farthest = 2048

// lineBefore is where the line in front of the one that holds offset at
// starts, or, in a long line, a place no further back than farthest.
func lineBefore(s string, at int) int {
	floor := max(0, at-farthest-1)
	if at > 0 {
		at--
	}
	return max(floor, floor+strings.LastIndexByte(s[floor:at], '\n')+1)
}

// skipSpace is the first offset at or after at that holds no white space; a
// form feed is a page mark and stops it.
func skipSpace(s string, at int) int {
	for at < len(s) && isSpace(s[at]) {
		at++
	}
	return at
}
