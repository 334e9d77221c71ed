package annotate

import (
	"strings"

	"emend/editor/text"
)

// How much of what stood before and behind a passage must be there for the
// place between to be offered, in bytes, and how far apart they may be beside
// the length of the passage.
const (
	leastContext = 12
	mostApart    = 4
	spareApart   = 200
)

// between offers the places where the passage itself is gone, or was worded
// anew, but what stood before it and behind it is there. Its score is that of
// the context alone, so a reader is always asked.
func (s *search) between() {
	before, behind := lastOf(s.quote.Prefix), firstOf(s.quote.Suffix)
	if len(before) < leastContext || len(behind) < leastContext {
		return
	}
	room := mostApart*len(s.quote.Exact) + spareApart
	for n, at := 0, 0; n < exactEach; n++ {
		i := strings.Index(s.raw[at:], before)
		if i < 0 {
			return
		}
		start := at + i + len(before)
		at += i + 1
		end := min(len(s.raw), start+room)
		if j := strings.Index(s.raw[start:end], behind); j >= 0 {
			s.add(text.Span{Start: start, End: start + j}, 0)
		}
	}
}

// lastOf and firstOf are the part of a context next to the passage.
func lastOf(prefix string) string {
	return prefix[edgeBefore(prefix, max(0, len(prefix)-leastContext)):]
}

func firstOf(suffix string) string {
	return suffix[:edgeAfter(suffix, min(len(suffix), leastContext))]
}
