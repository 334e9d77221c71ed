package window

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"emend/app/settings"
	"emend/editor"
	"emend/editor/export"
	"emend/editor/project"
	"emend/editor/prove"
	"emend/editor/record"
)

// A writer is something that writes one file whole.
type writer struct {
	name  string // of the file
	new   bool   // it must not be there before
	write func(path string) error
	whole func(path string) error // says what is wrong with what was written
}

// writers are what the program writes beside the acts of a review.
func (d *bench) writers(damaged string) []writer {
	doc := d.room.session.Exchange().Document()
	set, err := settings.Load("")
	if err != nil {
		d.t.Fatal(err)
	}
	for range 200 {
		set.Rules[strings.Repeat("r", 40+len(set.Rules))] = true // so that it is some pages long
	}
	exported := func(format export.Format) func(string) error {
		return func(path string) error {
			_, err := prove.File(context.Background(), path, format, doc, export.Options{}, nil)
			return err
		}
	}
	opens := func(path string) error {
		s, err := editor.OpenFile(path, nil)
		if err != nil {
			return err
		}
		return s.Close()
	}
	return []writer{
		{"out.txt", false, exported(export.Text), nil},
		{"out.html", false, exported(export.HTML), nil},
		{"settings.json", false, func(path string) error { return savedAt(set, path) }, func(path string) error { _, err := settings.Load(path); return err }},
		{"copy.emend", true, func(path string) error {
			f, err := project.Open(filepath.Join(d.dir, "page.emend"))
			if err != nil {
				return err
			}
			defer f.Close()
			return f.SaveCopy(path, false)
		}, opens},
		{"salvaged.emend", true, func(path string) error { _, err := project.Salvage(damaged, path); return err }, opens},
		{"new.emend", true, func(path string) error {
			f, err := project.Create(path, []byte(page), record.Source{Name: "page.txt", Encoding: "utf-8"})
			if err != nil {
				return err
			}
			return f.Close()
		}, opens},
	}
}

// savedAt saves settings in a file of their own.
func savedAt(set *settings.Settings, path string) error {
	at, err := settings.Load(path)
	if err != nil {
		return err
	}
	at.Rules = set.Rules
	return at.Save()
}

// TestEveryFileOnADiskThatFills: wherever in a file the disk is full, the file
// that was there stays as it was, or there is none; nothing half written is
// left; and the error is told. With room the file is written whole.
func TestEveryFileOnADiskThatFills(t *testing.T) {
	d := newBench(t)
	disk := d.disk("stick")
	d.open(d.write("page.txt", page))
	press(t, d.Window, "y")
	whole, err := os.ReadFile(d.save("page.emend"))
	if err != nil {
		t.Fatal(err)
	}
	damaged := d.write("damaged.emend", string(holed(whole)))
	writers := d.writers(damaged)
	d.closeRoom()
	for _, w := range writers {
		t.Run(w.name, func(t *testing.T) { fillingUp(t, disk, w) })
	}
}

// fillingUp writes a file with ever more room on the disk until it is written.
func fillingUp(t *testing.T, disk string, w writer) {
	const page, pages = 4096, 256
	path, filler := filepath.Join(disk, w.name), filepath.Join(disk, "filler")
	old := []byte("{}")
	if !w.new {
		if err := os.WriteFile(path, old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	before := folder(t, disk)
	failed := 0
	for free := 0; free < pages; free++ {
		_ = os.WriteFile(filler, bytes.Repeat([]byte("x"), page*pages), 0o600) // as much as there is room for
		if st, err := os.Stat(filler); err != nil || os.Truncate(filler, max(0, st.Size()/page-int64(free))*page) != nil {
			t.Fatal(err)
		}
		err := w.write(path)
		if rerr := os.Remove(filler); rerr != nil {
			t.Fatal(rerr)
		}
		if err == nil {
			break
		}
		failed++
		if now := folder(t, disk); !slices.Equal(now, before) {
			t.Fatalf("with %d pages free there are %q, before %q (%v)", free, now, before, err)
		}
		if now, rerr := os.ReadFile(path); !w.new && (rerr != nil || !bytes.Equal(now, old)) {
			t.Fatalf("with %d pages free the old file is %q, %v", free, now, rerr)
		}
	}
	data, err := os.ReadFile(path)
	if failed == 0 || err != nil || bytes.Equal(data, old) {
		t.Fatalf("failed %d times, then %d bytes were written, %v", failed, len(data), err)
	}
	if w.whole != nil {
		if err := w.whole(path); err != nil {
			t.Error(err)
		}
	}
	for _, name := range folder(t, disk) {
		if err := os.Remove(filepath.Join(disk, name)); err != nil {
			t.Fatal(err)
		}
	}
}

// folder lists what is in a folder.
func folder(t *testing.T, dir string) (names []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}
