package editor

import (
	"sync"
	"time"

	"emend/editor/project"
	"emend/editor/record"
	"emend/editor/repair"
)

// A store is the part of a project file that a session writes to as it goes.
type store interface {
	Append(entries ...*record.Entry) error
	Retry() error
	SetRepairs(g record.Generation, repairs []repair.Repair) (id int64, err error)
	ReadOnly() error
	Close() error
}

// patience is how long an act waits for the one before it to get to the disk.
// A disk of one's own takes a millisecond or two; nobody feels the wait.
const patience = 50 * time.Millisecond

// A journal writes what happens in a session to its project, on a goroutine of
// its own and in order. A nil one keeps nothing.
//
// Context: every act is to be on the disk before the next, so that a crash
// loses at most one; but a network drive may take seconds, and the window must
// not stop for it. Decision: an act waits for the one before it, and no longer
// than patience; then the disk is slow, acts line up, and the reader is told how
// many until the disk has caught up. Consequence: on a disk that keeps up one
// act at most is in flight; on a slow one it is seen what is not safe yet; and
// as the order never changes, a crash leaves the first acts of a review, never
// one without those before it.
type journal struct {
	moved func() // tells, on any goroutine, that saving fails or works, lags or has caught up

	mu           sync.Mutex
	turn         *sync.Cond // on mu: a write was handed over, or ended, or is late
	file         store      // nil once closed
	batch        []write    // under way
	queue        []write    // to be done after it
	handed, done int64      // writes
	slow         bool       // an act is late, or others are behind one that was
	failing      bool
	err          error // outcome of the last write that has ended
	generation   int64 // of proposals, the last one written
	tip          int64 // the log entry whose state stands beside the log
}

// A write is an act, or something else that is written between acts.
type write struct {
	act    *record.Entry // nil: do
	do     func() error
	handed time.Time
}

// keepJournal starts the journal of a file; tip is the log entry whose state
// stands beside the log.
func keepJournal(f store, moved func(), tip int64) *journal {
	j := &journal{file: f, moved: moved, tip: tip}
	j.turn = sync.NewCond(&j.mu)
	go func() {
		for batch := j.next(); batch != nil; batch = j.next() {
			j.ended(j.carryOut(batch))
		}
	}()
	return j
}

// next waits for something to write: acts that have lined up are written
// together, which costs the disk no more than one. nil: the journal is closed.
func (j *journal) next() []write {
	j.mu.Lock()
	defer j.mu.Unlock()
	for len(j.queue) == 0 && j.file != nil {
		j.turn.Wait()
	}
	if j.file == nil {
		return nil
	}
	n := 1
	for j.queue[0].act != nil && n < len(j.queue) && j.queue[n].act != nil {
		n++
	}
	j.batch, j.queue = j.queue[:n:n], j.queue[n:]
	return j.batch
}

func (j *journal) carryOut(batch []write) error {
	if batch[0].act == nil {
		err := batch[0].do()
		if f := j.open(); err == nil && f != nil && j.lag().err != nil {
			return f.Retry() // what came through says nothing of the acts that did not
		}
		return err
	}
	var acts []*record.Entry
	for _, w := range batch {
		acts = append(acts, w.act)
	}
	return j.open().Append(acts...)
}

// ended takes in how the batch went.
func (j *journal) ended(err error) {
	j.mu.Lock()
	moved := j.slow || (err != nil) != j.failing
	j.done += int64(len(j.batch))
	j.batch, j.err, j.failing = nil, err, err != nil
	if n, _ := j.behind(); n == 0 {
		j.slow = false
	}
	j.turn.Broadcast()
	j.mu.Unlock()
	if moved {
		j.moved()
	}
}

// behind is how many acts are not on the disk yet, and when the oldest of them
// was handed over. The lock is held.
func (j *journal) behind() (n int, since time.Time) {
	for _, list := range [][]write{j.batch, j.queue} {
		for i := range list {
			if list[i].act == nil {
				continue
			}
			if n++; n == 1 {
				since = list[i].handed
			}
		}
	}
	return n, since
}

// look notices an act that is late.
func (j *journal) look() {
	j.mu.Lock()
	n, since := j.behind()
	late := n > 0 && !j.slow && time.Since(since) >= patience
	if late {
		j.slow = true
		j.turn.Broadcast()
	}
	j.mu.Unlock()
	if late {
		j.moved()
	}
}

