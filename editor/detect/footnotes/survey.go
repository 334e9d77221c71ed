// Package footnotes finds the marks of footnotes that lost their superscript.
//
// Context: a number glued to a word may be a mark, a date or a part of a name.
// Decision: a survey collects the numbers behind words and looks for those that
// count upwards through the text, with notes to match. Consequence: a mark in
// sequence is nearly sure, one by itself is doubtful.
package footnotes

import (
	"slices"
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/text"
)

// A mark is a number glued to the end of a sentence.
type mark struct {
	at    int // in the view that was surveyed
	value int
}

// A noteSurvey is the footnote marks of a text.
type noteSurvey struct {
	view     *rule.View   // the offsets are in this one
	sequence []int        // offsets of the marks that count upwards through the text
	notes    token.Counts // numbers that lines begin with, as notes do
	markdown bool
}

// inSequence says whether the mark at an offset of a view counts on from the
// others.
func (n *noteSurvey) inSequence(v *rule.View, at int) bool {
	if v != n.view {
		return false
	}
	_, ok := slices.BinarySearch(n.sequence, at)
	return ok
}

// write is a mark as it should stand.
func (n *noteSurvey) write(digits string) string {
	if n.markdown {
		return "[^" + digits + "]"
	}
	var b strings.Builder
	for _, c := range []byte(digits) {
		b.WriteString(superscripts[c-'0'])
	}
	return b.String()
}

var superscripts = [10]string{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"}

// largestMark is the greatest number of a footnote; beyond it it is a year.
const largestMark = 999

// Survey collects the candidates, in order, and finds those that count
// upwards.
func Survey(v *rule.View, p *rule.Profile) {
	n := rule.Of[noteSurvey](p)
	n.view, n.markdown = v, scan.Markdown(v.Text)
	var all numbers
	rule.ReadParts(p, len(v.Text), func(part text.Span) numbers { return numbersIn(v.Text, part) }, func(some numbers) {
		all.notes = append(all.notes, some.notes...)
		all.marks = append(all.marks, some.marks...)
	})
	n.notes.Add(all.notes...)
	n.sequence = ascending(all.marks)
}

// numbers are those that lines begin with, as notes do, and the marks.
type numbers struct {
	notes []token.Place
	marks []mark
}

// numbersIn reads the numbers that begin in a part of a text.
func numbersIn(s string, part text.Span) (n numbers) {
	at := part.Start
	if at > 0 {
		at = max(at, scan.DigitsEnd(s[:part.End], at-1)) // behind a number that began before
	}
	for at = scan.NextDigit(s, at, part.End); at < part.End; {
		end := scan.DigitsEnd(s, at)
		if end-at <= 3 && end < len(s) && strings.IndexByte(". )]", s[end]) >= 0 && opensLine(s, at) {
			n.notes = append(n.notes, token.Place{Hash: uint64(scan.Number(s[at:end]))})
		}
		if _, ok := markAt(s, at, end); ok {
			n.marks = append(n.marks, mark{at, scan.Number(s[at:end])})
		}
		at = scan.NextDigit(s, end, part.End)
	}
	return n
}

// opensLine says whether only blanks and opening brackets stand in front of an
// offset in its line.
func opensLine(s string, at int) bool {
	for at > 0 && (s[at-1] == ' ' || s[at-1] == '[' || s[at-1] == '(') {
		at--
	}
	return at == 0 || s[at-1] == '\n'
}

// markAt says whether the digits at–end are glued to the end of a sentence
// and stand before the next; word is what they are glued to.
func markAt(s string, at, end int) (word text.Span, ok bool) {
	if end-at > 3 || s[at] == '0' || at < 4 {
		return word, false
	}
	before := stopsBefore(s, at)
	if before == at || at-before > 5 || end < len(s) && !scan.IsBlank(s[end]) {
		return word, false
	}
	if word, ok = takesMark(s, before); !ok {
		return word, false
	}
	rest := strings.TrimLeft(s[end:min(len(s), end+64)], " \n\r\t\f\"'“‘«([—")
	if stopped := strings.ContainsAny(s[before:at], ".!?"); stopped && rest != "" && !scan.IsCapital(rest) {
		return word, false
	}
	return word, true
}

// stopsBefore is where the stops and closing marks in front of an offset
// begin.
func stopsBefore(s string, at int) int {
	floor := max(0, at-6)
	for at > floor && strings.IndexByte(".,;:!?)\"", s[at-1]) >= 0 {
		at--
	}
	for _, q := range []string{"”", "’", "»"} {
		at = len(strings.TrimSuffix(s[:at], q))
	}
	for at > floor && strings.IndexByte(".,;!?", s[at-1]) >= 0 {
		at--
	}
	return at
}

// takesMark says whether a word that does not itself take a number ends at
// an offset: four small letters or more, and no abbreviation.
func takesMark(s string, at int) (span text.Span, ok bool) {
	t, ok := token.Previous(s, at, max(0, at-scan.MaxWord/2))
	if !ok || t.End != at {
		return span, false
	}
	word := s[t.Start:t.End]
	if len(word) < 3 || strings.ContainsAny(word, "0123456789") || scan.Numbered[strings.ToLower(word)] {
		return span, false
	}
	return text.Span{Start: t.Start, End: t.End}, word == strings.ToLower(word) || scan.StartsLower(word[1:])
}

// ascending is the offsets of the longest run of marks, others left out, that
// counts upwards by one or two at a time, beginning anew at 1 on a page or
// chapter.
func ascending(marks []mark) []int {
	length := make([]int, len(marks))
	from := make([]int, len(marks))
	var last [largestMark + 1]int // by value: index + 1 of its latest place
	best := -1
	for i := range marks {
		v := marks[i].value
		length[i], from[i] = 1, -1
		for _, u := range []int{v - 1, v - 2} {
			if u >= 1 && last[u] > 0 && length[last[u]-1]+1 > length[i] {
				length[i], from[i] = length[last[u]-1]+1, last[u]-1
			}
		}
		last[v] = i + 1
		if best < 0 || length[i] > length[best] {
			best = i
		}
	}
	var chain []int
	for i := best; i >= 0; i = from[i] {
		chain = append(chain, marks[i].at)
	}
	slices.Reverse(chain)
	return chain
}
