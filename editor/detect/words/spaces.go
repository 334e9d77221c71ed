package words

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The costs, as natural logarithms, of a blank that a scan put in or lost.
const (
	blankTooMany = -6.0
	blankLost    = -8.0
	strangerRune = -0.6 // each letter of an unknown word after the fourth
	initialShare = -9.0 // a single capital: an initial
	ownWordShare = -1.5 // a word only this document knows
)

// longest limits, in bytes, a word and a passage that are looked at together.
const (
	longestWord    = 28
	longestPassage = 240
)

// Spaces proposes to join the parts of split words and to part joined ones,
// where the first of them starts in [from, to).
func (m *Model) Spaces(text string, from, to int, yield func(*Proposal)) {
	if m.SpaceDamage < spaceGate && !m.All {
		return
	}
	m.spaces(text, from, to, func(p *Proposal) {
		if p.Kind == Join && !partsWords[m.Lang] {
			return
		}
		if !fitted[m.Lang] {
			p.Confidence = min(p.Confidence, unfittedMost)
		}
		if p.Confidence >= least || m.All {
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

// spaceGate is the share of words in a clean text that look split or joined by
// chance: below it nothing is proposed.
const spaceGate = 2e-4

func (m *Model) spaces(text string, from, to int, yield func(*Proposal)) {
	start := lineStart(text, from)
	sc := newScanner(text, start)
	var line []token
	flush := func() {
		m.passages(text, line, func(p *Proposal) {
			if p.Start >= from && p.Start < to {
				yield(p)
			}
		})
		line = line[:0]
	}
	for {
		t, ok := sc.next()
		if !ok || t.start >= to && (len(line) == 0 || !follows(text, &line[len(line)-1], &t)) {
			flush()
			return
		}
		if len(line) > 0 && !follows(text, &line[len(line)-1], &t) {
			flush()
		}
		if t.kind == word && !t.fragment {
			line = append(line, t)
		} else {
			flush()
		}
	}
}

// lineStart goes back to the start of the line; a line longer than 4 kB is
// entered at a blank at a multiple of that, so that any window sees the same.
func lineStart(s string, at int) int {
	i := strings.LastIndexByte(s[:at], '\n') + 1
	return i
}

// follows says whether only blanks stand between two words.
func follows(text string, a, b *token) bool {
	if !b.linked || b.start-a.end > 3 {
		return false
	}
	return strings.Trim(text[a.end:b.start], " \u00a0") == ""
}

// passages cuts a line of words into the stretches around doubtful words.
func (m *Model) passages(text string, line []token, yield func(*Proposal)) {
	for i := 0; i < len(line); {
		if !m.doubtful(text, line, i) {
			i++
			continue
		}
		lo, hi := max(0, i-1), i+1
		for hi < len(line) && (m.doubtful(text, line, hi) || hi+1 < len(line) && m.doubtful(text, line, hi+1)) && line[hi].end-line[lo].start < longestPassage {
			hi++
		}
		i = hi
		hi = min(len(line), hi+1)
		m.passage(text, line[lo:hi], yield)
	}
}

// doubtful says whether a word may be a part of one or more than one: it is
// unknown or rare, and a neighbour completes it or it falls into words.
func (m *Model) doubtful(text string, line []token, i int) bool {
	t := &line[i]
	share, known := m.table.word(t.hash)
	if t.end-t.start == 1 {
		return !known && text[t.start] >= 'a' || i > 0 && line[i-1].end-line[i-1].start == 1 || i+1 < len(line) && line[i+1].end-line[i+1].start == 1
	}
	if known && (share > -12.5 || t.end-t.start > 5) || !known && m.vocabulary.count(t.hash) > 8 && t.shape != lower {
		return false
	}
	w := text[t.start:t.end]
	if i > 0 && m.prominent(text[line[i-1].start:line[i-1].end]+w) {
		return true
	}
	if i+1 < len(line) {
		next := text[line[i+1].start:line[i+1].end]
		if m.prominent(w+next) || i+2 < len(line) && m.prominent(w+next+text[line[i+2].start:line[i+2].end]) {
			return true
		}
		if i > 0 && m.prominent(text[line[i-1].start:line[i-1].end]+w+next) {
			return true
		}
	}
	if known || len(w) > 60 {
		return false
	}
	for k := 1; k < len(w); k++ {
		if utf8.RuneStart(w[k]) && (m.prominent(w[:k]) && k > 1 || m.prominent(w[k:]) && len(w)-k > 1) {
			return true
		}
	}
	return false
}

// prominent says whether a string is a word that is not rare.
func (m *Model) prominent(w string) bool {
	lp, ok := m.table.word(HashOf(w))
	return ok && lp > -15
}

// A cut is one way to read a passage up to a place.
type cut struct {
	score float64
	from  int // where its last word starts
	back  int // index of the cut before among those that end at from
	hash  Hash
	edits int
}

// passage finds the likeliest words of a stretch and proposes what differs.
func (m *Model) passage(text string, line []token, yield func(*Proposal)) {
	letters, at, stops := spell(text, line)
	if len(letters) > longestPassage {
		return
	}
	best := m.segment(letters, at, stops, text)
	m.differences(text, line, letters, at, stops, best, yield)
}

// spell writes the letters of a stretch in lower case without its blanks. at
// gives the place in the text of each byte, stops where a word begins.
func spell(text string, line []token) (letters string, at []int, stops []bool) {
	var b strings.Builder
	for i := range line {
		for k, r := range text[line[i].start:line[i].end] {
			if r == '’' {
				r = '\''
			}
			n := b.Len()
			b.WriteRune(unicode.ToLower(r))
			for range b.Len() - n {
				at = append(at, line[i].start+k)
				stops = append(stops, false)
			}
			stops[n] = stops[n] || k == 0
		}
	}
	at = append(at, line[len(line)-1].end)
	stops = append(stops, true)
	return b.String(), at, stops
}

// segment returns the word starts of the likeliest reading, ascending, with
// the end of the stretch last.
func (m *Model) segment(letters string, at []int, stops []bool, text string) []int {
	ends := make([][]cut, len(letters)+1)
	ends[0] = []cut{{}}
	for j := 1; j <= len(letters); j++ {
		if j < len(letters) && !utf8.RuneStart(letters[j]) {
			continue
		}
		inside := 0 // blanks between i and j that this word would swallow
		for i := j - 1; i >= 0 && j-i <= longestWord; i-- {
			if len(ends[i]) > 0 {
				m.extend(ends, letters, at, stops, text, i, j, inside)
			}
			if stops[i] {
				inside++
			}
		}
		ends[j] = keepBest(ends[j])
	}
	return trace(ends)
}

// keepBest keeps the two best cuts: enough for pairs of words to count.
func keepBest(cuts []cut) []cut {
	if len(cuts) <= 2 {
		return cuts
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
	return []cut{cuts[a], cuts[b]}
}

func (m *Model) extend(ends [][]cut, letters string, at []int, stops []bool, text string, i, j, inside int) {
	h := HashOf(letters[i:j])
	share, ok := m.wordShare(letters[i:j], h, stops[i] && stops[j] && inside == 0, text[at[i]])
	if !ok {
		return
	}
	edit := float64(inside) * blankTooMany
	edits := inside
	if !stops[i] {
		edit += blankLost
		edits++
	}
	for k := range ends[i] {
		c := &ends[i][k]
		gain := 0.0
		if i > 0 {
			gain, _ = m.fit(h, c.hash, 0)
		}
		ends[j] = append(ends[j], cut{c.score + share + gain + edit, i, k, h, c.edits + edits})
	}
}

// wordShare is the logarithm of a word's share; whole says that it stands so
// in the text, as only then it may be a word nobody knows.
func (m *Model) wordShare(w string, h Hash, whole bool, first byte) (float64, bool) {
	share, known := m.table.word(h)
	n := 0
	if f := m.vocabulary.get(h); f != nil && f.kind == word {
		n = f.total()
	}
	switch {
	case known && n > 1:
		return logAdd(share+languageWeight, documentWeight+math.Log(float64(n-1))-m.logWords), true
	case known:
		return share, true
	case n >= 3 && len(w) > 3:
		return ownWordShare + math.Log(float64(n-1)) - m.logWords, true
	case !whole:
		return 0, false
	case len(w) == 1 && 'A' <= first && first <= 'Z':
		return initialShare, true
	}
	return unknownShare + strangerRune*float64(max(0, utf8.RuneCountInString(w)-4)), true
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

// differences proposes each stretch between shared word ends where the
// likeliest words are not those of the text.
func (m *Model) differences(text string, line []token, letters string, at []int, stops []bool, best []int, yield func(*Proposal)) {
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
			if p := m.spaceProposal(text, line, letters, at, stops, best[first:k+1]); p != nil {
				yield(p)
			}
		}
		first, changed = k, false
	}
}

// spaceFeatureNames name what spaceFeatures returns, in order.
var spaceFeatureNames = []string{
	"bias", "margin", "removed", "inserted", "both", "rarest", "shortest", "unknown", "count", "title", "longest",
	"damage", "document", "pieces", "letterSpaced", "caseBreak",
}

// spaceProposal makes the proposal for one stretch; starts are its new word
// starts and its end, in letters.
func (m *Model) spaceProposal(text string, line []token, letters string, at []int, stops []bool, starts []int) *Proposal {
	lo, hi := starts[0], starts[len(starts)-1]
	p := &Proposal{Start: at[lo], End: at[hi]}
	if hi < len(letters) || !stops[hi] {
		p.End = endOf(line, at[hi-1])
	} else {
		p.End = line[len(line)-1].end
	}
	var words []string
	for k := 1; k < len(starts); k++ {
		words = append(words, rawLetters(text, line, at[starts[k-1]], at[starts[k]-1]))
	}
	p.Replacement = strings.Join(words, " ")
	old := strings.Fields(text[p.Start:p.End])
	p.Kind = Split
	if len(words) > len(old) {
		p.Kind = Join
	}
	p.Features = m.spaceFeatures(text, line, letters, at, stops, starts)
	p.Confidence = spaceWeights.confidence(p.Features)
	p.Pattern = spacePattern(p.Kind, len(old), len(words))
	p.Evidence = m.spaceEvidence(old, words)
	return p
}

func spacePattern(kind Kind, old, new int) string {
	if kind == Join {
		return fmt.Sprintf("%d words → %d", old, new)
	}
	return fmt.Sprintf("%d parts → %d", old, new)
}

func endOf(line []token, lastLetter int) int {
	for i := range line {
		if line[i].end > lastLetter {
			return line[i].end
		}
	}
	return line[len(line)-1].end
}

// rawLetters is the text from one letter to another without its blanks.
func rawLetters(text string, line []token, first, last int) string {
	_, size := utf8.DecodeRuneInString(text[last:])
	s := text[first : last+size]
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
}

// read scores words as they stand, for comparing two readings of a stretch.
func (m *Model) readAs(words []string) (score, rarest float64, unknown int) {
	var last Hash
	for _, w := range words {
		h := HashOf(w)
		share, _ := m.wordShare(lowerCase(w), h, true, w[0])
		gain := 0.0
		if last != 0 {
			gain, _ = m.fit(h, last, 0)
		}
		score += share + gain
		rarest = min(rarest, share)
		if _, ok := m.table.word(h); !ok {
			unknown++
		}
		last = h
	}
	return score, rarest, unknown
}

func (m *Model) spaceFeatures(text string, line []token, letters string, at []int, stops []bool, starts []int) []float64 {
	lo, hi := starts[0], starts[len(starts)-1]
	var fresh []string
	removed, inserted := 0, 0
	shortest, longest := 99, 0
	inDocument := 1e9
	for k := 1; k < len(starts); k++ {
		w := letters[starts[k-1]:starts[k]]
		fresh = append(fresh, w)
		shortest = min(shortest, len(w))
		longest = max(longest, len(w))
		inDocument = min(inDocument, float64(m.vocabulary.count(HashOf(w))))
		for i := starts[k-1] + 1; i < starts[k]; i++ {
			if stops[i] {
				removed++
			}
		}
		if k > 1 && !stops[starts[k-1]] {
			inserted++
		}
	}
	old := strings.Fields(text[at[lo]:endOf(line, at[hi-1])])
	was, _, strangers := m.readAs(old)
	is, rarest, _ := m.readAs(fresh)
	often := 0
	caseBreak := 0.0
	for _, w := range old {
		often = max(often, min(m.vocabulary.count(HashOf(w)), 50))
	}
	for k := 1; k+1 < len(starts); k++ {
		if !stops[starts[k]] && unicode.IsUpper(rune(text[at[starts[k]]])) {
			caseBreak = 1
		}
	}
	singles := 0
	for _, w := range old {
		if len(w) == 1 {
			singles++
		}
	}
	first := rune(text[at[lo]])
	return []float64{
		1, clip((is-was)/float64(max(1, removed+inserted)), -10, 20), math.Log1p(float64(removed)), math.Log1p(float64(inserted)), bit(removed > 0 && inserted > 0),
		rarest + 12, bit(shortest <= 2), float64(strangers) / float64(len(old)), math.Log1p(float64(often)), bit(unicode.IsUpper(first)), math.Log(float64(longest)),
		math.Log(m.SpaceDamage + 1e-5), math.Log1p(inDocument), math.Log(float64(len(fresh))), bit(singles >= 3), caseBreak,
	}
}

func (m *Model) spaceEvidence(old, words []string) string {
	var b strings.Builder
	for i, w := range old {
		if _, ok := m.table.word(HashOf(w)); !ok && len(b.String()) < 60 {
			fmt.Fprintf(&b, "“%s” is no known word; ", w)
		}
		_ = i
	}
	if len(words) == 1 {
		fmt.Fprintf(&b, "“%s” occurs %s here", words[0], times(m.vocabulary.count(HashOf(words[0]))))
	} else {
		fmt.Fprintf(&b, "“%s” are words that go together", strings.Join(words, " "))
	}
	return b.String()
}

// LearnSpaces finds out, from pieces of the text, how many of its words are
// split or joined.
func (m *Model) LearnSpaces(text string) {
	sure, read := 0, 0
	step := max(spacePiece, len(text)/spacePieces)
	for at := 0; at < len(text); at += step {
		end := min(len(text), at+spacePiece)
		read += end - at
		m.spaces(text, at, end, func(p *Proposal) {
			if p.Features[1] > 8 && p.Features[10] > 1.6 {
				sure++
			}
		})
	}
	words := float64(m.vocabulary.words) * float64(read) / float64(max(1, len(text)))
	m.SpaceDamage = float64(sure) / max(1, words)
}

// Up to so many pieces of so many bytes show whether blanks are damaged.
const (
	spacePieces = 32
	spacePiece  = 32 << 10
)
