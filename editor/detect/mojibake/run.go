package mojibake

import (
	"math/bits"
	"strings"
	"unicode/utf8"
	"unsafe"

	"emend/editor/detect/class"
	"emend/editor/detect/mojibake/codec"
	"emend/editor/detect/rule"
)

// Scores, in the unit of class.Odd.
const (
	weakScore    = 25 // below it a place is not spoken of
	sureScore    = 35 // from it on a place is right 97 times in 100
	provenScore  = 40 // it proves its chain for the whole text
	sameAgain    = 20 // the same program misread the text twice
	certainScore = 70 // no other encoding needs to be tried
)

// readAhead is how far a run may go on behind its stretch, over spaces that
// stand for a lost A0.
const readAhead = 256

// maxRun bounds the characters weighed as one run, so that scanning stays
// linear where several encodings would explain a long stretch.
const maxRun = 512

// A misread is a stretch of characters that one encoding explains as misread
// UTF-8, each character of the outcome with its place.
type misread struct {
	codec codec.ID
	out   []byte // what the bytes spell
	units []unitAt
	final []place // out cut into what is to be said, inner layers undone
	score int     // oddity taken away, see class.Odd
}

// unitAt leads from a character of run.out back to the misread text.
type unitAt struct {
	out, src int // where it starts
	lost     bool
}

// A place is one proposal inside a stretch: src[from:to] should read wording.
type place struct {
	from, to int
	wording  string
	codecs   [codec.MaxLayers]codec.ID // outermost first
	layers   int
	score    int
	lost     bool
	said     *rule.Wording // what is said of it, once that is known
	// confidence is that of the place wherever it stands, once it is said.
	confidence float64
	again      rule.Said // by which it is said again
}

// decodeAll finds the places of s, a text without ASCII but for spaces that
// stand for a lost A0, between characters of the given classes.
func (w *weigher) decodeAll(dst []place, s string, end int, before, after class.Class, depth int) []place {
	if w.support == [codec.Count]int{} && !mayLead(s[:end]) || !runsOn(s, end) && w.support == [codec.Count]int{} && !suspicious(s[:end], before, classAtOr(s, end, after)) {
		return dst
	}
	prev := before
	for at := 0; at < end; {
		r, size := utf8.DecodeRuneInString(s[at:])
		if cell := codec.Lookup(r); cell != nil && cell.Leads != 0 && at+size < len(s) {
			if best := w.bestRun(s[at:], end-at, size, cell, prev, after, depth); best != nil {
				dst = w.places(dst, best, at)
				at += best.units[len(best.units)-1].src
				prev = class.Before(string(best.out[max(0, len(best.out)-utf8.UTFMax):]), min(len(best.out), utf8.UTFMax))
				w.give(best)
				continue
			}
		}
		prev = class.Of(r)
		at += size
	}
	return dst
}

// mayLead says whether a text holds a character that stands for a byte in any
// encoding: those of East Asia do in none.
func mayLead(s string) bool {
	for i := range len(s) {
		if s[i] >= 0xC2 && s[i] <= 0xE2 {
			return true
		}
	}
	return false
}

// runsOn says whether a stretch may go on behind a space that stands for A0.
func runsOn(s string, end int) bool {
	if end+1 >= len(s) || s[end] != ' ' || s[end+1] < utf8.RuneSelf {
		return false
	}
	r, _ := utf8.DecodeLastRuneInString(s[:end])
	c := codec.Lookup(r)
	return c != nil && c.Spare
}

func classAtOr(s string, at int, other class.Class) class.Class {
	if at < len(s) {
		return class.At(s, at)
	}
	return other
}

// suspicious says whether a stretch is odd enough to be looked at, or opens as
// misread UTF-8 most often does. It spares sound text all further work.
func suspicious(s string, prev, after class.Class) bool {
	sum := 0
	for _, r := range s {
		k := class.Of(r)
		if sum += class.Odd(prev, k); sum >= 10 || r == 'Ã' || r == 'Â' || r == 'â' || r == 'Ă' || r == 'џ' {
			return true
		}
		prev = k
	}
	return sum+class.Odd(prev, after) >= 10
}

