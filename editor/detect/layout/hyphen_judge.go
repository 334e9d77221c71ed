package layout

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/rule"
	"emend/editor/detect/scan"
	"emend/editor/detect/token"
	"emend/editor/detect/words/hyphens"
)

// A verdict says whether a hyphen stays and how sure that is.
type verdict struct {
	keep       bool
	suspended  bool // a space belongs behind it: mid- and long-term
	confidence float64
	evidence   string
}

// How sure each kind of evidence is. About 1 hyphen in 50 to 100 at a line's
// end is the word's own, so that dropping is right more often than not.
const (
	hyphenSoft      = 0.99  // a soft hyphen or a ¬ means nothing else
	hyphenCounted   = 0.998 // the joined form occurs in the text, the other does not
	hyphenOwn       = 0.95  // only the hyphenated form occurs, several times
	hyphenOwnOnce   = 0.85
	hyphenCapital   = 0.95 // both parts have a capital
	hyphenMisread   = 0.6  // only the second has
	hyphenDigits    = 0.93
	hyphenCompound  = 0.94 // a further hyphen is in the word
	hyphenSuspended = 0.93
	hyphenUnlisted  = 0.94 // as above, but there is no list to ask
	hyphenEnclitic  = 0.85 // dit-il, celui-ci
	hyphenMixed     = 0.75 // the text has both forms
	hyphenUnsure    = 0.6
	hyphenOverBlank = 0.93
	// Below a margin the decision is put below what may be applied unseen: a
	// hyphen that is taken away is lost for good. Of what is above it 998 in
	// 1,000 are right, down to pieces of 2,000 words. Where both halves are words
	// and the text has the whole nowhere else, nothing but the language speaks for
	// taking it away: of what lies between the margins there 1 in 30 is wrong
	// (`pure-bred`, `take-over`).
	hyphenMargin      = 0.05
	hyphenMarginAlone = 0.015
	// hyphenBound is for halves that no hyphen parts in English; of some
	// 100 such words none had one of its own.
	hyphenBound = 0.97
	hyphenDoubt = 0.89
	// ownTimes is from how many places on a hyphenated form is a habit.
	ownTimes = 3
)

// judge decides by the look of the word and by habits of the language; where
// those do not, by all that is known of the word, weighed.
func (b *brokenWord) judge(s string, p *rule.Profile) verdict {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	if v, ok := b.byLook(left, right); ok {
		return v
	}
	if v, ok := byHabit(left, right, p); ok {
		return v
	}
	if p.Words == nil {
		return b.unlisted(s, p)
	}
	return b.weigh(s, p)
}

// weighed says whether a word is judged by its features.
func (b *brokenWord) weighed(s string, p *rule.Profile) bool {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	if _, ok := b.byLook(left, right); ok {
		return false
	}
	_, ok := byHabit(left, right, p)
	return !ok && p.Words != nil
}

// byHabit decides where the language sets a hyphen, or the mark stands for the
// end of a later word.
func byHabit(left, right string, p *rule.Profile) (v verdict, ok bool) {
	switch {
	case p.Language == "fr" && enclitics[right] && !p.IsKnown(left+right):
		return verdict{keep: true, confidence: hyphenEnclitic, evidence: fmt.Sprintf("“-%s” has a hyphen in French", right)}, true
	case conjunctions[right] && !p.IsKnown(left+right):
		return verdict{keep: true, suspended: true, confidence: hyphenSuspended, evidence: "a hyphen that stands for the end of a later word"}, true
	}
	return v, false
}

// unlisted decides, where there is no word list, by the counts of the two
// forms and by whether the halves are words of the text.
func (b *brokenWord) unlisted(s string, p *rule.Profile) verdict {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	joined, hyphened := p.Vocabulary.All(token.Joined(b.left.Hash, right)), p.Vocabulary.All(token.Pair(b.left.Hash, b.right.Hash))
	switch l, r := isWord(left, b.left.Hash, p), isWord(right, b.right.Hash, p); {
	case joined+hyphened > 0:
		return byCounts(left, right, joined, hyphened)
	case b.compound(s):
		return verdict{keep: true, confidence: hyphenCompound, evidence: "the word has a further hyphen"}
	case l && r || utf8.RuneCountInString(right) < 2:
		return verdict{confidence: hyphenUnsure, evidence: "both parts are words of this text"}
	default:
		return verdict{confidence: hyphenUnlisted, evidence: fmt.Sprintf("“%s” is no word of this text by itself", fragment(l, left, right))}
	}
}

