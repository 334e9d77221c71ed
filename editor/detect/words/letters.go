package words

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Kind says what sort of damage a proposal repairs.
type Kind uint8

// The kinds of damage.
const (
	Letters  Kind = iota // letters for letters
	Glyphs               // marks for letters
	Digits               // digits for letters
	LongS                // f for the long s of old print
	Ligature             // letters lost with a ligature
	Split                // one word in two
	Join                 // two words in one
	Hyphen               // a line-end hyphen left inside a line
	Case                 // a capital for a small letter
	Stray                // a speck read as a mark
)

// A Proposal is another wording for a span of the text.
type Proposal struct {
	Start, End   int
	Replacement  string
	Kind         Kind
	Confidence   float64
	Pattern      string // what is misread: "tho → the" where that is frequent, else "o → e"
	Evidence     string
	Alternatives []string
	Features     []float64 // what Confidence was made from, for fitting
}

// least is the confidence below which a proposal is not worth a reader's look.
const least = 0.1

// Misread proposes readings for the misread words that start in [from, to).
func (m *Model) Misread(text string, from, to int, yield func(*Proposal)) {
	if !m.learnt && len(m.names) == 0 && !m.mixesCase() {
		return
	}
	m.each(text, from, to, func(before, t, after *token) {
		if t.kind == figure || t.fragment {
			return
		}
		if p := m.misread(text, before, t, after); p != nil && (p.Confidence >= least || m.All) {
			yield(p)
		}
	})
}

// misread returns what is proposed for one word, nil for nothing.
func (m *Model) misread(text string, before, t, after *token) *Proposal {
	if s := m.suspectOf(t.hash); s != nil {
		if p := m.judge(text, s, before, t, after); p != nil {
			return p
		}
	}
	if t.kind != word {
		return nil
	}
	if m.names[t.hash] {
		return m.name(text, t)
	}
	if t.shape == title || t.shape == mixed {
		return m.capital(text, before, t, after)
	}
	return nil
}

// each calls f with every token that starts in [from, to) and its neighbours;
// a neighbour is nil where something parts it from the token.
func (m *Model) each(text string, from, to int, f func(before, t, after *token)) {
	sc := newScanner(text, runStart(text, from))
	var ring [3]token
	have := 0
	for {
		t, ok := sc.next()
		if ok {
			ring[0], ring[1], ring[2] = ring[1], ring[2], t
			have++
		} else {
			ring[0], ring[1], ring[2] = ring[1], ring[2], token{}
		}
		if have >= 2 || !ok && have >= 1 {
			m.visit(&ring, have > 2 || !ok && have > 1, ok, from, to, f)
		}
		if !ok || ring[1].start >= to && have >= 2 {
			return
		}
	}
}

func (m *Model) visit(ring *[3]token, hasBefore, hasAfter bool, from, to int, f func(before, t, after *token)) {
	t := &ring[1]
	if t.start < from || t.start >= to || t.end == 0 {
		return
	}
	var before, after *token
	if hasBefore && t.linked {
		before = &ring[0]
	}
	if hasAfter && ring[2].linked {
		after = &ring[2]
	}
	f(before, t, after)
}

// runStart goes back from a place to the start of the run of characters before
// the one it stands in, so that scanning from there sees what a scan of the
// whole text sees.
func runStart(s string, at int) int {
	for range 2 {
		for at > 0 && !isBlank(s[at-1]) {
			at--
		}
		for at > 0 && isBlank(s[at-1]) {
			at--
		}
	}
	for at > 0 && !isBlank(s[at-1]) {
		at--
	}
	return at
}

func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// context is what stands beside a word as far as it can be read: 0 is nothing.
func (m *Model) context(t *token) Hash {
	if t == nil || t.kind == figure || t.fragment {
		return 0
	}
	if s := m.suspectOf(t.hash); s != nil && s.sure != nil {
		return s.sure.hash
	}
	if t.kind == odd {
		return 0
	}
	return t.hash
}

// fit is the logarithm of how much likelier a word becomes by its neighbours.
func (m *Model) fit(h, left, right Hash) (gain float64, pairs int) {
	self, known := m.table.word(h)
	if !known {
		return 0, 0
	}
	for _, side := range [2]struct{ a, b, other Hash }{{left, h, left}, {h, right, right}} {
		if side.other == 0 {
			continue
		}
		other, ok := m.table.word(side.other)
		if !ok {
			continue
		}
		p, ok := m.table.pairLog(side.a, side.b)
		if !ok {
			gain += math.Log(0.5)
			continue
		}
		pairs++
		gain += logAdd(math.Log(0.5), math.Log(0.5)+p-m.table.logTotal-self-other)
	}
	return gain, pairs
}

// A reading is one candidate in its place, with what speaks for it.
type reading struct {
	*candidate
	gain  float64
	pairs int
}