// openers are the encodings in which the first two characters of s, the first
// of the given size, open a UTF-8 sequence.
func openers(s string, size int, cell *codec.Cell) uint16 {
	if s[size] == ' ' {
		return cell.Leads
	}
	next, _ := utf8.DecodeRuneInString(s[size:])
	c := codec.Lookup(next)
	if c == nil {
		return 0
	}
	return cell.Leads & c.Conts
}

// bestRun weighs the encodings that can explain what starts s, whose first
// character has the given size and whose stretch ends at end; nil when none does.
func (w *weigher) bestRun(s string, end, size int, cell *codec.Cell, before, after class.Class, depth int) *misread {
	var best *misread
	var scores [codec.Count]int
	for leads := openers(s, size, cell); leads != 0; leads &= leads - 1 {
		id := codec.ID(bits.TrailingZeros16(leads))
		r := w.take(id)
		read := s
		if end < len(s) && w.spares&(1<<id) == 0 {
			read = s[:end]
		}
		if r.decode(read, cell.Bytes[id], size) {
			w.weigh(r, s, before, after, depth)
			if len(r.units) > 2 && r.score < sureScore {
				w.shorten(r, s, before, after, depth)
			}
			scores[id] = r.score
		}
		if r.score < weakScore || best != nil && !r.better(best) {
			w.give(r)
			continue
		}
		w.give(best)
		if best = r; w.settles(r) {
			break
		}
	}
	if w.tally != nil && depth == 0 && best != nil && best.score >= provenScore {
		w.compare(&scores, best.score)
	}
	return best
}

// better says whether r reads a text better than another, by the score or,
// where that hardly differs, by the letters most texts are made of: `Ăą` is ñ
// in one encoding and ù in another.
func (r *misread) better(other *misread) bool {
	gain := r.score - other.score
	if common := r.commonness() - other.commonness(); common > slightlyCommoner || common < -slightlyCommoner {
		gain += common
	}
	return gain > 0
}

// slightlyCommoner letters settle nothing: the encodings are tried by how often
// they are met.
const slightlyCommoner = 3

// commonness is how frequent the first letter of the outcome is, in the unit of
// oddity.go.
func (r *misread) commonness() int {
	c, _ := utf8.DecodeRune(r.out)
	switch {
	case strings.ContainsRune("éáíóöüäàèçñ–—’“”…", c):
		return 6
	case strings.ContainsRune("êôâåøæúõîãÉÖÜÄ", c):
		return 4
	case strings.ContainsRune("ûëïìòùßÁÅØÆ", c):
		return 2
	}
	return 0
}

// settles says whether no other encoding needs to be tried.
func (w *weigher) settles(r *misread) bool {
	return r.score >= certainScore && w.tally == nil && w.support[r.codec] == w.top && (w.top > 0 || r.codec <= codec.Latin1)
}

// compare adds one sure place to the tally; an encoding that cannot read it, or
// only oddly, falls behind by as much as one that reads it into nonsense.
func (w *weigher) compare(scores *[codec.Count]int, best int) {
	const farthest = 60
	for id, score := range scores {
		w.tally[id] -= min(farthest, best-max(0, score))
	}
}

// shorten keeps only the first character of a run where that alone is better.
func (w *weigher) shorten(r *misread, s string, before, after class.Class, depth int) {
	one := w.take(r.codec)
	one.units = append(one.units, r.units[:2]...)
	one.out = append(one.out, r.out[:r.units[1].out]...)
	w.weigh(one, s, before, after, depth)
	if one.score > r.score {
		*one, *r = *r, *one
	}
	w.give(one)
}

// decode undoes one misreading as far as it goes. The last unit of a run is
// its end.
func (r *misread) decode(s string, lead byte, size int) bool {
	u, ok := r.codec.NextAfter(lead, s, size)
	if !ok || lostMark(u) {
		return false
	}
	at := 0
	for ok && len(r.units) < maxRun && !lostMark(u) {
		r.units = append(r.units, unitAt{len(r.out), at, u.Lost})
		r.out = utf8.AppendRune(r.out, u.Rune)
		at += u.Size
		if at >= len(s) || s[at] < utf8.RuneSelf {
			break
		}
		u, ok = r.codec.Next(s[at:])
	}
	r.units = append(r.units, unitAt{len(r.out), at, false})
	return true
}

