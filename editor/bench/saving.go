package main

import (
	"errors"
	"log"
	"os"
	"path/filepath"
	"time"

	"emend/editor/project"
	"emend/editor/record"
)

// saveRows saves a project of 10 MB under a name, by the clock: it waits for
// the disk, as a bare write of the same bytes does.
func saveRows() []row {
	dir := folder()
	defer os.RemoveAll(dir)
	data := []byte(texts().damaged)
	f, err := project.Create(filepath.Join(dir, "work.emend"), data, record.Source{Name: "bench"})
	if err != nil {
		log.Fatalf("bench: %v", err)
	}
	defer f.Close()
	own, other := alternate(func() time.Duration {
		start := time.Now()
		must(f.SaveCopy(filepath.Join(dir, "saved.emend"), true))
		return time.Since(start)
	}, func() time.Duration {
		start := time.Now()
		must(bareSave(filepath.Join(dir, "bare"), data))
		return time.Since(start)
	})
	return []row{{what: "save a project of 10 MB (clock)", beside: "write, fsync, rename", own: own, other: other, figure: times, unit: " ×", goal: 3}}
}

// bareSave is the least that a safe save does.
func bareSave(path string, data []byte) error {
	f, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close(), os.Rename(path+".part", path)); err != nil {
		return err
	}
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	_ = d.Sync() // not every system lets one
	return d.Close()
}
