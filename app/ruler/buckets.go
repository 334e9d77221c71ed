package ruler

import (
	"math"
	"sort"

	"emend/app/look"
	"emend/editor"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Rank says what a bucket shows when several things share it: the higher one
// wins, so that nothing that waits for the reader is hidden by what is done.
type Rank uint8

// The ranks, from low to high.
const (
	Empty Rank = iota
	Done
	Noted
	Waiting  // undecided, counts
	Doubted  // undecided, below the threshold
	Conflict // two readers decided otherwise, and it is not settled
)

// A Bucket is what lies in one part of the text's height.
type Bucket struct {
	Rank  Rank
	Kind  look.Kind
	Count int // of undecided repairs, as far as it shows: the heat
	Note  bool
}

// mostHeat is how many undecided repairs make a bucket as hot as it can be
// shown.
const mostHeat = 12

// buckets sort repairs and notes into parts of the height. A bucket is a
// stretch of the raw text: so a decision changes one of them, and one that is
// as hot as can be is known after a few repairs.
type buckets struct {
	session   *editor.Session
	conflicts []int // offsets of the raw text where two readers differ, in order
	starts    []int // of each in the raw text
	list      []Bucket
}

// bucketsOf makes n buckets. part tells what part of the height lies above a
// row, from 0 to 1.
func bucketsOf(s *editor.Session, n int, part func(row int) float64, conflicts []int) *buckets {
	b := &buckets{session: s, conflicts: conflicts, starts: make([]int, n), list: make([]Bucket, n)}
	rows := s.Rows()
	for k := 1; k < n; k++ {
		b.starts[k] = math.MaxInt
		if row := sort.Search(rows.Len(), func(row int) bool { return int(part(row)*float64(n)) >= k }); row < rows.Len() {
			b.starts[k] = rows.Row(row).Raw.Start
		}
	}
	for k := range b.list {
		b.fill(k)
	}
	return b
}

// follow takes in that what is decided in a span of the raw text has changed.
func (b *buckets) follow(reach text.Span) {
	for k := range b.list {
		if from, to := b.span(k); from <= reach.End && reach.Start < to {
			b.fill(k)
		}
	}
}

// span is the stretch of the raw text of bucket k.
func (b *buckets) span(k int) (from, to int) {
	if k+1 == len(b.starts) {
		return b.starts[k], math.MaxInt
	}
	return b.starts[k], b.starts[k+1]
}

// fill looks at what is in bucket k.
func (b *buckets) fill(k int) {
	from, to := b.span(k)
	s := b.session
	var out Bucket
	rs, highest := s.Repairs(), Doubted
	if t := s.Tally(); t.Applied == t.Pending {
		highest = Waiting // none is doubted anywhere
	}
	for i := sort.Search(len(rs), func(i int) bool { return rs[i].Span.Start >= from }); i < len(rs) && rs[i].Span.Start < to; i++ {
		if s.Sleeps(i) {
			continue
		}
		rank := rankOf(s, i)
		if rank >= Waiting {
			out.Count++
		}
		if rank > out.Rank {
			out.Rank, out.Kind = rank, look.KindOf(rs[i].Rule)
		}
		if out.Rank >= highest && out.Count >= mostHeat {
			break // nothing can be seen of the others
		}
	}
	notes := s.Notes().List()
	for i := sort.Search(len(notes), func(i int) bool { return notes[i].Span.Start >= from }); i < len(notes) && notes[i].Span.Start < to; i++ {
		if !notes[i].Orphan {
			out.Note, out.Rank = true, max(out.Rank, Noted)
		}
	}
	if i := sort.SearchInts(b.conflicts, from); i < len(b.conflicts) && b.conflicts[i] < to {
		out.Rank = Conflict
	}
	b.list[k] = out
}

func rankOf(s *editor.Session, i int) Rank {
	if s.Decision(i).State != repair.Pending {
		return Done
	}
	if _, counts := s.Counts(i); counts {
		return Waiting
	}
	return Doubted
}
