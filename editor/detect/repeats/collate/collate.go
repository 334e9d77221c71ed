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

// A Finder collects the repeated passages of one text. Feed it every word in
// order, then read Pairs.
type Finder struct {
	s     string
	least int // words a passage must have
	last  [shingle]token.Token
	n     int // words seen
	// rolling is the polynomial hash of the last words.
	rolling uint64
	table   table
	picked  []sequence // of the words being taken; its room is used again
	skip    int        // no look-ups before this offset: a passage found reaches up to it
	floor   int        // extension backwards stops here
	pairs   []Pair
}

// NewFinder looks for passages of at least so many words in s.
func NewFinder(s string, least int) *Finder {
	return &Finder{s: s, least: least, table: newTable(len(s) / bytesASequence)}
}

// bytesASequence is about how much prose there is to a sequence looked up.
const bytesASequence = 24

// Add takes the next words of the text.
func (f *Finder) Add(words []token.Token) {
	f.picked = f.picked[:0]
	for _, t := range words {
		oldest := &f.last[f.n%shingle]
		f.rolling = f.rolling*mixer + t.Hash - oldest.Hash*mixed
		*oldest = t
		f.n++
		h := f.rolling
		h ^= h >> 29
		if f.n >= shingle && h*mixer>>62 == 0 { // three in four are not looked up
			f.picked = append(f.picked, sequence{h, f.last[f.n%shingle].Start})
		}
	}
	f.table.put(f.picked, func(earlier, at int) {
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
