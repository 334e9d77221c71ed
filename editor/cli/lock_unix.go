//go:build unix

package cli

import (
	"errors"
	"os"
	"syscall"
)

// lockAlone locks a file for this process alone, if no other has it locked.
// Locks end with the process, however it ends.
func lockAlone(f *os.File) bool {
	return syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB) == nil
}

// lockShared locks a file together with others, waiting for one that has it
// alone. It takes the place of a lock of this process.
func lockShared(f *os.File) error {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_SH)
		if err == syscall.EINTR {
			continue
		}
		if errors.Is(err, errors.ErrUnsupported) || err == syscall.ENOLCK {
			return nil // a disk without locks, as some network ones: nobody is ever alone on it
		}
		if err != nil {
			return &os.PathError{Op: "lock", Path: f.Name(), Err: err}
		}
		return nil
	}
}
