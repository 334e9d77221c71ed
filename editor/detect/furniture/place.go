package furniture

import (
	"strings"

	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/text"
)

// chromeKind says whether a line is chrome: 's' surely, 'w' only beside
// others, 0 not.
func chromeKind(key uint64) byte { return chrome[key] }

// lineKeys hashes the words of a line twice: with every number as one and the
// same word, and without its numbers.
func lineKeys(line string) (withNumbers, without uint64) {
	for at := 0; ; {
		t, ok := token.Next(line, at)
		if !ok {
			return withNumbers, without
		}
		at = t.End
		if c := line[t.Start]; c >= '0' && c <= '9' && scan.IsNumber(line[t.Start:t.End]) {
			if line[max(0, t.Start-1)] != ',' {
				withNumbers = withNumbers*31 + 1
			}
			continue
		}
		withNumbers = withNumbers*31 + t.Hash
		without = without*31 + t.Hash
	}
}

// bodyOf is the span from the first to the last line of s that is not chrome.
func bodyOf(s string, lines []shortLine, kinds []byte) text.Span {
	body := text.Span{Start: scan.FirstInk(s, 0), End: len(s)}
	i := 0
	for i < len(lines) && lines[i].Start <= body.Start && kinds[i] != 0 {
		body.Start = scan.FirstInk(s, lines[i].End)
		i++
	}
	j := len(lines)
	for j > i && kinds[j-1] != 0 && scan.FirstInk(s, lines[j-1].End) >= body.End {
		body.End = lines[j-1].Start
		j--
	}
	for body.End > body.Start && scan.IsBlank(s[body.End-1]) {
		body.End--
	}
	return body
}

// adjacent says whether only white space is between two lines.
func adjacent(s string, a, b *shortLine) bool { return scan.FirstInk(s, a.End) == b.Start }

// nearEdge says whether a line is by itself among the outermost of the text.
func nearEdge(s string, l *shortLine) bool {
	return inkLines(s[:l.Start]) < outermost || inkLines(s[l.End:]) < outermost
}

// farthestEdge is how many lines, blank ones too, may lie between a line and
// the edge of the text. It bounds the look at each of many lines, so that the
// time grows with the text and not with its square.
const farthestEdge = 1000

// inkLines counts the lines of s that are not blank, up to outermost; a stretch
// of more lines than farthestEdge counts as that many.
func inkLines(s string) (n int) {
	seen := 0
	for line := range strings.Lines(s) {
		if strings.TrimSpace(line) != "" {
			n++
		}
		if seen++; n >= outermost || seen > farthestEdge {
			return outermost
		}
	}
	return n
}
