// Package collate finds passages that stand twice in a text and compares the
// two copies word by word, like two witnesses of one text.
//
// Context: scans and pasted pages repeat a passage at a seam, each copy with
// damage of its own, anywhere in texts of 100 MB. Decision: every fourth
// five-word sequence (chosen by its hash) is looked up in a table of where it
// stood last; a hit is extended word by word in both directions for as long as
// at most about one word in ten differs. Consequence: linear time, a table of
// a fraction of the text's size, and copies with 10 % of their words damaged
// are still found: of 40 such words five sequences are hits on average.
package collate

import (
	"emend/editor/detect/token"
	"emend/editor/text"
)

// A Pair is a passage that stands in two places, A before B, without overlap.
type Pair struct {
	A, B text.Span
	// Words is the number of words that are the same in both.
	Words int
	// Diffs are the places where the copies differ, in order.
	Diffs []Diff
}

// A Diff is a place at which two copies differ: the words of each; one of the
// two may be empty. Where it is, its span is the place between two words.
type Diff struct{ A, B text.Span }

// Edits is the number of differing words: of each place the longer side.
func (p *Pair) Edits(s string) int {
	n := 0
	for _, d := range p.Diffs {
		n += max(count(s[d.A.Start:d.A.End]), count(s[d.B.Start:d.B.End]))
	}
	return n
}

func count(s string) (n int) {
	for at := 0; ; n++ {
		t, ok := token.Next(s, at)
		if !ok {
			return n
		}
		at = t.End
	}
}

const (
	shingle = 5 // words in a sequence that is looked up
	// mixer is an odd number without pattern, mixed its power of shingle, as
	// uint64 has it: what the oldest word's hash has been multiplied with when
	// it leaves the sequence.
	mixer = 0x9E3779B97F4A7C15
)

var mixed = func() uint64 {
	m := uint64(1)
	for range shingle {
		m *= mixer
	}
	return m
}()

// A Sequence is words whose hash was picked, and where the first of them starts.
type Sequence struct {
	hash uint64
	at   int
}

// Sequences appends to room the sequences to be looked up that end with words
// of s, which stand side by side there.
func Sequences(room []Sequence, s string, words []token.Token) []Sequence {
	if len(words) == 0 {
		return room
	}
	var last [shingle]token.Token
	rolling, n := uint64(0), 0 // the polynomial hash of the last words; words read
	take := func(t token.Token) {
		oldest := &last[n%shingle]
		rolling = rolling*mixer + t.Hash - oldest.Hash*mixed
		*oldest = t
		n++
	}
	for _, t := range tokensBefore(s, words[0].Start, shingle-1) {
		take(t)
	}
	for _, t := range words {
		take(t)
		h := rolling ^ rolling>>29
		if n >= shingle && h*mixer>>62 == 0 { // three in four are not looked up
			room = append(room, Sequence{h, last[n%shingle].Start})
		}
	}
	return room
}

// A Finder collects the repeated passages of one text. Feed it the sequences of
// the whole text in order, then read Pairs.
type Finder struct {
	s     string
	least int // words a passage must have
	table table
	skip  int // no look-ups before this offset: a passage found reaches up to it
	floor int // extension backwards stops here
	pairs []Pair
}

// NewFinder looks for passages of at least so many words in s.
func NewFinder(s string, least int) *Finder {
	return &Finder{s: s, least: least, table: newTable(len(s) / bytesASequence)}
}

// bytesASequence is about how much prose there is to a sequence looked up.
const bytesASequence = 24

// Add takes the next sequences of the text.
func (f *Finder) Add(sequences []Sequence) {
	f.table.put(sequences, func(earlier, at int) {
		if at >= f.skip {
			f.extend(earlier, at)
		}
	})
}

// extend grows a hit at the offsets a < b and keeps it when it is long enough.
func (f *Finder) extend(a, b int) {
	back := walk{s: f.s, a: a, b: b, floorA: 0, floorB: max(f.floor, a), backward: true}
	back.run()
	// A stops where B starts, or a text that repeats over and over would be
	// taken for one passage.
	fore := walk{s: f.s, a: a, b: b, limitA: back.bestB}
	fore.run()
	f.skip = max(f.skip, fore.bestB)
	p := Pair{
		A:     text.Span{Start: back.bestA, End: fore.bestA},
		B:     text.Span{Start: back.bestB, End: fore.bestB},
		Words: back.bestWords + fore.bestWords,
	}
	if p.Words < f.least {
		return
	}
	p.Diffs = append(reversed(back.diffs[:back.bestDiffs]), fore.diffs[:fore.bestDiffs]...)
	if edits := p.Edits(f.s); edits*noise > p.Words+edits {
		return
	}
	p.closeSeam(f.s)
	f.floor = p.B.End
	f.pairs = append(f.pairs, p)
}

// noise: at most one word in so many may differ between two copies.
const noise = 7

func reversed(d []Diff) []Diff {
	out := make([]Diff, 0, len(d))
	for i := len(d) - 1; i >= 0; i-- {
		out = append(out, d[i])
	}
	return out
}

// Pairs returns what was found, in the order of the second copies.
func (f *Finder) Pairs() []Pair { return f.pairs }
