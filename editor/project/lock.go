package project

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// A lock makes its holder the one writer of a project, across processes.
//
// Context: SQLite locks a file only while it writes, and a second window must
// know at once that it may only read. A lock kept in the file would outlive a
// killed process. Decision: a lock of the operating system on a file of its
// own, ".NAME.lock" beside the project, which the system lets go of when the
// process ends in whatever way. It is not on the project itself, because some
// network disks make that lock and SQLite's the same. Consequence: after a
// crash an empty-handed lock file may lie about; it locks nothing.
type lock struct {
	file *os.File
}

// lockPath is the lock file of the project at path.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// lockTries bounds how often a lock file that its holder just removed is
// opened anew.
const lockTries = 100

// takeLock makes this process the writer of the project at path, or returns
// an error that is ErrBusy when another one is.
func takeLock(path string) (*lock, error) {
	name := lockPath(path)
	for range lockTries {
		f, err := openLocked(name)
		if errors.Is(err, ErrBusy) {
			return nil, fmt.Errorf("%w%s", ErrBusy, holder(name))
		}
		if err != nil {
			return nil, err
		}
		if current(f, name) {
			// For the other window's message only, so a failure is no harm.
			_ = f.Truncate(0)
			_, _ = f.WriteString(strconv.Itoa(os.Getpid()))
			return &lock{f}, nil
		}
		f.Close() // locked, but it was the file its last holder removed
	}
	return nil, ErrBusy
}

// current says whether f is still the file that name leads to.
func current(f *os.File, name string) bool {
	have, err := f.Stat()
	if err != nil {
		return false
	}
	there, err := os.Stat(name)
	return err == nil && os.SameFile(have, there)
}

// holder tells which process holds a lock, as far as is known.
func holder(name string) string {
	b, err := os.ReadFile(name)
	pid := strings.TrimSpace(string(b))
	if _, bad := strconv.Atoi(pid); err != nil || bad != nil {
		return ""
	}
	return " (process " + pid + ")"
}

// release lets the next one write. The file goes first: who opened it before
// sees, once it has the lock, that it is no longer there, and tries again.
func (l *lock) release() {
	if l == nil || l.file == nil {
		return
	}
	if runtime.GOOS == "windows" {
		// An open file cannot be removed there; in the gap another process
		// may take it, and then the removal fails, as it should.
		l.file.Close()
		_ = os.Remove(l.file.Name())
		return
	}
	_ = os.Remove(l.file.Name())
	l.file.Close()
}
