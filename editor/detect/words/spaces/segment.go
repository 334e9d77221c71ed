package spaces

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
)

// A cut is one way to read a passage up to a place.
type cut struct {
	score float64
	from  int // where its last word starts
	back  int // index of the cut before among those that end at from
	hash  lexicon.Hash
	edits int
}

// passage finds the likeliest words of a stretch and proposes what differs.
func (s *Reader) passage(text string, line []lexicon.Token, yield func(*judge.Proposal)) {
	letters, at, stops := spell(text, line)
	if len(letters) > longestPassage {
		return
	}
	best := s.segment(letters, at, stops, text)
	s.differences(text, line, letters, at, stops, best, yield)
}

// spell writes the letters of a stretch in lower case without its blanks. at
// gives the place in the text of each byte, stops where a word begins.
func spell(text string, line []lexicon.Token) (letters string, at []int, stops []bool) {
	var b strings.Builder
	for i := range line {
		for k, r := range text[line[i].Start:line[i].End] {
			if r == '’' {
				r = '\''
			}
			n := b.Len()
			b.WriteRune(unicode.ToLower(r))
			for range b.Len() - n {
				at = append(at, line[i].Start+k)
				stops = append(stops, false)
			}
			stops[n] = stops[n] || k == 0
		}
	}
	at = append(at, line[len(line)-1].End)
	stops = append(stops, true)
	return b.String(), at, stops
}

// A segmenter holds the readings of one stretch as far as they were worked
// out.
type segmenter struct {
	words   *lexicon.Lexicon
	text    string
	letters string
	at      []int
	stops   []bool
	ends    [][]cut        // the best that end at each letter
	hashes  []lexicon.Hash // unfinished, of the letters from each start on
	listed  []bool         // a word of the language begins with these letters
	cuts    []cut          // that end at the letter at hand
}

// segment returns the word starts of the likeliest reading, ascending, with
// the end of the stretch last.
func (s *Reader) segment(letters string, at []int, stops []bool, text string) []int {
	n := len(letters)
	g := segmenter{words: s.Lexicon, text: text, letters: letters, at: at, stops: stops, ends: make([][]cut, n+1), hashes: make([]lexicon.Hash, n), listed: make([]bool, n)}
	kept := make([]cut, 0, 2*n+1)
	kept = append(kept, cut{})
	g.ends[0] = kept
	for j := 1; j <= n; j++ {
		g.hashes[j-1], g.listed[j-1] = lexicon.HashSeed, true
		g.read(j)
		if j < n && !utf8.RuneStart(letters[j]) {
			continue
		}
		g.cuts = g.cuts[:0]
		inside := 0 // blanks between i and j that this word would swallow
		for i := j - 1; i >= 0 && j-i <= longestWord; i-- {
			if len(g.ends[i]) > 0 {
				g.extend(i, j, inside)
			}
			if stops[i] {
				inside++
			}
		}
		first := len(kept)
		kept = keepBest(kept, g.cuts)
		g.ends[j] = kept[first:]
	}
	return trace(g.ends)
}

// read takes the letter in front of j into the words that may hold it.
func (g *segmenter) read(j int) {
	c := g.letters[j-1]
	for i := max(0, j-longestWord); i < j; i++ {
		g.hashes[i] = g.hashes[i].Add(c)
		g.listed[i] = g.listed[i] && g.words.Table.Starts.Has(g.hashes[i])
	}
}

// keepBest appends the two best cuts, enough for pairs of words to count.
func keepBest(kept, cuts []cut) []cut {
	if len(cuts) <= 2 {
		return append(kept, cuts...)
	}
	a, b := 0, -1
	for i := 1; i < len(cuts); i++ {
		switch {
		case cuts[i].score > cuts[a].score:
			a, b = i, a
		case b < 0 || cuts[i].score > cuts[b].score:
			b = i
		}
	}
	return append(kept, cuts[a], cuts[b])
}

func (g *segmenter) extend(i, j, inside int) {
	h := g.hashes[i].Done()
	share, ok := g.words.WordShare(g.letters[i:j], h, g.listed[i], g.stops[i] && g.stops[j] && inside == 0, g.text[g.at[i]])
	if !ok {
		return
	}
	edit := float64(inside) * blankTooMany
	edits := inside
	if !g.stops[i] {
		edit += blankLost
		edits++
	}
	for k := range g.ends[i] {
		c := &g.ends[i][k]
		gain := 0.0
		if i > 0 {
			gain, _ = g.words.Fit(h, c.hash, 0)
		}
		g.cuts = append(g.cuts, cut{c.score + share + gain + edit, i, k, h, c.edits + edits})
	}
}

// trace follows the best cut back from the end; nil where no words reach it,
// as in a run longer than any word.
func trace(ends [][]cut) []int {
	j, k := len(ends)-1, 0
	if len(ends[j]) == 0 {
		return nil
	}
	if len(ends[j]) > 1 && ends[j][1].score > ends[j][0].score {
		k = 1
	}
	var out []int
	for j > 0 {
		out = append(out, j)
		c := ends[j][k]
		j, k = c.from, c.back
	}
	out = append(out, 0)
	for a, b := 0, len(out)-1; a < b; a, b = a+1, b-1 {
		out[a], out[b] = out[b], out[a]
	}
	return out
}
