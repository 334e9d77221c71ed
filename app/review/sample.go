package review

import (
	"math"
	"math/rand/v2"
	"slices"

	"emend/editor/repair"
)

const (
	// sampleFrom is the size of a group from which the reader is shown a sample
	// first: fewer can be read through.
	sampleFrom = 60
	// oddFirst is how many of the least sure come before the random ones: where
	// a group is wrong, it is wrong there.
	oddFirst = 8
)

// sampled puts a large group into the order in which a part of it says most of
// the whole: the one the reader is at, the least sure, then the rest at random,
// the same each time. A small group stays by place.
func sampled(members []int, rs []repair.Repair, origin int) []int {
	if len(members) < sampleFrom {
		return members
	}
	out := slices.Clone(members)
	slices.SortStableFunc(out, func(a, b int) int {
		switch ca, cb := rs[a].Confidence, rs[b].Confidence; {
		case ca < cb:
			return -1
		case ca > cb:
			return 1
		}
		return 0
	})
	rest := out[oddFirst:]
	slices.Sort(rest)
	rng := rand.New(rand.NewPCG(uint64(len(rest)), 1)) // not for secrecy: the order must not change between looks
	rng.Shuffle(len(rest), func(i, j int) { rest[i], rest[j] = rest[j], rest[i] })
	if at := slices.Index(out, origin); at > 0 {
		out = slices.Insert(slices.Delete(out, at, at+1), 0, origin)
	}
	return out
}

// Bound is the share of the group that may be wrong, at 95 %, when none of the
// members looked at was: 1 − 0.05^(1/n). ok is false when the reader has taken
// any out, or looked at too few for it to say anything.
func (b *Bulk) Bound() (share float64, ok bool) {
	const fewest = 3
	n := len(b.Seen)
	if n < fewest || len(b.Out) > 0 {
		return 0, false
	}
	if n >= len(b.Members) {
		return 0, true
	}
	return 1 - math.Pow(0.05, 1/float64(n)), true
}
