package spaces

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
)

// FeatureNames name the features of a Proposal, in order.
var FeatureNames = []string{
	"bias", "margin", "removed", "both", "rarest", "shortest", "unknown", "count", "title", "longest",
	"damage", "document", "letterSpaced", "caseBreak", "derived",
	"parted", "partedSingle", "partedPairs", "partedLength",
}

// marginFeature and longestFeature are those that show whether blanks are damaged.
var marginFeature, longestFeature = slices.Index(FeatureNames, "margin"), slices.Index(FeatureNames, "longest")

// proposal makes the proposal for one stretch; starts are its new word
// starts and its end, in letters.
func (s *Reader) proposal(text string, line []lexicon.Token, letters string, at []int, stops []bool, starts []int) *judge.Proposal {
	lo, hi := starts[0], starts[len(starts)-1]
	p := &judge.Proposal{Start: at[lo], End: at[hi]}
	if hi < len(letters) || !stops[hi] {
		p.End = endOf(line, at[hi-1])
	} else {
		p.End = line[len(line)-1].End
	}
	var words []string
	for k := 1; k < len(starts); k++ {
		words = append(words, rawLetters(text, line, at[starts[k-1]], at[starts[k]-1]))
	}
	if slices.ContainsFunc(words, capitalsThenSmall) {
		return nil
	}
	p.Replacement = strings.Join(words, " ")
	old := strings.Fields(text[p.Start:p.End])
	p.Kind = judge.Split
	if len(words) > len(old) {
		p.Kind = judge.Join
	}
	p.Features = s.features(text, line, letters, at, stops, starts)
	p.Confidence = spaceWeights.Confidence(p.Features)
	switch {
	case p.Kind == judge.Split:
		p.Confidence = Curve.At(p.Confidence)
	case p.Confidence >= joinLeast && (p.Confidence < joinSure || mayBeOne(old, words)):
		p.Confidence = joinDoubt
	}
	p.Pattern = spacePattern(p.Kind, len(old), len(words))
	p.Evidence = s.evidence(old, words)
	return p
}

// capitalsThenSmall says whether a word has capitals and then small letters, as
// an abbreviation and a word joined would have: IRis.
func capitalsThenSmall(w string) bool {
	r := []rune(w)
	return len(r) > 2 && unicode.IsUpper(r[0]) && unicode.IsUpper(r[1]) && unicode.IsLower(r[len(r)-1])
}

// mayBeOne says whether words to be parted may be a word that the list has not:
// a known one behind a first part that makes words (`overgeneration`), or one of
// which a single letter would be left (`isa`).
func mayBeOne(old, words []string) bool {
	if slices.ContainsFunc(words, func(w string) bool { return utf8.RuneCountInString(w) == 1 }) {
		return true
	}
	return len(old) == 1 && len(words) == 2 && len(words[1]) >= 4 && firstParts[lexicon.LowerCase(words[0])]
}

// firstParts make English words of others, and are words or not.
var firstParts = map[string]bool{
	"over": true, "under": true, "non": true, "sub": true, "super": true, "inter": true, "multi": true, "micro": true, "macro": true, "semi": true, "anti": true, "auto": true,
	"self": true, "fore": true, "post": true, "pre": true, "re": true, "un": true, "mis": true, "counter": true,
}

// Of 92 joined words of 0.3 to 0.95 in the corpora 71 were right, in no bin of
// them surely more or fewer than in another.
const joinLeast, joinSure, joinDoubt = 0.3, 0.95, 0.77

func spacePattern(kind judge.Kind, old, new int) string {
	if kind == judge.Join {
		return fmt.Sprintf("%d words → %d", old, new)
	}
	return fmt.Sprintf("%d parts → %d", old, new)
}

func endOf(line []lexicon.Token, lastLetter int) int {
	for i := range line {
		if line[i].End > lastLetter {
			return line[i].End
		}
	}
	return line[len(line)-1].End
}

// rawLetters is the text from one letter to another without its blanks.
func rawLetters(text string, line []lexicon.Token, first, last int) string {
	_, size := utf8.DecodeRuneInString(text[last:])
	s := text[first : last+size]
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
}

func (s *Reader) features(text string, line []lexicon.Token, letters string, at []int, stops []bool, starts []int) []float64 {
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
		inDocument = min(inDocument, float64(s.Vocabulary.Count(lexicon.HashOf(w))))
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
	was, _, strangers := s.ReadAs(old)
	is, rarest, _ := s.ReadAs(fresh)
	pairs := s.PairsIn(fresh)
	often := 0
	caseBreak := 0.0
	for _, w := range old {
		often = max(often, min(s.Vocabulary.Count(lexicon.HashOf(w)), 50))
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
	parted := inserted > 0 && removed == 0
	return []float64{
		1, judge.Clip((is-was)/float64(max(1, removed+inserted)), -10, 20), math.Log1p(float64(removed)), judge.Bit(removed > 0 && inserted > 0),
		rarest + 12, judge.Bit(shortest <= 2), float64(strangers) / float64(len(old)), math.Log1p(float64(often)), judge.Bit(unicode.IsUpper(first)), math.Log(float64(longest)),
		math.Log(s.Damage + 1e-5), math.Log1p(inDocument), judge.Bit(singles >= 3), caseBreak,
		judge.Bit(parted && s.Derived(lexicon.LowerCase(old[0]))),
		judge.Bit(parted), judge.Bit(parted && shortest == 1), judge.Bit(parted) * float64(pairs), judge.Bit(parted) * math.Log(float64(hi-lo)),
	}
}

func (s *Reader) evidence(old, words []string) string {
	var b strings.Builder
	for _, w := range old {
		if _, ok := s.Table.Word(lexicon.HashOf(w)); !ok && len(b.String()) < 60 {
			fmt.Fprintf(&b, "“%s” is no known word; ", w)
		}
	}
	if len(words) == 1 {
		fmt.Fprintf(&b, "“%s” occurs %s here", words[0], judge.Times(s.Vocabulary.Count(lexicon.HashOf(words[0]))))
	} else {
		fmt.Fprintf(&b, "“%s” are words that go together", strings.Join(words, " "))
	}
	return b.String()
}

// Curve is that of words that were split.
var Curve = judge.Curve{{0, 0}, {0.4, 0.5}, {0.6, 0.75}, {0.75, 0.86}, {0.85, 0.9}, {0.95, 0.97}, {1, 1}}

// spaceWeights were fitted by editor/quality/fit.
var spaceWeights = judge.Weights{1.119, 0.335, 0.887, -0.542, -0.115, -0.333, -0.554, 0.122, -0.063, 1.382, 1.227, 0.553, 0.335, 0.222, 0.082, 0.459, -1.457, 1.196, 1.077}
