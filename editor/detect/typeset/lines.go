// Package typeset finds out how a text is set: what each of its lines looks
// like, the widths they were wrapped at, and the habits of the whole (indents,
// blank lines, justified text).
//
// Context: whether a line break is a wrap or is meant, and whether a gap is a
// slip or a column, the lines around decide, and those of the raw text, since
// what wrapped it saw the damage. Decision: Survey learns a Setting of the view
// once, by regions of two kilobytes; lines are read again where they are asked
// for and measured in the raw text. Consequence: memory is a few bytes for each
// region, and the families of layout and spacing judge by the same lines.
package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/typeset/wrap"
	"emend/editor/text"
)

// A Kind says what a line looks like by itself.
type Kind uint8

// The kinds of lines.
const (
	Blank Kind = iota
	Prose
	List  // starts with a bullet or an item's number
	Table // has columns, or is code, markup or data
	Ruled // has no letter or digit
)

// A Line is one line of a view and the geometry of the break at its end.
type Line struct {
	text.Span     // without white space at either end
	nl        int // offset of the newline, or the end of the text
	Indent    int // in columns
	Kind      Kind
	Page      bool // a form feed is in it
	Lower     bool // starts, marks aside, with a small letter
	Capital   bool // … with a capital
	Quote     bool // starts with an opening quotation mark or a dash
	Closed    bool // ends a sentence
	counted   bool // the next two are known
	EndMark   bool // ends with a mark of punctuation
	Marks     int  // of punctuation inside it
	Break     wrap.Break
	// over is, where earlier stages joined lines into this one, the geometry of
	// the raw line in front of its last.
	Over wrap.Break
}

const (

	// Around is how many lines on either side a break is judged by.
	Around = 6
)

// LinesOf reads the lines with a newline in the window, and those around, into
// lines, whose room is used again.
func (s *Setting) LinesOf(v *rule.View, window text.Span, lines []Line) (_ []Line, first int) {
	t, justified := v.Text, s.Justified && s.view == v
	if lines == nil {
		lines = make([]Line, 0, window.Len()/usualLine+3*Around)
	}
	lines = lines[:0]
	at := window.Start
	for range Around + 1 {
		at = scan.LineBefore(t, at)
	}
	more := Around
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
func lineAt(s string, at int, justified bool) Line {
	l := Line{nl: len(s)}
	if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
		l.nl = at + i
	}
	start, end := at, l.nl
	for end > start && scan.IsBlank(s[end-1]) {
		end--
		l.Page = l.Page || s[end] == '\f'
	}
	for start < end && scan.IsBlank(s[start]) {
		l.Page = l.Page || s[start] == '\f'
		start++
	}
	l.Span = text.Span{Start: start, End: end}
	l.Indent = columnsOf(s[at:start])
	if l.Empty() {
		return l
	}
	if l.nl-at >= scan.Farthest {
		l.Kind = Prose
		l.Closed = Closes(s[end-64 : end])
		return l
	}
	l.Kind = kindOf(s[start:end])
	if l.Kind == Table && justified && !RowLike(s, at, l.nl) {
		l.Kind = Prose
	}
	l.look(s[start:end])
	return l
}

// tabWidth is how many columns a tab sets a line in, at least.
const tabWidth = 4

// columnsOf is the width of the blanks in front of a line; a form feed has none.
func columnsOf(blanks string) (n int) {
	for i := range len(blanks) {
		switch blanks[i] {
		case '\t':
			n += tabWidth
		case '\f':
		default:
			n++
		}
	}
	return n
}

// begin is the offset at which the line begins in the text s, blanks and all.
func (l *Line) begin(s string) int {
	at := l.Start
	for at > 0 && s[at-1] != '\n' && scan.IsBlank(s[at-1]) {
		at--
	}
	return at
}

// look reads how a line begins and ends.
func (l *Line) look(s string) {
	l.Closed = Closes(s)
	switch c := s[0]; {
	case 'a' <= c && c <= 'z':
		l.Lower = true
	case 'A' <= c && c <= 'Z':
		l.Capital = true
	default:
		rest := strings.TrimLeft(s, "\"'“”‘’„‚«»‹›([—–- *_")
		r, _ := utf8.DecodeRuneInString(rest)
		l.Lower, l.Capital = unicode.IsLower(r), unicode.IsUpper(r)
		first, _ := utf8.DecodeRuneInString(s)
		l.Quote = strings.ContainsRune("\"“„«—–", first)
	}
}

// Closes says whether a line ends with the end of a sentence.
func Closes(s string) bool {
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
func kindOf(s string) Kind {
	switch {
	case isListItem(s):
		return List
	case hasColumns(s) || isSet(s):
		return Table
	case 'a' <= s[0] && s[0] <= 'z' || 'A' <= s[0] && s[0] <= 'Z':
		return Prose
	case !strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return Ruled
	}
	return Prose
}

// The bytes that a row of a table may have between its columns; all are looked
// for in one scan, since nearly no line has any.
const (
	barByte = 1 << iota
	tabByte
	dotByte
	blankByte
)

var columnBytes = [256]byte{'|': barByte, '\t': tabByte, '.': dotByte, ' ': blankByte}

// hasColumns says whether a line is a row of a table: it has bars, tabs, two
// wide gaps, or leaders.
func hasColumns(s string) bool {
	var seen, twice, spaced, last, before byte // what stands anywhere, two in a row, and with one between
	for i := range len(s) {
		c := columnBytes[s[i]]
		seen |= c
		twice |= c & last
		spaced |= c & before
		last, before = c, last
	}
	switch {
	case seen&tabByte > 0, seen&barByte > 0 && strings.Count(s, "|") > 1, twice&dotByte > 0 && strings.Contains(s, "....."), spaced&dotByte > 0 && strings.Contains(s, ". . . . ."):
		return true
	case twice&blankByte == 0:
		return false
	}
	if gap := strings.LastIndex(s, sumGap); gap > 0 && strings.Trim(s[gap:], " 0123456789.,-/£$€") == "" {
		return true
	}
	n := Columns(s)
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

// Columns counts gaps of three spaces and more: every third byte tells.
func Columns(s string) (n int) {
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
	if scan.IsASCIILetter(s[0]) {
		return s[0] >= 'a' && hasPrefixEnd(s[1:], ")")
	}
	first, n := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("•·▪◦‣*-–+", first) {
		return n < len(s) && s[n] == ' '
	}
	s = strings.TrimPrefix(s, "(")
	digits := scan.DigitsEnd(s, 0)
	if digits == 0 && s != "" && s[0] >= 'a' && s[0] <= 'z' {
		return hasPrefixEnd(s[1:], ")")
	}
	return digits > 0 && digits <= 3 && hasPrefixEnd(s[digits:], ".)")
}

// hasPrefixEnd says whether s begins with one of the marks and a space.
func hasPrefixEnd(s, marks string) bool {
	return len(s) > 1 && strings.IndexByte(marks, s[0]) >= 0 && s[1] == ' '
}

// CountMarks counts the marks of a line once.
func (l *Line) CountMarks(s string) {
	if l.counted || l.Empty() || l.Len() >= scan.Farthest {
		return
	}
	l.counted = true
	for at := l.Start; at+1 < l.End; at++ {
		if IsMark[s[at]] && s[at+1] == ' ' {
			l.Marks++
		}
	}
	l.EndMark = IsMark[s[l.End-1]]
}

// IsMark are the marks that part clauses and sentences.
var IsMark = [256]bool{'.': true, ',': true, ';': true, ':': true, '?': true, '!': true}
