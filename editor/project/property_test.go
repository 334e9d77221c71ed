package project

import (
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/project/tables"
	"emend/editor/record"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestRepairsPackAndUnpack(t *testing.T) {
	f := mustCreate(t, filepath.Join(t.TempDir(), "a.emend"))
	for _, n := range []int{0, 1, form.BlockRepairs - 1, form.BlockRepairs, 2*form.BlockRepairs + 5} {
		want := benchList(max(n, 1))[:n]
		id, err := f.SetRepairs(record.Generation{}, want)
		if err != nil {
			t.Fatal(err)
		}
		got, err := f.Repairs(id)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	}
}

func TestGenerationsOfVersionsStay(t *testing.T) {
	f := mustCreate(t, filepath.Join(t.TempDir(), "a.emend"))
	var ids []int64
	for i := range 4 {
		id, err := f.SetRepairs(record.Generation{}, someRepairs()[:i%3])
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, id)
		if i == 1 {
			if _, err := f.KeepVersion(record.Version{Name: "kept", Generation: id}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for i, wantKept := range []bool{false, true, false, true} {
		if _, err := f.Repairs(ids[i]); (err == nil) != wantKept {
			t.Errorf("generation %d: %v", i, err)
		}
	}
}

// wholeProject makes a project of a few dozen pages with n entries.
func wholeProject(t *testing.T, path string, n int) []byte {
	t.Helper()
	f, err := Create(path, benchRaw()[:30_000], record.Source{Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := &review{f: f}
	for range n {
		if err := r.append(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.SetRepairs(record.Generation{}, benchList(300)); err != nil {
		t.Fatal(err)
	}
	f.Close()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// A project cut short anywhere is told as such, and what Salvage brings back
// is the beginning of the log; it leaves the file alone.
func TestCutShortAnywhere(t *testing.T) {
	folder := t.TempDir()
	path, out := filepath.Join(folder, "a.emend"), filepath.Join(folder, "out.emend")
	const entries = 200
	whole := wholeProject(t, path, entries)
	most := 0
	for _, size := range cuts(len(whole)) {
		if err := os.WriteFile(path, whole[:size], 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err == nil {
			f.Close()
			t.Fatalf("%d of %d bytes: opened", size, len(whole))
		}
		if want := ErrDamaged; !errors.Is(err, want) && size >= tables.HeaderLen {
			t.Fatalf("%d of %d bytes: %v", size, len(whole), err)
		}
		report, err := Salvage(path, out)
		if err != nil {
			if size > len(whole)*3/4 {
				t.Errorf("%d of %d bytes: %v", size, len(whole), err)
			}
			continue
		}
		most = max(most, report.Entries)
		got := reopened(t, out)
		checkLog(t, got.Log, report.Entries, entries)
		os.Remove(out)
		if left, _ := os.ReadFile(path); len(left) != size {
			t.Fatalf("%d of %d bytes: the file was changed", size, len(whole))
		}
	}
	if most < entries/2 {
		t.Errorf("at best %d of %d entries came back", most, entries)
	}
}

// cuts are places to cut a file: at and around the edges of pages, and some
// anywhere.
func cuts(size int) []int {
	out := []int{0, 1, tables.HeaderLen - 1, tables.HeaderLen, size - 1}
	for at := database.PageSize; at < size; at += database.PageSize {
		out = append(out, at, at-1, at+100)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		out = append(out, random.IntN(size))
	}
	return out
}

// A flipped byte is noticed, or changes nothing, or at worst ends the log
// early; it never makes wrong what is read.
func TestFlippedByte(t *testing.T) {
	folder := t.TempDir()
	path, out := filepath.Join(folder, "a.emend"), filepath.Join(folder, "out.emend")
	whole := wholeProject(t, path, 60)
	want := reopened(t, path)
	random := rand.New(rand.NewPCG(3, 4))
	for range 150 {
		b := append([]byte(nil), whole...)
		at := random.IntN(len(b))
		b[at] ^= byte(1 + random.IntN(255))
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err != nil {
			checkSalvage(t, path, out, len(want.Log))
			continue
		}
		got, err := f.Load(context.Background())
		f.Close()
		if err != nil {
			checkSalvage(t, path, out, len(want.Log))
			continue
		}
		if len(got.Log) < len(want.Log) {
			t.Logf("byte %d: the log ends at %d", at, len(got.Log))
			got.Log = want.Log
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("byte %d: %s", at, d)
		}
	}
}

// checkSalvage salvages a project and checks that what comes back is right.
func checkSalvage(t *testing.T, path, out string, entries int) {
	t.Helper()
	report, err := Salvage(path, out)
	if err != nil {
		return
	}
	checkLog(t, reopened(t, out).Log, report.Entries, entries)
	os.Remove(out)
}

// Opening arbitrary bytes is an error, also where they begin like a project.
func TestOpenArbitraryBytes(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.emend")
	whole := wholeProject(t, path, 3)
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOfN(rapid.Byte(), 0, 9000).Draw(t, "bytes")
		if keep := rapid.IntRange(0, 200).Draw(t, "keep"); keep < len(b) {
			copy(b, whole[:keep])
		}
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		f, err := Open(path)
		if err == nil {
			_, err = f.Load(context.Background())
			f.Close()
		}
		if err == nil {
			t.Fatal("opened")
		}
		os.Remove(path + "-journal")
	})
}
