package lexicon

import (
	"strings"
	"unicode/utf8"
)

// mixed handles a run that has letters and also digits or symbols. Marks that
// stand around a word in print are not part of it; where those were all there
// was, the words inside are plain.
func (sc *scanner) mixed(start, end int) {
	s := sc.s
	if isAddress(s[start:end]) {
		sc.broken = true
		return
	}
	from, to := trimOuter(s, start, end)
	seen := 0
	parts := false
	for i := from; i < to; {
		class, size := ClassAt(s, i)
		seen |= class
		parts = parts || class == punct || s[i] == '/' || s[i] == '&' || s[i] == '=' || s[i] == '+'
		i += size
	}
	switch {
	case seen&Letter == 0:
		sc.figure(start, end, seen)
	case seen&(Digit|symbol) == 0:
		sc.broken = sc.broken || from > start
		sc.plain(from, to)
	default:
		t := Token{Start: from, End: to, Kind: Odd, Hash: HashOf(s[from:to]), Shape: oddShape(s[from:to]), Part: parts}
		t.Fragment = isBreakHyphen(s[to:end]) && LineEndAt(s, end)
		sc.broken = sc.broken || from > start
		sc.push(t)
	}
	sc.broken = sc.broken || to < end
}

// isAddress says whether a run is an address in the web or in mail.
func isAddress(run string) bool {
	return strings.Contains(run, "://") || strings.HasPrefix(run, "www.") || strings.IndexByte(run, '@') > 0
}

// trimOuter takes quotes, brackets, stops and the like from both ends of a
// run. A mark after } or ^ stays, since }' and }- and }^ are misread letters.
func trimOuter(s string, start, end int) (from, to int) {
	for start < end {
		class, size := ClassAt(s, start)
		if !isOuter(s[start:start+size], class) {
			break
		}
		start += size
	}
	for start < end {
		_, size := utf8.DecodeLastRuneInString(s[start:end])
		class, _ := ClassAt(s, end-size)
		if !isOuter(s[end-size:end], class) {
			break
		}
		if class&(Apostrophe|hyphen) != 0 && end-size > start && strings.IndexByte("}^)3j", s[end-size-1]) >= 0 {
			break
		}
		end -= size
	}
	return start, end
}

// isOuter says whether a character stands around words in print.
func isOuter(s string, class int) bool {
	return class&(punct|Apostrophe|hyphen) != 0 || strings.Contains("*_#~=", s)
}

// oddShape is the shape of the letters of a run.
func oddShape(s string) Shape {
	uppers, letters := 0, 0
	firstUpper := false
	for i := 0; i < len(s); {
		class, size := ClassAt(s, i)
		if class == Letter {
			if c := s[i]; 'A' <= c && c <= 'Z' {
				uppers++
				firstUpper = firstUpper || i == 0
			}
			letters++
		}
		i += size
	}
	return shapeOf(firstUpper, uppers, letters)
}
