package review

import (
	"math/rand/v2"
	"runtime"
	"strconv"
	"testing"

	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"
)

// An hour of review is some 3,000 acts, with as many looks; three of them are
// gone through. What an act may leave behind in memory is its entry in the log,
// with the wordings and the note it may hold.
const (
	soakActs        = 10_000
	mostPerAct      = 1500 // bytes
	mostPerDecision = 300  // in an act on many
	mostBesides     = 4 << 20
)

// TestHoursLeaveNothingBehind: a scripted review, as long as a day of a
// reader's, takes no memory but for its log, and starts no goroutine that does
// not end.
func TestHoursLeaveNothingBehind(t *testing.T) {
	d := manyRepairs()
	defer d.Close()
	rng := rand.New(rand.NewPCG(60, 60))
	acts := func(n int) (many int) {
		for range n {
			many += actAnyhow(d, rng)
		}
		return many
	}
	acts(soakActs / 10) // caches fill
	memory, goroutines := inUse(), runtime.NumGoroutine()
	most := mostBesides + soakActs*mostPerAct + acts(soakActs)*mostPerDecision
	grown := inUse() - memory
	t.Logf("%d acts leave %d bytes behind", soakActs, grown)
	if grown > most {
		t.Errorf("more than %d", most)
	}
	if now := runtime.NumGoroutine(); now > goroutines {
		t.Errorf("%d goroutines, and %d before", now, goroutines)
	}
	runtime.KeepAlive(d)
}

// inUse is the memory in use, in bytes.
func inUse() int {
	runtime.GC()
	runtime.GC() // what has a finalizer goes at the second
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// actAnyhow does what a reader does, and tells how many repairs were decided at
// once.
func actAnyhow(d *Desk, rng *rand.Rand) (many int) {
	q, s := d.Queue(), d.session
	switch k := rng.IntN(200); {
	case k == 0:
		q.SetFilter(Filter{States: []repair.State{repair.Pending}})
		q.SetFilter(Filter{})
	case k == 1 && rng.IntN(10) == 0:
		d.Preview().Propose(repair.Accepted, SamePattern)
		many = d.Preview().Confirm()
		d.History().Undo()
	case k < 60:
		d.Accept()
	case k < 80:
		d.Reject("no")
	case k < 140:
		d.History().Undo()
	case k < 160:
		q.Step(1-2*rng.IntN(2), rng.IntN(2) == 0)
	case k < 180:
		q.Go(rng.IntN(len(s.Repairs())))
	default:
		at := rng.IntN(s.Raw().Len() - 10)
		n := s.Notes().Add(annotate.Annotation{Span: text.Span{Start: at, End: at + 1}, Body: strconv.Itoa(at)})
		s.Notes().Delete(n.ID)
	}
	return many
}