func (r *reading) total() float64 { return r.score() + r.gain }

// notSpecks are the marks that mean something at the edge of a word: notes,
// paths, amounts, formulas, markup.
const notSpecks = "0123456789/%+=@#$€£<>&"

// strayMost caps what is said of marks at the edge of a word: they are too few
// in the corpora, and half of those that look sure were print, to be sure of.
const strayMost = 0.85

// hopeless is the margin below which a reading is not likely in a single place;
// where a text misreads a word again and again that may outweigh it.
const hopeless = -4.0

// judge weighs the readings of a suspect in its place.
func (m *Model) judge(text string, s *suspect, before, t, after *token) *Proposal {
	left, right := m.context(before), m.context(after)
	best, second := m.rank(s, left, right)
	if best.candidate == nil {
		return nil
	}
	keepGain, ownPairs := m.fit(s.form.hash, left, right)
	margin := best.total() - m.keep(s) - keepGain
	if margin < hopeless && s.form.total() < 3 {
		return nil
	}
	var scratch [64]float64
	features := m.letterFeatures(scratch[:0], text, s, &best, second, t, left, right, margin, ownPairs)
	p := &Proposal{Start: t.start, End: t.end}
	original := text[t.start:t.end]
	p.Replacement = m.cased(best.candidate, original)
	if p.Replacement == original {
		return nil
	}
	p.Confidence = letterConfidence(features)
	if p.Kind = kindOf(best.ops); edgeMark(original, best.candidate) {
		if strings.ContainsAny(original, notSpecks) {
			return nil
		}
		p.Kind = Stray
		p.Confidence = min(p.Confidence, strayMost)
	}
	if p.Confidence < least && !m.All {
		return nil
	}
	if m.All {
		p.Features = slices.Clone(features)
	}
	for i := range s.candidates {
		if c := &s.candidates[i]; c != best.candidate {
			p.Alternatives = append(p.Alternatives, m.cased(c, original))
		}
	}
	p.Pattern = m.pattern(s, best.candidate)
	p.Evidence = m.evidence(s, best.candidate, original)
	return p
}

// rank returns the best reading and the score of the next.
func (m *Model) rank(s *suspect, left, right Hash) (best reading, second float64) {
	second = math.Inf(-1)
	for i := range s.candidates {
		r := reading{candidate: &s.candidates[i]}
		r.gain, r.pairs = m.fit(r.hash, left, right)
		switch {
		case best.candidate == nil:
			best = r
		case r.total() > best.total():
			second = best.total()
			best = r
		case r.total() > second:
			second = r.total()
		}
	}
	return best, second
}

// letterFeatureNames name what letterFeatures returns, in order.
var letterFeatureNames = []string{
	"bias", "margin", "margin²", "lead", "known", "knownShare", "count", "excess", "title", "upper", "mixed",
	"short3", "short4", "length", "learnt", "unlisted", "twoOps", "candidateCount", "candidateShare",
	"pairs", "ownPairs", "damage", "derived", "odd", "digits", "part", "firstLetter", "grows",
	"channel", "meanTriple", "leastTriple", "unknownAround", "foreignAround", "namesAround", "leftUnknown", "rightUnknown", "apostrophe", "lonelyDigit", "oddMarks", "oddLearnt", "digitLearnt", "oddLength", "lengthMargin", "damageMargin", "capitalUnlisted", "edgeMark",
}

// letterFeatures appends what the confidence of a letter repair is made from.
func (m *Model) letterFeatures(to []float64, text string, s *suspect, best *reading, second float64, t *token, left, right Hash, margin float64, ownPairs int) []float64 {
	margin = clip(margin, -8, 16)
	n := float64(s.form.total())
	spelling := m.vocabulary.spelling(s.form)
	runes := utf8.RuneCountInString(spelling)
	channel, learnt, unlisted := 0.0, math.Inf(1), 0.0
	for _, o := range best.ops {
		channel += o.log
		learnt = min(learnt, m.confusions.seen[[2]string{o.printed, o.truth}])
		if o.log <= anyLetter {
			unlisted = 1
		}
	}
	share, inLang := m.table.word(best.hash)
	if !inLang {
		share = -18
	}
	knownShare := 0.0
	if s.known != 0 {
		knownShare = s.known + 13
	}
	near := m.around(text, t)
	mean, leastTriple := -3.0, -6.0
	if t.kind == word {
		mean, leastTriple = m.table.triples.score(lowerCase(spelling))
	}
	digits := strings.ContainsAny(spelling, "0123456789")
	return append(to,
		1, margin, margin*margin/10, clip(best.total()-second, 0, 8), bit(s.known != 0), knownShare,
		math.Log(n), clip(m.excess(s, best.candidate), -5, 8),
		bit(t.shape == title), bit(t.shape == upper), bit(t.shape == mixed),
		bit(runes <= 3), bit(runes == 4), math.Log(float64(runes)), math.Log1p(learnt), unlisted, bit(len(best.ops) > 1),
		math.Log1p(float64(m.vocabulary.count(best.hash))), share+13,
		float64(best.pairs), float64(ownPairs), math.Log(m.Damage+1e-4), bit(s.derived), bit(t.kind == odd), bit(digits), bit(t.part),
		bit(!strings.HasPrefix(lowerCase(spelling), best.text[:1])), float64(len(best.text)-len(spelling)),
		channel+8, mean+3, leastTriple+6, near.unknown, near.foreign, near.names, bit(!m.isKnown(left)), bit(!m.isKnown(right)), bit(strings.ContainsAny(spelling, "'’")),
		bit(lonelyDigit(spelling)), float64(marks(spelling)),
		bit(t.kind == odd)*math.Log1p(learnt), bit(digits)*math.Log1p(learnt), bit(t.kind == odd)*math.Log(float64(runes)),
		margin*math.Log(float64(runes))/10, margin*math.Log(m.Damage+1e-4)/10, bit(t.shape == title)*unlisted, bit(edgeMark(spelling, best.candidate)),
	)
}

