package rule

import (
	"emend/editor/detect/token"
	"emend/editor/detect/words"
)

// IsKnown says whether the word list of the text's language, if there is one,
// has a word.
func (p *Profile) IsKnown(word string) bool {
	if p.Words == nil {
		return false
	}
	known, _ := p.Words.Known(word)
	return known
}

// ReadLanguage finds out the language of the text and leaves the counts of its
// words in the profile. It may run in any stage; the first call counts.
func (p *Profile) ReadLanguage(v *View) {
	if p.Language != "" {
		return
	}
	if p.Language = words.Language(v.Text); p.Language == "" {
		p.Language = "und"
	}
	p.Words = words.For(p.Language)
}

// CommonFrom is the number of times in a billion words from which a word
// is not rare: one in two average books.
const CommonFrom = 5000

// CountWords counts the words of the view if no earlier stage did.
func (p *Profile) CountWords(v *View) {
	if p.Vocabulary == nil {
		p.Vocabulary = new(token.Counts)
		p.CountInto(p.Vocabulary, v.Text, func(token.Token) {})
	}
}

// AnyWord stands for any word in the count of what a word is joined to by a
// hyphen.
const AnyWord = 0

// CountInto counts every word of s, and every two words joined by a hyphen,
// together and each for itself, and hands each word on.
func (p *Profile) CountInto(words *token.Counts, s string, each func(token.Token)) {
	var before token.Token
	next := CheckEvery
	for at := 0; ; {
		t, ok := token.Next(s, at)
		if !ok {
			break
		}
		at = t.End
		words.Add(t.Hash, atLineEdge(s, t.Start, t.End))
		if t.Start == before.End+1 && before.End > 0 && s[before.End] == '-' {
			words.Add(token.Pair(before.Hash, t.Hash), false)
			words.Add(token.Pair(before.Hash, AnyWord), false)
			words.Add(token.Pair(AnyWord, t.Hash), false)
			words.Add(token.Pair(AnyWord, AnyWord), false)
		}
		each(t)
		before = t
		if at > next {
			if p.Cancelled() {
				return
			}
			next = at + CheckEvery
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
