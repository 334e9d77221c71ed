package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/wrap"
	"emend/editor/text"
)

// A lineKind says what a line looks like by itself.
type lineKind uint8

const (
	blankLine lineKind = iota
	proseLine
	listLine  // starts with a bullet or an item's number
	tableLine // has columns, or is code, markup or data
	ruleLine  // has no letter or digit
)

// A line is one line of a view and the geometry of the break at its end.
type line struct {
	text.Span     // without white space at either end
	nl        int // offset of the newline, or the end of the text
	indent    int // in bytes
	kind      lineKind
	page      bool // a form feed is in it
	lower     bool // starts, marks aside, with a small letter
	capital   bool // … with a capital
	quote     bool // starts with an opening quotation mark or a dash
	closed    bool // ends a sentence
	counted   bool // the next two are known
	endMark   bool // ends with a mark of punctuation
	marks     int  // of punctuation inside it
	brk       wrap.Break
	// over is, where earlier stages joined lines into this one, the geometry of
	// the raw line in front of its last.
	over wrap.Break
}

const (

	// around is how many lines on either side a break is judged by.
	around = 6
)

// linesOf reads the lines with a newline in the window, and those around, into
// lines, whose room is used again.
func (s *lineSurvey) linesOf(v *View, window text.Span, lines []line) (_ []line, first int) {
	t, justified := v.Text, s.justified && s.view == v
	if lines == nil {
		lines = make([]line, 0, window.Len()/usualLine+3*around)
	}
	lines = lines[:0]
	at := window.Start
	for range around + 1 {
		at = lineBefore(t, at)
	}
	more := around
	for at <= len(t) && more > 0 {
		l := lineAt(t, at, justified)
		if l.nl < window.Start {
			first = len(lines) + 1
		}
		if l.nl >= window.End {
			more--
		}
		lines = append(lines, l)
		at = l.nl + 1
	}
	m := newMeasurer(v, lines[0].Start)
	for i := range len(lines) - 1 {
		m.measure(&lines[i], &lines[i+1])
	}
	return lines, first
}

// usualLine is about how many bytes a line of wrapped text has.
const usualLine = 48

// lineAt reads the line that starts at an offset.
func lineAt(s string, at int, justified bool) line {
	l := line{nl: len(s)}
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		l.nl = at + i
	}
	start, end := at, l.nl
	for end > start && isBlank(s[end-1]) {
		end--
		l.page = l.page || s[end] == '\f'
	}
	for start < end && isBlank(s[start]) {
		l.page = l.page || s[start] == '\f'
		start++
	}
	l.Span = text.Span{Start: start, End: end}
	l.indent = start - at
	if l.Empty() {
		return l
	}
	if l.nl-at >= farthest {
		l.kind = proseLine
		l.closed = closes(s[end-64 : end])
		return l
	}
	l.kind = kindOf(s[start:end])
	if l.kind == tableLine && justified && !rowLike(s, at, l.nl) {
		l.kind = proseLine
	}
	l.look(s[start:end])
	return l
}

// look reads how a line begins and ends.
func (l *line) look(s string) {
	l.closed = closes(s)
	switch c := s[0]; {
	case 'a' <= c && c <= 'z':
		l.lower = true
	case 'A' <= c && c <= 'Z':
		l.capital = true
	default:
		rest := strings.TrimLeft(s, "\"'“”‘’„‚«»‹›([—–- *_")
		r, _ := utf8.DecodeRuneInString(rest)
		l.lower, l.capital = unicode.IsLower(r), unicode.IsUpper(r)
		first, _ := utf8.DecodeRuneInString(s)
		l.quote = strings.ContainsRune("\"“„«—–", first)
	}
}

// closes says whether a line ends with the end of a sentence.
func closes(s string) bool {
	if s == "" {
		return false
	}
	if c := s[len(s)-1]; 'a' <= c && c <= 'z' || c == ',' {
		return false
	}
	s = strings.TrimRight(s, "\"'“”’»›)]*_ ")
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".?!:…。！？", r)
}

