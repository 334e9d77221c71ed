package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// What a caller branches on.
var (
	// ErrReadOnly: the file, its folder or its disk cannot be written.
	ErrReadOnly = errors.New("the file or its folder is read-only")
	// ErrFull: the disk has no room.
	ErrFull = errors.New("the disk is full")
	// ErrDisk: the disk, or the way to it, does not work.
	ErrDisk = errors.New("the disk failed")
	// ErrExists: a file of that name is there and was not to be replaced.
	ErrExists = errors.New("a file of that name exists")

	errFolder = errors.New("it is a folder")
)

// A FileError says what could not be done with which file, and what helps.
type FileError struct {
	Doing  string // "write", "open project"
	Path   string
	Err    error
	Remedy string // may be empty
}

// Error is one line: what, where, why, remedy.
func (e *FileError) Error() string {
	s := fmt.Sprintf("%s %s: %v", e.Doing, e.Path, e.Err)
	if e.Remedy != "" {
		s += "; " + e.Remedy
	}
	return s
}

// Unwrap is the cause.
func (e *FileError) Unwrap() error { return e.Err }

// Failed makes a FileError of what went wrong with a file; nil stays nil, and
// what already is one stays as it is.
func Failed(doing, path string, err error) error {
	if err == nil {
		return nil
	}
	var done *FileError
	if errors.As(err, &done) {
		return err
	}
	err = Cause(err)
	return &FileError{doing, path, err, remedy(err)}
}

// remedy tells the reader what to do about an error of writing.
func remedy(err error) string {
	switch {
	case errors.Is(err, ErrFull):
		return "make room on the disk, or write to another one"
	case errors.Is(err, ErrReadOnly):
		return "make the folder writable, or write to another one"
	case errors.Is(err, ErrExists):
		return "choose another name"
	case errors.Is(err, errFolder):
		return "name a file in it"
	case errors.Is(err, fs.ErrNotExist):
		return "make its folder first, or write to another one"
	}
	return "try again, or write to another disk"
}

// Cause is what an error of the system means, without the names of files in
// the making: an ErrFull, ErrReadOnly or ErrDisk, or what the system says.
func Cause(err error) error {
	var (
		path *fs.PathError
		link *os.LinkError
	)
	switch {
	case errors.Is(err, ErrFull), errors.Is(err, ErrReadOnly), errors.Is(err, ErrDisk), errors.Is(err, ErrExists):
		return err
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	switch {
	case isFull(err):
		return fmt.Errorf("%w (%w)", ErrFull, err)
	case isFailure(err):
		return fmt.Errorf("%w (%w)", ErrDisk, err)
	case errors.Is(err, fs.ErrPermission), isReadOnlyDisk(err):
		return fmt.Errorf("%w (%w)", ErrReadOnly, err)
	}
	return err
}
