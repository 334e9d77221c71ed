package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"emend/editor"
	"emend/editor/repair"
)

// asTool is this test as the program that git calls: the command line is read
// as always, and in the place of the window stands a reader who accepts
// everything, or who goes away where EMEND_REFUSE is set. It notes what it was
// asked for.
func asTool(record string) int {
	return Run(os.Args[1:], Std(), func(w Window) int {
		f, err := os.OpenFile(record, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return Failed
		}
		defer f.Close()
		var texts []string
		for _, name := range append(w.Files, w.Base) {
			data, _ := os.ReadFile(name)
			texts = append(texts, string(data))
		}
		fmt.Fprintf(f, "%v %q\n", w.Compare, texts)
		switch {
		case w.Output == "":
			return Done
		case os.Getenv("EMEND_REFUSE") != "":
			return Differ
		}
		found, err := editor.ComparedFrom(context.Background(), texts[2], texts[0], texts[1], nil)
		if err != nil || os.WriteFile(w.Output, []byte(repair.MappingOf(texts[0], found, nil, editor.CompareAll).String()), 0o600) != nil {
			return Failed
		}
		return Done
	})
}

// A repository is a real one of git, in which the tool is configured as the
// help says.
type repository struct {
	t      *testing.T
	dir    string
	record string
	env    []string
}

func newRepository(t *testing.T) *repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	r := &repository{t: t, dir: dir, record: filepath.Join(t.TempDir(), "record")}
	r.env = append(os.Environ(), "EMEND_AS_TOOL="+r.record, "HOME="+dir, "GIT_CONFIG_NOSYSTEM=1")
	r.git("init", "-q", "-b", "main")
	out, _, _ := emend("", "--help")
	n := 0
	for line := range strings.Lines(out) {
		if args, ok := strings.CutPrefix(strings.TrimSpace(line), "git config "); ok {
			key, value, _ := strings.Cut(args, " ")
			value = strings.Trim(strings.ReplaceAll(value, "emend --", fmt.Sprintf("%q --", self)), "'")
			r.git("config", key, value)
			n++
		}
	}
	if n != 5 {
		t.Fatalf("the help has %d lines of git config", n)
	}
	r.git("config", "user.name", "A. Reader")
	r.git("config", "user.email", "reader@example.org")
	return r
}

// git runs git and fails the test where it does.
func (r *repository) git(args ...string) {
	r.t.Helper()
	if out, err := r.try(args...); err != nil {
		r.t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func (r *repository) try(args ...string) (string, error) {
	cmd := exec.Command("git", args...)
	cmd.Dir, cmd.Env = r.dir, r.env
	out, err := cmd.CombinedOutput()
	return string(out), err
}

func (r *repository) write(name, text string) {
	r.t.Helper()
	if err := os.WriteFile(filepath.Join(r.dir, name), []byte(text), 0o600); err != nil {
		r.t.Fatal(err)
	}
}

func (r *repository) read(path string) string {
	r.t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		r.t.Fatal(err)
	}
	return string(data)
}

// TestGitDifftool: git hands over both texts, and goes on when the tool ends.
func TestGitDifftool(t *testing.T) {
	r := newRepository(t)
	r.write("a letter.txt", "teh road\n")
	r.git("add", "-A")
	r.git("commit", "-qm", "one")
	r.write("a letter.txt", "the road\n")
	r.write("new.txt", "new\n")
	r.git("add", "-A")
	r.git("difftool", "-y", "--cached")
	if got, want := r.read(r.record), `true ["teh road\n" "the road\n" ""]`+"\n"+`true ["" "new\n" ""]`+"\n"; got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}

// TestGitMergetool settles a conflict, and leaves one where the reader goes
// away.
func TestGitMergetool(t *testing.T) {
	conflict := func() *repository {
		r := newRepository(t)
		r.write("letter.txt", "one teh road\n\ntwo\n\nthree\n")
		r.git("add", "-A")
		r.git("commit", "-qm", "base")
		r.git("switch", "-qc", "theirs")
		r.write("letter.txt", "one the road\n\ntwo\n\nthree\n")
		r.git("commit", "-qam", "theirs")
		r.git("switch", "-q", "main")
		r.write("letter.txt", "one ten road\n\ntwo\n\nTHREE\n")
		r.git("commit", "-qam", "mine")
		if _, err := r.try("merge", "theirs"); err == nil {
			t.Fatal("there is no conflict")
		}
		return r
	}
	r := conflict()
	r.git("mergetool", "-y")
	if got := r.read(filepath.Join(r.dir, "letter.txt")); got != "one the road\n\ntwo\n\nTHREE\n" {
		t.Errorf("merged: %q", got)
	}
	if out, _ := r.try("diff", "--name-only", "--diff-filter=U"); out != "" {
		t.Errorf("still in conflict: %s", out)
	}
	r = conflict()
	r.env = append(r.env, "EMEND_REFUSE=1")
	if out, err := r.try("mergetool", "-y"); err == nil {
		t.Errorf("git takes a merge that was not made for one:\n%s", out)
	}
	if out, _ := r.try("diff", "--name-only", "--diff-filter=U"); !strings.Contains(out, "letter.txt") {
		t.Error("the conflict is gone")
	}
}
