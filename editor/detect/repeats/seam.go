package repeats

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/repeats/collate"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
)

// Copies that follow one another directly are a seam, where two scans or pages
// were put together, or an author's own: a refrain, a prayer, a form, a
// paragraph of a manual. A machine repeats what its page holds, cut anywhere,
// and misreads each copy in its own way; an author repeats whole sentences.

// seamWordsBy is how many words, by the number of its paragraphs, a passage
// must have to be a machine's where nothing is cut and no copy is damaged.
var seamWordsBy = [...]int{200, 100, 60}

// isSeam says whether copies that follow one another directly were brought
// together by a machine.
func isSeam(s string, r *collate.Pair, p *rule.Profile, gap int) bool {
	between := s[r.A.End:r.B.Start]
	switch {
	case cutAtSeam(s, r, gap):
		return true
	case gap > 0 && !strings.ContainsFunc(between, unicode.IsLetter):
		return true // the number of a page stands between the copies
	case gap == 0 && (widerGap(s, r) || repeatsLines(s, r)):
		return true
	case damage(s, r, p, sideA)+damage(s, r, p, sideB) >= unlistedWord:
		return true
	case gap > 0 || slices.ContainsFunc(r.Diffs, bothHave):
		return false
	}
	paragraphs := strings.Count(strings.ReplaceAll(s[r.A.Start:r.A.End], "\r", ""), "\n\n")
	return r.Words >= seamWordsBy[min(paragraphs, len(seamWordsBy)-1)]
}

// pageHead is a line that is set as the head of a page: its number stands at one
// edge and words at the other, with room between.
var pageHead = regexp.MustCompile(`(?m)^[ \t]*(\d{1,4}[ \t]{4,}\pL.*|\pL.*[^ \t][ \t]{4,}\d{1,4})[ \t]*\r?$`)

// endsPage says whether a page ends in what stands between two copies, or the
// head of one is in it.
func endsPage(apart string) bool { return strings.Contains(apart, "\f") || pageHead.MatchString(apart) }

// bothHave says whether both copies have words where they differ: what only one
// has may be the head of a page.
func bothHave(d collate.Diff) bool { return !d.A.Empty() && !d.B.Empty() }

// cutAtSeam says whether the sentences break off between the copies, though not
// in front of the first or not behind the second.
//
//	He rang the bell, [waited and rang.] [waited and rang.] And at last
//	            pre ^                   ^ between           ^ post
func cutAtSeam(s string, r *collate.Pair, gap int) bool {
	between := s[r.A.End:r.B.Start]
	width := longestLine(s[r.A.Start:r.A.End])
	if gap == 0 && (goesOnOver(s, r.A.End, r.B.Start, width) || lacksBlank(s, r, width)) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(s[r.B.Start:])
	ends := strings.ContainsAny(between, ".?!…") || strings.Count(between, "\n") > 1
	if gap == 0 && !ends && strings.TrimSpace(between) != "" {
		return strings.HasPrefix(between, ",") && unicode.IsUpper(first) // else a clause said twice
	}
	if n := strings.IndexFunc(s[r.B.End:], isAlphanumeric); n >= 0 && goesOnOver(s, r.B.End, r.B.End+n, width) {
		return true
	}
	// Where words in front of the second copy stand in its line, its sentence
	// begins with them.
	line := between[strings.LastIndexByte(between, '\n')+1:]
	if strings.ContainsFunc(line, unicode.IsLetter) {
		return false
	}
	word := strings.LastIndexFunc(s[:r.A.Start], isAlphanumeric)
	return ends && unicode.IsLower(first) || word >= 0 && goesOnOver(s, word+1, r.A.Start, width)
}

