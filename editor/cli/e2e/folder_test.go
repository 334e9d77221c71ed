//go:build linux

package e2e

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// library makes a folder of damaged texts, some in a folder of their own.
func library(t *testing.T, dir string, texts int) {
	t.Helper()
	for i := range texts {
		name := filepath.Join(dir, fmt.Sprintf("shelf %d", i%7), fmt.Sprintf("book %d.txt", i))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		s := fmt.Sprintf("Book %d. %s", i, strings.Repeat("The ferry wonâ€™t wait, said the cafÃ© owner. ", 40))
		if err := os.WriteFile(name, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// files reads all files under a folder but the report.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || e.Name() == "emend-report.jsonl" {
			return err
		}
		data, err := os.ReadFile(path)
		found[strings.TrimPrefix(path, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// reported reads the report of a folder: the status of each output, of which
// each has one line, in order.
func reported(t *testing.T, dir string) map[string]string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "emend-report.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	status, outputs := map[string]string{}, []string{}
	for line := range bytes.Lines(data) {
		var l struct{ Output, Status string }
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatalf("report line %s: %v", line, err)
		}
		status[l.Output], outputs = l.Status, append(outputs, l.Output)
	}
	if !slices.IsSorted(outputs) || len(outputs) != len(status) {
		t.Errorf("the report is out of order, or has a text twice: %q", outputs)
	}
	return status
}

// same fails unless two folders hold the same files.
func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("left behind: %q", name)
		}
	}
	for name, s := range want {
		if g, ok := got[name]; !ok || g != s {
			t.Errorf("%s: %.60q, want %.60q", name, g, s)
		}
	}
}

// TestKilledFolderGoesOn kills a run again and again, by either signal, until
// one gets through: every text is then done, none twice without need, and
// nothing half written is left.
func TestKilledFolderGoesOn(t *testing.T) {
	path := emend(t)
	const texts = 300
	in, out, whole := t.TempDir(), t.TempDir(), t.TempDir()
	library(t, in, texts)
	run(t, nil, path, "clean", in, "-o", whole)
	want := files(t, whole)
	if len(want) != texts || !strings.Contains(want["/shelf 3/book 3.txt"], "Book 3. The ferry won’t wait, said the café owner.") {
		t.Fatalf("%d texts, %.80q", len(want), want["/shelf 3/book 3.txt"])
	}
	kills, before := 0, 0
	for n := 1; ; n++ {
		if n > 200 {
			t.Fatal("it never gets through")
		}
		var errs bytes.Buffer
		cmd := exec.Command(path, "clean", in, "-o", out)
		cmd.Stderr = &errs
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		signal := []os.Signal{syscall.SIGKILL, syscall.SIGTERM}[n%2]
		go func() {
			time.Sleep(time.Duration(20+20*n) * time.Millisecond)
			cmd.Process.Signal(signal)
		}()
		err := cmd.Wait()
		for name, s := range files(t, out) {
			if _, ok := want[name]; ok && s != want[name] {
				t.Fatalf("%s is half written: %.60q", name, s)
			}
		}
		if err == nil {
			if says := fmt.Sprintf("%d texts done, %d done before", texts-before, before); !strings.Contains(errs.String(), says) {
				// A text whose line the kill came before is done again.
				t.Logf("%s, by the report %d were done before", strings.TrimSpace(errs.String()), before)
			}
			break
		}
		if signal == syscall.SIGTERM && cmd.ProcessState.Exited() && !strings.Contains(errs.String(), "the same command goes on from there") {
			t.Errorf("SIGTERM: %s", errs.String())
		}
		kills++
		done := reportLines(t, filepath.Join(out, "emend-report.jsonl"))
		if done < before {
			t.Fatalf("the report lost lines: %d, then %d", before, done)
		}
		before = done
	}
	if kills < 2 || before == 0 {
		t.Errorf("%d kills, %d texts done before the last run: nothing was tested", kills, before)
	}
	same(t, files(t, out), want)
	if n := len(reported(t, out)); n != texts {
		t.Errorf("%d texts in the report", n)
	}
}

// reportLines counts the lines of a report; there is none when the kill came early.
func reportLines(t *testing.T, name string) int {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return bytes.Count(data, []byte("\n"))
}

// TestRunsIntoOneFolder: several runs at the same time, of the same texts and
// of others, leave every text right and a report of all.
func TestRunsIntoOneFolder(t *testing.T) {
	path := emend(t)
	in, out, whole := t.TempDir(), t.TempDir(), t.TempDir()
	library(t, in, 70)
	run(t, nil, path, "clean", in, "-o", whole)
	var wg sync.WaitGroup
	for _, what := range []string{"", "", "/*/*[0-4].txt", "/*/*[5-9].txt"} {
		wg.Go(func() {
			if msg, err := exec.Command(path, "clean", in+what, "-o", out).CombinedOutput(); err != nil {
				t.Errorf("%v: %s", err, msg)
			}
		})
	}
	wg.Wait()
	same(t, files(t, out), files(t, whole))
	if n := len(reported(t, out)); n != 70 {
		t.Errorf("%d texts in the report", n)
	}
}

// TestUnreadable: what cannot be read is named, in the report too, and the
// other texts are done; when it can be read, the same command does it.
func TestUnreadable(t *testing.T) {
	path := emend(t)
	dir, err := os.MkdirTemp("", "emend") // t.TempDir is closed to others
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "out")
	library(t, in, 14)
	book, shelf := filepath.Join(in, "shelf 1", "book 1.txt"), filepath.Join(in, "shelf 2")
	for name, mode := range map[string]os.FileMode{dir: 0o777, book: 0, shelf: 0} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	clean := func() (string, error) {
		cmd := exec.Command(path, "clean", in, "-o", out)
		if os.Getuid() == 0 { // to whom nothing is closed
			const nobody = 65534
			cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
			os.Chmod(filepath.Dir(path), 0o755)
		}
		msg, err := cmd.CombinedOutput()
		return string(msg), err
	}
	msg, err := clean()
	if err == nil || !strings.Contains(msg, book) || !strings.Contains(msg, shelf) || !strings.Contains(msg, "2 of 13 texts failed, 11 done") {
		t.Errorf("%v, %s", err, msg)
	}
	status := reported(t, out)
	if status["shelf 1/book 1.txt"] != "failed" || status["shelf 2/"] != "failed" || status["shelf 3/book 3.txt"] != "done" || len(files(t, out)) != 11 {
		t.Errorf("report %v, %d files", status, len(files(t, out)))
	}
	for name, mode := range map[string]os.FileMode{book: 0o644, shelf: 0o755} {
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	if msg, err = clean(); err != nil || !strings.Contains(msg, "3 texts done, 11 done before") {
		t.Errorf("%v, %s", err, msg)
	}
	for name, s := range reported(t, out) {
		if s != "done" {
			t.Errorf("%s is still said to have %s", name, s)
		}
	}
}
