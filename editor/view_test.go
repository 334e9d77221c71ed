package editor

import (
	"testing"

	"emend/editor/record"
)

// TestKeepViewDoesNotWait: the view of a reader at work is kept where the disk
// has time, and else it is said that it was not.
func TestKeepViewDoesNotWait(t *testing.T) {
	s, path := opened(t, fourThos)
	s.kept.journal.sync()
	busy, done := make(chan bool), make(chan bool)
	s.kept.journal.write(func() error { busy <- true; <-done; return nil })
	<-busy
	if s.Project().KeepView(record.ViewState{"row": "1"}) {
		t.Error("kept while the disk was busy")
	}
	close(done)
	s.kept.journal.sync()
	if !s.Project().KeepView(record.ViewState{"row": "2"}) {
		t.Error("not kept while the disk was not busy")
	}
	s.Close()
	if got := reopened(t, path).Project().View()["row"]; got != "2" {
		t.Errorf("row %q, want 2", got)
	}
}
