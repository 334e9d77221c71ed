package editor

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/record"
	"emend/editor/text"
)

// smallDisk mounts a disk of so many bytes in memory, where that is allowed.
func smallDisk(t *testing.T, size int) string {
	t.Helper()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, fmt.Sprintf("size=%d", size)); err != nil {
		t.Skipf("no disk can be mounted here: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	return dir
}

// noteAt makes a note that does not deflate, and waits until it is on the disk
// or cannot be.
func noteAt(s *Session, at int) error {
	body := make([]byte, 900)
	for i := range body {
		body[i] = byte('a' + rand.IntN(26))
	}
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: at, End: at + 4}, Body: string(body)})
	return s.kept.journal.sync()
}

// A real disk fills up under a review: the reader is told, everything that was
// acknowledged is on it, and the rest comes along to another disk.
func TestRealFullDisk(t *testing.T) {
	disk, other := smallDisk(t, 1<<20), t.TempDir()
	t.Setenv("EMEND_DATA", disk)
	s, err := OpenBytes(record.Source{Name: "t", Path: "/t"}, []byte(strings.Repeat("tho cat ", 10_000)), nil)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for err = noteAt(s, n); err == nil && n < 10_000; err = noteAt(s, n) {
		n++
	}
	if !errors.Is(err, project.ErrFull) || !errors.Is(s.Project().Saved().Err, project.ErrFull) || !strings.Contains(err.Error(), s.Project().Saved().Path) {
		t.Fatalf("after %d notes: %v", n, err)
	}
	_ = noteAt(s, n+1)

	crashed := filepath.Join(other, "crashed.emend") // the disk, were we killed now
	for _, suffix := range []string{"", "-journal"} {
		if b, err := os.ReadFile(s.Project().Saved().Path + suffix); err == nil {
			if err := os.WriteFile(crashed+suffix, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	if got := len(reopened(t, crashed).Notes().List()); got != n {
		t.Errorf("after a crash: %d notes of %d", got, n)
	}
	named := filepath.Join(other, "named.emend")
	if err := s.Project().Save(named, false); err != nil || s.Project().Saved().Err != nil {
		t.Fatalf("%v, %v", err, s.Project().Saved().Err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := len(reopened(t, named).Notes().List()); got != n+2 {
		t.Errorf("saved elsewhere: %d notes of %d", got, n+2)
	}
}

// On a disk that cannot be written a project is read, the reader is told, and
// what is done all the same comes along to another disk.
func TestRealReadOnlyDisk(t *testing.T) {
	disk := smallDisk(t, 1<<20)
	s, _ := opened(t, fourThos)
	named, other := filepath.Join(disk, "n.emend"), filepath.Join(t.TempDir(), "o.emend")
	work(t, s)
	if err := s.Project().Save(named, false); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Fatal(err)
	}
	again := reopened(t, named)
	sameReview(t, again, s)
	if st := again.Project().Saved(); !errors.Is(st.ReadOnly, project.ErrReadOnly) {
		t.Fatalf("%+v", st)
	}
	if err := noteAt(again, 0); !errors.Is(err, project.ErrReadOnly) {
		t.Errorf("%v", err)
	}
	if err := again.Project().Save(other, false); err != nil {
		t.Fatal(err)
	}
	if err := again.Close(); err != nil {
		t.Fatal(err)
	}
	sameReview(t, reopened(t, other), again)
}
