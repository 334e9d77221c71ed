package editor

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// A disk that fills up and has room again: the reader is told both times, and
// nothing is lost or out of order.
func TestFullDiskAndRoomAgain(t *testing.T) {
	s := session(fourThos, "tho", "the")
	d := &slowDisk{}
	told := make(chan struct{}, 8)
	s.kept.journal = keepJournal(d, func() { told <- struct{}{} }, 0)
	for i, full := range []bool{false, true, true, false} {
		d.mu.Lock()
		d.full = full
		d.mu.Unlock()
		s.Decide([]int{i}, repair.Decision{State: repair.Rejected}, string(rune('a'+i)))
		s.Project().Durable()()
		if got := s.kept.journal.lag().err; full != errors.Is(got, project.ErrFull) {
			t.Errorf("act %d: %v", i, got)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(d.written, ""); got != "abcd" || len(told) != 2 {
		t.Errorf("on the disk: %q, told %d times", got, len(told))
	}
}

// A clock that goes back changes neither the order of the acts nor what they
// lead to.
func TestClockGoingBack(t *testing.T) {
	s, path := opened(t, fourThos)
	hour := 12
	s.history.now = func() time.Time {
		hour--
		return time.Date(2026, 1, 1, hour, 0, 0, 0, time.UTC)
	}
	for _, state := range []repair.State{repair.Accepted, repair.Rejected, repair.Accepted, repair.Rejected} {
		s.Decide([]int{0}, repair.Decision{State: state}, "")
	}
	if !s.Project().Saved().ClockBack {
		t.Error("the reader is not told")
	}
	n := s.Notes().Add(annotate.Annotation{Span: text.Span{End: 3}, Body: "first"})
	n.Body = "second"
	s.Notes().Change(n)
	if _, err := s.Versions().Keep("v"); err != nil {
		t.Fatal(err)
	}
	s.History().Undo()
	want := s.Mapping().String()
	s.Close()
	for _, tip := range []bool{true, false} {
		again := reopened(t, path)
		if again.Project().Saved().ClockBack {
			t.Errorf("with tip %v: told before anything was done", tip)
		}
		if again.Decision(0).State != repair.Rejected || again.Mapping().String() != want || again.Notes().List()[0].Body != "first" {
			t.Errorf("with tip %v: %v, %q, %+v", tip, again.Decision(0), again.Mapping().String(), again.Notes().List())
		}
		if n, err := again.Versions().Restore(again.Versions().List()[0]); err != nil || n != 1 || again.Notes().List()[0].Body != "second" {
			t.Errorf("with tip %v: %d restored, %v, %+v", tip, n, err, again.Notes().List())
		}
		if again.Project().Saved().ClockBack {
			t.Errorf("with tip %v: told of a clock that goes on", tip)
		}
		again.History().Undo()
		project := again.Project().Saved().Path
		again.Close()
		forgetTip(t, project)
	}
}

// The project is taken away while it is open: the reader is told, and saving
// elsewhere takes everything along.
func TestProjectGoneWhileOpen(t *testing.T) {
	s, path := opened(t, fourThos)
	named, other := filepath.Join(filepath.Dir(path), "n.emend"), filepath.Join(filepath.Dir(path), "o.emend")
	if err := s.Project().Save(named, false); err != nil {
		t.Fatal(err)
	}
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	if err := s.kept.journal.sync(); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(named); err != nil {
		t.Fatal(err)
	}
	s.Decide([]int{1}, repair.Decision{State: repair.Rejected}, "")
	if err := s.kept.journal.sync(); !errors.Is(err, project.ErrGone) || !errors.Is(s.Project().Saved().Err, project.ErrGone) {
		t.Errorf("%v, %v", err, s.Project().Saved().Err)
	}
	if err := s.Project().Save(other, false); err != nil || s.Project().Saved().Err != nil {
		t.Fatalf("%v, %v", err, s.Project().Saved().Err)
	}
	want := s.Mapping().String()
	s.Close()
	if got := reopened(t, other).Mapping().String(); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// The second window only reads, and says so. What is done in it all the same
// is not lost: it goes into a copy, whatever the first window did since.
func TestTwoWindows(t *testing.T) {
	s, path := opened(t, fourThos)
	named, other := filepath.Join(filepath.Dir(path), "n.emend"), filepath.Join(filepath.Dir(path), "o.emend")
	if err := s.Project().Save(named, false); err != nil {
		t.Fatal(err)
	}
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	if err := s.kept.journal.sync(); err != nil {
		t.Fatal(err)
	}
	second := reopened(t, named)
	if !errors.Is(second.Project().Saved().ReadOnly, project.ErrBusy) {
		t.Fatalf("%+v", second.Project().Saved())
	}
	second.Decide([]int{1}, repair.Decision{State: repair.Rejected}, "")
	second.Notes().Add(annotate.Annotation{Span: text.Span{End: 3}})
	s.Decide([]int{3}, repair.Decision{State: repair.Rejected}, "")
	if _, err := s.Versions().Keep("of the first"); err != nil {
		t.Fatal(err)
	}
	if err := second.kept.journal.sync(); !errors.Is(err, project.ErrBusy) {
		t.Errorf("%v", err)
	}
	if err := second.Project().Save(other, false); err != nil {
		t.Fatal(err)
	}
	second.Decide([]int{2}, repair.Decision{State: repair.Accepted}, "")
	for _, c := range []struct {
		path string
		s    *Session
	}{{named, s}, {other, second}} {
		if err := c.s.Close(); err != nil {
			t.Fatal(err)
		}
		again := reopened(t, c.path)
		sameReview(t, again, c.s)
		if n := len(again.Versions().List()); c.s == second && n != 0 {
			t.Errorf("%d versions of the first window came along", n)
		}
	}
}

// TestReviewDoesNotGrow: an hour of deciding, undoing and looking adds to
// memory what it adds to the log, and no more.
func TestReviewDoesNotGrow(t *testing.T) {
	s := session(strings.Repeat("tho cat ", 500), "tho", "the")
	reviewing := func() {
		for i := range s.Repairs() {
			s.Decide([]int{i}, repair.Decision{State: repair.Accepted}, "")
			s.History().Undo()
			s.Rows()
			s.Groups().List()
		}
	}
	held := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	reviewing()
	before, size := held(), s.history.Seq()
	routines := runtime.NumGoroutine()
	for range 8 {
		reviewing()
	}
	after := held()
	const entry = 600 // bytes of an act of one decision and its undoing, with room to grow
	if entries := s.history.Seq() - size; after > before+uint64(entries)*entry {
		t.Errorf("%d bytes more after %d entries", after-before, entries)
	}
	if n := runtime.NumGoroutine(); n > routines {
		t.Errorf("%d goroutines, before %d", n, routines)
	}
	runtime.KeepAlive(s)
}
