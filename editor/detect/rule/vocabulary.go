package rule

import (
	"sync"

	"emend/editor/detect/pieces"
	"emend/editor/detect/token"
	"emend/editor/detect/words"
	"emend/editor/text"
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
		p.CountInto(p.Vocabulary, v.Text, func([]token.Token) {})
	}
}

// AnyWord stands for any word in the count of what a word is joined to by a
// hyphen.
const AnyWord = 0

// CountInto counts every word of s, and every two words joined by a hyphen,
// together and each for itself, and hands the words on, in order, for the length
// of the call.
func (p *Profile) CountInto(words *token.Counts, s string, take func([]token.Token)) {
	var room sync.Pool
	pieces.Read(p.Workers, pieces.Cut(s, countedPiece), func(piece text.Span) *counted {
		c, ok := room.Get().(*counted)
		if !ok {
			c = new(counted)
		}
		if !p.Cancelled() {
			c.read(s, piece)
		}
		return c
	}, func(c *counted) {
		words.Join(&c.words)
		take(c.tokens)
		c.words.Clear()
		c.tokens = c.tokens[:0]
		room.Put(c)
	})
}

// countedPiece is the length in bytes of the pieces that words are counted in.
const countedPiece = 1 << 18

// A counted is the words of one piece.
type counted struct {
	words  token.Counts
	tokens []token.Token
}

// read counts the words of a piece, which no word reaches into.
func (c *counted) read(s string, piece text.Span) {
	var before token.Token
	for at := piece.Start; ; {
		t, ok := token.Next(s[:piece.End], at)
		if !ok {
			return
		}
		at = t.End
		c.words.Add(t.Hash, atLineEdge(s, t.Start, t.End))
		if t.Start == before.End+1 && before.End > 0 && s[before.End] == '-' {
			c.words.Add(token.Pair(before.Hash, t.Hash), false)
			c.words.Add(token.Pair(before.Hash, AnyWord), false)
			c.words.Add(token.Pair(AnyWord, t.Hash), false)
			c.words.Add(token.Pair(AnyWord, AnyWord), false)
		}
		c.tokens = append(c.tokens, t)
		before = t
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
