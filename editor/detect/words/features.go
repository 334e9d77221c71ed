package words

import (
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
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
func fill(features []float64, n lexicon.Surroundings) {
	copy(features[aroundFeature:], []float64{n.Unknown, n.Foreign, n.Names})
}

// letterFeatures appends what the confidence of a letter repair is made from,
// the surroundings, which cost most, still unseen.
func (m *Model) letterFeatures(to []float64, s *suspect, best *reading, second float64, t *lexicon.Token, left, right lexicon.Hash, margin float64, ownPairs int, at setting) []float64 {
	margin = judge.Clip(margin, -8, 16)
	n := float64(s.form.Total())
	spelling := m.Vocabulary.Spelling(s.form)
	runes := utf8.RuneCountInString(spelling)
	channel, learnt, unlisted := 0.0, math.Inf(1), 0.0
	for _, o := range best.ops {
		channel += o.log
		learnt = min(learnt, m.confusions.seen[[2]string{o.printed, o.truth}])
		if o.log <= anyLetter {
			unlisted = 1
		}
	}
	share, inLang := m.Table.Word(best.hash)
	if !inLang {
		share = -18
	}
	knownShare := 0.0
	if s.known != 0 {
		knownShare = s.known + 13
	}
	mean, leastTriple := -3.0, -6.0
	if t.Kind == lexicon.Word {
		mean, leastTriple = m.Table.Triples.Score(lexicon.LowerCase(spelling))
	}
	foreign := judge.Bit(m.Lang != "en") // the scans fitted on are English
	digits := strings.ContainsAny(spelling, "0123456789")
	return append(to,
		1, margin, margin*margin/10, judge.Clip(best.total()-second, 0, 8), judge.Bit(s.known != 0), knownShare,
		math.Log(n), judge.Clip(m.excess(s, best.candidate), -5, 8),
		judge.Bit(t.Shape == lexicon.Title), judge.Bit(t.Shape == lexicon.Upper), judge.Bit(t.Shape == lexicon.Mixed),
		judge.Bit(runes <= 3), judge.Bit(runes == 4), math.Log(float64(runes)), math.Log1p(learnt), unlisted, judge.Bit(len(best.ops) > 1),
		math.Log1p(float64(m.Vocabulary.Count(best.hash))), share+13,
		float64(best.pairs), float64(ownPairs), math.Log(m.Damage+1e-4), judge.Bit(s.derived), judge.Bit(t.Kind == lexicon.Odd), judge.Bit(digits), judge.Bit(t.Part),
		judge.Bit(!strings.HasPrefix(lexicon.LowerCase(spelling), best.text[:1])), float64(len(best.text)-len(spelling)),
		channel+8, mean+3, leastTriple+6, unseen, unseen, unseen, judge.Bit(!m.IsKnown(left)), judge.Bit(!m.IsKnown(right)), judge.Bit(strings.ContainsAny(spelling, "'’")),
		judge.Bit(lonelyDigit(spelling)), float64(marks(spelling)),
		judge.Bit(t.Kind == lexicon.Odd)*math.Log1p(learnt), judge.Bit(digits)*math.Log1p(learnt), judge.Bit(t.Kind == lexicon.Odd)*math.Log(float64(runes)),
		margin*math.Log(float64(runes))/10, margin*math.Log(m.Damage+1e-4)/10, judge.Bit(t.Shape == lexicon.Title)*unlisted, judge.Bit(edgeMark(spelling, best.candidate)),
		judge.Bit(at.inside), judge.Bit(t.Shape == lexicon.Title)*judge.Bit(s.known != 0), judge.Bit(t.Shape == lexicon.Title)*math.Log1p(learnt), judge.Bit(s.known != 0)*math.Log1p(learnt),
		judge.Bit(!inLang), math.Log1p(float64(s.form.Within)), at.capitalHabit(m, best.hash, t.Shape), judge.Bit(at.edge),
		foreign, foreign*judge.Bit(s.known != 0), foreign*judge.Bit(t.Shape == lexicon.Title), judge.Bit(onlyAccents(best.ops)),
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

// edgeMark says whether the reading is the word without a mark at its edge.
func edgeMark(w string, c *candidate) bool {
	return len(c.ops) == 1 && c.ops[0].truth == "" && len(c.text) < len(w) && (strings.HasPrefix(lexicon.LowerCase(w), c.text) || strings.HasSuffix(lexicon.LowerCase(w), c.text)) && marks(w) > 0
}

// lonelyDigit says whether a word has one digit between letters and no other
// mark.
func lonelyDigit(w string) bool {
	i := strings.IndexAny(w, "0123456789")
	if i < 1 || i == len(w)-1 || len(w) < 5 {
		return false
	}
	return marks(w) == 1 && lexicon.LetterAt(w, i+1) && lexicon.LetterBefore(w, i)
}

// marks counts the characters of a word that are neither letter nor apostrophe.
func marks(w string) int {
	n := 0
	for i := 0; i < len(w); {
		class, size := lexicon.ClassAt(w, i)
		if class&(lexicon.Letter|lexicon.Apostrophe) == 0 {
			n++
		}
		i += size
	}
	return n
}
