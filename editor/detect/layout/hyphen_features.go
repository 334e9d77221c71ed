package layout

import (
	"context"
	"math"
	"strings"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
)

// dividing counts the line ends that a sentence goes on from, those of them
// with a hyphen, and of these those where a word is surely divided.
type dividing struct{ soft, ends, divided int }

// joinedBefore says whether most line ends that a sentence goes on from have a
// hyphen: the others were joined before.
func (d *dividing) joinedBefore() bool { return d.ends*2 > d.soft }

// habit is what line ends tell of the text, where they were not joined before.
func (d *dividing) habit() (divided, ends float64) {
	if d.joinedBefore() {
		return 0, 0
	}
	return float64(d.divided), float64(d.ends)
}

// count takes in one of them: it is surely divided where a half is no word,
// or the text has the whole away from line ends and not with a hyphen.
func (d *dividing) count(b *brokenWord, s string, p *rule.Profile) {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	d.ends++
	_, whole := p.Vocabulary.Of(token.Joined(b.left.Hash, right))
	if whole > 0 && p.Vocabulary.All(token.Pair(b.left.Hash, b.right.Hash)) == 0 ||
		p.IsKnown(left+right) && !(isWord(left, b.left.Hash, p) && isWord(right, b.right.Hash, p)) {
		d.divided++
	}
}

// hyphenFeatureNames name what features returns, in order.
var hyphenFeatureNames = []string{
	"bias", "listed", "wholeShare", "whole", "hyphened", "bothForms", "onlyHyphened", "leftWord", "rightWord", "bothWords", "neither",
	"leftShare", "rightShare", "pair", "bothListed", "bothWhole", "bothUnlisted", "leftJoins", "rightJoins", "leftAlone", "rightAlone",
	"compounds", "divided", "undivided", "left2", "right2", "right3", "leftLength", "rightLength", "capital", "further", "keeper", "ending", "consonants", "bothCompounds", "syllable", "german", "germanBoth", "romance", "romanceBoth",
}

// features is what the judgement of a divided word is made from, where neither
// its look nor a habit of the language decides.
func (b *brokenWord) features(s string, p *rule.Profile) []float64 {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	v := p.Vocabulary
	whole, hyphened := v.All(token.Joined(b.left.Hash, right)), v.All(token.Pair(b.left.Hash, b.right.Hash))
	listed, wholeShare := p.Words.Known(left + right)
	_, leftShare := p.Words.Known(left)
	_, rightShare := p.Words.Known(right)
	l, r := isWord(left, b.left.Hash, p), isWord(right, b.right.Hash, p)
	both := scan.One(l && r)
	leftJoins, rightJoins := v.All(token.Pair(b.left.Hash, rule.AnyWord)), v.All(token.Pair(rule.AnyWord, b.right.Hash))
	_, leftAlone := v.Of(b.left.Hash)
	_, rightAlone := v.Of(b.right.Hash)
	compounds := math.Log(1e4*float64(v.All(token.Pair(rule.AnyWord, rule.AnyWord)))*usualWord/float64(len(s)+1) + 0.5)
	german, romance := yes(p.Language == "de"), yes(p.Language == "fr" || p.Language == "es")
	divided, ends := rule.Of[hyphenSurvey](p).dividing.habit()
	return []float64{
		1, yes(listed), perBillion(wholeShare), logCount(whole), logCount(hyphened), yes(whole > 0 && hyphened > 0), yes(whole == 0 && hyphened > 0), yes(l), yes(r), float64(both), yes(!l && !r),
		perBillion(leftShare), perBillion(rightShare), perBillion(p.Words.Pair(left, right)), float64(both) * yes(listed), float64(both) * perBillion(wholeShare), float64(both) * yes(!listed),
		logCount(leftJoins), logCount(rightJoins), logCount(leftAlone), logCount(rightAlone),
		compounds, math.Log((divided + 0.3) / (ends + 1)), yes(divided == 0), yes(len(left) <= 2), yes(len(right) <= 2), yes(len(right) == 3), math.Log(float64(len(left))), math.Log(float64(len(right))),
		yes(scan.IsCapital(left)), yes(b.compound(s)), yes(keepers[strings.ToLower(left)]), yes(isEnding(right)), yes(doubled(left, right)), float64(both) * compounds,
		yes(syllables[strings.ToLower(left)]), german, german * float64(both), romance, romance * float64(both),
	}
}

// usualWord is about how many bytes a word has, with the blank behind it.
const usualWord = 6

func yes(so bool) float64 { return float64(scan.One(so)) }

func logCount(n int) float64 { return math.Log1p(float64(n)) }

// perBillion brings a share to a scale of about 0 to 3.
func perBillion(share float64) float64 { return math.Log1p(share) / 6 }

// doubled says whether the same consonant ends one half and begins the other,
// as where printers divide: run-ning, let-ter.
func doubled(left, right string) bool {
	return left[len(left)-1] == right[0] && strings.IndexByte("bcdfglmnprst", right[0]) >= 0
}

// isEnding says whether the second half is but an ending, or begins like one.
func isEnding(right string) bool {
	for _, e := range []string{"ing", "tion", "sion", "ment", "ness", "ed", "er", "ers", "ly", "ly", "ble", "ty", "tive", "tious", "cious", "ous", "ence", "ance", "est"} {
		if right == e || right == e+"s" || len(right) <= len(e)+2 && strings.HasSuffix(right, e) {
			return true
		}
	}
	return false
}

// syllables are first parts that count as words in lists and are none in
// prose, or seldom.
var syllables = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq("com con pro dis per sub ad ac ap ob im em en ex de be un int inter trans ver vor zer ent ge ten tion col cor con cap car mis mar par pur sur tri") {
		m[w] = true
	}
	return m
}()

// A HyphenSample is a word with a hyphen at a line's end as the rule
// layout.hyphen sees it, for fitting: At is the offset of the hyphen.
type HyphenSample struct {
	At       int
	Features []float64
}

// HyphenSamples lists the words of a text whose hyphen is judged by features,
// and the names of these.
func HyphenSamples(s string) (samples []HyphenSample, names []string) {
	p, v := rule.NewProfile(context.Background()), rule.NewView(s)
	SurveyHyphens(v, p)
	if p.Words == nil {
		return nil, hyphenFeatureNames
	}
	for at := 0; at < len(s); at++ {
		if s[at] != '\n' {
			continue
		}
		if b, ok := brokenAt(s, at, rule.Of[hyphenSurvey](p).fraktur); ok && b.weighed(s, p) {
			samples = append(samples, HyphenSample{b.hyphen.Start, b.features(s, p)})
		}
	}
	return samples, hyphenFeatureNames
}
