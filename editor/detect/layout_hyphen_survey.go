package detect

import "strings"

// surveyHyphens makes sure that the words are counted, and learns whether the
// text divides words with = as Fraktur does.
func surveyHyphens(v *View, p *Profile) {
	surveyLanguage(v, p)
	ensureVocabulary(v, p)
	p.fraktur = dividesWithEquals(v.Text, p)
}

// leastEquals is the number of words divided with = that prove the habit.
const leastEquals = 5

// dividesWithEquals counts line ends with = and with - between letters of
// which the second is small: formulas are rarely so.
func dividesWithEquals(s string, p *Profile) bool {
	equals, hyphens := 0, 0
	next := checkEvery
	for at := 0; at < len(s); {
		i := strings.IndexByte(s[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		if at > next {
			if p.cancelled() {
				return false
			}
			next = at + checkEvery
		}
		if b, ok := brokenAt(s, at-1, true); ok && startsLower(s[b.right.Start:]) {
			switch s[b.hyphen.Start] {
			case '=':
				equals++
			case '-':
				hyphens++
			}
		}
	}
	return equals >= leastEquals && equals > hyphens
}
