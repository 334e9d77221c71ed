package main

import (
	"errors"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"emend/editor/clock"
	"emend/editor/diff"
)

// diffRows compares a text with an edited one whose lines were joined.
func diffRows() []row {
	a := texts().clean
	b := edited(unwrapped(a))
	against := row{what: "diff of a 10 MB unwrapped pair", beside: "git diff --word-diff --histogram", figure: times, unit: " ×", goal: 2}
	git, done, err := gitDiff(a, b)
	if err != nil {
		against.absent = err.Error()
		return []row{against}
	}
	defer done()
	against.own, against.other = alternate(diffing(a, b), git)
	return []row{against}
}

func diffing(a, b string) func() time.Duration {
	return func() time.Duration {
		start := clock.Used()
		diff.Texts(a, b)
		return clock.Used() - start
	}
}

// gitDiff writes a pair to a folder of its own and returns git's processor
// time over it.
func gitDiff(a, b string) (run func() time.Duration, done func(), err error) {
	if _, err := exec.LookPath("git"); err != nil {
		return nil, nil, errors.New("git is not here")
	}
	dir := folder()
	one, two := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
	if err := errors.Join(os.WriteFile(one, []byte(a), 0o600), os.WriteFile(two, []byte(b), 0o600)); err != nil {
		return nil, nil, err
	}
	return func() time.Duration {
		cmd := exec.Command("git", "diff", "--no-index", "--word-diff=porcelain", "--histogram", one, two)
		_ = cmd.Run() // 1 says that they differ
		if cmd.ProcessState == nil {
			return 0
		}
		return cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	}, func() { os.RemoveAll(dir) }, nil
}

// folder makes a temporary folder.
func folder() string {
	dir, err := os.MkdirTemp("", "emend-bench")
	if err != nil {
		log.Fatalf("bench: %v", err)
	}
	return dir
}