// kindOf says what a line looks like.
func kindOf(s string) lineKind {
	switch {
	case isListItem(s):
		return listLine
	case hasColumns(s) || isSet(s):
		return tableLine
	case 'a' <= s[0] && s[0] <= 'z' || 'A' <= s[0] && s[0] <= 'Z':
		return proseLine
	case !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return ruleLine
	}
	return proseLine
}

// hasColumns says whether a line is a row of a table: it has bars, tabs, two
// wide gaps, or leaders.
func hasColumns(s string) bool {
	bar := strings.IndexByte(s, '|')
	if bar >= 0 && strings.Count(s[bar:], "|") > 1 || strings.IndexByte(s, '\t') >= 0 || strings.Contains(s, ".....") || strings.Contains(s, ". . . . .") {
		return true
	}
	if gap := strings.LastIndex(s, sumGap); gap > 0 && strings.Trim(s[gap:], " 0123456789.,-/£$€") == "" {
		return true
	}
	n := columns(s)
	return n > 1 && len(strings.Fields(s)) <= cellWords*(n+1)
}

// sumGap stands between the words of an account and its sums, at least.
const sumGap = "    "

// cellWords is how many words the cells of a table have on average at most:
// prose with stray gaps in it has more between them.
const cellWords = 4

// isSet says whether a line is code, markup, quoted mail, or data with commas.
func isSet(s string) bool {
	switch s[len(s)-1] {
	case '{', '}':
		return true
	case '>':
		return strings.IndexByte(s, '<') >= 0
	case ';':
		return strings.HasSuffix(s, ");")
	}
	return strings.IndexByte("></#\\|", s[0]) >= 0 || tightCommas(s) > 1
}

// tightCommas counts the commas with a letter right behind them.
func tightCommas(s string) (n int) {
	for at := 0; ; {
		i := strings.IndexByte(s[at:], ',')
		if i < 0 || at+i+1 >= len(s) {
			return n
		}
		at += i + 1
		if c := s[at]; c|0x20 >= 'a' && c|0x20 <= 'z' {
			n++
		}
	}
}

// columns counts gaps of three spaces and more: every third byte tells.
func columns(s string) (n int) {
	for i := 2; i < len(s); i += 3 {
		if s[i] != ' ' {
			continue
		}
		from, to := i, i+1
		for from > 0 && s[from-1] == ' ' {
			from--
		}
		for to < len(s) && s[to] == ' ' {
			to++
		}
		if to-from >= 3 {
			n++
			i = to - 1
		}
	}
	return n
}

// isListItem says whether a line begins like an item of a list: a bullet, or
// a number or letter with a full stop or bracket, then a space.
func isListItem(s string) bool {
	if isASCIILetter(s[0]) {
		return s[0] >= 'a' && hasPrefixEnd(s[1:], ")")
	}
	first, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•·▪◦‣*-–+", first) {
		return n < len(s) && s[n] == ' '
	}
	s = strings.TrimPrefix(s, "(")
	digits := digitsEnd(s, 0)
	if digits == 0 && s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return hasPrefixEnd(s[1:], ")")
	}
	return digits > 0 && digits <= 3 && hasPrefixEnd(s[digits:], ".)")
}

// hasPrefixEnd says whether s begins with one of the marks and a space.
func hasPrefixEnd(s, marks string) bool {
	return len(s) > 1 && strings.IndexByte(marks, s[0]) >= 0 && s[1] == ' '
}

// countMarks counts the marks of a line once.
func (l *line) countMarks(s string) {
	if l.counted || l.Empty() || l.Len() >= farthest {
		return
	}
	l.counted = true
	for at := l.Start; at+1 < l.End; at++ {
		if isMark[s[at]] && s[at+1] == ' ' {
			l.marks++
		}
	}
	l.endMark = isMark[s[l.End-1]]
}

// isMark are the marks that part clauses and sentences.
var isMark = [256]bool{'.': true, ',': true, ';': true, ':': true, '?': true, '!': true}
