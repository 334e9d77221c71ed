package ruler

import (
	"emend/app/look"
	"emend/editor"
	"emend/editor/repair"
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
	Count int // of undecided repairs: the heat
	Note  bool
}

// Buckets sorts repairs and notes into parts of the height. part tells what
// part of the height lies above a row, from 0 to 1; conflicts are offsets of the
// raw text, in order. It is linear in the repairs and made anew when they
// change, not for each picture.
func Buckets(d Desk, n int, part func(row int) float64, conflicts []int) []Bucket {
	s := d.Session()
	out := make([]Bucket, n)
	at := places{session: s, part: part, n: n}
	for i := range s.Repairs() {
		if s.Sleeps(i) {
			continue
		}
		r := &s.Repairs()[i]
		b := &out[at.bucket(r.Span.Start)]
		rank := rankOf(s, i)
		if rank >= Waiting {
			b.Count++
		}
		if rank > b.Rank {
			b.Rank, b.Kind = rank, look.KindOf(r.Rule)
		}
	}
	at.row = 0
	for k := range s.Notes() {
		if s.Notes()[k].Orphan {
			continue
		}
		b := &out[at.bucket(s.Notes()[k].Span.Start)]
		b.Note, b.Rank = true, max(b.Rank, Noted)
	}
	at.row = 0
	for _, off := range conflicts {
		out[at.bucket(off)].Rank = Conflict
	}
	return out
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

// places finds buckets of offsets that come in order: rows are walked once.
type places struct {
	session *editor.Session
	part    func(row int) float64
	n       int
	row     int
	found   int // the bucket of row
	last    int // row that found belongs to, plus one
}

func (p *places) bucket(rawOff int) int {
	rows := p.session.Rows()
	for p.row+1 < len(rows) && rows[p.row].Raw.End <= rawOff {
		p.row++
	}
	if p.last != p.row+1 {
		p.found, p.last = min(p.n-1, max(0, int(p.part(p.row)*float64(p.n)))), p.row+1
	}
	return p.found
}
