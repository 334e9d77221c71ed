package layout

import (
	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/text"
)

// A hyphenSurvey is how a text divides its words at line ends.
type hyphenSurvey struct {
	fraktur  bool // = is a hyphen there
	dividing dividing
	lost     int // words that are surely divided without a mark
}

// SurveyHyphens makes sure that the words are counted, and learns whether the
// text divides words with = as Fraktur does, and without a mark as careless
// reading machines do.
func SurveyHyphens(v *rule.View, p *rule.Profile) {
	p.ReadLanguage(v)
	p.CountWords(v)
	var all lineEnds
	rule.ReadParts(p, len(v.Text), func(part text.Span) (e lineEnds) {
		scan.EachByte(v.Text, part, '\n', func(nl int) { e.count(v.Text, nl, p) })
		return e
	}, func(e lineEnds) {
		all.soft += e.soft
		all.ends += e.ends
		all.divided += e.divided
		all.equals += e.equals
		all.hyphens += e.hyphens
		all.lost += e.lost
	})
	*rule.Of[hyphenSurvey](p) = hyphenSurvey{
		fraktur: all.equals >= leastEquals && all.equals > all.hyphens, dividing: all.dividing, lost: all.lost,
	}
}

// lineEnds are how the words at line ends are divided: with = and with -, and
// surely without a mark.
type lineEnds struct {
	dividing
	equals, hyphens, lost int
}

// count takes in the line end at nl.
func (e *lineEnds) count(s string, nl int, p *rule.Profile) {
	if at := nl + 1; at < len(s) && s[at] >= 'a' && s[at] <= 'z' {
		e.soft++
	}
	if b, ok := brokenAt(s, nl, true); ok && scan.StartsLower(s[b.right.Start:]) {
		e.dividing.count(&b, s, p)
		e.equals += scan.One(s[b.hyphen.Start] == '=')
		e.hyphens += scan.One(s[b.hyphen.Start] == '-')
	} else if w, ok := lostAt(s, nl, p); ok && w.sure() {
		e.lost++
	}
}

// leastEquals is the number of words divided with = that prove the habit.
const leastEquals = 5
