package outfile

import (
	"errors"
	"syscall"
)

const (
	errorWriteProtect   = syscall.Errno(19)
	errorHandleDiskFull = syscall.Errno(39)
	errorDiskFull       = syscall.Errno(112)
)

// isFull says whether the disk is used up.
func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// isReadOnlyDisk says whether the disk is write-protected.
func isReadOnlyDisk(err error) bool { return errors.Is(err, errorWriteProtect) }

// syncFolder does nothing: Windows keeps names with the file.
func syncFolder(string) error { return nil }
