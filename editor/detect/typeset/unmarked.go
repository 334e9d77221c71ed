package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Where nothing marks a paragraph but that its last line is short, a full line
// that ends a sentence may be the last of one.
//
// Context: of 108 such lines in novels 38 were. Decision: how many are is known
// from the text itself: for every paragraph whose last line is short there are
// q/(1-q) whose last line happens to be full, where q is the mean share of the
// width that a line's first word takes. Talk tells the two apart: the counts
// are kept by whether a quotation ends with the sentence and one begins behind
// it, for ends of paragraphs (short lines) and for sentences inside lines.
// Consequence: where paragraphs are long, nearly all are joined; where they are
// short, few.

// talk numbers the ends of sentences by whether a quotation ends there, and
// whether one begins behind.
func talk(ends, begins bool) int { return scan.One(ends) + 2*scan.One(begins) }

// sentenceEnds counts ends of sentences by their talk.
type sentenceEnds [4]float64

func (e *sentenceEnds) sum() float64 { return e[0] + e[1] + e[2] + e[3] }

const (
	// leastEnds of each sort are counted, else nothing is known.
	leastEnds = 12
	// joinUnmarkedMost caps what is said of such lines.
	joinUnmarkedMost = 0.95
)

// surveyUnmarked works out, for texts whose paragraphs have no mark, how likely
// a full line that ends a sentence goes on with its paragraph; 0: unknown.
func (s *Setting) surveyUnmarked(v *rule.View, p *rule.Profile) {
	var short, full, inside sentenceEnds
	var words, lineCount float64
	var lines []Line
	for at := 0; at < len(v.Text) && !p.Cancelled(); at += Stretch {
		end := min(at+Stretch, len(v.Text))
		var first int
		lines, first = s.LinesOf(v, text.Span{Start: at, End: end}, lines)
		for j := first; j+1 < len(lines) && lines[j].nl < end; j++ {
			a, b := &lines[j], &lines[j+1]
			w := s.Widths(v, a.End)
			if a.Kind != Prose || b.Kind != Prose || w.Full == 0 || w.Outer > 0 {
				continue
			}
			inside.countIn(v.Text[a.Start:a.End])
			if !a.Closed || GoesOnSpeaking(v.Text, a, b) {
				continue
			}
			class := talk(endsQuoted(v.Text[a.Start:a.End]), b.Quote)
			switch {
			case w.Natural(a.Break):
				full[class]++
				words, lineCount = words+float64(a.Break.Reach-a.Break.Length), lineCount+float64(w.Full)
			default:
				short[class]++
			}
		}
	}
	if min(short.sum(), full.sum(), inside.sum()) < leastEnds {
		return
	}
	q := words / lineCount
	ends := short.sum() * q / (1 - q)
	wraps := max(1, full.sum()-ends)
	for c := range s.goesOn {
		e := ends * (short[c] + 1) / (short.sum() + 4)
		g := wraps * (inside[c] + 1) / (inside.sum() + 4)
		s.goesOn[c] = min(joinUnmarkedMost, g/(g+e))
	}
}

// GoesOn is how likely the paragraph of a full line that ends a sentence goes on
// with the next, in a text whose paragraphs are not marked; 0: unknown.
func (s *Setting) GoesOn(text string, a, b *Line) float64 {
	return s.goesOn[talk(endsQuoted(text[a.Start:a.End]), b.Quote)]
}

// countIn takes in the sentences that end inside a line.
func (e *sentenceEnds) countIn(s string) {
	for at := leastBeforeStop; at+2 < len(s); at++ {
		if c := s[at]; c != '.' && c != '?' && c != '!' || !letters(s[at-leastBeforeStop:at]) {
			continue
		}
		rest := strings.TrimLeft(s[at+1:], closingQuotes)
		if !strings.HasPrefix(rest, " ") {
			continue
		}
		next := rest[1:]
		if scan.StartsLower(strings.TrimLeft(next, openingQuotes)) {
			continue
		}
		e[talk(len(rest) < len(s)-at-1, startsQuoted(next))]++
	}
}

const (
	closingQuotes = "”’\"'»"
	openingQuotes = "“‘\"'«—"
)

// endsQuoted says whether a closing quotation mark ends a line.
func endsQuoted(s string) bool { return strings.TrimRight(s, closingQuotes) != s }

// startsQuoted says whether an opening one, or a dash, begins what follows.
func startsQuoted(s string) bool { return strings.TrimLeft(s, openingQuotes) != s }

// GoesOnSpeaking says whether a quotation is open at the end of a line and goes on
// with the next: a paragraph that ends inside one opens it anew.
func GoesOnSpeaking(s string, a, b *Line) bool {
	return !b.Quote && !startsQuoted(s[b.Start:b.End]) && insideQuotation(s[scan.ParagraphStart(s, a.End):a.End])
}

// insideQuotation says whether the last double quotation mark of a passage opens
// one.
func insideQuotation(s string) bool {
	i := strings.LastIndexAny(s, "“”„«»\"")
	if i < 0 {
		return false
	}
	mark, size := utf8.DecodeRuneInString(s[i:])
	switch mark {
	case '„':
		return true
	case '“':
		return !strings.Contains(s, "„") // else it closes, as in German
	case '"':
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+size:])
		return (i == 0 || unicode.IsSpace(before) || before == '—') && unicode.IsLetter(after)
	}
	return false // « and » open or close by language
}
