// Package lock makes one window the writer of a project.
package lock

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
)

// ErrBusy says that another window has the project open.
var ErrBusy = errors.New("open in another window")

// A Lock makes its holder the one writer of a project, across processes.
//
// Context: SQLite locks a file only while it writes, and a second window must
// know at once that it may only read. A lock kept in the file would outlive a
// killed process. Decision: a lock of the operating system on a file of its
// own, ".NAME.lock" beside the project, which the system lets go of when the
// process ends in whatever way. It is not on the project itself, because some
// network disks make that lock and SQLite's the same. Consequence: after a
// crash an empty-handed lock file may lie about; it locks nothing.
type Lock struct {
	file *os.File
}

// lockPath is the lock file of the project at path.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
}

// lockTries bounds how often a lock file that its holder just removed is
// opened anew.
const lockTries = 100

// Take makes this process the writer of the project at path, or returns
// an error that is errBusy when another one is.
func Take(path string) (*Lock, error) {
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
			return &Lock{f}, nil
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

// Release lets the next one write. The file goes first: who opened it before
// sees, once it has the lock, that it is no longer there, and tries again.
func (l *Lock) Release() {
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
