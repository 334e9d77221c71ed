package project

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"emend/editor/project/tables"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

var update = flag.Bool("update", false, "write the fixture of the newest format")

// fixture is the project that each format's fixture holds.
func fixture(t *testing.T, path string) {
	t.Helper()
	f, err := Create(path, []byte(damaged), record.Source{Path: "/texts/ship.txt", Name: "ship.txt", Encoding: "utf-8", Imported: testTime})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	mustAppend(t, f, &record.Entry{Kind: record.Did, Act: someAct(), Time: testTime}, &record.Entry{Kind: record.Undone, Time: testTime}, &record.Entry{Kind: record.Redone, Time: testTime})
	id, err := f.SetRepairs(record.Generation{Rules: "1 all", Time: testTime}, someRepairs())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.KeepVersion(record.Version{Name: "first", Time: testTime, Generation: id, Counts: record.Counts{Edited: 1}}); err != nil {
		t.Fatal(err)
	}
	if err := f.SetView(record.ViewState{"line": "12"}); err != nil {
		t.Fatal(err)
	}
}

// A project of every format there was opens, and holds what it held.
func TestEveryFormatOpens(t *testing.T) {
	wantPath := filepath.Join(t.TempDir(), "want.emend")
	fixture(t, wantPath)
	want := reopened(t, wantPath)
	for n := 1; n <= tables.Format; n++ {
		name := filepath.Join("testdata", fmt.Sprintf("format%d.emend.gz", n))
		if *update && n == tables.Format {
			b, err := os.ReadFile(wantPath)
			if err != nil {
				t.Fatal(err)
			}
			var packed bytes.Buffer
			w := gzip.NewWriter(&packed)
			_, _ = w.Write(b)
			w.Close()
			if err := os.WriteFile(name, packed.Bytes(), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if d := cmp.Diff(want, reopened(t, unpackedFixture(t, n)), cmpopts.EquateEmpty()); d != "" {
			t.Errorf("format %d: %s", n, d)
		}
	}
}

// unpackedFixture is a project in the nth format.
func unpackedFixture(t *testing.T, n int) (path string) {
	t.Helper()
	packed, err := os.Open(filepath.Join("testdata", fmt.Sprintf("format%d.emend.gz", n)))
	if err != nil {
		t.Fatal(err)
	}
	defer packed.Close()
	r, err := gzip.NewReader(packed)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "old.emend")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// A project of an older format takes what later formats brought: conflicts and
// renamed or deleted versions, in the log and in the state beside it.
func TestOlderFormatsTakeWhatIsNew(t *testing.T) {
	for n := 1; n <= tables.Format; n++ {
		path := unpackedFixture(t, n)
		f, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		before := mustLoad(t, f)
		conflict := record.Conflict{Span: text.Span{End: 3}, Ref: repair.Ref{Rule: "r", Span: text.Span{End: 3}}, Mine: repair.Decision{State: repair.Accepted}, Theirs: repair.Decision{State: repair.Rejected}, Author: "Bea"}
		version := before.Versions[0]
		renamed := record.VersionChange{ID: version.ID, Before: record.Naming{Name: version.Name}, After: record.Naming{Name: "draft", Hidden: true}}
		mustAppend(t, f, &record.Entry{Kind: record.Did, Time: testTime, Act: &record.Act{Label: "merge", Conflicts: []record.ConflictChange{{After: &conflict}}, Versions: []record.VersionChange{renamed}}})
		tip := someTip()
		tip.Conflicts, tip.Named = []record.Conflict{conflict}, []record.Named{{ID: version.ID, Naming: renamed.After}}
		if err := f.SetTip(tip); err != nil {
			t.Fatal(err)
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		after := reopened(t, path)
		if after.Tip == nil {
			t.Errorf("format %d: the state beside the log is not there", n)
		} else if d := cmp.Diff(tip, after.Tip, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("format %d: beside the log: %s", n, d)
		}
		r := record.Replay(logAt(t, path))
		if d := cmp.Diff([]record.Conflict{conflict}, r.Conflicts); d != "" {
			t.Errorf("format %d: conflicts: %s", n, d)
		}
		if d := cmp.Diff(tip.Named, r.Named); d != "" {
			t.Errorf("format %d: names: %s", n, d)
		}
	}
}
