package layout

import (
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
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
	s := v.Text
	out := rule.Of[hyphenSurvey](p)
	equals, hyphens := 0, 0
	next := rule.CheckEvery
	for at := 0; at < len(s); {
		i := strings.IndexByte(s[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		if at > next {
			if p.Cancelled() {
				return
			}
			next = at + rule.CheckEvery
		}
		if at < len(s) && s[at] >= 'a' && s[at] <= 'z' {
			out.dividing.soft++
		}
		if b, ok := brokenAt(s, at-1, true); ok && scan.StartsLower(s[b.right.Start:]) {
			out.dividing.count(&b, s, p)
			switch s[b.hyphen.Start] {
			case '=':
				equals++
			case '-':
				hyphens++
			}
		} else if w, ok := lostAt(s, at-1, p); ok && w.sure() {
			out.lost++
		}
	}
	out.fraktur = equals >= leastEquals && equals > hyphens
}

// leastEquals is the number of words divided with = that prove the habit.
const leastEquals = 5
