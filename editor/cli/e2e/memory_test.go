//go:build linux

package e2e

import (
	"fmt"
	"io"
	"os/exec"
	"strings"
	"syscall"
	"testing"
)

// TestMemoryIsBounded: eight times the input raises the peak of `clean --jsonl`
// by no more than a quarter. On a busy machine the collector can come late and
// the peak be a matter of luck, so that the least of three runs is taken: what
// is held has its place in each of them.
func TestMemoryIsBounded(t *testing.T) {
	path := emend(t)
	const megabytes = 8
	little := peakOfLines(t, path, megabytes)
	much := peakOfLines(t, path, 8*megabytes)
	for range 2 {
		if much <= little*5/4 {
			break
		}
		much = min(much, peakOfLines(t, path, 8*megabytes))
	}
	t.Logf("%d MB at %d MB, %d MB at %d MB", little>>20, megabytes, much>>20, 8*megabytes)
	if much > little*5/4 {
		t.Errorf("the peak grows from %d to %d bytes", little, much)
	}
}

// peakOfLines is the peak memory of cleaning so many megabytes of lines.
func peakOfLines(t *testing.T, path string, megabytes int) int {
	t.Helper()
	cmd := exec.Command(path, "clean", "--jsonl", "--only", "mojibake")
	cmd.Stdin, cmd.Stdout = &lines{left: megabytes << 20}, io.Discard
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Skip("this system does not tell peak memory")
	}
	return int(usage.Maxrss) << 10
}

// lines is JSON Lines that nobody has to hold.
type lines struct {
	left int
	n    int
	rest []byte
}

func (l *lines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if l.left <= 0 {
			return 0, io.EOF
		}
		l.n++
		l.rest = fmt.Appendf(nil, `{"id":%d,"text":"%s the ferry wonâ€™t wait"}`+"\n", l.n, strings.Repeat("All evening long. ", 60))
		l.left -= len(l.rest)
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}