// weigh decides by the features of the word.
func (b *brokenWord) weigh(s string, p *rule.Profile) verdict {
	kept := hyphens.Kept(b.features(s, p))
	v := verdict{keep: kept > 0.5, confidence: max(kept, 1-kept), evidence: b.evidence(s, p)}
	margin := hyphenMargin
	if !v.keep && b.standsAlone(s, p) {
		margin = hyphenMarginAlone
	}
	if b.bound(s, p) {
		v.keep, v.confidence = false, max(hyphenBound, 1-kept)
	} else if v.confidence < 1-margin || v.keep && (b.mayBeName(s, p) || b.leftOver(s, p)) {
		v.confidence = min(v.confidence, hyphenDoubt)
	}
	return v
}

// bound says whether a known English word is divided where none is hyphenated:
// before a mere ending (thick-⏎ness), between two like consonants (strip-⏎ping),
// or behind a first part that is no word (com-⏎passes).
func (b *brokenWord) bound(s string, p *rule.Profile) bool {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	parts := boundEndings[right] || boundFirsts[strings.ToLower(left)] || right[0] != 'r' && doubled(left, right) && isEnding(right)
	return parts && p.Language == "en" && p.IsKnown(left+right) && !b.compound(s) && p.Vocabulary.All(token.Pair(b.left.Hash, b.right.Hash)) == 0
}

// standsAlone says whether both halves are words and the whole is nowhere else
// in the text.
func (b *brokenWord) standsAlone(s string, p *rule.Profile) bool {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	return p.Vocabulary.All(token.Joined(b.left.Hash, right)) == 0 && isWord(left, b.left.Hash, p) && isWord(right, b.right.Hash, p)
}

// leftOver says whether a word may be left over from a text whose other divided
// words were joined before, so that how it divides words is not to be seen any
// more: few others are divided there, and neither the counts of the text nor the
// word itself speak for the hyphen.
func (b *brokenWord) leftOver(s string, p *rule.Profile) bool {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	whole, hyphened := p.Vocabulary.All(token.Joined(b.left.Hash, right)), p.Vocabulary.All(token.Pair(b.left.Hash, b.right.Hash))
	known := whole > 0 || p.IsKnown(left+right) || !isWord(left, b.left.Hash, p)
	d := &rule.Of[hyphenSurvey](p).dividing
	return hyphened <= whole && (known && 2*d.divided < d.ends || d.joinedBefore() && !b.compound(s))
}

// mayBeName says whether a word may be a name made of two words (`White-⏎man`,
// `Banks-⏎town`), which no list has: it begins with a capital, the second half
// does not, and the text does not hang that half on words (`Kent-street`).
func (b *brokenWord) mayBeName(s string, p *rule.Profile) bool {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	v := p.Vocabulary
	return scan.IsCapital(left) && !scan.IsCapital(right) && !b.compound(s) && v.All(token.Pair(b.left.Hash, b.right.Hash)) == 0 && v.All(token.Pair(rule.AnyWord, b.right.Hash)) < ownTimes
}

// evidence says what speaks for the one form or the other.
func (b *brokenWord) evidence(s string, p *rule.Profile) string {
	left, right := s[b.left.Start:b.left.End], s[b.right.Start:b.right.End]
	joined, hyphened := p.Vocabulary.All(token.Joined(b.left.Hash, right)), p.Vocabulary.All(token.Pair(b.left.Hash, b.right.Hash))
	l, r := isWord(left, b.left.Hash, p), isWord(right, b.right.Hash, p)
	var said []string
	if joined+hyphened > 0 {
		said = append(said, fmt.Sprintf("“%s%s” stands %s in this text, “%s-%s” %s", left, right, times(joined), left, right, times(hyphened)))
	}
	if p.IsKnown(left + right) {
		said = append(said, fmt.Sprintf("“%s%s” is in the word list", left, right))
	}
	switch {
	case !l && !r:
		said = append(said, fmt.Sprintf("neither “%s” nor “%s” is a word", left, right))
	case !l || !r:
		said = append(said, fmt.Sprintf("“%s” is no word by itself", fragment(l, left, right)))
	case !p.IsKnown(left + right):
		said = append(said, fmt.Sprintf("“%s” and “%s” are words, “%s%s” is not in the list", left, right, left, right))
	default:
		said = append(said, fmt.Sprintf("“%s” and “%s” are words too", left, right))
	}
	return strings.Join(said, "; ")
}

