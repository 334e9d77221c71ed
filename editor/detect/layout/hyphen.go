package layout

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/text"
)

// Hyphen joins words that are hyphenated at the end of a line.
var Hyphen = rule.Detector{
	Rule:  "layout.hyphen",
	Title: "Hyphen at the end of a line",
	Doc: "A word divided at the end of a line: in[-⏎]vestigate → investigate. A hyphen of the word’s own stays: Johnny-[⏎]come-lately → Johnny-come-lately. " +
		"Which it is, the rest of the text and the word list say.",
	Find: findHyphens,
}

const (
	hyphenDropped = "hyphen dropped"
	hyphenKept    = "hyphen kept"
)

// A brokenWord is a word divided by a hyphen at the end of a line.
type brokenWord struct {
	hyphen      text.Span // the hyphen itself
	left, right token.Token
	soft        bool // the hyphen is one that stands nowhere but at line ends
	page        bool // a form feed stands between the halves
	blank       bool // a blank line stands between the halves
}

func findHyphens(p *rule.Pass) {
	s, fraktur := p.View.Text, rule.Of[hyphenSurvey](p.Profile).fraktur
	stop := min(len(s), p.Window.End+maxTrailing+utf8.UTFMax)
	for at := p.Window.Start; at < stop; {
		i := strings.IndexByte(s[at:stop], '\n')
		if i < 0 {
			return
		}
		at += i + 1
		if b, ok := brokenAt(s, at-1, fraktur); ok {
			p.Report(b.finding(s, p.Profile))
		}
	}
}

// maxTrailing is how many spaces between a hyphen and its line's end are
// looked over.
const maxTrailing = 8

// maxSeam is how many bytes of white space between the halves are looked
// over: a page seam is no longer.
const maxSeam = 64

// brokenAt reads the word that is divided at the newline at offset nl.
func brokenAt(s string, nl int, fraktur bool) (b brokenWord, ok bool) {
	end := lineEnd(s, nl)
	r, n := utf8.DecodeLastRuneInString(s[:end])
	b.soft = r == '\u00AD' || r == '¬' || r == '=' && fraktur
	if !b.soft && r != '-' && r != '‐' {
		return b, false
	}
	b.hyphen = text.Span{Start: end - n, End: end}
	b.left, ok = token.Previous(s, b.hyphen.Start, max(0, b.hyphen.Start-scan.MaxWord))
	if !ok || b.left.End != b.hyphen.Start {
		return b, false
	}
	if b.right, ok = scan.WordAt(s, b.across(s, nl+1)); !ok {
		return b, false
	}
	return b, !b.blank && !b.page || scan.StartsLower(s[b.right.Start:])
}

// lineEnd is where the ink of the line ends whose newline is at nl, if only a
// few spaces are between.
func lineEnd(s string, nl int) int {
	end := nl
	for end > 0 && nl-end < maxTrailing && scan.IsSpace(s[end-1]) && s[end-1] != '\n' {
		end--
	}
	return end
}

// across is where the text goes on behind the white space at an offset; it
// notes the blank lines and page marks on the way.
func (b *brokenWord) across(s string, at int) int {
	for from := at; at < len(s) && at-from < maxSeam && scan.IsBlank(s[at]); at++ {
		b.page = b.page || s[at] == '\f'
		b.blank = b.blank || s[at] == '\n'
	}
	return at
}

// finding says what becomes of a divided word.
func (b *brokenWord) finding(s string, p *rule.Profile) rule.Finding {
	v := b.judge(s, p)
	f := rule.Finding{Span: text.Span{Start: b.hyphen.Start, End: b.right.Start}, Confidence: v.confidence, Evidence: v.evidence}
	hyphen := s[b.hyphen.Start:b.hyphen.End]
	kept, dropped := hyphen, ""
	if v.suspended {
		kept += " "
	}
	if b.page {
		// The page mark stays, behind the word: nothing may split it.
		f.Span.End = b.right.End
		right := s[b.right.Start:b.right.End]
		kept, dropped = kept+right+"\f", right+"\f"
	}
	f.Replacement, f.Pattern, f.Alternatives = dropped, hyphenDropped, []string{kept}
	if v.keep {
		f.Replacement, f.Pattern, f.Alternatives = kept, hyphenKept, []string{dropped}
	}
	if b.blank && !b.page {
		f.Confidence = min(f.Confidence, hyphenOverBlank)
	}
	return f
}

// times says how often something occurs, in words.
func times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}
