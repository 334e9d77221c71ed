package words

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// letterFeatureNames name what letterFeatures returns, in order.
var letterFeatureNames = []string{
	"bias", "margin", "margin²", "lead", "known", "knownShare", "count", "excess", "title", "upper", "mixed",
	"short3", "short4", "length", "learnt", "unlisted", "twoOps", "candidateCount", "candidateShare",
	"pairs", "ownPairs", "damage", "derived", "odd", "digits", "part", "firstLetter", "grows",
	"channel", "meanTriple", "leastTriple", "unknownAround", "foreignAround", "namesAround", "leftUnknown", "rightUnknown", "apostrophe", "lonelyDigit", "oddMarks", "oddLearnt", "digitLearnt", "oddLength", "lengthMargin", "damageMargin", "capitalUnlisted", "edgeMark",
	"inside", "titleKnown", "titleLearnt", "knownLearnt", "ownCandidate", "formWithin", "candidateCapital", "lineEdge",
	"foreign", "foreignKnown", "foreignTitle", "accents",
}

// unseen stands for a share, between 0 and 1, that was not looked at yet.
var unseen = math.NaN()

// aroundFeature is the first of the three features that need the surroundings.
var aroundFeature = slices.Index(letterFeatureNames, "unknownAround")

// fill puts the surroundings among the features of a letter repair.
func (n surroundings) fill(features []float64) {
	copy(features[aroundFeature:], []float64{n.unknown, n.foreign, n.names})
}

// letterFeatures appends what the confidence of a letter repair is made from,
// the surroundings, which cost most, still unseen.
func (m *Model) letterFeatures(to []float64, s *suspect, best *reading, second float64, t *token, left, right Hash, margin float64, ownPairs int, at setting) []float64 {
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
	mean, leastTriple := -3.0, -6.0
	if t.kind == word {
		mean, leastTriple = m.table.triples.score(lowerCase(spelling))
	}
	foreign := bit(m.Lang != "en") // the scans fitted on are English
	digits := strings.ContainsAny(spelling, "0123456789")
	return append(to,
		1, margin, margin*margin/10, clip(best.total()-second, 0, 8), bit(s.known != 0), knownShare,
		math.Log(n), clip(m.excess(s, best.candidate), -5, 8),
		bit(t.shape == title), bit(t.shape == upper), bit(t.shape == mixed),
		bit(runes <= 3), bit(runes == 4), math.Log(float64(runes)), math.Log1p(learnt), unlisted, bit(len(best.ops) > 1),
		math.Log1p(float64(m.vocabulary.count(best.hash))), share+13,
		float64(best.pairs), float64(ownPairs), math.Log(m.Damage+1e-4), bit(s.derived), bit(t.kind == odd), bit(digits), bit(t.part),
		bit(!strings.HasPrefix(lowerCase(spelling), best.text[:1])), float64(len(best.text)-len(spelling)),
		channel+8, mean+3, leastTriple+6, unseen, unseen, unseen, bit(!m.isKnown(left)), bit(!m.isKnown(right)), bit(strings.ContainsAny(spelling, "'’")),
		bit(lonelyDigit(spelling)), float64(marks(spelling)),
		bit(t.kind == odd)*math.Log1p(learnt), bit(digits)*math.Log1p(learnt), bit(t.kind == odd)*math.Log(float64(runes)),
		margin*math.Log(float64(runes))/10, margin*math.Log(m.Damage+1e-4)/10, bit(t.shape == title)*unlisted, bit(edgeMark(spelling, best.candidate)),
		bit(at.inside), bit(t.shape == title)*bit(s.known != 0), bit(t.shape == title)*math.Log1p(learnt), bit(s.known != 0)*math.Log1p(learnt),
		bit(!inLang), math.Log1p(float64(s.form.within)), at.capitalHabit(m, best.hash, t.shape), bit(at.edge),
		foreign, foreign*bit(s.known != 0), foreign*bit(t.shape == title), bit(onlyAccents(best.ops)),
	)
}

// onlyAccents says whether a reading differs but in the marks of its letters.
func onlyAccents(ops []op) bool {
	for _, o := range ops {
		if o.truth == "" || o.truth[0] < utf8.RuneSelf {
			return false
		}
	}
	return true
}

func bit(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

func clip(x, lo, hi float64) float64 { return math.Max(lo, math.Min(hi, x)) }

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
