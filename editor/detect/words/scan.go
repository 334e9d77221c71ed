package words

import (
	"unicode"
	"unicode/utf8"
)

// The classes of characters that decide where words begin and end.
const (
	letter     = 1 << iota
	digit      // 0-9
	apostrophe // ' and ’: part of a word between letters
	hyphen     // - and U+2010: parts words
	punct      // punctuation found in print anywhere
	symbol     // all else: in a word, most likely a misread letter
	space
)

// A token is a word, or what stands where a word should.
type token struct {
	start, end int
	hash       Hash // of a word
	shape      shape
	kind       kind
	linked     bool // only white space parts it from the token before
	fragment   bool // beside a hyphen at a line end: half a word
	part       bool // one of several words in a run without white space
}

type kind uint8

const (
	word   kind = iota // letters, perhaps apostrophes inside
	odd                // letters with digits or symbols among them
	figure             // no letter at all
)

// A shape is how a word is capitalised.
type shape uint8

const (
	lower shape = iota
	title       // first letter only; also a single capital
	upper
	mixed
)

// classAt returns the class of the character at s[i] and its length.
func classAt(s string, i int) (class, size int) {
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
		return apostrophe
	case '‐', '\u00ad':
		return hyphen
	case '‘', '“', '”', '„', '–', '—', '…', '«', '»', '‹', '›', '¿', '¡', '†', '‡', '°', '£', '§':
		return punct
	case '\u00a0', '\u2028', '\u2029', '\u0085':
		return space
	}
	switch {
	case unicode.IsLetter(r), unicode.IsMark(r):
		return letter
	case unicode.IsSpace(r):
		return space
	}
	return symbol
}

var asciiClass = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		case c == ' ' || '\t' <= c && c <= '\r':
			t[c] = space
		case c == '\'':
			t[c] = apostrophe
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
	tokens []token // of the current run, oldest first
	taken  int
	broken bool
	inside bool // a run was read, so that what is in front of the next was seen
}

// Each calls f with every word of a text as the models see them; linked says
// that only white space parts it from the word before.
func Each(text string, f func(word string, linked bool)) {
	sc := newScanner(text, 0)
	for t := sc.next(); t != nil; t = sc.next() {
		if t.kind == word && !t.fragment {
			f(text[t.start:t.end], t.linked)
		}
	}
}

func newScanner(s string, from int) *scanner { return &scanner{s: s, pos: from, broken: true} }

// longestRun limits, in bytes, a run of characters without white space that may
// hold words; longer ones are data.
const longestRun = 4096

// next returns the tokens in order, each until the next is asked for; nil behind
// the last.
func (sc *scanner) next() *token {
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
			class, size := classAt(s, i)
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
	case i-start > longestRun:
		sc.broken = true
	case seen&letter == 0:
		sc.figure(start, i, seen)
	case seen&(digit|symbol) == 0:
		sc.plain(start, i)
	default:
		sc.mixed(start, i)
	}
}

// simple reads a run that is one word of plain letters, but for a capital in
// front and marks behind, as three runs of four are; else it does nothing.
func (sc *scanner) simple(start int) bool {
	s := sc.s
	h, i := hashSeed, start
	shape := lower
	if i < len(s) && 'A' <= s[i] && s[i] <= 'Z' {
		h, i, shape = h.add(s[i]|0x20), i+1, title
	}
	for i < len(s) && 'a' <= s[i] && s[i] <= 'z' {
		h = h.add(s[i])
		i++
	}
	end := i
	for i < len(s) && s[i] < utf8.RuneSelf && asciiClass[s[i]] == punct {
		i++
	}
	if end == start || i-start > longestRun || i < len(s) && (s[i] >= utf8.RuneSelf || asciiClass[s[i]] != space) {
		return false
	}
	sc.push(token{start: start, end: end, hash: h.done(), shape: shape, kind: word})
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
			class, size = classAt(s, i)
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
	if seen&(digit|symbol) == 0 {
		sc.broken = true // dashes and other marks between words
		return
	}
	sc.push(token{start: start, end: end, kind: figure})
	sc.broken = true
}

// push adds a token; what broke the line of words before it is forgotten.
func (sc *scanner) push(t token) {
	t.linked = !sc.broken
	sc.broken = false
	sc.tokens = append(sc.tokens, t)
}

// plain emits the words of a run of letters and punctuation.
func (sc *scanner) plain(start, end int) {
	s := sc.s
	first := len(sc.tokens)
	for i := start; i < end; {
		class, size := classAt(s, i)
		if class != letter {
			if class == apostrophe && i > start && i+size < end && isLetterBefore(s, i) && isLetterAt(s, i+size) && isPossessive(s[i+size:end]) {
				i += size + 1
				continue
			}
			sc.broken = sc.broken || class != apostrophe || i > start
			i += size
			continue
		}
		t := token{start: i, kind: word}
		i = sc.word(&t, i, end)
		sc.push(t)
	}
	parts := len(sc.tokens) - first
	for k := range sc.tokens[first:] {
		sc.tokens[first+k].part = parts > 1
	}
	if parts > 0 {
		sc.markFragments(first, end)
	}
}

// word reads a word from i on and returns where it ends.
func (sc *scanner) word(t *token, i, end int) int {
	s := sc.s
	p := spelled{hash: hashSeed}
	for i < end {
		if c := s[i]; 'a' <= c && c <= 'z' {
			p.hash = p.hash.add(c)
			p.letters++
			i++
			continue
		}
		class, size := classAt(s, i)
		if class == apostrophe && i+size < end && isLetterAt(s, i+size) {
			if rest := s[i+size : end]; isPossessive(rest) || p.letters <= 2 && isElided(rest) {
				break
			}
			p.hash = p.hash.add('\'')
		} else if class == letter {
			r, _ := utf8.DecodeRuneInString(s[i:])
			p.add(r)
		} else {
			break
		}
		i += size
	}
	t.end, t.hash, t.shape = i, p.hash.done(), shapeOf(p.firstUpper, p.uppers, p.letters)
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
		p.hash = p.hash.add(byte(low))
		return
	}
	var b [utf8.UTFMax]byte
	for _, c := range b[:utf8.EncodeRune(b[:], low)] {
		p.hash = p.hash.add(c)
	}
}

// isPossessive says whether what follows an apostrophe is the s of a genitive,
// which is no part of the word.
func isPossessive(rest string) bool {
	return (rest[0] == 's' || rest[0] == 'S') && (len(rest) == 1 || !isLetterAt(rest, 1))
}

// isElided says whether what follows an apostrophe is a word of its own, as in
// l’homme and O’Brien, and not an ending, as in we’ll.
func isElided(rest string) bool {
	n := 0
	for i := 0; i < len(rest) && n < 4; {
		class, size := classAt(rest, i)
		if class != letter {
			return false
		}
		n++
		i += size
	}
	return n == 4
}

func isLetterAt(s string, i int) bool {
	class, _ := classAt(s, i)
	return class == letter
}

func shapeOf(firstUpper bool, uppers, letters int) shape {
	switch {
	case uppers == 0:
		return lower
	case uppers == letters && letters > 1:
		return upper
	case firstUpper && uppers == 1:
		return title
	}
	return mixed
}

func isLetterBefore(s string, i int) bool {
	r, size := utf8.DecodeLastRuneInString(s[:i])
	return size > 0 && unicode.IsLetter(r)
}
