package scan

import (
	"strings"
	"unicode"
)

// DigitsEnd is where the digits that start at an offset end.
func DigitsEnd(s string, at int) int {
	for at < len(s) && s[at] >= '0' && s[at] <= '9' {
		at++
	}
	return at
}

// Number reads a few digits.
func Number(digits string) (n int) {
	for _, c := range []byte(digits) {
		n = n*10 + int(c-'0')
	}
	return n
}

// One counts what is so.
func One(so bool) int {
	if so {
		return 1
	}
	return 0
}

// IsNumber says whether a word has nothing but digits.
func IsNumber(word string) bool {
	for _, r := range word {
		if !unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// FirstInk is the first offset at or after at that holds neither white space
// nor a form feed.
func FirstInk(s string, at int) int {
	for at < len(s) && IsBlank(s[at]) {
		at++
	}
	return at
}

// InkBefore is where what is neither white space nor a form feed ends in front
// of an offset.
func InkBefore(s string, at int) int {
	for at > 0 && IsBlank(s[at-1]) {
		at--
	}
	return at
}

// Farthest is how many bytes of a line are looked at: a longer one was
// never wrapped, and what it begins with does not matter.
const Farthest = 2048

// LineBefore is where the line in front of the one that holds offset at
// starts, or, in a long line, a place no further back than farthest.
func LineBefore(s string, at int) int {
	floor := max(0, at-Farthest-1)
	if at > 0 {
		at--
	}
	return max(floor, floor+strings.LastIndexByte(s[floor:at], '\n')+1)
}

// SkipSpace is the first offset at or after at that holds no white space; a
// form feed is a page mark and stops it.
func SkipSpace(s string, at int) int {
	for at < len(s) && IsSpace(s[at]) {
		at++
	}
	return at
}

// farBack bounds how much of a paragraph is read for quotations left open.
const farBack = 1500

// ParagraphStart is where the paragraph starts that holds an offset, or 1,500
// bytes before it where that is nearer.
func ParagraphStart(s string, at int) int {
	from := max(0, at-farBack)
	if p := strings.LastIndex(s[from:at], "\n\n"); p >= 0 {
		from += p
	}
	return from
}
