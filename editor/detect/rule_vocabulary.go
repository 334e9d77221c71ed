package detect

import (
	"emend/editor/detect/token"
	"emend/editor/detect/words"
)

// isKnown says whether the word list of the text's language, if there is one,
// has a word.
func (p *Profile) isKnown(word string) bool {
	if p.Words == nil {
		return false
	}
	known, _ := p.Words.Known(word)
	return known
}

// readLanguage finds out the language of the text and leaves the counts of its
// words in the profile. It may run in any stage; the first call counts.
func (p *Profile) readLanguage(v *View) {
	if p.Language != "" {
		return
	}
	if p.Language = words.Language(v.Text); p.Language == "" {
		p.Language = "und"
	}
	p.Words = words.For(p.Language)
}

// commonFrom is the number of times in a billion words from which a word
// is not rare: one in two average books.
const commonFrom = 5000

// countWords counts the words of the view if no earlier stage did.
func (p *Profile) countWords(v *View) {
	if p.vocabulary == nil {
		p.vocabulary = new(token.Counts)
		p.countInto(p.vocabulary, v.Text, func(token.Token) {})
	}
}

// anyWord stands for any word in the count of what a word is joined to by a
// hyphen.
const anyWord = 0

// countInto counts every word of s, and every two words joined by a hyphen,
// together and each for itself, and hands each word on.
func (p *Profile) countInto(words *token.Counts, s string, each func(token.Token)) {
	var before token.Token
	next := checkEvery
	for at := 0; ; {
		t, ok := token.Next(s, at)
		if !ok {
			break
		}
		at = t.End
		words.Add(t.Hash, atLineEdge(s, t.Start, t.End))
		if t.Start == before.End+1 && before.End > 0 && s[before.End] == '-' {
			words.Add(token.Pair(before.Hash, t.Hash), false)
			words.Add(token.Pair(before.Hash, anyWord), false)
			words.Add(token.Pair(anyWord, t.Hash), false)
			words.Add(token.Pair(anyWord, anyWord), false)
		}
		each(t)
		before = t
		if at > next {
			if p.cancelled() {
				return
			}
			next = at + checkEvery
		}
	}
}

// atLineEdge says whether a word stands first in its line, or last with
// nothing behind it or only a hyphen: there it may be half a word.
func atLineEdge(s string, start, end int) bool {
	if start == 0 || s[start-1] == '\n' {
		return true
	}
	for i := end; i < len(s) && i < end+4; i++ {
		switch s[i] {
		case '\n':
			return true
		case ' ', '-', '\r':
		default:
			return false
		}
	}
	return end == len(s)
}
