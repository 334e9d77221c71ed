package project

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"emend/editor/annotate"
	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// The project of the issue: 10 MB of text, 100,000 repairs, 10,000 notes.
const (
	benchSize    = 10 << 20
	benchRepairs = 100_000
	benchNotes   = 10_000
)

func benchRaw() []byte {
	line := "In the year of the great frost the river be-\nlow the mill stood still for a€˜forty’ days.\n"
	return []byte(strings.Repeat(line, benchSize/len(line)+1)[:benchSize])
}

func benchList(n int) []repair.Repair {
	list := make([]repair.Repair, n)
	for i := range list {
		at := i * (benchSize / n)
		list[i] = repair.Repair{
			Span: text.Span{Start: at, End: at + 5}, Replacement: fmt.Sprintf("w%d", i%5000),
			Grounds: &repair.Grounds{Rule: "ocr.word", Confidence: float64(i%97) / 97, Group: fmt.Sprintf("ocr.word %d → x", i%700), Evidence: fmt.Sprintf("“word%d” never occurs, “w%d” %d times here", i, i%5000, i%31)},
		}
		if i%4 == 0 {
			list[i].Alternatives = []string{"other", fmt.Sprintf("wa%d", i%900)}
		}
		if i%10 == 0 {
			list[i].Steps = []repair.Step{
				{Rule: "mojibake.folded", Replacement: "w", Confidence: 0.9, Evidence: "twelve here"},
				{Rule: "ocr.word", Replacement: list[i].Replacement, Confidence: 0.8},
			}
		}
	}
	return list
}

func benchDecisions(raw string, list []repair.Repair) []record.DecisionChange {
	out := make([]record.DecisionChange, len(list))
	for i := range list {
		out[i] = record.DecisionChange{Key: list[i].Key(raw), Replacement: list[i].Replacement, Turn: &record.Turn{After: repair.Decision{State: repair.Accepted}}}
	}
	return out
}

func benchNote(i int) *record.Act {
	at := i * (benchSize / benchNotes)
	n := annotate.Annotation{
		ID: fmt.Sprintf("0f8a%012d", i), Span: text.Span{Start: at, End: at + 20},
		Quote: annotate.Quote{Exact: "the river be-\nlow the", Prefix: "In the year of the great frost ", Suffix: " mill stood still for a€˜forty’"},
		Body:  fmt.Sprintf("Compare the first edition, leaf %d.", i), Tags: []string{"collate"},
		Motivation: annotate.Commenting, Author: "R", Created: testTime, Modified: testTime,
	}
	return &record.Act{Label: "Add note", Author: "R", Time: testTime, Notes: []record.NoteChange{{After: &n}}}
}

func benchFile(b *testing.B, raw []byte, full bool) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "b.emend")
	f, err := Create(path, raw, record.Source{Name: "b"})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if !full {
		return path
	}
	if _, err := f.SetRepairs(record.Generation{}, benchList(benchRepairs)); err != nil {
		b.Fatal(err)
	}
	var entries []*record.Entry
	for i := range benchNotes {
		entries = append(entries, &record.Entry{Kind: record.Did, Act: benchNote(i), Time: testTime})
	}
	if err := f.Append(entries...); err != nil {
		b.Fatal(err)
	}
	return path
}

func BenchmarkOpen(b *testing.B) {
	raw := benchRaw()
	for _, full := range []bool{false, true} {
		b.Run(fmt.Sprintf("full=%v", full), func(b *testing.B) {
			path := benchFile(b, raw, full)
			for b.Loop() {
				f, err := Open(path)
				if err != nil {
					b.Fatal(err)
				}
				st, err := f.Load(context.Background())
				if err != nil {
					b.Fatal(err)
				}
				record.Replay(st.Log)
				f.Close()
			}
		})
	}
}

func BenchmarkAppend(b *testing.B) {
	for _, a := range []database.Access{
		database.Durable,
		{Mode: "rw", Journal: "DELETE", Synchronous: "EXTRA"},
		{Mode: "rw", Journal: "PERSIST", Synchronous: "FULL"},
		{Mode: "rw", Journal: "WAL", Synchronous: "FULL"},
	} {
		b.Run(a.Journal, func(b *testing.B) {
			f, err := create(filepath.Join(b.TempDir(), "b.emend"), benchRaw(), record.Source{}, a)
			if err != nil {
				b.Fatal(err)
			}
			defer f.Close()
			i := 0
			for b.Loop() {
				if err := f.Append(&record.Entry{Kind: record.Did, Act: benchNote(i)}); err != nil {
					b.Fatal(err)
				}
				i++
			}
		})
	}
}

func BenchmarkReplay(b *testing.B) {
	raw := string(benchRaw())
	log := []record.Entry{{Seq: 1, Kind: record.Did, Act: &record.Act{Decisions: benchDecisions(raw, benchList(benchRepairs))}}}
	for b.Loop() {
		record.Replay(log)
	}
}

func BenchmarkSetRepairs(b *testing.B) {
	f, err := Open(benchFile(b, benchRaw(), false))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	list := benchList(benchRepairs)
	for b.Loop() {
		if _, err := f.SetRepairs(record.Generation{}, list); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkBulkAppend(b *testing.B) {
	raw := benchRaw()
	f, err := Open(benchFile(b, raw, false))
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	list := benchDecisions(string(raw), benchList(benchRepairs))
	for b.Loop() {
		e := &record.Entry{Kind: record.Did, Act: &record.Act{Decisions: list}}
		if err := f.Append(e); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(len(form.PackEntry(e)))/float64(len(list)), "B/decision")
	}
}
