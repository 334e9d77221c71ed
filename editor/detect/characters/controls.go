package characters

import (
	"strings"

	"emend/editor/detect/class"
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// Controls deletes control characters that no text holds.
var Controls = rule.Detector{
	Rule:  "characters.controls",
	Title: "Control characters",
	Doc: "Bytes below the space that mean nothing in a text, letters struck twice for bold print, and the marks of old word processors: no[\\x1e]one → no[-]one. " +
		"Form feeds, tabs and line ends stay; files that are not text are left alone.",
	Find: findControls,
}

// binaryShare is the share of control characters, one in so many, from which a
// file is no text.
const binaryShare = 50

func findControls(p *rule.Pass) {
	s := p.View.Text
	if rule.Of[profile](p.Profile).Controls*binaryShare > len(s)+binaryShare*8 || p.Profile.Program(p.View) {
		return
	}
	for at := range scan.Controls(s, p.Window.Start, p.Window.End) {
		fixControl(p, s, at)
	}
	if end := p.Window.End; end < len(s) && s[end] == '\b' {
		overstrike(p, s, end) // the letter struck over stands in this window
	}
}

func fixControl(p *rule.Pass, s string, at int) {
	span := text.Span{Start: at, End: at + 1}
	before, after := class.Before(s, at), class.At(s, at+1)
	switch {
	case s[at] == '\b':
		overstrike(p, s, at)
	case s[at] == '\v':
		change(p, span, "\n", 0.93, "a line break of a word processor")
	case s[at] == 0x1E && before.IsLetter() && after.IsLetter():
		change(p, span, "-", 0.93, "the hyphen of a word processor")
	default:
		change(p, span, "", 0.95, "a control character that no text holds")
	}
}

// overstrike takes back a character struck again for bold or underlined print.
func overstrike(p *rule.Pass, s string, at int) {
	before, size := scan.RuneBefore(s, at)
	after, _ := scan.RuneAt(s, at+1)
	if at == 0 || before != after && before != '_' {
		change(p, text.Span{Start: at, End: at + 1}, "", 0.6, "a backspace")
		return
	}
	w := rule.Of[profile](p.Profile).say("\b", "", "a character struck twice, for bold or underlined print")
	p.Report(rule.Finding{Span: text.Span{Start: at - size, End: at + 1}, Confidence: 0.95, Pattern: w.Pattern, Evidence: w.Evidence})
}

// Terminal deletes the sequences that steer a terminal.
var Terminal = rule.Detector{
	Rule:  "characters.terminal",
	Title: "Terminal escapes",
	Doc:   "Colours and movements written for a terminal: [\\x1b[31m]red[\\x1b[0m] → []red[].",
	Find:  findTerminal,
}

func findTerminal(p *rule.Pass) {
	s := p.View.Text
	if rule.Of[profile](p.Profile).Controls*binaryShare > len(s)+binaryShare*8 || p.Profile.Program(p.View) {
		return
	}
	scan.EachByte(s, p.Window, 0x1B, func(at int) {
		end := terminalEnd(s, at)
		w := rule.Of[profile](p.Profile).say("\x1b", "", "a sequence that steers a terminal")
		conf := 0.98
		if end == at+1 {
			conf = 0.9
		}
		p.Report(rule.Finding{Span: text.Span{Start: at, End: end}, Confidence: conf, Pattern: w.Pattern, Evidence: w.Evidence})
	})
}

// terminalEnd is where the sequence that starts at an escape ends: behind the
// escape alone when it is none that is known.
func terminalEnd(s string, at int) int {
	if at+1 >= len(s) {
		return at + 1
	}
	limit := min(len(s), at+longestSequence)
	switch s[at+1] {
	case '[':
		return endOfControl(s, at, limit)
	case ']':
		return endOfString(s, at, limit)
	case '(', ')':
		if at+2 < limit && s[at+2] > ' ' && s[at+2] < 0x7F {
			return at + 3
		}
	case '7', '8', '=', '>', 'M', 'c':
		return at + 2
	}
	return at + 1
}

// longestSequence bounds the bytes of one sequence.
const longestSequence = 128

// endOfControl ends ESC [ at its letter.
func endOfControl(s string, at, limit int) int {
	for i := at + 2; i < limit && s[i] >= 0x20 && s[i] < 0x7F; i++ {
		if s[i] >= 0x40 {
			return i + 1
		}
	}
	return at + 1
}

// endOfString ends ESC ], a title or a link, at a bell or ESC \.
func endOfString(s string, at, limit int) int {
	for i := at + 2; i < limit && s[i] != '\n'; i++ {
		if s[i] == 0x07 {
			return i + 1
		}
		if strings.HasPrefix(s[i:], "\x1b\\") {
			return i + 2
		}
	}
	return at + 1
}
