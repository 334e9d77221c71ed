//go:build linux

package e2e

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// TestMemoryIsBounded: eight times the input raises the peak of `clean --jsonl`
// by no more than a quarter.
func TestMemoryIsBounded(t *testing.T) {
	path := emend(t)
	const megabytes = 8
	little, much := peakOfLines(t, path, megabytes), peakOfLines(t, path, 8*megabytes)
	t.Logf("%d kB at %d MB, %d kB at %d MB", little, megabytes, much, 8*megabytes)
	if much > little*5/4 {
		t.Errorf("the peak grows from %d to %d kB", little, much)
	}
}

// peakOfLines is the peak memory, in kB, of cleaning so many megabytes of
// lines, as it stands when the last line has been taken.
func peakOfLines(t *testing.T, path string, megabytes int) (kilobytes int) {
	t.Helper()
	cmd := exec.Command(path, "clean", "--jsonl", "--only", "mojibake")
	cmd.Stdin, cmd.Stdout = &lines{left: megabytes << 20, end: func() { kilobytes = highWater(cmd.Process.Pid) }}, io.Discard
	cmd.Env = append(os.Environ(), "GOGC=20") // what is held shows, not how late the collector came
	if err := cmd.Run(); err != nil {
		t.Fatal(err)
	}
	if kilobytes == 0 {
		t.Skip("this system does not tell peak memory")
	}
	return kilobytes
}

// highWater is the peak memory of a process, in kB. What wait tells will not
// do: it counts in what the process was copied from, this test.
func highWater(pid int) (kilobytes int) {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, after, _ := strings.Cut(string(status), "VmHWM:")
	fmt.Sscanf(after, "%d", &kilobytes)
	return kilobytes
}

// lines is JSON Lines that nobody has to hold.
type lines struct {
	left int
	n    int
	rest []byte
	end  func() // called when all was read
}

func (l *lines) Read(p []byte) (int, error) {
	if len(l.rest) == 0 {
		if l.left <= 0 {
			l.end()
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
