package lexicon

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"

	"emend/assets"
)

// A Table holds how often words and pairs of words occur in one language. It
// keeps no words, only their hashes; it is read-only and may be shared.
type Table struct {
	Lang     string // "en"
	words    counts
	pairs    counts
	Starts   Starts
	Triples  *triples
	logTotal float64 // natural logarithm of all words counted
}

// ln2Step turns a count byte into a natural logarithm: seven steps an octave.
const ln2Step = math.Ln2 / 7

// pairScales tell how much larger, as a logarithm, the counts of the pairs are
// than those of the words. The English ones come from another edition of the
// same books; with it the words that follow `of`, `in` or `a` make up the share
// of them known from running text. The others were counted together.
var pairScales = map[string]float64{"en": 4.0}

// Languages lists the languages that have a table.
var Languages = []string{"en", "fr", "de", "es"}

var tables = func() map[string]func() *Table {
	m := map[string]func() *Table{}
	for _, lang := range Languages {
		m[lang] = sync.OnceValue(func() *Table { return load(lang) })
	}
	return m
}()

// For returns the table of a language ("en", "fr"), nil when there is none.
// The first call for a language loads it.
func For(lang string) *Table {
	if t, ok := tables[lang]; ok {
		return t()
	}
	return nil
}

// Known says whether a word, in any case, occurs in a language, and about how
// often in a billion words. It knows nothing of languages without a table.
func Known(lang, word string) (known bool, perBillion float64) {
	if t := For(lang); t != nil {
		return t.Known(word)
	}
	return false, 0
}

// Known says whether a word, in any case, occurs in the language, and about
// how often in a billion words.
func (t *Table) Known(word string) (known bool, perBillion float64) {
	lp, ok := t.Word(HashOf(word))
	if !ok {
		return false, 0
	}
	return true, 1e9 * math.Exp(lp)
}

// Pair says about how often in a billion pairs two words, in any case, follow
// one another; 0 where the table does not have the pair.
func (t *Table) Pair(a, b string) (perBillion float64) {
	lp, ok := t.pairLog(HashOf(a), HashOf(b))
	if !ok {
		return 0
	}
	return 1e9 * math.Exp(lp-t.logTotal)
}

// Word returns the natural logarithm of a word's share of the language.
func (t *Table) Word(h Hash) (logShare float64, ok bool) {
	q := t.words.get(h)
	return float64(q)*ln2Step - t.logTotal, q > 0
}

// pairLog returns the natural logarithm of the count of a pair of words, on
// the scale of the words' own counts.
func (t *Table) pairLog(a, b Hash) (logCount float64, ok bool) {
	q := t.pairs.get(Pair(a, b))
	return float64(q)*ln2Step - pairScales[t.Lang], q > 0
}

// counts is an open-addressing table from hash to count byte. A slot holds 24
// bits of the hash and the count; 0 is free.
type counts struct {
	slots []uint32
	mask  uint32
}

func newCounts(n int) counts {
	size := 4
	for size < 2*n {
		size *= 2
	}
	return counts{make([]uint32, size), uint32(size - 1)}
}

func (c *counts) slot(h Hash) uint32 {
	key := uint32(h >> 40)
	i := uint32(h) & c.mask
	for c.slots[i] != 0 && c.slots[i]>>8 != key {
		i = (i + 1) & c.mask
	}
	return i
}

func (c *counts) get(h Hash) byte {
	if len(c.slots) == 0 {
		return 0
	}
	return byte(c.slots[c.slot(h)])
}

func (c *counts) put(h Hash, q byte) { c.slots[c.slot(h)] = uint32(h>>40)<<8 | uint32(q) }

// load reads the table of a language that is built in; a table that cannot be
// read is a broken build.
func load(lang string) *Table {
	t, err := read(lang)
	if err != nil {
		panic(fmt.Sprintf("words: built-in table %s: %v", lang, err))
	}
	return t
}

func read(lang string) (*Table, error) {
	part, err := unpack(lang)
	if err != nil {
		return nil, err
	}
	t := &Table{Lang: lang}
	hashes := t.readWords(part[0], part[1], part[2], part[3])
	t.readPairs(hashes, part[4], part[5])
	return t, nil
}

// unpack returns the six parts of a built-in table.
func unpack(lang string) (part [6][]byte, err error) {
	packed, err := assets.Words.ReadFile("words/" + lang + ".bin")
	if err != nil {
		return part, err
	}
	data, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return part, err
	}
	for i := range part {
		n, used := binary.Uvarint(data)
		if used <= 0 || uint64(len(data)-used) < n {
			return part, errors.New("truncated")
		}
		part[i], data = data[used:used+int(n)], data[used+int(n):]
	}
	return part, nil
}

// Spellings calls yield with every word of a language's table, in alphabetical
// order, and with its count on the scale of the table.
func Spellings(lang string, yield func(word string, count float64)) error {
	part, err := unpack(lang)
	if err != nil {
		return err
	}
	shared, lengths, letters := part[0], part[1], part[2]
	var word []byte
	for i, q := range part[3] {
		n := int(lengths[i])
		word = append(word[:shared[i]], letters[:n]...)
		letters = letters[n:]
		yield(string(word), math.Exp2(float64(q)/7))
	}
	return nil
}

// readWords undoes the front coding and returns the words' hashes in order.
func (t *Table) readWords(shared, lengths, letters, values []byte) []Hash {
	t.words = newCounts(len(values))
	t.Starts, t.Triples = newStarts(), &triples{}
	hashes := make([]Hash, len(values))
	var word []byte
	total := 0.0
	for i, q := range values {
		n := int(lengths[i])
		word = append(word[:shared[i]], letters[:n]...)
		letters = letters[n:]
		hashes[i] = t.Starts.Add(word, int(shared[i]))
		t.words.put(hashes[i], q)
		t.Triples.count(word)
		total += math.Exp2(float64(q) / 7)
	}
	t.logTotal = math.Log(total)
	t.Triples.finish()
	return hashes
}

// Starts says whether any word begins with given bytes; of a hundred starts
// that no word has it takes about eight for one.
type Starts []uint64

const startBits = 22 // 512 kB

func newStarts() Starts { return make(Starts, 1<<startBits/64) }

// Add takes in a word in lower case whose first known bytes are already in,
// and returns its hash.
func (s Starts) Add(word []byte, known int) Hash {
	h := HashSeed
	for i, c := range word {
		h = h.Add(c)
		if i >= known {
			b := h.bit()
			s[b/64] |= 1 << (b % 64)
		}
	}
	return h.Done()
}

// Has asks with an unfinished hash.
func (s Starts) Has(h Hash) bool {
	b := h.bit()
	return s[b/64]>>(b%64)&1 != 0
}

// bit picks the place of an unfinished hash in starts.
func (h Hash) bit() uint { return uint((h ^ h>>29) * 0x9E3779B97F4A7C15 >> (64 - startBits)) }

func (t *Table) readPairs(hashes []Hash, followers, values []byte) {
	if len(values) == 0 {
		return
	}
	t.pairs = newCounts(len(values))
	next := func() int {
		n, used := binary.Uvarint(followers)
		followers = followers[used:]
		return int(n)
	}
	at := 0
	for i := range hashes {
		b := 0
		for range next() {
			b += next()
			t.pairs.put(Pair(hashes[i], hashes[b]), values[at])
			at++
		}
	}
}
