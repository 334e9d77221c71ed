// Package hyphens reads hyphens that were line ends once: those left inside a
// line, which a Reader finds, and those at a line's end, of which Kept judges
// whether they are the word's own.
package hyphens

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"

	"emend/editor/detect/words/judge"
	"emend/editor/detect/words/lexicon"
)

// A Reader knows the hyphens inside the lines of one text, and how many of them
// were line ends.
type Reader struct {
	*lexicon.Lexicon
	Damage    float64              // share of hyphens that surely were line ends
	compounds map[lexicon.Hash]int // places of two words with a hyphen between
}

// Find proposes to drop hyphens that were line ends once (`ad-dressing`,
// `num- ber`), or the blank after one that is real (`left- corner`), where the
// word starts in [from, to).
func (hs *Reader) Find(text string, from, to int, yield func(*judge.Proposal)) {
	if hs.Damage < hyphenGate && !hs.All {
		return
	}
	hs.each(text, from, to, func(h *hyphenated) {
		if p := hs.proposal(text, h); p != nil && (p.Confidence >= judge.Least || hs.All) {
			yield(p)
		}
	})
}

// A text is left alone where fewer hyphens than these look like line ends: in
// two novels without any it is 1 in 200 to 500, in one where a speaker drawls
// (`Ve-ry`) somewhat more.
const (
	hyphenGate = 0.05 // share
	hyphenMet  = 3    // number
)

// A hyphenated is two words parted by a hyphen inside a line.
type hyphenated struct {
	start, hyphen, next, end int // of the first word, the hyphen, the second word
	left, right, joined      lexicon.Hash
}

// hyphenReach limits, in bytes, how far a part of a word goes.
const hyphenReach = 40

// each calls f with every lone hyphen between letters whose first word
// starts in [from, to).
func (hs *Reader) each(text string, from, to int, f func(*hyphenated)) {
	stop := min(len(text), to+hyphenReach)
	for at := from; at < stop; {
		i := strings.IndexByte(text[at:stop], '-')
		if i < 0 {
			return
		}
		i += at
		at = i + 1
		h := hyphenated{start: wordStart(text, i), hyphen: i, next: i + 1}
		for h.next < len(text) && text[h.next] == ' ' && h.next < i+4 {
			h.next++
		}
		h.end = wordEnd(text, h.next)
		if h.start == i || h.end == h.next || h.start < from || h.start >= to || chained(text, &h) {
			continue
		}
		if r, _ := utf8.DecodeRuneInString(text[h.next:]); !unicode.IsLower(r) {
			continue
		}
		h.left, h.right = lexicon.HashOf(text[h.start:i]), lexicon.HashOf(text[h.next:h.end])
		h.joined = lexicon.HashOf(text[h.start:i] + text[h.next:h.end])
		f(&h)
	}
}

// chained says whether more hyphens or odd marks stand beside the two words.
func chained(text string, h *hyphenated) bool {
	mark := func(i int) bool {
		if i < 0 || i >= len(text) {
			return false
		}
		c := text[i]
		return c == '-' || c == '_' || c == '/' || c == '@' || c == '\\' || '0' <= c && c <= '9'
	}
	return mark(h.start-1) || mark(h.end)
}

func wordStart(s string, i int) int {
	for least := max(0, i-hyphenReach); i > least; {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if !unicode.IsLetter(r) {
			break
		}
		i -= size
	}
	return i
}

func wordEnd(s string, i int) int {
	for most := min(len(s), i+hyphenReach); i < most; {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !unicode.IsLetter(r) {
			break
		}
		i += size
	}
	return i
}

