package rule

import (
	"sync"

	"emend/editor/detect/pieces"
	"emend/editor/detect/token"
	"emend/editor/detect/words/lexicon"
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
	if p.Language = lexicon.Language(v.Text); p.Language == "" {
		p.Language = "und"
	}
	p.Words = lexicon.For(p.Language)
}

// CommonFrom is the number of times in a billion words from which a word
// is not rare: one in two average books.
const CommonFrom = 5000

// CountWords counts the words of the view if no earlier stage did.
func (p *Profile) CountWords(v *View) {
	if p.Vocabulary == nil {
		p.Vocabulary = new(token.Counts)
		CountInto(p, p.Vocabulary, v.Text, func(none struct{}, _ []token.Token) struct{} { return none }, func(struct{}) {})
	}
}

// AnyWord stands for any word in the count of what a word is joined to by a
// hyphen.
const AnyWord = 0

// CountInto counts every word of s, and every two words joined by a hyphen,
// together and each for itself. What read makes of the words of a piece, in the
// room of what it made of another, take gets, in order and one at a time.
func CountInto[T any](p *Profile, words *token.Counts, s string, read func(room T, words []token.Token) T, take func(T)) {
	type piece struct {
		wordsRead
		made T
	}
	var room sync.Pool
	pieces.Read(p.Workers, pieces.Cut(s, min(p.Window, countedPiece)), func(span text.Span) *piece {
		c, ok := room.Get().(*piece)
		if !ok {
			c = new(piece)
		}
		c.tokens, c.places = c.tokens[:0], c.places[:0]
		if !p.Cancelled() {
			c.read(s, span)
		}
		c.made = read(c.made, c.tokens)
		return c
	}, func(c *piece) {
		words.Add(c.places...)
		take(c.made)
		room.Put(c)
	})
}

// countedPiece is the length in bytes of the pieces that words are counted in,
// at most: so short that their words stay in the processor's cache.
const countedPiece = 1 << 15

// A wordsRead is the words of one piece, and what is counted of them.
type wordsRead struct {
	tokens []token.Token
	places []token.Place
}

// read reads the words of a piece, which no word reaches into.
func (c *wordsRead) read(s string, piece text.Span) {
	var before token.Token
	for at := piece.Start; ; {
		t, ok := token.Next(s[:piece.End], at)
		if !ok {
			return
		}
		at = t.End
		c.places = append(c.places, token.Place{Hash: t.Hash, Edge: atLineEdge(s, t.Start, t.End)})
		if t.Start == before.End+1 && before.End > 0 && s[before.End] == '-' {
			for _, pair := range [...]uint64{token.Pair(before.Hash, t.Hash), token.Pair(before.Hash, AnyWord), token.Pair(AnyWord, t.Hash), token.Pair(AnyWord, AnyWord)} {
				c.places = append(c.places, token.Place{Hash: pair})
			}
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