// hand lines a write up and returns its number, for wait. The lock is held.
func (j *journal) hand(w write) int64 {
	w.handed = time.Now()
	j.queue = append(j.queue, w)
	j.handed++
	j.turn.Broadcast()
	return j.handed
}

// append writes an act. The file keeps what it could not write and writes it
// before the next entry, so that the log stays whole; a file that is only read
// keeps it for a copy.
func (j *journal) append(e *record.Entry) {
	if j == nil {
		return
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	for j.file != nil {
		if n, _ := j.behind(); n == 0 || j.slow {
			j.hand(write{act: e})
			time.AfterFunc(patience, j.look)
			return
		}
		j.turn.Wait()
	}
}

// setRepairs writes a generation of proposals.
func (j *journal) setRepairs(g record.Generation, repairs []repair.Repair) {
	if j.writing() { // else they can be detected again
		j.write(func() error {
			id, err := j.open().SetRepairs(g, repairs)
			if err == nil {
				j.mu.Lock()
				j.generation = id
				j.mu.Unlock()
			}
			return err
		})
	}
}

// setTip writes the state that the log of so many entries leads to beside it,
// where another stands there.
func (j *journal) setTip(f *project.File, seq int64, t *record.Tip) {
	j.write(func() error {
		err := f.Retry()
		if err == nil && f.SetTip(t) == nil {
			j.mu.Lock()
			j.tip = seq
			j.mu.Unlock()
		}
		return err
	})
}

// newest is what was written last: the number of the proposals (0: none were),
// and that of the entry whose state stands beside the log.
func (j *journal) newest() (generation, tip int64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.generation, j.tip
}

// open is the file, which SaveAs replaces; nil once it is closed.
func (j *journal) open() store {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.file
}

// writing says whether the file is written to, and not only read.
func (j *journal) writing() bool {
	f := j.open()
	return f != nil && f.ReadOnly() == nil
}

// write has something else done between two acts, in order. What it returns
// waits for that on any goroutine, and gives the outcome.
func (j *journal) write(do func() error) (wait func() error) {
	if j.open() == nil {
		return func() error { return nil }
	}
	var err error
	j.mu.Lock()
	n := j.hand(write{do: func() error { err = do(); return err }})
	j.mu.Unlock()
	return func() error {
		j.until(n)
		return err
	}
}

// until waits for the end of the nth write.
func (j *journal) until(n int64) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for j.done < n {
		j.turn.Wait()
	}
}

// offer hands over a write where nothing else is to be written, and says
// whether it has.
func (j *journal) offer(do func() error) bool {
	if !j.writing() {
		return true
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if len(j.batch)+len(j.queue) > 0 {
		return false
	}
	j.hand(write{do: do})
	return true
}

// waiting gives what waits, on any goroutine, for what was handed over so far.
func (j *journal) waiting() func() {
	if j == nil {
		return func() {}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	n := j.handed
	return func() { j.until(n) }
}

// sync waits until everything is on the disk, or says what is not.
func (j *journal) sync() error {
	return j.write(func() error { return j.open().Retry() })()
}

// A lag is how far saving is behind.
type lag struct {
	err  error // why the last write that has ended failed
	acts int   // not on the disk yet
	slow bool
}

func (j *journal) lag() lag {
	if j == nil {
		return lag{}
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	n, _ := j.behind()
	return lag{j.err, n, j.slow}
}

// saveAs is project.File.SaveAs, after all that was handed over and before all
// that will be; what could not be written so far goes along.
func (j *journal) saveAs(f *project.File, path string, replace bool) (wait func() error) {
	var err error
	written := j.write(func() error {
		before := f.Retry()
		next, serr := f.SaveAs(path, replace)
		if err = serr; err != nil {
			return before
		}
		j.mu.Lock()
		j.file = next
		j.mu.Unlock()
		return nil
	})
	return func() error {
		_ = written() // tells of the acts, not of the copy
		return err
	}
}

// close writes what is left, closes the file and ends the journal.
func (j *journal) close() error {
	return j.write(func() error {
		f := j.open()
		err := f.Retry()
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		j.mu.Lock()
		j.file = nil
		j.mu.Unlock()
		return err
	})()
}
