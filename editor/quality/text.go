package quality

import (
	"slices"
	"sort"
	"strings"
	"unicode"
)

// A TextScore is what cleaning did to a text whose truth is known, in words; a
// paragraph break counts as one.
type TextScore struct {
	Words, Before, After int
	Introduced           int            // wrong words where the damaged text was right
	Left, Made           map[string]int // After and Introduced by what is wrong
	Examples             []string       // of what is left or made
}

// paragraphMark stands for a break between paragraphs among words.
const paragraphMark = "¶"

// ScoreText compares a damaged text and its cleaned form with the truth.
func ScoreText(raw, gold, cleaned string) *TextScore {
	r, g, c := paragraphWords(raw), paragraphWords(gold), paragraphWords(cleaned)
	s := &TextScore{Words: len(g), Left: map[string]int{}, Made: map[string]int{}}
	wrong := make([]bool, len(g)+1)
	for _, h := range anchored(r, g) {
		s.Before += h.cost()
		for i := h.goldLo; i < max(h.goldHi, h.goldLo+1); i++ {
			wrong[i] = true
		}
	}
	for _, h := range anchored(c, g) {
		s.After += h.cost()
		was, is := c[h.rawLo:h.rawHi], g[h.goldLo:h.goldHi]
		class, kind := classOf(was, is), "left"
		s.Left[class] += h.cost()
		if !slices.Contains(wrong[h.goldLo:max(h.goldHi, h.goldLo+1)], true) {
			s.Introduced += h.cost()
			s.Made[class] += h.cost()
			kind = "made"
		}
		if len(s.Examples) < mostExamples {
			s.Examples = append(s.Examples, kind+" "+class+": "+inWords(was)+" → "+inWords(is)+" | "+inWords(g[max(0, h.goldLo-3):min(len(g), h.goldHi+3)]))
		}
	}
	return s
}

const mostExamples = 400

// Add sums scores.
func (s *TextScore) Add(o *TextScore) {
	s.Words, s.Before, s.After, s.Introduced = s.Words+o.Words, s.Before+o.Before, s.After+o.After, s.Introduced+o.Introduced
	for c, n := range o.Left {
		s.Left[c] += n
	}
	for c, n := range o.Made {
		s.Made[c] += n
	}
	s.Examples = append(s.Examples, o.Examples...)
}

func inWords(w []string) string {
	if len(w) > 12 {
		return strings.Join(w[:12], " ") + "…"
	}
	return strings.Join(w, " ")
}

func (h hunk) cost() int { return max(h.rawHi-h.rawLo, h.goldHi-h.goldLo) }

// paragraphWords cuts a text into words and breaks between paragraphs.
func paragraphWords(s string) (out []string) {
	blank := 0
	for line := range strings.SplitSeq(strings.TrimSpace(s), "\n") {
		if strings.TrimSpace(line) == "" {
			blank++
			continue
		}
		if blank > 0 {
			out = append(out, paragraphMark)
		}
		blank = 0
		out = append(out, strings.Fields(line)...)
	}
	return out
}

// classOf names what differs between words and the true ones.
func classOf(was, is []string) string {
	a, b := strings.Join(was, ""), strings.Join(is, "")
	drop := func(s string, gone func(rune) bool) string {
		return strings.Map(func(r rune) rune {
			if gone(r) {
				return -1
			}
			return r
		}, s)
	}
	isMark := func(r rune) bool { return string(r) == paragraphMark }
	isHyphen := func(r rune) bool { return isMark(r) || r == '-' }
	isSign := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	switch {
	case strings.Contains(a, paragraphMark) != strings.Contains(b, paragraphMark) && drop(a, isMark) == drop(b, isMark):
		return "paragraph"
	case a == b:
		return "spaces"
	case strings.EqualFold(a, b):
		return "case"
	case drop(a, isHyphen) == drop(b, isHyphen):
		return "hyphens"
	case len(was) > len(is)+3:
		return "passage kept"
	case len(is) > len(was)+3:
		return "passage lost"
	case drop(a, isSign) == drop(b, isSign):
		return "marks"
	}
	return "letters"
}

// gram is how many words in a row, met once on either side, tie two texts.
const gram = 5

// anchored is diff for long texts: it ties them at runs of words that stand
// once in either, and compares what is between.
func anchored(a, b []string) []hunk {
	var out []hunk
	lastA, lastB := 0, 0
	for _, p := range append(ties(a, b), [2]int{len(a), len(b)}) {
		if p[0] < lastA || p[1] < lastB {
			continue
		}
		for _, h := range diff(a[lastA:p[0]], b[lastB:p[1]]) {
			out = append(out, hunk{h.rawLo + lastA, h.rawHi + lastA, h.goldLo + lastB, h.goldHi + lastB})
		}
		lastA, lastB = p[0], p[1]
	}
	return out
}

// ties returns, rising on both sides, the places of the runs both have once.
func ties(a, b []string) (out [][2]int) {
	places := func(w []string) map[string]int {
		m := map[string]int{}
		for i := 0; i+gram <= len(w); i++ {
			key := strings.Join(w[i:i+gram], " ")
			if _, twice := m[key]; twice {
				m[key] = -1
			} else {
				m[key] = i
			}
		}
		return m
	}
	inA, inB := places(a), places(b)
	var pairs [][2]int
	for key, i := range inA {
		if j, ok := inB[key]; ok && i >= 0 && j >= 0 {
			pairs = append(pairs, [2]int{i, j})
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int) int { return x[0] - y[0] })
	// The longest rising run of the second places.
	var tails, from []int
	before := make([]int, len(pairs))
	for i, p := range pairs {
		k := sort.Search(len(tails), func(k int) bool { return pairs[from[k]][1] >= p[1] })
		if k == len(tails) {
			tails, from = append(tails, 0), append(from, 0)
		}
		from[k], before[i] = i, -1
		if k > 0 {
			before[i] = from[k-1]
		}
	}
	if len(from) == 0 {
		return nil
	}
	for i := from[len(from)-1]; i >= 0; i = before[i] {
		out = append(out, pairs[i])
	}
	slices.Reverse(out)
	return out
}
