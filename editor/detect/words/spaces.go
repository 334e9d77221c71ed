package words

import (
	"strings"
	"unicode/utf8"

	"emend/editor/detect/pieces"
	span "emend/editor/text"
)

// The costs, as natural logarithms, of a blank that a scan put in or lost.
const (
	blankTooMany = -6.0
	blankLost    = -6.0
	strangerRune = -0.6 // each letter of an unknown word after the fourth
	initialShare = -9.0 // a single capital: an initial
	ownWordShare = -1.5 // a word only this document knows
)

// longest limits, in bytes, a word and a passage that are looked at together.
const (
	longestWord    = 28
	longestPassage = 240
)

// Spaces are the blanks between the words of one text: those that part a word
// and those that are missing between two.
type Spaces struct {
	*lexicon
	Damage  float64 // share of words that are surely split or joined
	doubted filter  // words that are not common enough to be above doubt
}

// Find proposes to join the parts of split words and to part joined ones,
// where the first of them starts in [from, to).
func (s *Spaces) Find(text string, from, to int, yield func(*Proposal)) {
	if !s.Damaged() && !s.All {
		return
	}
	s.find(text, from, to, func(p *Proposal) {
		if p.Kind == Join && !partsWords[s.Lang] {
			return
		}
		if !fitted[s.Lang] {
			p.Confidence = min(p.Confidence, unfittedMost)
		}
		if p.Confidence >= least || s.All {
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
func (s *Spaces) Damaged() bool { return s.Damage >= spaceGate }

// spaceGate is the share of words in a clean text that look split or joined by
// chance: below it nothing is proposed.
const spaceGate = 2e-4

func (s *Spaces) find(text string, from, to int, yield func(*Proposal)) {
	text = text[:min(len(text), to+2*longestRun)]
	start := from / block * block
	sc := newScanner(text, runStart(text, start))
	var line []token
	flush := func() {
		s.passages(text, line, func(p *Proposal) {
			if p.Start >= from && p.Start < to {
				yield(p)
			}
		})
		line = line[:0]
	}
	for {
		t := sc.next()
		if t == nil {
			flush()
			return
		}
		if t.start < start {
			continue
		}
		if n := len(line); n > 0 && (line[n-1].start/block != t.start/block || !follows(text, &line[n-1], t)) {
			flush()
		}
		if len(line) == 0 && t.start >= to {
			return
		}
		if t.kind == word && !t.fragment {
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
func follows(text string, a, b *token) bool {
	if !b.linked || b.start-a.end > 3 {
		return false
	}
	return strings.Trim(text[a.end:b.start], " \u00a0") == ""
}

// passages cuts a line of words into the stretches around doubtful words.
func (s *Spaces) passages(text string, line []token, yield func(*Proposal)) {
	for i := 0; i < len(line); {
		if !s.doubtful(text, line, i) {
			i++
			continue
		}
		lo, hi := max(0, i-1), i+1
		for hi < len(line) && (s.doubtful(text, line, hi) || hi+1 < len(line) && s.doubtful(text, line, hi+1)) && line[hi].end-line[lo].start < longestPassage {
			hi++
		}
		i = hi
		hi = min(len(line), hi+1)
		s.passage(text, line[lo:hi], yield)
	}
}

// doubtful says whether a word may be a part of one or more than one: it is
// unknown or rare, and a neighbour completes it or it falls into words.
func (s *Spaces) doubtful(text string, line []token, i int) bool {
	t := &line[i]
	if !s.doubted.has(t.hash) {
		return false
	}
	share, known := s.table.word(t.hash)
	switch {
	case single(t):
		return !known && text[t.start] >= 'a' || i > 0 && single(&line[i-1]) || i+1 < len(line) && single(&line[i+1])
	case known && aboveDoubt(share, t.end-t.start):
		return false
	case !known && s.vocabulary.count(t.hash) > 8 && t.shape != lower:
		return false
	}
	return s.completed(text, line, i) || !known && s.fallsApart(text[t.start:t.end])
}

// aboveDoubt says whether a word of the language is too common, for its length in
// bytes, to be a part of another.
func aboveDoubt(share float64, length int) bool { return share > -12.5 || length > 5 && share > -15 }

// findDoubted fills in the doubted words of the text.
func (s *Spaces) findDoubted() {
	if len(s.vocabulary.forms) == maxForms {
		return // there are words beyond those
	}
	s.doubted = newFilter(len(s.vocabulary.forms))
	for i := range s.vocabulary.forms {
		f := &s.vocabulary.forms[i]
		share, known := s.table.word(f.hash)
		// Elsewhere it may have a shorter apostrophe.
		letters := utf8.RuneCount(s.vocabulary.letters[f.at : int(f.at)+int(f.length)])
		if f.length == 1 || !known || !aboveDoubt(share, letters) {
			s.doubted.add(f.hash)
		}
	}
}

// single says whether a word is one byte long.
func single(t *token) bool { return t.end-t.start == 1 }

// completed says whether a word makes a known one with those beside it.
func (s *Spaces) completed(text string, line []token, i int) bool {
	for lo := max(0, i-1); lo <= i; lo++ {
		joined := hashSeed
		for hi := lo; hi < min(len(line), i+3); hi++ {
			joined = joined.folded(text[line[hi].start:line[hi].end])
			if hi >= i && hi > lo && s.prominent(joined.done()) {
				return true
			}
		}
	}
	return false
}

// fallsApart says whether a string begins or ends with a known word.
func (s *Spaces) fallsApart(w string) bool {
	if len(w) > 60 {
		return false
	}
	front, listed, from := hashSeed, true, 0
	for k := 2; k < len(w); k++ {
		if !utf8.RuneStart(w[k]) {
			continue
		}
		if listed { // some word begins so
			front, from = front.folded(w[from:k]), k
			listed = s.table.starts.has(front)
		}
		if listed && s.prominent(front.done()) || len(w)-k > 1 && s.prominent(HashOf(w[k:])) {
			return true
		}
	}
	return false
}

// differences proposes each stretch between shared word ends where the
// likeliest words are not those of the text.
func (s *Spaces) differences(text string, line []token, letters string, at []int, stops []bool, best []int, yield func(*Proposal)) {
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
func (s *Spaces) Learn(text string) {
	s.findDoubted()
	var parts []span.Span
	read := 0
	step := max(spacePiece, len(text)/spacePieces)
	for at := 0; at < len(text); at += step {
		part := span.Span{Start: at, End: min(len(text), at+spacePiece)}
		parts, read = append(parts, part), read+part.Len()
	}
	sure := 0
	pieces.Read(s.workers, parts, func(part span.Span) (n int) {
		s.find(text, part.Start, part.End, func(p *Proposal) {
			if p.Features[marginFeature] > 8 && p.Features[longestFeature] > 1.6 {
				n++
			}
		})
		return n
	}, func(n int) { sure += n })
	words := float64(s.vocabulary.words) * float64(read) / float64(max(1, len(text)))
	s.Damage = float64(sure) / max(1, words)
}

// Up to so many pieces of so many bytes show whether blanks are damaged.
const (
	spacePieces = 32
	spacePiece  = 32 << 10
)