// isKnown says whether a neighbour is there and is a word of the language.
func (m *Model) isKnown(h Hash) bool {
	_, ok := m.table.word(h)
	return h != 0 && ok
}

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func clip(x, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, x)) }

// kindOf names the sort of damage from the misreadings.
func kindOf(ops []op) Kind {
	kind := Letters
	for _, o := range ops {
		for i := 0; i < len(o.printed); {
			class, size := classAt(o.printed, i)
			switch {
			case class == digit && kind == Letters:
				kind = Digits
			case class&(letter|apostrophe|digit) == 0:
				kind = Glyphs
			}
			i += size
		}
	}
	if kind != Letters {
		return kind
	}
	for _, o := range ops {
		switch {
		case o.printed == "f" && o.truth == "s":
			kind = LongS
		case o.printed == "" && isLigature(o.truth):
			return Ligature
		default:
			return Letters
		}
	}
	return kind
}

func isLigature(s string) bool {
	switch s {
	case "fi", "fl", "ff", "ffi", "ffl":
		return true
	}
	return false
}

// ownGroup is how often a word must be misread the same way to be decided on
// by itself and not with all words that show the same misreading.
const ownGroup = 5

func (m *Model) pattern(s *suspect, c *candidate) string {
	if s.form.total() >= ownGroup {
		return lowerCase(m.vocabulary.spelling(s.form)) + " → " + c.text
	}
	var parts []string
	for _, o := range c.ops {
		part := shown(o.printed) + " → " + shown(o.truth)
		if len(parts) == 0 || parts[len(parts)-1] != part {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, ", ")
}

func shown(s string) string {
	if s == "" {
		return "∅"
	}
	return s
}

func (m *Model) evidence(s *suspect, c *candidate, original string) string {
	var b strings.Builder
	n, truth := s.form.total(), m.vocabulary.count(c.hash)
	switch {
	case s.known == 0:
		fmt.Fprintf(&b, "“%s” is no known word", original)
	default:
		fmt.Fprintf(&b, "“%s” is a rare word", original)
	}
	fmt.Fprintf(&b, "; it occurs %s here, “%s” %s", times(n), c.text, times(truth))
	for _, o := range c.ops {
		if k := m.confusions.seen[[2]string{o.printed, o.truth}]; k >= 3 {
			fmt.Fprintf(&b, "; this text often has %s for %s", shown(o.printed), shown(o.truth))
			break
		}
	}
	return b.String()
}

func times(n int) string {
	switch n {
	case 0:
		return "never"
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return fmt.Sprintf("%d times", n)
}

// edgeMark says whether the reading is the word without a mark at its edge.
func edgeMark(w string, c *candidate) bool {
	return len(c.ops) == 1 && c.ops[0].truth == "" && len(c.text) < len(w) && (strings.HasPrefix(lowerCase(w), c.text) || strings.HasSuffix(lowerCase(w), c.text)) && marks(w) > 0
}

// lonelyDigit says whether a word has one digit between letters and no other
// mark.
func lonelyDigit(w string) bool {
	i := strings.IndexAny(w, "0123456789")
	if i < 1 || i == len(w)-1 || len(w) < 5 {
		return false
	}
	return marks(w) == 1 && isLetterAt(w, i+1) && isLetterBefore(w, i)
}

// marks counts the characters of a word that are neither letter nor apostrophe.
func marks(w string) int {
	n := 0
	for i := 0; i < len(w); {
		class, size := classAt(w, i)
		if class&(letter|apostrophe) == 0 {
			n++
		}
		i += size
	}
	return n
}
