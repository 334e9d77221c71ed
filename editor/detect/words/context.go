package words

import "math"

// eachToken calls f with every token that starts in [from, to) and its neighbours;
// a neighbour is nil where something parts it from the token.
func eachToken(text string, from, to int, f func(before, t, after *token)) {
	text = text[:min(len(text), to+2*longestRun)]
	sc := newScanner(text, runStart(text, from))
	var ring [3]token
	for n := 0; ; n++ {
		last := sc.next()
		if last != nil {
			ring[n%3] = *last
		}
		if n == 0 && last != nil {
			continue
		}
		t := &ring[(n+2)%3]
		if n > 0 && t.start >= from && t.start < to {
			var before, after *token
			if n > 1 && t.linked {
				before = &ring[(n+1)%3]
			}
			if last != nil && last.linked {
				after = &ring[n%3]
			}
			f(before, t, after)
		}
		if last == nil || t.start >= to {
			return
		}
	}
}

// runStart goes back from a place to the start of the run of characters two
// before the one it stands in, so that scanning from there sees what a scan of
// the whole text sees. Inside a run that is no text it stops where what is left
// of the run is still too long to be one.
func runStart(s string, at int) int {
	for range 3 {
		least := max(0, at-longestRun-1)
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
	least := max(0, at-longestRun-1)
	for at > least && !isBlank(s[at-1]) {
		at--
	}
	return at
}

func isBlank(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// context is what stands beside a word as far as it can be read: 0 is nothing.
func (m *Model) context(t *token) Hash {
	if t == nil || t.kind == figure || t.fragment {
		return 0
	}
	if s := m.suspectOf(t.hash); s != nil && s.sure != nil {
		return s.sure.hash
	}
	if t.kind == odd {
		return 0
	}
	return t.hash
}

// fit is the logarithm of how much likelier a word becomes by its neighbours.
func (l *lexicon) fit(h, left, right Hash) (gain float64, pairs int) {
	self, known := l.table.word(h)
	if !known {
		return 0, 0
	}
	for _, side := range [2]struct{ a, b, other Hash }{{left, h, left}, {h, right, right}} {
		if side.other == 0 {
			continue
		}
		other, ok := l.table.word(side.other)
		if !ok {
			continue
		}
		p, ok := l.table.pairLog(side.a, side.b)
		if !ok {
			gain += math.Log(0.5)
			continue
		}
		pairs++
		gain += logAdd(math.Log(0.5), math.Log(0.5)+p-l.table.logTotal-self-other)
	}
	return gain, pairs
}
