package main

import (
	"context"
	"log"
	"os"
	"path/filepath"
	"time"

	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/detect"
	"emend/editor/repair"
	"emend/editor/text"
)

// The project that is opened: so many repairs and notes in ten megabytes.
const (
	openedRepairs = 100_000
	openedNotes   = 10_000
)

// openRows opens a project with repairs and notes beside one with the same text
// alone, by the clock: both read a file that the system holds in memory.
func openRows() []row {
	dir := folder()
	defer os.RemoveAll(dir)
	os.Setenv("EMEND_DATA", dir)
	full, bare := savedReview(dir, "full", openedRepairs, openedNotes), savedReview(dir, "bare", 0, 0)
	own, other := alternate(opening(full), opening(bare))
	return []row{
		{what: "open 10 MB with 100,000 repairs, 10,000 notes (clock)", beside: "the text alone", own: own, other: other, figure: times, unit: " ×", goal: 1.5},
		sizeRow(full),
	}
}

// savedReview saves the review of ten megabytes, with notes, each an act of its
// own, and the given number of the repairs that detection finds.
func savedReview(dir, name string, repairs, notes int) string {
	file := filepath.Join(dir, name+".txt")
	if err := os.WriteFile(file, []byte(texts().damaged), 0o600); err != nil {
		log.Fatalf("bench: %v", err)
	}
	s, err := editor.OpenFile(file, nil)
	if err != nil {
		log.Fatalf("bench: %v", err)
	}
	s.SetDetected(someOf(s.Raw().Text(), repairs))
	step := s.Raw().Len() / max(notes, 1)
	for i := range notes {
		from := edgeFrom(s.Raw().Text(), i*step)
		span := text.Span{Start: from, End: edgeFrom(s.Raw().Text(), from+20)}
		s.AddNote(annotate.Annotation{Span: span, Body: "Compare the first edition.", Tags: []string{"collate"}})
	}
	path := filepath.Join(dir, name+".emend")
	if err := s.Save(path, false); err != nil {
		log.Fatalf("bench: %v", err)
	}
	if err := s.Close(); err != nil {
		log.Fatalf("bench: %v", err)
	}
	return path
}

// someOf is so many of the repairs that detection finds, spread over a text.
func someOf(raw string, n int) []repair.Repair {
	found, err := detect.Run(context.Background(), raw, detect.Options{})
	if err != nil || len(found) < n {
		log.Fatalf("bench: %d repairs, %v", len(found), err)
	}
	out := make([]repair.Repair, n)
	for i := range out {
		out[i] = found[i*(len(found)/n)]
	}
	return out
}

// opening is the time until a review can be shown.
func opening(path string) func() time.Duration {
	return func() time.Duration {
		start := time.Now()
		s, err := editor.OpenFile(path, nil)
		if err != nil {
			log.Fatalf("bench: %v", err)
		}
		_ = s.Tally()
		took := time.Since(start)
		s.Close()
		return took
	}
}

// sizeRow holds the size of a project against what it may have: three times
// the raw text and 200 bytes a repair.
func sizeRow(path string) row {
	info, err := os.Stat(path)
	if err != nil {
		log.Fatalf("bench: %v", err)
	}
	allowed := 3*len(texts().damaged) + 200*openedRepairs
	return row{
		what: "size of that project", beside: "3 × the text + 200 B a repair", bytes: true, figure: times, unit: " ×", goal: 1,
		own: []time.Duration{time.Duration(info.Size())}, other: []time.Duration{time.Duration(allowed)},
	}
}
