// Package spacing repairs spaces: doubled, trailing, before or missing behind
// marks.
//
// Context: typists, printers and languages have habits of spacing, and columns
// are made of spaces. Decision: a survey counts the habits; a gap is judged
// against them and, for columns, against the lines above and below.
// Consequence: what a text does as a rule is left as it is.
package spacing

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// A spacingSurvey is how a text sets its spaces.
type spacingSurvey struct {
	// wideStops: two spaces follow a sentence, as typists did.
	wideStops bool
	// spacedMarks: the text's language sets a space before ; : ! ?
	spacedMarks bool
	// habit: marks that the text sets with a space before them as a rule, as
	// older print did and its readers would not.
	habit [utf8.RuneSelf]bool
	// hardBreaks: two spaces at a line's end mean a line break, as in Markdown.
	hardBreaks bool
}

// Survey counts the habits of spacing.
func Survey(v *rule.View, p *rule.Profile) {
	p.ReadLanguage(v)
	s := v.Text
	var gaps gapCounts
	rule.ReadParts(p, len(s), func(part text.Span) (g gapCounts) {
		g.read(s, part)
		return g
	}, gaps.add)
	*rule.Of[spacingSurvey](p) = spacingSurvey{
		habit:       habits(s, &gaps.spaced),
		wideStops:   gaps.wide > gaps.narrow,
		spacedMarks: p.Language == "fr",
		hardBreaks:  scan.Markdown(s),
	}
}

// gapCounts are the gaps behind sentences by whether they are of two spaces
// or of one, and those in front of each mark.
type gapCounts struct {
	wide, narrow int
	spaced       [utf8.RuneSelf]int
}

// read counts the gaps that begin in a part of a text.
func (g *gapCounts) read(s string, part text.Span) {
	for at := range scan.Places(s, part.Start, part.End, ' ') {
		if at > 0 && s[at-1] == ' ' {
			continue // inside the last gap
		}
		to := at + 1
		for to < len(s) && s[to] == ' ' {
			to++
		}
		g.count(s, at, to)
	}
}

// add takes in the gaps of another part.
func (g *gapCounts) add(part gapCounts) {
	g.wide += part.wide
	g.narrow += part.narrow
	for mark, n := range part.spaced {
		g.spaced[mark] += n
	}
}

// count takes in the spaces from–to.
func (g *gapCounts) count(s string, from, to int) {
	if from == 0 || to == len(s) {
		return
	}
	if s[to] < utf8.RuneSelf && to-from == 1 {
		g.spaced[s[to]]++
	}
	if !scan.IsStop(s[from-1]) || !scan.IsCapital(s[to:min(len(s), to+utf8.UTFMax)]) {
		return
	}
	switch to - from {
	case 1:
		g.narrow++
	case 2:
		g.wide++
	}
}

// A mark with a space before it is a habit of the text from so many places
// on, and from so many of all its places in a hundred.
const (
	leastSpaced = 10
	spacedShare = 50
)

func habits(s string, spaced *[utf8.RuneSelf]int) (habit [utf8.RuneSelf]bool) {
	for _, mark := range []byte(",.;:!?") {
		if n := spaced[mark]; n >= leastSpaced {
			habit[mark] = n*100 >= strings.Count(s, string(mark))*spacedShare
		}
	}
	return habit
}