// lostMark says whether u is punctuation, or a pattern of Braille and the like,
// with a guessed byte: the space behind it is more likely a true one, and another
// byte was lost.
func lostMark(u codec.Unit) bool {
	r := u.Rune
	return u.Lost && (r >= 0x2000 && r < 0x2070 || r >= 0x2800 && r < 0x2C00 || r >= 0x2980 && r < 0x2A00 || r >= 0x2E80 && r < 0x3000 || r >= 0x3020 && r < 0x3040)
}

// supportAt is what the text says for an encoding at a depth.
func (w *weigher) supportAt(id codec.ID, depth int) int {
	if depth > 0 {
		return w.inner[id]
	}
	return w.support[id]
}

// weigh undoes inner layers and says how much odder the misread text is.
func (w *weigher) weigh(r *misread, s string, before, after class.Class, depth int) {
	end := r.units[len(r.units)-1].src
	support := w.supportAt(r.codec, depth)
	if end < len(s) {
		after = class.At(s, end)
	}
	out := unsafe.String(unsafe.SliceData(r.out), len(r.out)) // read only, while r stands
	if depth+1 < codec.MaxLayers && len(r.units) > 2 {
		w.outer[depth] = r.codec
		r.final = w.decodeAll(r.final[:0], out, len(out), before, after, depth+1)
	}
	odd := textOddity(s[:end], before, after)
	r.score = odd - r.outcomeOddity(out, before, after) + r.bonus(s, before)
	if sc := r.scriptAt(0); odd >= 10 || sc != class.Wide && sc != class.OtherLetter || depth > 0 && w.inner[r.codec] >= fewSupport {
		r.score += support // but never to read a sound word as Chinese
		if depth > 0 && r.codec == w.outer[depth-1] {
			r.score += sameAgain
		}
	}
	if support == 0 && (r.chance(s[:end]) || r.codec == codec.Windows1252Small && support <= w.support[codec.Windows1252] && w.top > 0 && support < fewSupport) {
		r.score -= class.Never
	}
	if first, _ := utf8.DecodeRune(r.out); r.units[0].lost && class.Of(first) == class.AccentUpper && (before == class.Lower || before == class.AccentLower) {
		r.score -= class.Never // a true space, and another byte was lost
	}
	if first, _ := utf8.DecodeRune(r.out); r.marks(s, before) || class.Of(first) == class.Combining && !before.IsLetter() && before != class.Combining {
		r.score -= class.Never
	}
	if support == 0 && (r.lineArt(s) || r.longWay(s) || r.lowered(s, before, after)) {
		r.score -= class.Never
	}
}

// places cuts a run into proposals and appends them: inner layers as they were
// found, letters of a script other than Latin by the word, all else one by
// one. base is the run's offset in the stretch.
func (w *weigher) places(dst []place, r *misread, base int) []place {
	last := len(r.units) - 1
	inner := r.final
	for i := 0; i < last; {
		p := place{from: base + r.units[i].src, layers: 1, score: r.score, lost: r.units[i].lost}
		p.codecs[0] = r.codec
		j := i + 1
		if len(inner) > 0 && r.units[i].out == inner[0].from {
			for j < last && r.units[j].out < inner[0].to {
				j++
			}
			p.wording, p.layers = inner[0].wording, inner[0].layers+1
			copy(p.codecs[1:], inner[0].codecs[:inner[0].layers])
			inner = inner[1:]
		} else {
			limit := last
			if len(inner) > 0 {
				limit = r.unitOf(inner[0].from)
			}
			j = r.wordEnd(i, limit)
			p.wording = w.word(r.out[r.units[i].out:r.units[j].out])
		}
		p.to = base + r.units[j].src
		dst = append(dst, p)
		i = j
	}
	return dst
}

// unitOf is the index of the unit that starts at an offset of the outcome.
func (r *misread) unitOf(out int) int {
	lo, hi := 0, len(r.units)-1
	for lo < hi {
		mid := (lo + hi) / 2
		if r.units[mid].out < out {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// wordEnd is the end of the place that starts at unit i.
func (r *misread) wordEnd(i, limit int) int {
	script := r.scriptAt(i)
	j := i + 1
	for script > class.ExoticLatin && j < limit && r.scriptAt(j) == script {
		j++
	}
	return j
}

func (r *misread) scriptAt(i int) class.Class {
	c, _ := utf8.DecodeRune(r.out[r.units[i].out:])
	return class.Of(c).Script()
}
