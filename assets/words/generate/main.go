// Command generate makes the tables of word counts that are built into the
// program. It reads plain lists ("word count" or, for pairs, "word word count",
// one a line) and writes one compact file; assets/words/README.md names the
// lists and the command lines.
//
// Context: the lists are 7 MB of text and hold far more precision than a
// choice between two readings needs. Decision: counts become a byte each
// (seven steps an octave, at most 5 % off), words are front-coded, pairs are
// kept as differences of word numbers, the whole is deflated. Consequence:
// English with its pairs takes about 1.2 MB and loads in some tens of
// milliseconds.
package main

import (
	"bufio"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"flag"
	"fmt"
	"log"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// scowlCounts are the counts given to a word by the level of its list: level
// 10 holds the commonest words. They are far below the counts of real texts,
// so that such a word is known but wins against nothing that is common.
var scowlCounts = map[string]uint64{
	"10": 400e3, "20": 400e3, "35": 300e3, "40": 150e3, "50": 100e3, "55": 50e3, "60": 30e3, "70": 15e3,
}

func main() {
	log.SetFlags(0)
	counts := flag.String("counts", "", "comma-separated files of \"word count\" lines")
	pairs := flag.String("pairs", "", "file of \"word word count\" lines")
	scowl := flag.String("scowl", "", "comma-separated Latin-1 word lists whose names end in a level, .10 to .70")
	texts := flag.String("texts", "", "comma-separated files and folders of texts to count")
	filter := flag.String("filter", "", "list of words; those met in the texts and not on it must be met more often")
	plain := flag.String("plain", "", "list of words that count once where nothing else counts them")
	least := flag.Uint64("least", 1, "leave out words counted fewer times")
	out := flag.String("o", "", "the table to write")
	flag.Parse()
	t := table{counts: map[string]uint64{}}
	for _, name := range split(*counts) {
		check(t.readCounts(name, *least))
	}
	for _, name := range split(*scowl) {
		check(t.readLevel(name))
	}
	if *pairs != "" {
		check(t.readPairs(*pairs))
	}
	if *texts != "" {
		list, err := readList(*filter)
		check(err)
		check(t.readTexts(split(*texts), list))
	}
	if *plain != "" {
		list, err := readList(*plain)
		check(err)
		for w := range list {
			if t.counts[w] == 0 && isWord(w) && utf8.RuneCountInString(w) > 1 {
				t.counts[w] = 1
			}
		}
	}
	data, err := t.encode()
	check(err)
	check(os.WriteFile(*out, data, 0o644))
	fmt.Printf("%s: %d words, %d pairs, %d bytes\n", *out, len(t.words), t.pairCount, len(data))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, ",")
}

// A table is what was read of one language.
type table struct {
	counts    map[string]uint64
	words     []string // sorted; a word's number is its index
	pairs     map[[2]string]uint64
	pairCount int
}

// lines calls f with the fields of each line of a file.
func lines(name string, f func([]string)) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	s := bufio.NewScanner(file)
	for s.Scan() {
		f(strings.Fields(strings.TrimPrefix(s.Text(), "\ufeff")))
	}
	return s.Err()
}

func (t *table) readCounts(name string, least uint64) error {
	return lines(name, func(f []string) {
		if len(f) != 2 {
			return
		}
		n, err := strconv.ParseUint(f[1], 10, 64)
		if err == nil && n >= least && isWord(f[0]) {
			w := strings.ToLower(f[0])
			t.counts[w] = max(t.counts[w], n)
		}
	})
}

func (t *table) readPairs(name string) error {
	t.pairs = map[[2]string]uint64{}
	return lines(name, func(f []string) {
		if len(f) != 3 {
			return
		}
		n, err := strconv.ParseUint(f[2], 10, 64)
		if err == nil && t.counts[f[0]] > 0 && t.counts[f[1]] > 0 {
			t.pairs[[2]string{f[0], f[1]}] = n
		}
	})
}

// readLevel adds the words of a list that has no counts.
func (t *table) readLevel(name string) error {
	n := scowlCounts[name[strings.LastIndexByte(name, '.')+1:]]
	if n == 0 {
		return fmt.Errorf("%s: the name does not end in a level this program knows (10 to 70)", name)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	if data, err = charmap.ISO8859_1.NewDecoder().Bytes(data); err != nil {
		return err
	}
	for w := range strings.Lines(string(data)) {
		w = strings.ToLower(strings.TrimSpace(w))
		if isWord(w) && !strings.HasSuffix(w, "'s") && t.counts[w] == 0 {
			t.counts[w] = n
		}
	}
	return nil
}

// isWord says whether w is letters, with apostrophes only inside. Single
// letters are words only where a language says so in running text.
func isWord(w string) bool {
	if n := utf8.RuneCountInString(w); n == 0 || n > 40 {
		return false
	}
	for i, r := range w {
		if !unicode.IsLetter(r) && (r != '\'' || i == 0 || i == len(w)-1) {
			return false
		}
	}
	return true
}

// encode returns the table as described in assets/words/README.md.
func (t *table) encode() ([]byte, error) {
	for w := range t.counts {
		t.words = append(t.words, w)
	}
	slices.Sort(t.words)
	var shared, lengths, letters, counts []byte
	last := ""
	number := make(map[string]int, len(t.words))
	for i, w := range t.words {
		number[w] = i
		n := 0
		for n < len(w) && n < len(last) && w[n] == last[n] {
			n++
		}
		shared = append(shared, byte(n))
		lengths = append(lengths, byte(len(w)-n))
		letters = append(letters, w[n:]...)
		counts = append(counts, step(t.counts[w]))
		last = w
	}
	followers, pairCounts := t.encodePairs(number)
	var b bytes.Buffer
	z, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return nil, err
	}
	for _, part := range [][]byte{shared, lengths, letters, counts, followers, pairCounts} {
		if _, err := z.Write(append(binary.AppendUvarint(nil, uint64(len(part))), part...)); err != nil {
			return nil, err
		}
	}
	err = z.Close()
	return b.Bytes(), err
}

// encodePairs writes, for each word in order, how many words follow it and
// their numbers as differences; the counts stand in a stream of their own.
func (t *table) encodePairs(number map[string]int) (followers, counts []byte) {
	if len(t.pairs) == 0 {
		return nil, nil
	}
	after := make([][]int, len(t.words))
	for p := range t.pairs {
		after[number[p[0]]] = append(after[number[p[0]]], number[p[1]])
	}
	for i, next := range after {
		slices.Sort(next)
		followers = binary.AppendUvarint(followers, uint64(len(next)))
		last := 0
		for _, n := range next {
			followers = binary.AppendUvarint(followers, uint64(n-last))
			counts = append(counts, step(t.pairs[[2]string{t.words[i], t.words[n]}]))
			last = n
			t.pairCount++
		}
	}
	return followers, counts
}

// step is a count as one byte, seven steps an octave.
func step(n uint64) byte {
	return byte(min(255, max(1, math.Round(7*math.Log2(float64(n))))))
}
