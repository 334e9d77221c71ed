// Package spaces reads the blanks between words: those that part a word and
// those that are missing between two.
package spaces

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/pieces"
	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
	span "emend/editor/text"
)

// The costs, as natural logarithms, of a blank that a scan put in or lost.
const (
	blankTooMany = -6.0
	blankLost    = -6.0
)

// longest limits, in bytes, a word and a passage that are looked at together.
const (
	longestWord    = 28
	longestPassage = 240
)

// A Reader finds them in one text, where enough of its words show the damage.
type Reader struct {
	*lexicon.Lexicon
	Damage  float64        // share of words that are surely split or joined
	doubted lexicon.Filter // words that are not common enough to be above doubt
}

// Find proposes to join the parts of split words and to part joined ones,
// where the first of them starts in [from, to).
func (s *Reader) Find(text string, from, to int, yield func(*judge.Proposal)) {
	if !s.Damaged() && !s.All {
		return
	}
	s.find(text, from, to, func(p *judge.Proposal) {
		if p.Kind == judge.Join && !partsWords[s.Lang] {
			return
		}
		if !fitted[s.Lang] {
			p.Confidence = min(p.Confidence, unfittedMost)
		}
		if p.Confidence >= judge.Least || s.All {
			yield(p)
		}
	})
}

// fitted are the languages whose counts of pairs bear a sure judgement on
// blanks; in the others it is capped.
var fitted = map[string]bool{"en": true, "fr": true}

const unfittedMost = 0.85

// partsWords are the languages in which an unknown long word may be two run
// together: German builds new ones all day, and the Spanish counts do not hold
// its verbs with pronouns.
var partsWords = map[string]bool{"en": true, "fr": true}

// Damaged says whether more words are split or joined than look so by
// chance.
func (s *Reader) Damaged() bool { return s.Damage >= spaceGate }

// spaceGate is the share of words in a clean text that look split or joined by
// chance: below it nothing is proposed.
const spaceGate = 2e-4

func (s *Reader) find(text string, from, to int, yield func(*judge.Proposal)) {
	text = text[:min(len(text), to+2*lexicon.LongestRun)]
	start := from / block * block
	sc := lexicon.NewScanner(text, lexicon.RunStart(text, start))
	var line []lexicon.Token
	flush := func() {
		s.passages(text, line, func(p *judge.Proposal) {
			if p.Start >= from && p.Start < to {
				yield(p)
			}
		})
		line = line[:0]
	}
	for {
		t := sc.Next()
		if t == nil {
			flush()
			return
		}
		if t.Start < start {
			continue
		}
		if n := len(line); n > 0 && (line[n-1].Start/block != t.Start/block || !follows(text, &line[n-1], t)) {
			flush()
		}
		if len(line) == 0 && t.Start >= to {
			return
		}
		if t.Kind == lexicon.Word && !t.Fragment {
			line = append(line, *t)
		} else {
			flush()
		}
	}
}

// block is the length in bytes of the pieces of a text that are read apart, so
// that a line of any length costs no more than its length and every window sees
// the same.
const block = 8192

// follows says whether only blanks stand between two words.
func follows(text string, a, b *lexicon.Token) bool {
	if !b.Linked || b.Start-a.End > 3 {
		return false
	}
	return strings.Trim(text[a.End:b.Start], " \u00a0") == ""
}

// passages cuts a line of words into the stretches around doubtful words.
func (s *Reader) passages(text string, line []lexicon.Token, yield func(*judge.Proposal)) {
	for i := 0; i < len(line); {
		if !s.doubtful(text, line, i) {
			i++
			continue
		}
		lo, hi := max(0, i-1), i+1
		for hi < len(line) && (s.doubtful(text, line, hi) || hi+1 < len(line) && s.doubtful(text, line, hi+1)) && line[hi].End-line[lo].Start < longestPassage {
			hi++
		}
		i = hi
		hi = min(len(line), hi+1)
		s.passage(text, line[lo:hi], yield)
	}
}

// doubtful says whether a word may be a part of one or more than one: it is
// unknown or rare, and a neighbour completes it or it falls into words.
func (s *Reader) doubtful(text string, line []lexicon.Token, i int) bool {
	t := &line[i]
	if !s.doubted.Has(t.Hash) {
		return false
	}
	share, known := s.Table.Word(t.Hash)
	switch {
	case single(t):
		return !known && text[t.Start] >= 'a' || i > 0 && single(&line[i-1]) || i+1 < len(line) && single(&line[i+1])
	case known && aboveDoubt(share, t.End-t.Start):
		return false
	case !known && s.Vocabulary.Count(t.Hash) > 8 && t.Shape != lexicon.Lower:
		return false
	}
	return s.completed(text, line, i) || !known && s.fallsApart(text[t.Start:t.End])
}

