package spacing

import (
	"slices"
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/text"
)

// Punctuation closes up punctuation that has a space before it.
var Punctuation = rule.Detector{
	Rule:  "spacing.punctuation",
	Title: "Space before punctuation",
	Doc: "A space before a comma, a full stop and the like, or inside brackets: Crows[ ]; he → Crows; he. " +
		"In French the spaces before ; : ! ? and inside « » stay; so do ellipses of spaced points, decimals and smileys.",
	Find: findSpacedPunctuation,
}

// How sure it is that a space goes. Where a text sets a mark with a space
// before it as a rule, the print was so and readers write it without (1,691 of
// 1,699). A lone space is right in books and science before ; : ! (140 of 142)
// and beside quotation marks (151 of 152); before , and . where blanks were lost
// or doubled (74 of 76), elsewhere less (20 of 26). Where scans are bad most
// such marks are specks (49 of 66, and 41 of 61 in newspapers with one word in 25
// misread).
const (
	closeHabit  = 0.99
	closeLow    = 0.78 // , and . behind a word
	closeLost   = 0.95 // … where blanks were lost or doubled
	closeHigh   = 0.97 // ; : ! in a good scan
	closeFair   = 0.88 // … in a fair one
	closeUnsure = 0.85 // , and . behind a number or an initial
	closeQuery  = 0.5  // ? may stand for a sign that could not be read
	closeSpeck  = 0.25 // where scans are bad
	closeIn     = 0.85 // inside brackets, in text whose blanks were lost or doubled
	closeInScan = 0.25 // … in other text: the bracket itself is a speck
	closeQuote  = 0.97 // “ and a space, or a space and ”
	spaceBehind = 0.9  // none behind a comma between two known words, where blanks were lost
	spaceDoubt  = 0.2  // … elsewhere
	// lostBlanks is the share of split and joined words from which the blanks
	// of a text are known to be damaged.
	lostBlanks = 0.004
	// goodScan and badScan are the shares of misread words up to which a scan
	// is good, and from which it is bad.
	goodScan = 0.005
	badScan  = 0.015
)

func findSpacedPunctuation(p *rule.Pass) {
	findUnspaced(p)
	s := p.View.Text
	for at := range scan.Places(s, max(1, p.Window.Start), min(p.Window.End, len(s)-1), ' ') {
		if !besideMark[s[at-1]] && !besideMark[s[at+1]] {
			continue
		}
		if c, pattern := spaceConfidence(p, at); c > 0 {
			p.Report(rule.Finding{Span: text.Span{Start: at, End: at + 1}, Confidence: c, Pattern: pattern, Evidence: "no space stands there in this language"})
		}
	}
}

// besideMark are the bytes that a space worth judging has beside it: marks, and
// the first and last bytes of curly ones.
var besideMark = func() (t [256]bool) {
	for _, c := range []byte(",.;:!?)]([“”") {
		t[c] = true
	}
	return t
}()

// spaceConfidence judges the space at an offset by what is around it.
func spaceConfidence(p *rule.Pass, at int) (confidence float64, pattern string) {
	s := p.View.Text
	switch s[at+1] {
	case ',', '.', ';', ':', '!', '?':
		return beforeMark(p, at)
	case ')', ']':
		if scan.LetterBefore(s, at) && opened(s, at) {
			return bracketSpace(p.Profile), "space before closing bracket"
		}
		return 0, ""
	}
	if c, pattern := insideQuotes(p, at); c > 0 {
		return c, pattern
	}
	if (s[at-1] == '(' || s[at-1] == '[') && scan.LetterAt(s, at+1) && closed(s, at) {
		return bracketSpace(p.Profile), "space after opening bracket"
	}
	return 0, ""
}

// beforeMark judges the space at an offset with a mark behind it.
func beforeMark(p *rule.Pass, at int) (confidence float64, pattern string) {
	s := p.View.Text
	mark := s[at+1]
	low := mark == ',' || mark == '.'
	if (mark == ':' || mark == ';') && strings.HasPrefix(s[at+2:], ")") {
		return 0, "" // a smile
	}
	if !endsWord(s[:at]) || !endsMark(s[at+2:]) || dotted(s, at) || rule.Of[spacingSurvey](p.Profile).spacedMarks && !low {
		return 0, ""
	}
	switch habit := rule.Of[spacingSurvey](p.Profile).habit[mark]; {
	case p.Profile.Damage >= badScan && !habit:
		confidence = closeSpeck
	case mark == '?':
		confidence = closeQuery
	case low && !scan.SmallBefore(s, at):
		confidence = closeUnsure
	case habit:
		confidence = closeHabit
	case low && p.Profile.SpaceDamage >= lostBlanks && scan.LetterBefore(s, at-1):
		confidence = closeLost
	case low:
		confidence = closeLow
	case p.Profile.Damage > goodScan:
		confidence = closeFair
	default:
		confidence = closeHigh
	}
	return confidence, "space before " + string(mark)
}

