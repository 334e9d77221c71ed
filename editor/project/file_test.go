package project

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"emend/editor/annotate"
	"emend/editor/project/tables"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

const damaged = "The ship was called a€˜Petrel’ and its log be-\ngan on a Monday.\n"

// testTime has nanoseconds, and a zone that is not UTC.
var testTime = time.Date(2026, 3, 1, 12, 30, 15, 123456789, time.FixedZone("", 3600))

// someRepairs are of the kinds the file must keep: plain, chained, with
// alternatives, insertion, container.
func someRepairs() []repair.Repair {
	return []repair.Repair{
		{Span: text.Span{Start: 0, End: 64}, Grounds: &repair.Grounds{Rule: "furniture.head", Confidence: 0.3, Group: "furniture.head x", Container: true}},
		{
			Span: text.Span{Start: 20, End: 26}, Replacement: "‘", Grounds: &repair.Grounds{Rule: "mojibake.folded", Confidence: 0.97, Group: "mojibake.folded a€˜ → ‘", Evidence: "seen 12 times", Steps: []repair.Step{
				{Rule: "mojibake.folded", Replacement: "‘ ", Confidence: 0.99, Evidence: "seen 12 times"},
				{Rule: "spacing.stray", Replacement: "‘", Confidence: 0.97},
			}, Alternatives: []string{"“", ""}},
		},
		{Span: text.Span{Start: 30, End: 30}, Replacement: ",", Grounds: &repair.Grounds{Rule: "ocr.comma", Confidence: 0.1 + 0.2}},
	}
}

func someAct() *record.Act {
	r := someRepairs()
	edit := repair.Repair{Span: text.Span{Start: 4, End: 8}, Replacement: "brig", Grounds: &repair.Grounds{Rule: "reader.edit", Confidence: 1}}
	note := annotate.Annotation{
		ID: "n1", Span: text.Span{Start: 4, End: 8}, Quote: annotate.Quote{Exact: "ship", Prefix: "The ", Suffix: " was"},
		Body: "which?", Tags: []string{"check", "ship"}, Colour: "rose", Motivation: annotate.Questioning,
		Author: "R", Created: testTime, Modified: testTime.Add(time.Hour), Orphan: true,
	}
	moved := edit
	moved.Span.End = 9
	return &record.Act{
		Label: "Accept 2 × a€˜ → ‘", Author: "R", Time: testTime,
		Decisions: []record.DecisionChange{
			{Key: r[1].Key(damaged), Replacement: "‘", Turn: &record.Turn{After: repair.Decision{State: repair.Edited, Text: "«", Reason: "house style"}}},
			{Key: r[2].Key(damaged), Replacement: ",", Turn: &record.Turn{Before: repair.Decision{State: repair.Accepted}, After: repair.Decision{State: repair.Rejected}}},
		},
		Edits: []record.EditChange{{After: &edit}, {Before: &edit, After: &moved}, {Before: &edit}, {}},
		Notes: []record.NoteChange{{After: &note}, {Before: &note}, {Before: &note, After: &note}},
	}
}

func mustCreate(t testing.TB, path string) *File {
	t.Helper()
	f, err := Create(path, []byte(damaged), record.Source{Path: "/texts/ship.txt", Name: "ship.txt", Encoding: "utf-8", Origin: "a document"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

func mustLoad(t testing.TB, f *File) *State {
	t.Helper()
	st, err := f.Load(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return st
}

func mustAppend(t testing.TB, f *File, entries ...*record.Entry) {
	t.Helper()
	if err := f.Append(entries...); err != nil {
		t.Fatal(err)
	}
}

func TestSaveAndLoad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a 100% odd?#name\xff.emend")
	f := mustCreate(t, path)
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct(), Time: testTime})
	mustAppend(t, f, &record.Entry{Kind: record.Undone, Time: testTime}, &record.Entry{Kind: record.Redone, Time: testTime.Add(-time.Hour)})
	gen, err := f.SetRepairs(record.Generation{Rules: "1 all", Time: testTime}, someRepairs())
	if err != nil {
		t.Fatal(err)
	}
	v := record.Version{
		Name: "first", Author: "R", Time: testTime, Seq: 1, Generation: gen,
		Policy: repair.Policy{Left: true, Minimum: 0.9}, Counts: record.Counts{Pending: 1, Accepted: 2, Rejected: 3, Edited: 4, Notes: 5},
	}
	if v.ID, err = f.KeepVersion(v); err != nil {
		t.Fatal(err)
	}
	if err := f.SetView(record.ViewState{"line": "12", "": "\x00\xff"}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	only(t, filepath.Dir(path), filepath.Base(path))

	f, err = Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got := mustLoad(t, f)
	if got.Source.Imported.IsZero() {
		t.Error("no time of import")
	}
	want := &State{
		Raw:        []byte(damaged),
		Source:     record.Source{Path: "/texts/ship.txt", Name: "ship.txt", Encoding: "utf-8", SHA256: tables.Hash([]byte(damaged)), Imported: got.Source.Imported, Origin: "a document"},
		Generation: record.Generation{ID: gen, Rules: "1 all", Time: testTime},
		Repairs:    someRepairs(),
		Log: []record.Entry{
			{Seq: 1, Kind: record.Did, Time: testTime, Act: someAct()},
			{Seq: 2, Kind: record.Undone, Time: testTime, Act: nil},
			{Seq: 3, Kind: record.Redone, Time: testTime.Add(-time.Hour), Act: nil},
		},
		LogSize:  3,
		Versions: []record.Version{v},
		View:     record.ViewState{"line": "12", "": "\x00\xff"},
	}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Error(d)
	}
}

// only checks that a folder holds nothing but the named files.
func only(t testing.TB, folder string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range list {
		got = append(got, e.Name())
	}
	if d := cmp.Diff(names, got); d != "" {
		t.Errorf("folder: %s", d)
	}
}

func TestNothingIsOverwritten(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.emend")
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Create(path, nil, record.Source{}); !errors.Is(err, ErrExists) {
		t.Errorf("Create: %v", err)
	}
	f := mustCreate(t, filepath.Join(t.TempDir(), "b.emend"))
	if err := f.SaveCopy(path, false); !errors.Is(err, ErrExists) {
		t.Errorf("SaveCopy: %v", err)
	}
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Errorf("the file is now %q", b)
	}
	if err := f.SaveCopy(path, true); err != nil {
		t.Errorf("SaveCopy, replacing: %v", err)
	}
	only(t, filepath.Dir(path), "a.emend")
}

