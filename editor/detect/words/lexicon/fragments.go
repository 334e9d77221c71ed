package lexicon

import (
	"strings"
	"unicode/utf8"
)

// markFragments marks the halves of a word that a line end parts.
func (sc *scanner) markFragments(first, end int) {
	s := sc.s
	last := &sc.tokens[len(sc.tokens)-1]
	if rest := s[last.End:end]; isBreakHyphen(rest) && LineEndAt(s, end) {
		last.Fragment = true
	}
	t := &sc.tokens[first]
	if lineStartAfterHyphen(s, t.Start) {
		t.Fragment = true
	}
}

// isBreakHyphen says whether rest is one hyphen of any kind, or ¬.
func isBreakHyphen(rest string) bool {
	switch rest {
	case "-", "‐", "\u00ad", "¬", "=":
		return true
	}
	return false
}

// LineEndAt says whether only blanks stand between i and a line end.
func LineEndAt(s string, i int) bool {
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\r') {
		i++
	}
	return i < len(s) && (s[i] == '\n' || s[i] == '\f')
}

// lineStartAfterHyphen says whether i stands at the start of a line and the
// line before ends with a hyphen after a letter.
func lineStartAfterHyphen(s string, i int) bool {
	j := i
	lines := 0
	for j > 0 && (s[j-1] == ' ' || s[j-1] == '\n' || s[j-1] == '\r' || s[j-1] == '\f' || s[j-1] == '\t') {
		j--
		if s[j] == '\n' {
			lines++
		}
		if i-j > 40 {
			return false
		}
	}
	if lines == 0 || j < 2 {
		return false
	}
	k := j
	for k > 0 && !utf8.RuneStart(s[k-1]) {
		k--
	}
	if k == 0 {
		return false
	}
	return isBreakHyphen(s[k-1:j]) && LetterBefore(s, k-1)
}

// IsHalf says whether two neighbours are the halves of one word that a line end
// parts, its hyphen lost (`repre⏎sented`): neither is misread.
func (l *Lexicon) IsHalf(text string, a, b *Token) bool {
	if a == nil || b == nil || !strings.Contains(text[a.End:b.Start], "\n") {
		return false
	}
	h := HashOf(text[a.Start:a.End] + text[b.Start:b.End])
	return l.IsKnown(h) && !(l.IsKnown(a.Hash) && l.IsKnown(b.Hash)) || l.Vocabulary.Count(h) > 1
}
