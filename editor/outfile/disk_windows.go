package outfile

import (
	"errors"
	"syscall"
)

const (
	errorWriteProtect   = syscall.Errno(19)
	errorCRC            = syscall.Errno(23)
	errorHandleDiskFull = syscall.Errno(39)
	errorDiskFull       = syscall.Errno(112)
	errorIODevice       = syscall.Errno(1117)
)

// isFull says whether the disk is used up.
func isFull(err error) bool {
	return errors.Is(err, errorDiskFull) || errors.Is(err, errorHandleDiskFull)
}

// isFailure says whether the disk does not work.
func isFailure(err error) bool { return errors.Is(err, errorCRC) || errors.Is(err, errorIODevice) }

// isReadOnlyDisk says whether the disk is write-protected.
func isReadOnlyDisk(err error) bool { return errors.Is(err, errorWriteProtect) }

// syncFolder does nothing: Windows keeps names with the file.
func syncFolder(string) error { return nil }
