package project

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"emend/editor/project/salvage"
	"emend/editor/record"
	"emend/editor/text"
)

// A file that another program took away and put back goes on; an older copy
// of it does not, for acts would be lost.
func TestFileReplacedWhileOpen(t *testing.T) {
	folder := t.TempDir()
	path, older := filepath.Join(folder, "a.emend"), filepath.Join(folder, "older")
	f := mustCreate(t, path)
	if err := salvage.CopyFile(path, older); err != nil {
		t.Fatal(err)
	}
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
	replaceWith := func(from string) {
		if err := salvage.CopyFile(from, path+".new"); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path+".new", path); err != nil {
			t.Fatal(err)
		}
	}
	replaceWith(path)
	mustAppend(t, f, &record.Entry{Kind: record.Undone})
	replaceWith(older)
	if err := f.Append(&record.Entry{Kind: record.Redone}); !errors.Is(err, ErrGone) || f.Unsaved() != 1 {
		t.Errorf("%v, %d unsaved", err, f.Unsaved())
	}
	saved, err := f.SaveAs(filepath.Join(folder, "b.emend"), false)
	if err != nil {
		t.Fatal(err)
	}
	defer saved.Close()
	if n := len(mustLoad(t, saved).Log); n != 3 {
		t.Errorf("%d entries", n)
	}
}

func TestReadOnlyFile(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may write everywhere")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "a.emend")
	mustCreate(t, path).Close()
	for _, lock := range []string{path, folder} {
		if err := os.Chmod(lock, 0o500); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Append(&record.Entry{Kind: record.Undone}); !errors.Is(err, ErrReadOnly) || !errors.Is(f.ReadOnly(), ErrReadOnly) {
			t.Errorf("%v, %v", err, f.ReadOnly())
		}
		if string(mustLoad(t, f).Raw) != damaged {
			t.Error("not read")
		}
		f.Close()
		if err := os.Chmod(lock, 0o700); err != nil {
			t.Fatal(err)
		}
	}
}

// The file is at most three times the text and 200 bytes a repair, also when
// each repair was decided by an act of its own.
func TestFileSize(t *testing.T) {
	const repairs = 5000
	path := filepath.Join(t.TempDir(), "a.emend")
	raw := benchRaw()[:500_000]
	f, err := Create(path, raw, record.Source{})
	if err != nil {
		t.Fatal(err)
	}
	list := benchList(repairs)
	for i := range list {
		list[i].Span = text.Span{Start: i * 90, End: i*90 + 5}
	}
	if _, err := f.SetRepairs(record.Generation{}, list); err != nil {
		t.Fatal(err)
	}
	var entries []*record.Entry
	for _, d := range benchDecisions(string(raw), list) {
		entries = append(entries, &record.Entry{Kind: record.Did, Act: &record.Act{Label: "Accept " + d.Replacement, Author: "R", Time: testTime, Decisions: []record.DecisionChange{d}}})
	}
	mustAppend(t, f, entries...)
	f.Close()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	limit := int64(3*len(raw) + 200*repairs)
	t.Logf("%d bytes of %d allowed; over the text, %d a repair", info.Size(), limit, (info.Size()-int64(len(raw)))/repairs)
	if info.Size() > limit {
		t.Errorf("%d bytes, %d allowed", info.Size(), limit)
	}
}
