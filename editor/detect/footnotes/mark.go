package footnotes

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/text"
)

// Mark sets the marks of footnotes apart from the words they were
// glued to.
var Mark = rule.Detector{
	Rule:  "footnotes.mark",
	Title: "Footnote mark",
	Doc: "The number of a footnote glued to the end of a sentence: police[.1] Other → police[.¹] Other; in Markdown [^1]. " +
		"What was one but cannot be read goes, with doubt: Notebooks[^}]. Decimals, versions, page and section numbers stay.",
	Find: findMarks,
}

// How sure a mark is.
const (
	markInSequence = 0.95 // the marks of the text count upwards through it
	markBeside     = 0.8  // one neighbour in the sequence
	markAlone      = 0.55
	markAtComma    = 0.4 // alone, and not at the end of a sentence
	markUnreadable = 0.65
)

func findMarks(p *rule.Pass) {
	s := p.View.Text
	// A finding starts at the word that the number is glued to.
	stop := min(len(s), p.Window.End+scan.MaxWord)
	for at := scan.NextDigit(s, p.Window.Start, stop); at < stop; {
		end := scan.DigitsEnd(s, at)
		inside := at > 0 && s[at-1] >= '0' && s[at-1] <= '9' // of a number that starts in front of the window
		if word, ok := markAt(s, at, end); ok && !inside {
			p.Report(markFinding(p, word, text.Span{Start: at, End: end}))
		}
		at = scan.NextDigit(s, min(end, stop), stop)
	}
	findUnreadable(p)
}

// markFinding proposes to raise the digits of a mark. The word it is glued to
// is part of the span: nobody could judge a lone figure.
func markFinding(p *rule.Pass, word, digits text.Span) rule.Finding {
	survey := rule.Of[noteSurvey](p.Profile)
	figures, stem := p.View.Text[digits.Start:digits.End], p.View.Text[word.Start:digits.Start]
	f := rule.Finding{
		Span:         text.Span{Start: word.Start, End: digits.End},
		Replacement:  stem + survey.write(figures),
		Confidence:   markAlone,
		Pattern:      "raised number",
		Evidence:     "a number glued to the end of a sentence",
		Alternatives: []string{stem},
	}
	if !strings.ContainsAny(stem, ".!?") {
		f.Confidence = markAtComma
	}
	noted := survey.notes.All(uint64(scan.Number(figures))) > 0
	switch counted := survey.inSequence(p.View, digits.Start); {
	case counted && len(survey.sequence) >= 3:
		f.Confidence = markInSequence
		f.Evidence = fmt.Sprintf("one of %d such numbers that count upwards through the text", len(survey.sequence))
	case counted && len(survey.sequence) == 2 || noted:
		f.Confidence = markBeside
	}
	if noted {
		f.Evidence += "; a note with this number is in the text"
	}
	return f
}

// findUnreadable looks for marks that the reading machine could not read: a
// caret and brackets glued to a word.
func findUnreadable(p *rule.Pass) {
	s := p.View.Text
	for at := p.Window.Start; at < p.Window.End; {
		i := strings.IndexByte(s[at:p.Window.End], '^')
		if i < 0 {
			return
		}
		from := at + i
		to := from + 1
		for to < len(s) && to-from < 4 && strings.IndexByte("^}{)]>*", s[to]) >= 0 {
			to++
		}
		at = to
		if !strings.ContainsAny(s[from:to], "}{)]>*") || !wordBehind(s, from) || to < len(s) && !scan.IsBlank(s[to]) && !strings.ContainsRune(".,;:!?)", rune(s[to])) {
			continue
		}
		if !proseAround(s, from, to) || isMisreadEnd(s, from, p.Profile) {
			continue
		}
		p.Report(rule.Finding{
			Span:       text.Span{Start: from, End: to},
			Confidence: markUnreadable,
			Pattern:    "unreadable mark",
			Evidence:   fmt.Sprintf("“%s” behind a word is probably a footnote mark that could not be read", s[from:to]),
		})
	}
}

// wordBehind says whether a word of three letters or more ends at an offset.
func wordBehind(s string, at int) bool {
	t, ok := token.Previous(s, at, max(0, at-scan.MaxWord))
	return ok && t.End == at && t.End-t.Start > 2
}

// isMisreadEnd says whether the word before an offset wants a y for its end:
// narrow marks are what reading machines make of it.
func isMisreadEnd(s string, at int, p *rule.Profile) bool {
	t, ok := token.Previous(s, at, max(0, at-scan.MaxWord))
	return ok && t.End == at && p.IsKnown(s[t.Start:t.End]+"y")
}

// proseAround says whether nothing near looks like code or a formula.
func proseAround(s string, from, to int) bool {
	near := s[max(0, from-40):min(len(s), to+40)]
	letters := 0
	for _, r := range near {
		if unicode.IsLetter(r) || r == ' ' {
			letters++
		}
	}
	return letters*10 >= utf8.RuneCountInString(near)*8 && !strings.ContainsAny(near, "\\={$_")
}