// Learn finds out how many hyphens inside lines were line ends, and
// counts the compounds of the text.
func (hs *Reader) Learn(text string) {
	hs.compounds = map[lexicon.Hash]int{}
	all, sure := 0, 0
	hs.each(text, 0, len(text), func(h *hyphenated) {
		all++
		hs.compounds[lexicon.Pair(h.left, h.right)]++
		_, left := hs.Table.Word(h.left)
		_, right := hs.Table.Word(h.right)
		// A compound met twice is a manner of speaking (`Ve-ry`).
		if lp, ok := hs.Table.Word(h.joined); ok && lp > -15 && (!left || !right) && hs.compounds[lexicon.Pair(h.left, h.right)] == 1 {
			sure++
		}
	})
	if hs.Damage = float64(sure) / float64(max(20, all)); sure < hyphenMet {
		hs.Damage = 0
	}
}

// FeatureNames name the features of a Proposal, in order.
var FeatureNames = []string{
	"bias", "joined", "joinedKnown", "left", "leftKnown", "right", "rightKnown", "count", "compounds", "blank", "damage", "leftLength", "rightLength", "title", "close", "margin", "bothKnown",
}

// suspending are the words after a hyphen that stands for the rest of a
// compound: `mid- and long-term`.
var suspending = map[string]bool{"and": true, "or": true, "to": true, "nor": true, "und": true, "oder": true, "bis": true, "et": true, "ou": true, "y": true, "o": true, "e": true}

func (hs *Reader) proposal(text string, h *hyphenated) *judge.Proposal {
	left, right := text[h.start:h.hyphen], text[h.next:h.end]
	blank := h.next > h.hyphen+1
	if blank && suspending[lexicon.LowerCase(right)] {
		return nil
	}
	joined, joinedKnown := hs.Share(h.joined)
	ls, leftKnown := hs.Share(h.left)
	rs, rightKnown := hs.Share(h.right)
	compounds := hs.compounds[lexicon.Pair(h.left, h.right)]
	if blank {
		compounds--
	}
	p := &judge.Proposal{Start: h.start, End: h.end, Kind: judge.Hyphen, Replacement: left + right}
	closeUp := 0.0
	margin := joined - ls - rs
	switch {
	case !joinedKnown && (!blank || !leftKnown || !rightKnown):
		return nil
	case blank && (!joinedKnown || leftKnown && rightKnown && margin < 9):
		p.Replacement, closeUp = left+"-"+right, 1
		p.Pattern = "- → - without a blank"
		p.Alternatives = []string{left + right}
	case blank:
		p.Pattern = "- and a blank → nothing"
		p.Alternatives = []string{left + "-" + right}
	default:
		p.Pattern = "- → nothing"
	}
	p.Features = []float64{
		1, joined + 13, judge.Bit(joinedKnown), ls + 13, judge.Bit(leftKnown), rs + 13, judge.Bit(rightKnown),
		math.Log1p(float64(hs.Vocabulary.Count(h.joined))), math.Log1p(float64(max(0, compounds-1))), judge.Bit(blank), math.Log(hs.Damage + 1e-3),
		math.Log(float64(len(left))), math.Log(float64(len(right))), judge.Bit(unicode.IsUpper(rune(left[0]))), closeUp, judge.Clip(margin, 0, 30) / 10, judge.Bit(leftKnown && rightKnown),
	}
	p.Confidence = Curve.At(hyphenWeights.Confidence(p.Features))
	p.Evidence = fmt.Sprintf("“%s” occurs %s here, “%s-%s” %s", left+right, judge.Times(hs.Vocabulary.Count(h.joined)), left, right, judge.Times(max(0, compounds)))
	return p
}

// Curve is that of hyphens inside lines.
var Curve = judge.Curve{{0, 0}, {0.4, 0.25}, {0.6, 0.6}, {0.75, 0.82}, {0.8, 0.9}, {0.9, 0.97}, {1, 1}}

// hyphenWeights were fitted by editor/quality/fit.
var hyphenWeights = judge.Weights{1.346, 0.243, -0.702, 0.023, 0.734, -0.063, 0.197, 0.459, -1.231, 2.120, 1.103, 0.688, -0.688, -0.460, 2.292, 1.813, -0.636}
