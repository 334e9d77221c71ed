package project

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"emend/editor/faultydisk"
	"emend/editor/project/salvage"
	"emend/editor/record"
)

// opens says what is wrong with a project that was written.
func opens(path string) error {
	f, err := Open(path)
	if err != nil {
		return err
	}
	_, err = f.Load(context.Background())
	return errors.Join(err, f.Close())
}

// A new project, a copy, and what is salvaged are there whole or not at all.
func TestFaultsOfNewFiles(t *testing.T) {
	folder := t.TempDir()
	whole, torn := filepath.Join(folder, "whole.emend"), filepath.Join(folder, "torn.emend")
	f := mustCreate(t, whole)
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
	f.Close()
	if err := salvage.CopyFile(whole, torn); err != nil {
		t.Fatal(err)
	}
	if err := tear(torn); err != nil {
		t.Fatal(err)
	}
	copied := func(replace bool) func(string) error {
		return func(path string) error {
			f, err := Open(whole)
			if err != nil {
				return err
			}
			return errors.Join(f.SaveCopy(path, replace), f.Close())
		}
	}
	faultydisk.Run(t, t.TempDir(), func(d *faultydisk.Disk) {
		for _, w := range []faultydisk.Writing{
			{Name: "new.emend", New: true, Write: func(path string) error {
				f, err := Create(path, []byte(damaged), record.Source{})
				if err != nil {
					return err
				}
				return f.Close()
			}},
			{Name: "copy.emend", New: true, Write: copied(false)},
			{Name: "replaced.emend", Write: copied(true)},
			{Name: "salvaged.emend", New: true, Write: func(path string) error { _, err := Salvage(torn, path); return err }},
		} {
			w.Whole = opens
			w.Check(t, d)
		}
	})
}

// tear takes the end of a project away, but not its acts.
func tear(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	return os.Truncate(path, info.Size()-1)
}
