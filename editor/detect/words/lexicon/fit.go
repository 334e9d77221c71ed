package lexicon

import "math"

// EachToken calls f with every token that starts in [from, to) and its neighbours;
// a neighbour is nil where something parts it from the token.
func EachToken(text string, from, to int, f func(before, t, after *Token)) {
	text = text[:min(len(text), to+2*LongestRun)]
	sc := NewScanner(text, RunStart(text, from))
	var ring [3]Token
	for n := 0; ; n++ {
		last := sc.Next()
		if last != nil {
			ring[n%3] = *last
		}
		if n == 0 && last != nil {
			continue
		}
		t := &ring[(n+2)%3]
		if n > 0 && t.Start >= from && t.Start < to {
			var before, after *Token
			if n > 1 && t.Linked {
				before = &ring[(n+1)%3]
			}
			if last != nil && last.Linked {
				after = &ring[n%3]
			}
			f(before, t, after)
		}
		if last == nil || t.Start >= to {
			return
		}
	}
}

// RunStart goes back from a place to the start of the run of characters two
// before the one it stands in, so that scanning from there sees what a scan of
// the whole text sees. Inside a run that is no text it stops where what is left
// of the run is still too long to be one.
func RunStart(s string, at int) int {
	for range 3 {
		least := max(0, at-LongestRun-1)
		for at > least && !isBlank(s[at-1]) {
			at--
		}
		if at > 0 && !isBlank(s[at-1]) {
			return at
		}
		for at > 0 && isBlank(s[at-1]) {
			at--
		}
	}
	least := max(0, at-LongestRun-1)
	for at > least && !isBlank(s[at-1]) {
		at--
	}
	return at
}

func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// Fit is the logarithm of how much likelier a word becomes by its neighbours.
func (l *Lexicon) Fit(h, left, right Hash) (gain float64, pairs int) {
	self, known := l.Table.Word(h)
	if !known {
		return 0, 0
	}
	for _, side := range [2]struct{ a, b, other Hash }{{left, h, left}, {h, right, right}} {
		if side.other == 0 {
			continue
		}
		other, ok := l.Table.Word(side.other)
		if !ok {
			continue
		}
		p, ok := l.Table.pairLog(side.a, side.b)
		if !ok {
			gain += math.Log(0.5)
			continue
		}
		pairs++
		gain += logAdd(math.Log(0.5), math.Log(0.5)+p-l.Table.logTotal-self-other)
	}
	return gain, pairs
}
