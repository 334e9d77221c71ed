package review

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"

	"emend/editor"
	"emend/editor/repair"
	"emend/editor/text"
)

const (
	// SampleFrom is the size of a group from which the reader is shown a sample
	// first: fewer can be read through.
	SampleFrom = 60
	// SampleOf is how many members make a sample: with none of them wrong, at
	// most a tenth of the group is, at 95 % (the rule of three).
	SampleOf = 30
	// oddFirst is how many of the least sure come before the random ones, and
	// rareFirst how many of those whose neighbours are rarest: where a group is
	// wrong, it is wrong there.
	oddFirst  = 8
	rareFirst = 6
	// mostRare is how many members are compared with one another.
	mostRare = 20_000
	// mostCounted is how many of a large group's members are looked at for rare
	// neighbours.
	mostCounted = 5_000
	// mostDrawn is how many come at random; nobody looks through more, and behind
	// them the rest stand by place.
	mostDrawn = 2_000
)

// sampled puts a group into the order in which a part of it says most of the
// whole: first the one the reader is at. Of a large group then the least sure,
// those with the rarest neighbours, and the rest at random, the same each
// time; of a small one all, the rarest neighbours first.
func sampled(members []int, raw string, rs []repair.Repair, origin int) []int {
	var out []int
	if len(members) < SampleFrom {
		out = slices.Clone(members)
		byRarity(out, raw, rs)
	} else {
		out = leastSure(members, rs, oddFirst)
		odd := len(out)
		some := thinned(members, mostCounted)
		byRarity(some, raw, rs)
		for _, i := range some {
			if !slices.Contains(out, i) {
				out = append(out, i)
			}
			if len(out) == odd+rareFirst {
				break
			}
		}
		out = append(out, drawn(members, out)...)
	}
	if at := slices.Index(out, origin); at > 0 {
		out = slices.Insert(slices.Delete(out, at, at+1), 0, origin)
	}
	return out
}

// drawn are the members, which are by place, but for those that are out: first
// some at random, the same each time.
func drawn(members, out []int) []int {
	rest := make([]int, 0, len(members))
	for _, i := range slices.Sorted(slices.Values(out)) {
		at, _ := slices.BinarySearch(members, i)
		rest = append(rest, members[:at]...)
		members = members[at+1:]
	}
	rest = append(rest, members...)
	rng := rand.New(rand.NewPCG(uint64(len(rest)), 1)) // not for secrecy: the order must not change between looks
	for k := range min(mostDrawn, len(rest)) {
		j := k + rng.IntN(len(rest)-k)
		rest[k], rest[j] = rest[j], rest[k]
	}
	return rest
}

// leastSure are the n least sure members, the least sure first, else by place.
func leastSure(members []int, rs []repair.Repair, n int) []int {
	out := make([]int, 0, n+1)
	for _, i := range members {
		at := len(out)
		for at > 0 && rs[out[at-1]].Confidence > rs[i].Confidence {
			at--
		}
		if at < n {
			out = slices.Insert(out, at, i)
			out = out[:min(n, len(out))]
		}
	}
	return out
}

// thinned is a list with about n of its members, evenly spread.
func thinned(list []int, n int) []int {
	step := (len(list) + n - 1) / n
	out := make([]int, 0, n)
	for k := 0; k < len(list); k += max(1, step) {
		out = append(out, list[k])
	}
	return out
}

// Concordance puts members of a group into the order in which they are best
// compared: the rarest neighbours first, so that what does not belong there is
// at the top. Of very many it leaves the order as it is.
func Concordance(s *editor.Session, members []int) []int {
	if len(members) > mostRare {
		return members
	}
	out := slices.Clone(members)
	byRarity(out, s.Raw().Text(), s.Repairs())
	return out
}

// byRarity sorts by how often the words on both sides stand beside the change
// in this list, the rarest first, else by place.
func byRarity(list []int, raw string, rs []repair.Repair) {
	before, after := map[string]int{}, map[string]int{}
	for _, i := range list {
		b, a := neighbours(raw, rs[i].Span)
		before[b]++
		after[a]++
	}
	seen := make(map[int]int, len(list))
	for _, i := range list {
		b, a := neighbours(raw, rs[i].Span)
		seen[i] = before[b] + after[a]
	}
	slices.SortFunc(list, func(a, b int) int { return cmp.Or(seen[a]-seen[b], a-b) })
}

// longestNeighbour bounds, in bytes, how far a neighbour reaches.
const longestNeighbour = 24

// neighbours are what stands on both sides of a change up to the next blank:
// the rest of its word, and where it begins or ends one, the word beside it.
func neighbours(raw string, span text.Span) (before, after string) {
	before = raw[max(0, span.Start-longestNeighbour):span.Start]
	after = raw[span.End:min(len(raw), span.End+longestNeighbour)]
	if at := strings.LastIndexAny(strings.TrimRight(before, blanks), blanks); at >= 0 {
		before = before[at+1:]
	}
	lead := len(after) - len(strings.TrimLeft(after, blanks))
	if at := strings.IndexAny(after[lead:], blanks); at >= 0 {
		after = after[:lead+at]
	}
	return before, after
}

const blanks = " \t\r\n\f"

// Bound is the share of the group that may be wrong, at 95 %, when none of the
// members looked at was: 1 − 0.05^(1/n). ok is false when the reader has taken
// any out, or looked at too few for it to say anything.
func (b *Bulk) Bound() (share float64, ok bool) {
	const fewest = 3
	n := b.Looked()
	if n < fewest || b.Wrong() > 0 {
		return 0, false
	}
	if n >= len(b.Members)-len(b.was) {
		return 0, true
	}
	return boundOf(n), true
}

// boundOf is the share that may be wrong, at 95 %, when n were looked at and
// none was.
func boundOf(n int) float64 { return 1 - math.Pow(0.05, 1/float64(n)) }

// A feature is what sets some members of a group apart from others: what
// stands beside the change, its wording, how sure it is.
type feature struct {
	name string // for tests
	of   func(raw string, r *repair.Repair) string
}

var features = []feature{
	{"word", func(raw string, r *repair.Repair) string {
		b, a := neighbours(raw, r.Span)
		return b + "\x00" + raw[r.Span.Start:r.Span.End] + "\x00" + a
	}},
	{"wording", func(raw string, r *repair.Repair) string {
		return raw[r.Span.Start:r.Span.End] + "\x00" + r.Replacement
	}},
	{"before", func(raw string, r *repair.Repair) string {
		c, _ := utf8.DecodeLastRuneInString(raw[:r.Span.Start])
		return class(c)
	}},
	{"after", func(raw string, r *repair.Repair) string {
		c, _ := utf8.DecodeRuneInString(raw[r.Span.End:])
		return class(c)
	}},
	{"sure", func(_ string, r *repair.Repair) string { return string(rune('0' + BandOf(r.Confidence))) }},
}
