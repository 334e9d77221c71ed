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

// An Advice is what the reader is told of errors with a kind of file.
type Advice struct {
	Cause    func(error) error // what an error means
	Remedies []Remedy          // of several that fit an error the first counts
	Else     string            // where none fits
}

// A Remedy tells the reader what to do about an error.
type Remedy struct {
	For  error
	Help string
}

// Failed makes a FileError of what went wrong with a file; nil stays nil, and
// what already is one stays as it is.
func (a *Advice) Failed(doing, path string, err error) error {
	if err == nil {
		return nil
	}
	var done *FileError
	if errors.As(err, &done) {
		return err
	}
	err = a.Cause(err)
	for _, r := range a.Remedies {
		if errors.Is(err, r.For) {
			return &FileError{doing, path, err, r.Help}
		}
	}
	return &FileError{doing, path, err, a.Else}
}

// advice is what is told of files that are written.
var advice = Advice{
	Cause: Cause,
	Remedies: []Remedy{
		{ErrFull, "make room on the disk, or write to another one"},
		{ErrReadOnly, "make the folder writable, or write to another one"},
		{ErrExists, "choose another name"},
		{errFolder, "name a file in it"},
		{fs.ErrNotExist, "make its folder first, or write to another one"},
	},
	Else: "try again, or write to another disk",
}

// Failed makes a FileError of what went wrong with a file that was to be
// written; nil stays nil, and what already is one stays as it is.
func Failed(doing, path string, err error) error { return advice.Failed(doing, path, err) }

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
