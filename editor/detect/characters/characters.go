// Package characters repairs single characters: escapes written out, ligatures,
// stray control characters, accents beside their letters, invisible marks.
//
// Context: each is damage in prose and the thing itself in mark-up, programs or
// another script. Decision: two surveys count what tells them apart, one over
// the raw text for escapes and one behind the mojibake for marks; a text that
// is a program is left alone. Consequence: most places are sure by the text
// they stand in, and changes of taste (quotation marks, kinds of spaces) are
// off unless asked for.
package characters

import (
	"strings"

	"emend/editor/detect/class"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// profile is what the survey finds out about escapes and marks: they
// are damage in prose and the thing itself in mark-up and programs.
type profile struct {
	Tags     int // opening and closing tags
	Entities int // that stand at a letter
	Quoted   int // quoted-printable sequences that spell UTF-8
	Escaped  int // \u00e9 at a letter
	marks
	wordings rule.Wordings
}

// markup says whether the text is written in a mark-up language.
func (c *profile) markup() bool { return c.Tags >= 2 }

// SurveyEscapes reads what decides over escapes.
func SurveyEscapes(v *rule.View, p *rule.Profile) {
	c := rule.Of[profile](p)
	s := v.Text
	for at := 0; at < len(s); {
		end := min(at+rule.SurveyStep, len(s))
		select {
		case <-p.Done():
			return
		default:
		}
		c.countTags(s[at:end])
		c.countEscapes(s, text.Span{Start: at, End: end})
		at = end
	}
}

// countTags counts what looks like a tag, as far as it takes to be sure.
func (c *profile) countTags(s string) {
	for c.Tags < 16 {
		i := strings.IndexByte(s, '<')
		if i < 0 || i+2 >= len(s) {
			return
		}
		s = s[i+1:]
		name := strings.TrimPrefix(s, "/")
		n := 0
		for n < len(name) && scan.IsASCIILetter(name[n]) {
			n++
		}
		if n > 0 && n < 12 && n < len(name) && (name[n] == '>' || name[n] == ' ' && strings.Contains(name[:min(len(name), 200)], ">")) {
			c.Tags++
		}
	}
}

// countEscapes counts the escapes of one window that can be nothing else.
func (c *profile) countEscapes(s string, window text.Span) {
	scan.EachByte(s, window, '&', func(at int) {
		if e, ok := readEntity(s, at); ok && e.inWord(s) {
			c.Entities++
		}
	})
	scan.EachByte(s, window, '=', func(at int) {
		if e, ok := readQuoted(s, at); ok && e.multibyte {
			c.Quoted++
		}
	})
	scan.EachByte(s, window, '\\', func(at int) {
		if e, ok := readEscape(s, at); ok && e.inWord(s) {
			c.Escaped++
		}
	})
}

// An escape is one character, or several, written out in ASCII.
type escape struct {
	span      text.Span
	text      string
	multibyte bool // it spells a character of UTF-8 byte by byte
}

// inWord says whether a letter stands on either side.
func (e *escape) inWord(s string) bool {
	return class.Before(s, e.span.Start).IsLetter() || class.At(s, e.span.End).IsLetter()
}

// letters says whether the escape spells letters only.
func (e *escape) letters() bool {
	for _, r := range e.text {
		if !class.Of(r).IsLetter() {
			return false
		}
	}
	return e.text != ""
}

// unspaced is the run without white space around a place, as far as needed to
// tell an address from a word.
func unspaced(s string, span text.Span) string {
	const far = 200
	from, to := span.Start, span.End
	for from > 0 && span.Start-from < far && s[from-1] > ' ' {
		from--
	}
	for to < len(s) && to-span.End < far && s[to] > ' ' {
		to++
	}
	return s[from:to]
}

// address says whether the token around a place is a link, a path or the like.
func address(s string, span text.Span) bool {
	t := unspaced(s, span)
	return strings.Contains(t, "://") || strings.Contains(t, "www.") || strings.Contains(t, "@")
}

// lineOf is the line around a place, without its end.
func lineOf(s string, at int) string {
	from := strings.LastIndexByte(s[max(0, at-1000):at], '\n') + 1 + max(0, at-1000)
	to := strings.IndexByte(s[at:min(len(s), at+1000)], '\n')
	if to < 0 {
		return s[from:min(len(s), at+1000)]
	}
	return s[from : at+to]
}

// say makes the strings of a finding once for all places alike.
func (c *profile) say(src, reads, evidence string) *rule.Wording {
	return c.wordings.Of(rule.Change{From: src, To: reads}, func(c rule.Change) *rule.Wording {
		return &rule.Wording{Text: c.To, Pattern: rule.Pattern(c.From, c.To), Evidence: evidence}
	})
}

// change proposes one replacement of the characters family.
func change(p *rule.Pass, span text.Span, reads string, confidence float64, evidence string) {
	if p.Profile.Program(p.View) {
		return
	}
	w := rule.Of[profile](p.Profile).say(p.View.Text[span.Start:span.End], reads, evidence)
	p.Report(rule.Finding{Span: span, Replacement: w.Text, Confidence: confidence, Pattern: w.Pattern, Evidence: w.Evidence})
}
