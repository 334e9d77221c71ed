package editor

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"emend/editor/project"
	"emend/editor/record"
	"emend/editor/repair"
)

// A slowDisk is a project file whose disk takes its time, or fails.
type slowDisk struct {
	mu      sync.Mutex
	gate    chan struct{} // a write waits for one of these; nil: it does not
	full    bool
	queue   []string
	written []string // labels of the acts on the disk, in order
}

func (d *slowDisk) Append(entries ...*record.Entry) error {
	if d.gate != nil {
		<-d.gate
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, e := range entries {
		d.queue = append(d.queue, e.Act.Label)
	}
	return d.flush()
}

func (d *slowDisk) flush() error {
	if d.full {
		return project.ErrFull
	}
	d.written = append(d.written, d.queue...)
	d.queue = nil
	return nil
}

func (d *slowDisk) Retry() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.flush()
}

func (d *slowDisk) SetRepairs(record.Generation, []repair.Repair) (int64, error) { return 1, nil }
func (d *slowDisk) ReadOnly() error                                              { return nil }
func (d *slowDisk) Close() error                                                 { return nil }

// rejecting rejects the repairs of a review on a disk, and labels the acts a, b,
// c…
func rejecting(d *slowDisk, moved func()) (s *Session, reject func(i int)) {
	s = session(strings.Repeat(fourThos+" ", 10), "tho", "the")
	s.kept.journal = keepJournal(d, moved, 0)
	return s, func(i int) {
		s.Decide([]int{i}, repair.Decision{State: repair.Rejected}, string(rune('a'+i)))
	}
}

// On a disk that keeps up, an act is on the disk before the next is taken: the
// second waits for the first, as long as that is no slower than patience.
func TestActWaitsForTheOneBefore(t *testing.T) {
	d := &slowDisk{gate: make(chan struct{})}
	s, reject := rejecting(d, func() {})
	for i := range 20 {
		onDisk := make(chan struct{})
		reject(i)
		go func() {
			d.gate <- struct{}{} // a moment from now
			close(onDisk)
		}()
		if l := s.kept.journal.lag(); l.acts > 1 && !l.slow {
			t.Fatalf("act %d: %d are not on the disk and nobody is told", i, l.acts)
		}
		<-onDisk
	}
	close(d.gate)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(d.written, ""); got != "abcdefghijklmnopqrst" {
		t.Errorf("on the disk: %q", got)
	}
}

// On a slow disk acts return at once, the reader is told how many are not on
// the disk yet, they get there in order, and it is told when all are.
func TestSlowDisk(t *testing.T) {
	d := &slowDisk{gate: make(chan struct{})}
	told := make(chan struct{}, 100)
	s, reject := rejecting(d, func() { told <- struct{}{} })
	reject(0)
	if l := s.kept.journal.lag(); l.slow || l.acts != 1 {
		t.Errorf("at once: %+v", l)
	}
	<-told
	if l := s.kept.journal.lag(); !l.slow || l.acts != 1 {
		t.Errorf("after a while: %+v", l)
	}
	for i := 1; i < 20; i++ {
		reject(i) // would wait for ever if it waited for the disk
	}
	if l := s.kept.journal.lag(); !l.slow || l.acts != 20 {
		t.Errorf("20 acts later: %+v", l)
	}
	if s.Decision(19).State != repair.Rejected {
		t.Error("the last act was not taken")
	}
	saved := s.Project().Durable()
	d.gate <- struct{}{} // the first is written
	<-told
	if l := s.kept.journal.lag(); !l.slow || l.acts != 19 {
		t.Errorf("the first is written: %+v", l)
	}
	d.mu.Lock()
	if got := strings.Join(d.written, ""); got != "a" {
		t.Errorf("on the disk: %q", got)
	}
	d.mu.Unlock()
	close(d.gate)
	saved()
	<-told
	if l := s.kept.journal.lag(); l.slow || l.acts != 0 || l.err != nil {
		t.Errorf("caught up: %+v", l)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(d.written, ""); got != "abcdefghijklmnopqrst" {
		t.Errorf("on the disk: %q", got)
	}
}

// A slow disk that fills up: what has lined up is kept, in order, and written
// when there is room again.
func TestSlowDiskFillsUp(t *testing.T) {
	d := &slowDisk{gate: make(chan struct{}), full: true}
	s, reject := rejecting(d, func() {})
	for i := range 9 {
		reject(i)
	}
	close(d.gate)
	if err := s.kept.journal.sync(); !errors.Is(err, project.ErrFull) {
		t.Fatalf("%v", err)
	}
	if l := s.kept.journal.lag(); l.acts != 0 || l.slow || !errors.Is(l.err, project.ErrFull) {
		t.Errorf("%+v", l)
	}
	d.mu.Lock()
	d.full = false
	d.mu.Unlock()
	reject(9)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(d.written, ""); got != "abcdefghij" {
		t.Errorf("on the disk: %q", got)
	}
}

// While a version is kept, a copy is saved, or the review is closed on a slow
// disk, the owner goes on: what it does is written after that, and is there.
func TestSavingDoesNotStopTheReader(t *testing.T) {
	s, path := opened(t, fourThos)
	reject := func(i int) { s.Decide([]int{i}, repair.Decision{State: repair.Rejected}, "") }
	reject(0)
	s.Project().Durable()()
	busy, free := make(chan struct{}), make(chan struct{})
	s.kept.journal.write(func() error { close(busy); <-free; return nil })
	<-busy
	reject(1)
	version := s.Versions().KeepLater("of two")
	reject(2)
	named := path + ".emend"
	saving := s.Project().SaveLater(named, false)
	reject(3)
	if st := s.Project().Saved(); !st.Slow || st.Waiting != 3 || len(s.Versions().List()) != 0 || st.Path == named {
		t.Errorf("while the disk is busy: %+v, %d versions", st, len(s.Versions().List()))
	}
	close(free)
	for _, l := range []Saving{version, saving} {
		l.Wait()
		if err := l.Done(); err != nil {
			t.Fatal(err)
		}
	}
	if st := s.Project().Saved(); st.Path != named || len(s.Versions().List()) != 1 {
		t.Errorf("afterwards: %+v, %d versions", st, len(s.Versions().List()))
	}
	wait := s.Project().Closing()
	if err := wait(); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, named)
	sameReview(t, again, s)
	if v := again.Versions().List(); len(v) != 1 || v[0].Counts.Rejected != 2 || v[0].Seq != 2 {
		t.Errorf("versions: %+v", v)
	}
}
