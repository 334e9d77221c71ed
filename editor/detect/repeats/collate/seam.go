package collate

import (
	"emend/editor/detect/token"
	"emend/editor/text"
)

// longestGap is how many words between two copies may be their own damaged
// edges.
const longestGap = 20

// closeSeam gives the words that stand between two copies to the one or the
// other, where they are damaged words of its edge: the end of A is compared
// with what follows B, the beginning of B with what comes before A.
//
//	A.....] x y [B.....] x′ y′     tail of A
//	p′ q′ [A.....] p q [B.....]    head of B
func (p *Pair) closeSeam(s string) {
	gap := tokensIn(s, p.A.End, p.B.Start, longestGap+1)
	if len(gap) == 0 || len(gap) > longestGap {
		return
	}
	after := tokensIn(s, p.B.End, len(s), len(gap))
	before := tokensBefore(s, p.A.Start, len(gap))
	best, at := 0.0, -1
	for tail := 0; tail <= len(gap); tail++ {
		head := len(gap) - tail
		if tail > len(after) || head > len(before) {
			continue
		}
		like := likeness(s, gap[:tail], after[:tail]) + likeness(s, gap[tail:], before[len(before)-head:])
		if like > best {
			best, at = like, tail
		}
	}
	if at < 0 || best < float64(len(gap))*leastLike {
		return
	}
	if head := len(gap) - at; head > 0 {
		p.extend(s, before[len(before)-head:], gap[at:], true)
	}
	if at > 0 {
		p.extend(s, gap[:at], after[:at], false)
	}
}

// leastLike is the likeness, a word, from which the gap is taken to be edges.
const leastLike = 0.5

// extend takes aligned words of A and B into both copies, at their head or at
// their tail.
func (p *Pair) extend(s string, a, b []token.Token, head bool) {
	var diffs []Diff
	for i := range a {
		if a[i].Hash == b[i].Hash {
			p.Words++
			continue
		}
		diffs = append(diffs, Diff{A: text.Span{Start: a[i].Start, End: a[i].End}, B: text.Span{Start: b[i].Start, End: b[i].End}})
	}
	n := len(a) - 1
	if head {
		p.A.Start, p.B.Start = a[0].Start, b[0].Start
		p.Diffs = append(diffs, p.Diffs...)
		return
	}
	p.A.End, p.B.End = a[n].End, b[n].End
	p.Diffs = append(p.Diffs, diffs...)
}

// likeness adds up how like the words of two rows are: 1 where they are the
// same, the share of letters that agree from either end where they are not.
func likeness(s string, a, b []token.Token) (sum float64) {
	for i := range a {
		if a[i].Hash == b[i].Hash {
			sum++
			continue
		}
		sum += agreement(s[a[i].Start:a[i].End], s[b[i].Start:b[i].End])
	}
	return sum
}

// agreement is the share of bytes of the longer word that agree from the
// front and from the back.
func agreement(a, b string) float64 {
	n := min(len(a), len(b))
	front, back := 0, 0
	for front < n && a[front] == b[front] {
		front++
	}
	for back < n-front && a[len(a)-1-back] == b[len(b)-1-back] {
		back++
	}
	return float64(front+back) / float64(max(len(a), len(b)))
}

// tokensIn returns the first words of s[from:to], up to a number.
func tokensIn(s string, from, to, most int) (out []token.Token) {
	for len(out) < most {
		t, ok := token.Next(s[:to], from)
		if !ok {
			break
		}
		out = append(out, t)
		from = t.End
	}
	return out
}

// tokensBefore returns the last words in front of an offset, in order, up to
// a number.
func tokensBefore(s string, at, most int) []token.Token {
	out := make([]token.Token, most)
	n := most
	for n > 0 {
		t, ok := token.Previous(s, at, 0)
		if !ok {
			break
		}
		n--
		out[n] = t
		at = t.Start
	}
	return out[n:]
}
