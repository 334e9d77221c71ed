package detect

import "strings"

// surveyHyphens makes sure that the words are counted, and learns whether the
// text divides words with = as Fraktur does, and without a mark as careless
// reading machines do.
func surveyHyphens(v *View, p *Profile) {
	surveyWords(v, p)
	ensureVocabulary(v, p)
	s := v.Text
	p.dividing = dividing{}
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
				return
			}
			next = at + checkEvery
		}
		if at < len(s) && s[at] >= 'a' && s[at] <= 'z' {
			p.dividing.soft++
		}
		if b, ok := brokenAt(s, at-1, true); ok && startsLower(s[b.right.Start:]) {
			p.dividing.count(&b, s, p)
			switch s[b.hyphen.Start] {
			case '=':
				equals++
			case '-':
				hyphens++
			}
		} else if w, ok := lostAt(s, at-1, p); ok && w.sure() {
			p.lostHyphens++
		}
	}
	p.fraktur = equals >= leastEquals && equals > hyphens
}

// isKnown says whether the word list of the text's language, if there is one,
// has a word.
func (p *Profile) isKnown(word string) bool {
	if p.Words == nil {
		return false
	}
	known, _ := p.Words.Known(word)
	return known
}

// leastEquals is the number of words divided with = that prove the habit.
const leastEquals = 5