// aboveDoubt says whether a word of the language is too common, for its length in
// bytes, to be a part of another.
func aboveDoubt(share float64, length int) bool { return share > -12.5 || length > 5 && share > -15 }

// findDoubted fills in the doubted words of the text.
func (s *Reader) findDoubted() {
	if len(s.Vocabulary.Forms) == lexicon.MaxForms {
		return // there are words beyond those
	}
	s.doubted = lexicon.NewFilter(len(s.Vocabulary.Forms))
	for i := range s.Vocabulary.Forms {
		f := &s.Vocabulary.Forms[i]
		share, known := s.Table.Word(f.Hash)
		// Elsewhere it may have a shorter apostrophe.
		letters := utf8.RuneCount(s.Vocabulary.Letters[f.At : int(f.At)+int(f.Length)])
		if f.Length == 1 || !known || !aboveDoubt(share, letters) {
			s.doubted.Add(f.Hash)
		}
	}
}

// single says whether a word is one byte long.
func single(t *lexicon.Token) bool { return t.End-t.Start == 1 }

// completed says whether a word makes a known one with those beside it.
func (s *Reader) completed(text string, line []lexicon.Token, i int) bool {
	for lo := max(0, i-1); lo <= i; lo++ {
		joined := lexicon.HashSeed
		for hi := lo; hi < min(len(line), i+3); hi++ {
			joined = joined.Folded(text[line[hi].Start:line[hi].End])
			if hi >= i && hi > lo && s.Prominent(joined.Done()) {
				return true
			}
		}
	}
	return false
}

// fallsApart says whether a string begins or ends with a known word.
func (s *Reader) fallsApart(w string) bool {
	if len(w) > 60 {
		return false
	}
	front, listed, from := lexicon.HashSeed, true, 0
	for k := 2; k < len(w); k++ {
		if !utf8.RuneStart(w[k]) {
			continue
		}
		if listed { // some word begins so
			front, from = front.Folded(w[from:k]), k
			listed = s.Table.Starts.Has(front)
		}
		if listed && s.Prominent(front.Done()) || len(w)-k > 1 && s.Prominent(lexicon.HashOf(w[k:])) {
			return true
		}
	}
	return false
}

// differences proposes each stretch between shared word ends where the
// likeliest words are not those of the text.
func (s *Reader) differences(text string, line []lexicon.Token, letters string, at []int, stops []bool, best []int, yield func(*judge.Proposal)) {
	first := 0 // index in best of the last shared start
	changed := false
	for k := 1; k < len(best); k++ {
		lo, hi := best[k-1], best[k]
		changed = changed || !stops[hi]
		for i := lo + 1; i < hi; i++ {
			changed = changed || stops[i]
		}
		if !stops[hi] {
			continue
		}
		if changed {
			if p := s.proposal(text, line, letters, at, stops, best[first:k+1]); p != nil {
				yield(p)
			}
		}
		first, changed = k, false
	}
}

// Learn finds out, from pieces of the text, how many of its words are
// split or joined.
func (s *Reader) Learn(text string) {
	s.findDoubted()
	var parts []span.Span
	read := 0
	step := max(spacePiece, len(text)/spacePieces)
	for at := 0; at < len(text); at += step {
		part := span.Span{Start: at, End: min(len(text), at+spacePiece)}
		parts, read = append(parts, part), read+part.Len()
	}
	sure := 0
	pieces.Read(s.Workers, parts, func(part span.Span) (n int) {
		s.find(text, part.Start, part.End, func(p *judge.Proposal) {
			if p.Features[marginFeature] > 8 && p.Features[longestFeature] > 1.6 {
				n++
			}
		})
		return n
	}, func(n int) { sure += n })
	words := float64(s.Vocabulary.Words) * float64(read) / float64(max(1, len(text)))
	s.Damage = float64(sure) / max(1, words)
}

// Up to so many pieces of so many bytes show whether blanks are damaged.
const (
	spacePieces = 32
	spacePiece  = 32 << 10
)
