package words

import (
	"fmt"
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hyphens are those inside the lines of one text, and how many of them were
// line ends.
type Hyphens struct {
	*lexicon
	Damage    float64      // share of hyphens that surely were line ends
	compounds map[Hash]int // places of two words with a hyphen between
}

// Find proposes to drop hyphens that were line ends once (`ad-dressing`,
// `num- ber`), or the blank after one that is real (`left- corner`), where the
// word starts in [from, to).
func (hs *Hyphens) Find(text string, from, to int, yield func(*Proposal)) {
	if hs.Damage < hyphenGate && !hs.All {
		return
	}
	hs.each(text, from, to, func(h *hyphenated) {
		if p := hs.proposal(text, h); p != nil && (p.Confidence >= least || hs.All) {
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
	left, right, joined      Hash
}

// hyphenReach limits, in bytes, how far a part of a word goes.
const hyphenReach = 40

// each calls f with every lone hyphen between letters whose first word
// starts in [from, to).
func (hs *Hyphens) each(text string, from, to int, f func(*hyphenated)) {
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
		h.left, h.right = HashOf(text[h.start:i]), HashOf(text[h.next:h.end])
		h.joined = HashOf(text[h.start:i] + text[h.next:h.end])
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
func (hs *Hyphens) Learn(text string) {
	hs.compounds = map[Hash]int{}
	all, sure := 0, 0
	hs.each(text, 0, len(text), func(h *hyphenated) {
		all++
		hs.compounds[pair(h.left, h.right)]++
		_, left := hs.table.word(h.left)
		_, right := hs.table.word(h.right)
		// A compound met twice is a manner of speaking (`Ve-ry`).
		if lp, ok := hs.table.word(h.joined); ok && lp > -15 && (!left || !right) && hs.compounds[pair(h.left, h.right)] == 1 {
			sure++
		}
	})
	if hs.Damage = float64(sure) / float64(max(20, all)); sure < hyphenMet {
		hs.Damage = 0
	}
}

var hyphenFeatureNames = []string{
	"bias", "joined", "joinedKnown", "left", "leftKnown", "right", "rightKnown", "count", "compounds", "blank", "damage", "leftLength", "rightLength", "title", "close", "margin", "bothKnown",
}

// suspending are the words after a hyphen that stands for the rest of a
// compound: `mid- and long-term`.
var suspending = map[string]bool{"and": true, "or": true, "to": true, "nor": true, "und": true, "oder": true, "bis": true, "et": true, "ou": true, "y": true, "o": true, "e": true}

func (hs *Hyphens) proposal(text string, h *hyphenated) *Proposal {
	left, right := text[h.start:h.hyphen], text[h.next:h.end]
	blank := h.next > h.hyphen+1
	if blank && suspending[lowerCase(right)] {
		return nil
	}
	joined, joinedKnown := hs.share(h.joined)
	ls, leftKnown := hs.share(h.left)
	rs, rightKnown := hs.share(h.right)
	compounds := hs.compounds[pair(h.left, h.right)]
	if blank {
		compounds--
	}
	p := &Proposal{Start: h.start, End: h.end, Kind: Hyphen, Replacement: left + right}
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
		1, joined + 13, bit(joinedKnown), ls + 13, bit(leftKnown), rs + 13, bit(rightKnown),
		math.Log1p(float64(hs.vocabulary.count(h.joined))), math.Log1p(float64(max(0, compounds-1))), bit(blank), math.Log(hs.Damage + 1e-3),
		math.Log(float64(len(left))), math.Log(float64(len(right))), bit(unicode.IsUpper(rune(left[0]))), closeUp, clip(margin, 0, 30) / 10, bit(leftKnown && rightKnown),
	}
	p.Confidence = hyphenCurve.at(hyphenWeights.confidence(p.Features))
	p.Evidence = fmt.Sprintf("“%s” occurs %s here, “%s-%s” %s", left+right, times(hs.vocabulary.count(h.joined)), left, right, times(max(0, compounds)))
	return p
}