// endsWord says whether a mark may follow right on what s ends with.
func endsWord(s string) bool {
	return scan.LetterBefore(s, len(s)) || hasSuffix(s, "’", "”", ")", "\"")
}

// endsMark says whether a mark in front of s is one by itself, and not the
// beginning of " .5", " ..." or ":)".
func endsMark(s string) bool {
	return s == "" || scan.IsBlank(s[0]) || hasPrefix(s, "”", "’", "\"", ")", "'", "—")
}

// dotted says whether the space at an offset is one of those in ". . .".
func dotted(s string, at int) bool {
	return s[at+1] == '.' && (s[at-1] == '.' || strings.HasPrefix(s[at+2:], " ."))
}

func hasSuffix(s string, ends ...string) bool {
	return slices.ContainsFunc(ends, func(x string) bool { return strings.HasSuffix(s, x) })
}

func hasPrefix(s string, starts ...string) bool {
	return slices.ContainsFunc(starts, func(x string) bool { return strings.HasPrefix(s, x) })
}

// opened says whether a bracket is open at an offset.
func opened(s string, at int) bool {
	part := s[max(0, at-scan.BracketReach):at]
	open := strings.LastIndexAny(part, "([")
	return open > strings.LastIndexAny(part, ")]")
}

// closed says whether the bracket that is open at an offset is closed.
func closed(s string, at int) bool {
	part := s[at:min(len(s), at+scan.BracketReach)]
	end := strings.IndexAny(part, ")]")
	open := strings.IndexAny(part, "([")
	return end >= 0 && (open < 0 || end < open)
}

// insideQuotes judges the space at an offset behind an opening curly mark or
// before a closing one.
func insideQuotes(p *rule.Pass, at int) (confidence float64, pattern string) {
	s := p.View.Text
	if p.Profile.Language != "en" && p.Profile.Language != "es" {
		return 0, "" // German closes with “, French has spaces there
	}
	switch {
	case strings.HasSuffix(s[:at], "“") && scan.LetterAt(s, at+1) && opensThere(s, at-len("“")):
		return closeQuote, "space after opening quotation mark"
	case strings.HasPrefix(s[at+1:], "”") && endsWord(s[:at]) && !scan.LetterAt(s, min(len(s), at+1+len("”"))):
		return closeQuote, "space before closing quotation mark"
	}
	return 0, ""
}

// opensThere says whether a quotation mark at an offset can open by what is
// before it: behind a dash it may be a closing one that was set the wrong way.
func opensThere(s string, at int) bool {
	return at == 0 || scan.IsBlank(s[at-1]) || s[at-1] == '(' || s[at-1] == '['
}

// bracketSpace is how sure a space inside brackets is too many.
func bracketSpace(p *rule.Profile) float64 {
	if p.SpaceDamage >= lostBlanks {
		return closeIn
	}
	return closeInScan
}

// lostSpace is how sure a space is missing behind a comma.
func lostSpace(p *rule.Profile) float64 {
	if p.SpaceDamage >= lostBlanks {
		return spaceBehind
	}
	return spaceDoubt
}

// findUnspaced proposes the space that is missing behind a comma between two
// known words.
func findUnspaced(p *rule.Pass) {
	s := p.View.Text
	for at := range scan.Places(s, max(1, p.Window.Start), min(p.Window.End, len(s)-1), ',') {
		if !scan.IsASCIILetter(s[at-1]) || !scan.IsASCIILetter(s[at+1]) {
			continue
		}
		a, ok := token.Previous(s, at, max(0, at-scan.MaxWord))
		b, also := scan.WordAt(s, at+1)
		if !ok || !also || a.End != at || !p.Profile.IsKnown(s[a.Start:a.End]) || !p.Profile.IsKnown(s[b.Start:b.End]) || a.Start > 0 && !scan.IsBlank(s[a.Start-1]) {
			continue
		}
		p.Report(rule.Finding{Span: text.Span{Start: a.Start, End: b.End}, Replacement: s[a.Start:at+1] + " " + s[b.Start:b.End], Confidence: lostSpace(p.Profile), Pattern: "no space after ,", Evidence: "two words with a mark between them and no space"})
	}
}