// byLook decides by the hyphen, capitals and digits.
func (b *brokenWord) byLook(left, right string) (v verdict, ok bool) {
	switch {
	case b.soft:
		return verdict{confidence: hyphenSoft, evidence: "this mark stands for nothing but a divided word"}, true
	case startsDigit(right) && !endsDigit(left):
		return verdict{keep: true, confidence: hyphenDoubt, evidence: "a number follows"}, true
	case endsDigit(left):
		return verdict{keep: true, confidence: hyphenDigits, evidence: "a number is part of it"}, true
	case !scan.IsCapital(right) || scan.AllCapitals(left) && scan.AllCapitals(right):
		return v, false
	case scan.IsCapital(left):
		return verdict{keep: true, confidence: hyphenCapital, evidence: "both parts have a capital"}, true
	}
	return verdict{keep: true, confidence: hyphenMisread, evidence: "the second part has a capital"}, true
}

// byCounts decides by which of the two forms the text has.
func byCounts(left, right string, joined, hyphened int) verdict {
	v := verdict{
		keep:       hyphened > joined,
		confidence: hyphenCounted,
		evidence:   fmt.Sprintf("“%s%s” stands %s in this text, “%s-%s” %s", left, right, times(joined), left, right, times(hyphened)),
	}
	switch less, more := min(joined, hyphened), max(joined, hyphened); {
	case less*2 > more:
		v.confidence = hyphenUnsure
	case less > 0:
		v.confidence = hyphenMixed
	case v.keep && hyphened < ownTimes:
		v.confidence = hyphenOwnOnce
	case v.keep:
		v.confidence = hyphenOwn
	}
	return v
}

// fragment is the half that is no word.
func fragment(leftIsWord bool, left, right string) string {
	if leftIsWord {
		return right
	}
	return left
}

// isWord says whether a word occurs away from line edges, where it could be a
// fragment, or is in the word list; a short one must be a common one there,
// since lists are full of syllables.
func isWord(word string, hash uint64, p *rule.Profile) bool {
	if _, inside := p.Vocabulary.Of(hash); inside > 0 {
		return true
	}
	if p.Words == nil {
		return false
	}
	known, perBillion := p.Words.Known(word)
	return known && (len(word) > shortWord || perBillion >= rule.CommonFrom)
}

// shortWord is the length in bytes up to which a word may be a mere syllable.
const shortWord = 4

// compound says whether either half has a hyphen on its far side.
func (b *brokenWord) compound(s string) bool {
	before := b.left.Start > 1 && s[b.left.Start-1] == '-' && !scan.IsSpace(s[b.left.Start-2])
	after := b.right.End+1 < len(s) && s[b.right.End] == '-' && !scan.IsSpace(s[b.right.End+1])
	return before || after
}

func endsDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

func startsDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r)
}

// conjunctions follow a suspended hyphen.
var conjunctions = map[string]bool{
	"and": true, "or": true, "to": true, "nor": true, "und": true, "oder": true, "bis": true, "sowie": true,
	"et": true, "ou": true, "y": true, "o": true, "e": true,
}

// enclitics hang on the word before them by a hyphen in French.
var enclitics = map[string]bool{
	"je": true, "tu": true, "il": true, "elle": true, "on": true, "nous": true, "vous": true, "ils": true, "elles": true, "ce": true,
	"moi": true, "toi": true, "lui": true, "leur": true, "eux": true, "le": true, "la": true, "les": true, "y": true, "en": true, "t": true,
	"ci": true, "là": true, "même": true, "mêmes": true, "être": true,
}

// boundEndings make new words of others, without a hyphen.
var boundEndings = map[string]bool{"ness": true, "nesses": true, "less": true, "lessly": true, "hood": true, "some": true, "fully": true}

// boundFirsts are first parts that never have a hyphen behind them.
var boundFirsts = map[string]bool{"con": true, "com": true, "per": true, "ob": true, "ac": true, "ap": true, "im": true, "em": true, "en": true, "un": true, "mis": true}

// keepers are first parts that mostly keep their hyphen.
var keepers = map[string]bool{
	"self": true, "ex": true, "half": true, "quasi": true, "vice": true, "well": true, "ill": true, "all": true,
	"non": true, "demi": true, "mi": true,
}
