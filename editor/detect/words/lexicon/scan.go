package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// The classes of characters that decide where words begin and end.
const (
	Letter     = 1 << iota
	Digit      // 0-9
	Apostrophe // ' and ’: part of a word between letters
	hyphen     // - and U+2010: parts words
	punct      // punctuation found in print anywhere
	symbol     // all else: in a word, most likely a misread letter
	space
)

// A Token is a word, or what stands where a word should.
type Token struct {
	Start, End int
	Hash       Hash // of a word
	Shape      Shape
	Kind       kind
	Linked     bool // only white space parts it from the token before
	Fragment   bool // beside a hyphen at a line end: half a word
	Part       bool // one of several words in a run without white space
}

type kind uint8

const (
	Word   kind = iota // letters, perhaps apostrophes inside
	Odd                // letters with digits or symbols among them
	Figure             // no letter at all
)

// A Shape is how a word is capitalised.
type Shape uint8

const (
	Lower Shape = iota
	Title       // first letter only; also a single capital
	Upper
	Mixed
)

// ClassAt returns the class of the character at s[i] and its length.
func ClassAt(s string, i int) (class, size int) {
	c := s[i]
	if c < utf8.RuneSelf {
		return int(asciiClass[c]), 1
	}
	r, size := utf8.DecodeRuneInString(s[i:])
	return runeClass(r), size
}

func runeClass(r rune) int {
	switch r {
	case '’':
		return Apostrophe
	case '‐', '\u00ad':
		return hyphen
	case '‘', '“', '”', '„', '–', '—', '…', '«', '»', '‹', '›', '¿', '¡', '†', '‡', '°', '£', '§':
		return punct
	case '\u00a0', '\u2028', '\u2029', '\u0085':
		return space
	}
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r):
		return Letter
	case unicode.IsSpace(r):
		return space
	}
	return symbol
}

var asciiClass = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[c] = Letter
		case '0' <= c && c <= '9':
			t[c] = Digit
		case c == ' ' || '\t' <= c && c <= '\r':
			t[c] = space
		case c == '\'':
			t[c] = Apostrophe
		case c == '-':
			t[c] = hyphen
		default:
			t[c] = symbol
		}
	}
	for _, c := range ".,;:!?()[]\"" {
		t[c] = punct
	}
	return t
}()

// A scanner cuts text into tokens, run by run of what is not white space.
type scanner struct {
	s      string
	pos    int
	tokens []Token // of the current run, oldest first
	taken  int
	broken bool
	inside bool // a run was read, so that what is in front of the next was seen
}

// Each calls f with every word of a text as the models see them; linked says
// that only white space parts it from the word before.
func Each(text string, f func(word string, linked bool)) {
	sc := NewScanner(text, 0)
	for t := sc.Next(); t != nil; t = sc.Next() {
		if t.Kind == Word && !t.Fragment {
			f(text[t.Start:t.End], t.Linked)
		}
	}
}

// NewScanner cuts s into words from an offset on (see RunStart).
func NewScanner(s string, from int) *scanner { return &scanner{s: s, pos: from, broken: true} }

// LongestRun limits, in bytes, a run of characters without white space that may
// hold words; longer ones are data.
const LongestRun = 4096

// Next returns the tokens in order, each until the next is asked for; nil behind
// the last.
func (sc *scanner) Next() *Token {
	for sc.taken == len(sc.tokens) {
		if sc.pos >= len(sc.s) {
			return nil
		}
		sc.run()
	}
	sc.taken++
	return &sc.tokens[sc.taken-1]
}

// run reads one run of white space and the run of other characters after it.
func (sc *scanner) run() {
	s, i := sc.s, sc.pos
	lines := 0
	for i < len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			class, size := ClassAt(s, i)
			if class != space {
				break
			}
			i += size
			continue
		}
		if asciiClass[c] != space {
			break
		}
		if c == '\n' || c == '\f' {
			lines++
		}
		i++
	}
	sc.broken = sc.broken || lines > 1
	start := i
	sc.tokens, sc.taken = sc.tokens[:0], 0
	if sc.inside && lines == 0 && sc.simple(start) {
		return
	}
	sc.inside = true
	i, seen := runEnd(s, i)
	sc.pos = i
	switch {
	case i-start > LongestRun:
		sc.broken = true
	case seen&Letter == 0:
		sc.figure(start, i, seen)
	case seen&(Digit|symbol) == 0:
		sc.plain(start, i)
	default:
		sc.mixed(start, i)
	}
}

