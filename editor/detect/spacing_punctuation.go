package detect

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/text"
)

// SpacedPunctuation closes up punctuation that has a space before it.
var SpacedPunctuation = Detector{
	Rule:  "spacing.punctuation",
	Title: "Space before punctuation",
	Doc: "A space before a comma, a full stop and the like, or inside brackets: Crows[ ]; he → Crows; he. " +
		"In French the spaces before ; : ! ? and inside « » stay; so do ellipses of spaced points, decimals and smileys.",
	Find: findSpacedPunctuation,
}

// How sure it is that a space goes. Where a text sets a mark with a space
// before it as a rule, the print was so and readers write it without; a lone
// space may be anything.
const (
	closeHabit  = 0.97
	closeLow    = 0.93 // , and . behind a word
	closeHigh   = 0.85 // ; : ! behind a word
	closeUnsure = 0.7  // behind a number or an initial; ? may stand for a sign that could not be read
	closeIn     = 0.85 // inside brackets
)

func findSpacedPunctuation(p *Pass) {
	s := p.View.Text
	for at := p.Window.Start; at < p.Window.End; at++ {
		i := strings.IndexByte(s[at:p.Window.End], ' ')
		if i < 0 {
			return
		}
		at += i
		if at == 0 || at+1 >= len(s) {
			continue
		}
		c, pattern := 0.0, ""
		switch s[at+1] {
		case ',', '.', ';', ':', '!', '?':
			c, pattern = beforeMark(p, at)
		case ')', ']':
			if !isBlank(s[at-1]) && s[at-1] != '(' && s[at-1] != '[' && letterBefore(s, at) && opened(s, at) {
				c, pattern = closeIn, "space before closing bracket"
			}
		default:
			if (s[at-1] == '(' || s[at-1] == '[') && letterAt(s, at+1) && s[at-1:at+2] != "[x]" && closed(s, at) {
				c, pattern = closeIn, "space after opening bracket"
			}
		}
		if c > 0 {
			p.Report(Finding{Span: text.Span{Start: at, End: at + 1}, Confidence: c, Pattern: pattern, Evidence: "no space stands there in this language"})
		}
	}
}

// beforeMark judges the space at an offset with a mark behind it.
func beforeMark(p *Pass, at int) (confidence float64, pattern string) {
	s := p.View.Text
	mark := s[at+1]
	end := at + 2
	switch {
	case !letterBefore(s, at) && !strings.HasSuffix(s[:at], "’") && !strings.HasSuffix(s[:at], "”") && s[at-1] != ')' && s[at-1] != '"':
		return 0, ""
	case end < len(s) && !isBlank(s[end]) && !strings.HasPrefix(s[end:], "”") && !strings.HasPrefix(s[end:], "’") && s[end] != '"' && s[end] != ')' && s[end] != '\'' && !strings.HasPrefix(s[end:], "—"):
		return 0, "" // " .5", " ...", ":)"
	case mark == '.' && end+1 < len(s) && s[end] == ' ' && s[end+1] == '.':
		return 0, "" // . . .
	case mark == '.' && at >= 2 && s[at-1] == '.':
		return 0, ""
	}
	pattern = "space before " + string(mark)
	low := mark == ',' || mark == '.'
	habit := p.Profile.spacing.habit[mark]
	switch {
	case p.Profile.spacing.spacedMarks && !low:
		return 0, ""
	case !smallBefore(s, at):
		confidence = closeUnsure
	case habit && mark != '?':
		confidence = closeHabit
	case low:
		confidence = closeLow
	case mark == '?':
		confidence = closeUnsure
	default:
		confidence = closeHigh
	}
	return confidence, pattern
}

// smallBefore says whether a small letter, or a mark behind one, ends at an
// offset.
func smallBefore(s string, at int) bool {
	r, n := utf8.DecodeLastRuneInString(s[:at])
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		r, _ = utf8.DecodeLastRuneInString(s[:at-n])
	}
	return unicode.IsLower(r)
}

// bracketReach is how far the other bracket may be, in bytes.
const bracketReach = 200

// opened says whether a bracket is open at an offset.
func opened(s string, at int) bool {
	part := s[max(0, at-bracketReach):at]
	open := strings.LastIndexAny(part, "([")
	return open > strings.LastIndexAny(part, ")]")
}

// closed says whether the bracket that is open at an offset is closed.
func closed(s string, at int) bool {
	part := s[at:min(len(s), at+bracketReach)]
	end := strings.IndexAny(part, ")]")
	open := strings.IndexAny(part, "([")
	return end >= 0 && (open < 0 || end < open)
}
