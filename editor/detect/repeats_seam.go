package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/collate"
)

// Copies that follow one another directly are a seam, where two scans or pages
// were put together, or an author's own: a refrain, a prayer, a form, a
// paragraph of a manual. A machine repeats what its page holds, cut anywhere,
// and misreads each copy in its own way; an author repeats whole sentences.

// What speaks for a seam where nothing is cut and no copy is damaged: two
// paragraphs or more, of so many words in all, or one of so many.
const (
	seamWordsOfSome = 100
	seamWordsOfOne  = 200
)

// isSeam says whether copies that follow one another directly were brought
// together by a machine.
func isSeam(s string, r *collate.Pair, p *Profile, gap int) bool {
	between := s[r.A.End:r.B.Start]
	switch {
	case cutAtSeam(between, s[r.B.Start:]):
		return true
	case strings.Contains(between, "\f"), gap > 0 && !strings.ContainsFunc(between, unicode.IsLetter):
		return true // a page ends between the copies, or its number stands there
	case damage(s, r, p, sideA)+damage(s, r, p, sideB) >= unlistedWord:
		return true
	case gap > 0 || len(r.Diffs) > 0:
		return false
	}
	least := seamWordsOfOne
	if strings.Contains(strings.ReplaceAll(s[r.A.Start:r.A.End], "\r", ""), "\n\n") {
		least = seamWordsOfSome
	}
	return r.Words >= least
}

// cutAtSeam says whether the sentence breaks off where the first copy ends, or
// the second begins inside one: between is what stands between them. Where
// words in front of the second stand in its line, the sentence begins there.
func cutAtSeam(between, second string) bool {
	mark, _ := utf8.DecodeRuneInString(strings.TrimLeft(between, "’'\"”»)]*_ \t\r\n"))
	first, _ := utf8.DecodeRuneInString(second)
	ends := strings.ContainsRune(".?!…", mark)
	clause := !ends && unicode.IsPunct(mark) && !strings.ContainsRune("“\"‘'«„([*", mark)
	line := between[strings.LastIndexByte(between, '\n')+1:]
	switch paragraph := strings.Count(between, "\n") > 1; {
	case strings.ContainsFunc(line, unicode.IsLetter):
		return false
	case unicode.IsLower(first):
		return !clause || paragraph
	default:
		return !ends && !clause && !paragraph
	}
}