// lineEnds counts the line ends in front of the first copy, between the two,
// and behind the second, up to the nearest words.
func lineEnds(s string, r *collate.Pair) (before, between, after int) {
	in := s[:r.A.Start]
	before = strings.Count(in[strings.LastIndexFunc(in, isAlphanumeric)+1:], "\n")
	behind := s[r.B.End:]
	if n := strings.IndexFunc(behind, isAlphanumeric); n >= 0 {
		behind = behind[:n]
	}
	return before, strings.Count(s[r.A.End:r.B.Start], "\n"), strings.Count(behind, "\n")
}

// widerGap says whether more blank lines part the copies than part paragraphs
// around them: two pages were put together there.
func widerGap(s string, r *collate.Pair) bool {
	before, between, after := lineEnds(s, r)
	return between > 2 && between > before && between > after
}

// leastLines is how many line ends copies must have alike to be copies of lines,
// each of them behind the same word.
const leastLines = 3

// repeatsLines says whether the copies are the same lines of wrapped prose, from
// inside a paragraph on: what an author says twice there is wrapped anew.
func repeatsLines(s string, r *collate.Pair) bool {
	before, between, after := lineEnds(s, r)
	a, b := inkLines(s[r.A.Start:r.A.End]), inkLines(s[r.B.Start:r.B.End])
	if before != 1 || between != 1 || after == 0 || len(a) <= leastLines || !slices.Equal(a, b) {
		return false
	}
	small := 0
	for _, line := range a[1:] {
		small += scan.One(scan.StartsLower(strings.TrimLeft(line, quotes)))
	}
	return 2*small > len(a)-1 && 3*fullLines(a) >= len(a)-1 && slices.ContainsFunc(a, stopsInside)
}

// fullLines counts the lines that have no room for the first word of the next.
func fullLines(lines []string) (n int) {
	width := len(slices.MaxFunc(lines, func(a, b string) int { return len(a) - len(b) }))
	for i, line := range lines[1:] {
		word, _, _ := strings.Cut(line, " ")
		n += scan.One(len(lines[i])+1+len(word) > width)
	}
	return n
}

// stopsInside says whether a sentence ends inside a line, as in prose.
func stopsInside(line string) bool {
	for _, stop := range []string{". ", "? ", "! ", ".” ", "?” ", "!” "} {
		if strings.Contains(line, stop) {
			return true
		}
	}
	return false
}

// inkLines are the lines of a passage that are not blank, without what blanks
// are around them.
func inkLines(s string) (lines []string) {
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}

// lacksBlank says whether the blank line that parts paragraphs in front of the
// first copy is missing between the two, where no mark stands, or where the
// second ends a paragraph and the last line of the first is short.
func lacksBlank(s string, r *collate.Pair, width int) bool {
	before, between, after := lineEnds(s, r)
	last := r.A.End - strings.LastIndexByte(s[:r.A.End], '\n')
	if before < 2 || between > 1 {
		return false
	}
	return !strings.ContainsAny(s[r.A.End:r.B.Start], ".?!…,;:—") || between == 1 && after > 1 && 5*last < 4*width
}

// goesOnOver says whether a sentence goes on from the word that ends at from to
// the one that begins at to: nothing parts them but blanks, or the end of a line
// that is as long as others, or that a small letter follows.
func goesOnOver(s string, from, to, width int) bool {
	for from < to && !utf8.RuneStart(s[from]) {
		from++
	}
	between := s[from:to]
	if strings.Trim(between, " \t\r\n-") != "" || strings.Count(between, "\n") > 1 {
		return false
	}
	if !strings.Contains(between, "\n") {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[to:])
	return unicode.IsLower(r) || 5*(from-strings.LastIndexByte(s[:from], '\n')) >= 4*width
}

// longestLine is the length in bytes of the longest of three lines or more;
// fewer tell no width.
func longestLine(s string) int {
	longest, n := 0, 0
	for line := range strings.Lines(s) {
		longest = max(longest, len(line))
		n++
	}
	if n < 3 {
		return len(s)
	}
	return longest
}

func isAlphanumeric(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
