package main

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"emend/editor/clock"
	"emend/editor/detect"
	"emend/editor/export"
	"emend/editor/repair"
	"emend/editor/text"
)

// What a million books are taken to be.
const (
	books    = 1_000_000
	bookSize = 500_000 // bytes: a novel of 85,000 words
)

// A shelf is the texts of one folder: texts of one kind.
type shelf struct {
	texts, bytes, repairs int
	took                  time.Duration
}

// printLibrary cleans every text under a folder on one core and prints, folder
// by folder, what a million books of that kind would take.
func printLibrary(dir string, w io.Writer) error {
	shelves := map[string]*shelf{}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".txt" || strings.Contains(d.Name(), "gold") {
			return err
		}
		kind, err := filepath.Rel(dir, filepath.Dir(path))
		if err != nil {
			return err
		}
		if shelves[kind] == nil {
			shelves[kind] = new(shelf)
		}
		return shelves[kind].add(path)
	})
	if err != nil {
		return err
	}
	t := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "texts of\ttexts\tMB\trepairs per 1,000 bytes\tMB/s on one core\tcore hours for a million books")
	for _, kind := range slices.Sorted(maps.Keys(shelves)) {
		s := shelves[kind]
		speed := float64(s.bytes) / s.took.Seconds()
		fmt.Fprintf(t, "%s\t%d\t%s\t%s\t%s\t%.0f\n", kind, s.texts, number(float64(s.bytes)/1e6), number(float64(s.repairs)*1000/float64(s.bytes)),
			number(speed/1e6), books*bookSize/speed/3600)
	}
	return t.Flush()
}

// runs is how often a text is cleaned; the least time counts.
const runs = 3

// add cleans one text as `emend clean` does, but for the disk.
func (s *shelf) add(path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var least time.Duration
	repairs := 0
	for i := range runs {
		start := clock.Used()
		if repairs, err = cleaned(data); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		if took := clock.Used() - start; i == 0 || took < least {
			least = took
		}
	}
	s.texts, s.bytes, s.repairs, s.took = s.texts+1, s.bytes+len(data), s.repairs+repairs, s.took+least
	return nil
}

// cleaned cleans a text and returns how many repairs were proposed.
func cleaned(data []byte) (repairs int, err error) {
	raw := text.Decode(data)
	found, err := detect.Run(context.Background(), raw.Text(), detect.Options{Workers: 1})
	if err != nil {
		return 0, err
	}
	d := export.NewDocument(raw, found, nil, repair.Policy{Minimum: repair.DefaultMinimum})
	return len(found), export.Text.Write(io.Discard, d, export.Options{})
}
