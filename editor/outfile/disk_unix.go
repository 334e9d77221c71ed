//go:build unix

package outfile

import (
	"errors"
	"os"
	"syscall"
)

// isFull says whether the disk or the reader's share of it is used up.
func isFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}

// isFailure says whether the disk does not work.
func isFailure(err error) bool { return errors.Is(err, syscall.EIO) }

// isReadOnlyDisk says whether the disk is mounted for reading only.
func isReadOnlyDisk(err error) bool { return errors.Is(err, syscall.EROFS) }

// syncFolder makes the names in a folder durable.
func syncFolder(name string) error {
	d, err := os.Open(name)
	if err != nil {
		return err
	}
	defer d.Close()
	if err := d.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err // EINVAL: a disk that cannot do this, as some network ones
	}
	return nil
}