// simple reads a run that is one word of plain letters, but for a capital in
// front and marks behind, as three runs of four are; else it does nothing.
func (sc *scanner) simple(start int) bool {
	s := sc.s
	h, i := HashSeed, start
	shape := Lower
	if i < len(s) && 'A' <= s[i] && s[i] <= 'Z' {
		h, i, shape = h.Add(s[i]|0x20), i+1, Title
	}
	for i < len(s) && 'a' <= s[i] && s[i] <= 'z' {
		h = h.Add(s[i])
		i++
	}
	end := i
	for i < len(s) && s[i] < utf8.RuneSelf && asciiClass[s[i]] == punct {
		i++
	}
	if end == start || i-start > LongestRun || i < len(s) && (s[i] >= utf8.RuneSelf || asciiClass[s[i]] != space) {
		return false
	}
	sc.push(Token{Start: start, End: end, Hash: h.Done(), Shape: shape, Kind: Word})
	sc.broken = i > end
	sc.pos = i
	return true
}

// runEnd returns where a run of characters without white space ends, and the
// classes of them.
func runEnd(s string, i int) (end, seen int) {
	for i < len(s) {
		class, size := 0, 1
		if c := s[i]; c < utf8.RuneSelf {
			class = int(asciiClass[c])
		} else {
			class, size = ClassAt(s, i)
		}
		if class == space {
			break
		}
		seen |= class
		i += size
	}
	return i, seen
}

// figure handles a run without letters.
func (sc *scanner) figure(start, end, seen int) {
	if seen&(Digit|symbol) == 0 {
		sc.broken = true // dashes and other marks between words
		return
	}
	sc.push(Token{Start: start, End: end, Kind: Figure})
	sc.broken = true
}

// push adds a token; what broke the line of words before it is forgotten.
func (sc *scanner) push(t Token) {
	t.Linked = !sc.broken
	sc.broken = false
	sc.tokens = append(sc.tokens, t)
}

// plain emits the words of a run of letters and punctuation.
func (sc *scanner) plain(start, end int) {
	s := sc.s
	first := len(sc.tokens)
	for i := start; i < end; {
		class, size := ClassAt(s, i)
		if class != Letter {
			if class == Apostrophe && i > start && i+size < end && LetterBefore(s, i) && LetterAt(s, i+size) && isPossessive(s[i+size:end]) {
				i += size + 1
				continue
			}
			sc.broken = sc.broken || class != Apostrophe || i > start
			i += size
			continue
		}
		t := Token{Start: i, Kind: Word}
		i = sc.word(&t, i, end)
		sc.push(t)
	}
	parts := len(sc.tokens) - first
	for k := range sc.tokens[first:] {
		sc.tokens[first+k].Part = parts > 1
	}
	if parts > 0 {
		sc.markFragments(first, end)
	}
}

// word reads a word from i on and returns where it ends.
func (sc *scanner) word(t *Token, i, end int) int {
	s := sc.s
	p := spelled{hash: HashSeed}
	for i < end {
		if c := s[i]; 'a' <= c && c <= 'z' {
			p.hash = p.hash.Add(c)
			p.letters++
			i++
			continue
		}
		class, size := ClassAt(s, i)
		if class == Apostrophe && i+size < end && LetterAt(s, i+size) {
			if rest := s[i+size : end]; isPossessive(rest) || p.letters <= 2 && isElided(rest) {
				break
			}
			p.hash = p.hash.Add('\'')
		} else if class == Letter {
			r, _ := utf8.DecodeRuneInString(s[i:])
			p.add(r)
		} else {
			break
		}
		i += size
	}
	t.End, t.Hash, t.Shape = i, p.hash.Done(), shapeOf(p.firstUpper, p.uppers, p.letters)
	return i
}

// A spelled is a word as far as it was read.
type spelled struct {
	hash            Hash
	uppers, letters int
	firstUpper      bool
}

func (p *spelled) add(r rune) {
	low := unicode.ToLower(r)
	if low != r {
		p.firstUpper = p.firstUpper || p.letters == 0
		p.uppers++
	}
	p.letters++
	if low < utf8.RuneSelf {
		p.hash = p.hash.Add(byte(low))
		return
	}
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], low)] {
		p.hash = p.hash.Add(c)
	}
}

// isPossessive says whether what follows an apostrophe is the s of a genitive,
// which is no part of the word.
func isPossessive(rest string) bool {
	return (rest[0] == 's' || rest[0] == 'S') && (len(rest) == 1 || !LetterAt(rest, 1))
}

// isElided says whether what follows an apostrophe is a word of its own, as in
// l’homme and O’Brien, and not an ending, as in we’ll.
func isElided(rest string) bool {
	n := 0
	for i := 0; i < len(rest) && n < 4; {
		class, size := ClassAt(rest, i)
		if class != Letter {
			return false
		}
		n++
		i += size
	}
	return n == 4
}

func LetterAt(s string, i int) bool {
	class, _ := ClassAt(s, i)
	return class == Letter
}

func shapeOf(firstUpper bool, uppers, letters int) Shape {
	switch {
	case uppers == 0:
		return Lower
	case uppers == letters && letters > 1:
		return Upper
	case firstUpper && uppers == 1:
		return Title
	}
	return Mixed
}

func LetterBefore(s string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(s[:i])
	return size > 0 && unicode.IsLetter(r)
}
