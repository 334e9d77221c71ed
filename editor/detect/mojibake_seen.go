package detect

import (
	"unicode/utf8"

	"emend/editor/text"
)

// stretches remembers what short stretches between the same neighbours read
// as: a damaged text repeats a few hundred of them, and weighing one takes a
// microsecond.
type stretches [1 << 10]seenStretch

type seenStretch struct {
	stretchKey
	valid  bool
	places []place
}

// A stretchKey is all that the reading of a short stretch depends on.
type stretchKey struct {
	low, high           uint64 // the bytes
	n                   uint8
	before, after, next runeClass
}

// at is where the reading of a stretch is kept, not valid if it is another's;
// ok is false for stretches that are too long, or go on behind a space.
func (t *stretches) at(s string, st text.Span, before runeClass) (e *seenStretch, ok bool) {
	n := st.Len()
	if n > 16 || st.End+1 >= len(s) || s[st.End+1] >= utf8.RuneSelf {
		return nil, false
	}
	k := stretchKey{n: uint8(n), before: before, after: classTable[s[st.End]], next: classTable[s[st.End+1]]}
	for i := range n {
		if i < 8 {
			k.low = k.low<<8 | uint64(s[st.Start+i])
		} else {
			k.high = k.high<<8 | uint64(s[st.Start+i])
		}
	}
	const mix = 0x9E3779B97F4A7C15
	h := (k.low ^ k.high*mix ^ uint64(before)<<56 ^ uint64(k.after)<<48 ^ uint64(k.next)<<40) * mix
	e = &t[h>>54]
	if e.stretchKey != k {
		e.stretchKey, e.valid = k, false
	}
	return e, true
}
