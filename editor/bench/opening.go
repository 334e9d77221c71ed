package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/detect"
	"emend/editor/project"
	"emend/editor/record"
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
	path := filepath.Join(dir, name+".emend")
	raw := texts().damaged
	f, err := project.Create(path, []byte(raw), record.Source{Name: name, Encoding: "utf-8"})
	must(err)
	if repairs > 0 {
		_, err = f.SetRepairs(record.Generation{Rules: "bench"}, someOf(raw, repairs))
		must(err)
		must(f.Append(noteEntries(raw, notes)...))
	}
	must(f.Close())
	s, err := editor.OpenFile(path, nil)
	must(err)
	must(s.Close()) // as a reader leaves it
	return path
}

// noteEntries are acts that make a note each, all over a text.
func noteEntries(raw string, n int) []*record.Entry {
	var out []*record.Entry
	for i := range n {
		from := edgeFrom(raw, i*(len(raw)/n))
		span := text.Span{Start: from, End: edgeFrom(raw, from+20)}
		note := &annotate.Annotation{
			ID: fmt.Sprintf("%018x", i), Span: span, Quote: annotate.NewQuote(raw, span), Body: fmt.Sprintf("Compare the first edition, leaf %d.", i),
			Tags: []string{"collate"}, Motivation: annotate.Commenting, Author: "R", Created: time.Now(), Modified: time.Now(),
		}
		out = append(out, &record.Entry{Kind: record.Did, Act: &record.Act{Label: "Note", Author: "R", Notes: []record.NoteChange{{After: note}}}})
	}
	return out
}

func must(err error) {
	if err != nil {
		log.Fatalf("bench: %v", err)
	}
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

// opening is what a process of its own tells of opening a project: a reader
// opens one with the program, whose memory is new to it.
func opening(path string) func() time.Duration {
	return func() time.Duration {
		out, err := exec.Command(os.Args[0], "-opening", path).Output()
		must(err)
		took, err := time.ParseDuration(strings.TrimSpace(string(out)))
		must(err)
		return took
	}
}

// printOpening prints the time until a review can be shown: the text read and
// checked against its sum, all repairs and notes, the whole mapping and its rows,
// and the counts of the status line. Left out is what begins a tenth of a second
// later: reading the log, which undoing needs, and collecting garbage.
func printOpening(path string) {
	start := time.Now()
	s, err := editor.OpenFile(path, nil)
	must(err)
	_, _, _, _ = s.Tally(), s.Groups().List(), s.Rows(), s.Notes().List()
	fmt.Println(time.Since(start))
	must(s.Close())
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
