package quality

import (
	"sort"
	"strings"
)

// An Aligned unit knows where its text differs from the truth.
type Aligned struct {
	Unit
	raw, gold   []field
	words, true []string
	hunks       []hunk
}

// Align compares a unit with its truth.
func Align(u Unit) *Aligned {
	a := &Aligned{Unit: u, raw: fields(u.Raw), gold: fields(u.Gold)}
	a.words, a.true = cut(u.Raw, a.raw), cut(u.Gold, a.gold)
	a.hunks = diff(a.words, a.true)
	return a
}

func cut(s string, fs []field) []string {
	out := make([]string, len(fs))
	for i, f := range fs {
		out[i] = s[f.start:f.end]
	}
	return out
}

// Errors is the number of wrong characters, Length that of true ones; their
// ratio is the strict character error rate.
func (a *Aligned) Errors() int {
	n := 0
	for _, h := range a.hunks {
		n += Distance(strings.Join(a.words[h.rawLo:h.rawHi], " "), strings.Join(a.true[h.goldLo:h.goldHi], " "))
		if h.rawLo == h.rawHi || h.goldLo == h.goldHi {
			n++ // the blank that parts the words from the next
		}
	}
	return n
}

// Length is the number of characters of the truth.
func (a *Aligned) Length() int { return len([]rune(strings.Join(a.true, " "))) }

// A Pair is a wrong passage and its truth, as words.
type Pair struct{ Raw, Gold []string }

// Wrong returns the wrong passages.
func (a *Aligned) Wrong() []Pair {
	var out []Pair
	for _, h := range a.hunks {
		out = append(out, Pair{a.words[h.rawLo:h.rawHi], a.true[h.goldLo:h.goldHi]})
	}
	return out
}

// A Verdict says what a repair does to the text.
type Verdict int

// The verdicts, from best to worst.
const (
	Exact    Verdict = iota // what it touches is as the truth has it
	Improves                // nearer to the truth
	Neutral                 // no nearer
	Harms                   // further away
	Unseen                  // white space only, which is not compared
)

// Truth is the wording that the truth has for the bytes [start, end) of the
// unit's text and the wrong passages they are part of.
func (a *Aligned) Truth(start, end int) string {
	h := a.holding(start, end)
	return strings.Join(a.true[h.goldLo:h.goldHi], " ")
}

// holding is the smallest stretch that holds the bytes [start, end).
func (a *Aligned) holding(start, end int) hunk {
	lo := sort.Search(len(a.raw), func(i int) bool { return a.raw[i].end >= start })
	hi := sort.Search(len(a.raw), func(i int) bool { return a.raw[i].start > end })
	return a.around(lo, max(lo, hi))
}

// Judge says what replacing the bytes [start, end) of the unit's text by new
// does, nothing else being changed.
func (a *Aligned) Judge(start, end int, new string) Verdict {
	h := a.holding(start, end)
	from, to := start, end
	if h.rawLo < h.rawHi {
		from, to = min(from, a.raw[h.rawLo].start), max(to, a.raw[h.rawHi-1].end)
	}
	gold := strings.Join(a.true[h.goldLo:h.goldHi], " ")
	before := strings.Join(strings.Fields(a.Raw[from:to]), " ")
	changed := a.Raw[from:start] + new + a.Raw[end:to]
	after := strings.Join(strings.Fields(changed), " ")
	was, is := Distance(before, gold), Distance(after, gold)
	switch {
	case before == after:
		return Unseen
	case is > was:
		return Harms
	case is == was:
		return Neutral
	case is == 0 || matched(changed, start-from, start-from+len(new), a.true[h.goldLo:h.goldHi]):
		return Exact
	}
	return Improves
}

// touched lists the wrong passages that share a word with the bytes [start,
// end) of the unit's text, or lie at its edge.
func (a *Aligned) touched(start, end int) (out []int) {
	lo := sort.Search(len(a.raw), func(i int) bool { return a.raw[i].end >= start })
	hi := max(lo, sort.Search(len(a.raw), func(i int) bool { return a.raw[i].start > end }))
	for i := sort.Search(len(a.hunks), func(i int) bool { return a.hunks[i].rawHi >= lo }); i < len(a.hunks) && a.hunks[i].rawLo <= hi; i++ {
		if h := a.hunks[i]; h.rawHi > lo && h.rawLo < hi || h.rawLo == h.rawHi && h.rawLo >= lo && h.rawHi <= hi {
			out = append(out, i)
		}
	}
	return out
}

// around returns the smallest stretch of both sides that holds the raw fields
// [lo, hi) and every hunk that touches them.
func (a *Aligned) around(lo, hi int) hunk {
	i := sort.Search(len(a.hunks), func(i int) bool { return a.hunks[i].rawHi >= lo })
	shift := 0 // of gold against raw, before hunk i
	if i > 0 {
		shift = a.hunks[i-1].goldHi - a.hunks[i-1].rawHi
	}
	out := hunk{lo, hi, lo + shift, hi + shift}
	for ; i < len(a.hunks) && a.hunks[i].rawLo <= hi; i++ {
		h := a.hunks[i]
		if h.rawLo < out.rawLo {
			out.rawLo, out.goldLo = h.rawLo, h.goldLo
		}
		if h.rawHi >= hi {
			out.rawHi, out.goldHi = h.rawHi, h.goldHi
			return out
		}
		out.goldHi = hi + h.goldHi - h.rawHi
	}
	return out
}

// matched says whether the words that hold [start, end) of a changed passage
// are words of the truth, in sequence.
func matched(changed string, start, end int, gold []string) bool {
	fs := fields(changed)
	words := cut(changed, fs)
	if len(words) > 200 {
		return false
	}
	equal := make([]bool, len(words))
	for i := range equal {
		equal[i] = true
	}
	for _, h := range diff(words, gold) {
		for i := h.rawLo; i < h.rawHi; i++ {
			equal[i] = false
		}
	}
	for i, f := range fs {
		if f.end >= start && f.start <= end && !equal[i] {
			return false
		}
	}
	return true
}