func TestSecondWindowReads(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.emend")
	first := mustCreate(t, path)
	mustAppend(t, first, &record.Entry{Kind: record.Did, Act: someAct()})
	second, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer second.Close()
	if !errors.Is(second.ReadOnly(), ErrBusy) {
		t.Errorf("ReadOnly: %v", second.ReadOnly())
	}
	if n := len(mustLoad(t, second).Log); n != 1 {
		t.Errorf("%d entries", n)
	}
	for name, err := range map[string]error{
		"Append":  second.Append(&record.Entry{Kind: record.Undone}),
		"SetView": second.SetView(nil),
	} {
		if !errors.Is(err, ErrBusy) {
			t.Errorf("%s: %v", name, err)
		}
	}
	mustAppend(t, first, &record.Entry{Kind: record.Undone})
	if n := len(mustLoad(t, second).Log); n != 2 {
		t.Errorf("%d entries", n)
	}
	if err := second.SaveCopy(filepath.Join(t.TempDir(), "c.emend"), false); err != nil {
		t.Error(err)
	}
	first.Close()
	third, err := Open(path)
	if err != nil || third.ReadOnly() != nil {
		t.Fatalf("%v, %v", err, third.ReadOnly())
	}
	third.Close()
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	newer := func(path string) {
		f := mustCreate(t, path)
		if err := f.link.conn.Exec(context.Background(), fmt.Sprintf("PRAGMA user_version = %d", tables.Format+1)); err != nil {
			t.Fatal(err)
		}
		f.Close()
	}
	text := func(s string) func(string) {
		return func(path string) {
			if err := os.WriteFile(path, []byte(s), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		name string
		make func(path string)
		want error
	}{
		{"newer", newer, ErrNewer},
		{"empty", text(""), ErrNotOurs},
		{"short", text("SQLite"), ErrNotOurs},
		{"text", text(damaged), ErrNotOurs},
		{"long text", text(fmt.Sprintf("%200s", "")), ErrNotOurs},
		{"folder", func(path string) { _ = os.Mkdir(path, 0o700) }, ErrNotOurs},
		{"missing", func(string) {}, os.ErrNotExist},
	} {
		folder := t.TempDir()
		path := filepath.Join(folder, "x.emend")
		c.make(path)
		before, _ := os.ReadFile(path)
		_, err := Open(path)
		var fe *FileError
		if !errors.Is(err, c.want) || !errors.As(err, &fe) || fe.Path == "" {
			t.Errorf("%s: %v", c.name, err)
		}
		if after, _ := os.ReadFile(path); string(after) != string(before) {
			t.Errorf("%s: the file was changed", c.name)
		}
	}
}

func TestFileGoneWhileOpen(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.emend")
	f := mustCreate(t, path)
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct()})
	if err := os.Rename(path, path+".away"); err != nil {
		t.Fatal(err)
	}
	err := f.Append(&record.Entry{Kind: record.Undone})
	if !errors.Is(err, ErrGone) || f.Unsaved() != 1 {
		t.Fatalf("%v, %d unsaved", err, f.Unsaved())
	}
	if n := len(mustLoad(t, f).Log); n != 2 {
		t.Errorf("%d entries in memory", n)
	}
	saved := filepath.Join(folder, "b.emend")
	if err := f.SaveCopy(saved, false); err != nil {
		t.Fatal(err)
	}
	g, err := Open(saved)
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	if n := len(mustLoad(t, g).Log); n != 2 {
		t.Errorf("%d entries in the copy", n)
	}
	if err := os.Rename(path+".away", path); err != nil {
		t.Fatal(err)
	}
	if err := f.Retry(); err != nil || f.Unsaved() != 0 {
		t.Errorf("after it came back: %v, %d unsaved", err, f.Unsaved())
	}
}
