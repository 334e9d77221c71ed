package project

import (
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"emend/editor/outfile"
	"emend/editor/project/lock"
	"emend/editor/project/salvage"
	"emend/editor/project/tables"
)

// What a caller branches on. Each error of this package wraps at most one.
var (
	// ErrNotOurs: the file is no project of Emend's.
	ErrNotOurs = tables.ErrNotOurs
	// ErrNewer: a newer Emend wrote the file.
	ErrNewer = tables.ErrNewer
	// ErrDamaged: parts of the file cannot be read. See DamagedError.
	ErrDamaged = tables.ErrDamaged
	// ErrBusy: another window has the project open.
	ErrBusy = lock.ErrBusy
	// ErrReadOnly: the file, its folder or its disk cannot be written.
	ErrReadOnly = outfile.ErrReadOnly
	// ErrFull: the disk has no room.
	ErrFull = outfile.ErrFull
	// ErrDisk: the disk, or the way to it, does not work.
	ErrDisk = outfile.ErrDisk
	// ErrGone: the file was removed, moved or replaced while it was open.
	ErrGone = errors.New("the file was removed, moved or replaced while open")
	// ErrExists: a file of that name is there and was not to be replaced.
	ErrExists = outfile.ErrExists
	// ErrClosed: the project was closed.
	ErrClosed = errors.New("the project is closed")
)

// A FileError says what could not be done with which file, and what helps.
type FileError = outfile.FileError

// A DamagedError is the cause of a FileError when a project cannot be read
// whole. It is an ErrDamaged.
type DamagedError struct {
	What  string         // which part
	Found salvage.Report // what Salvage would bring back
	Err   error
}

// Error tells the part that is damaged and what could be saved.
func (e *DamagedError) Error() string {
	return fmt.Sprintf("%v (%s: %v); can be read: %s", ErrDamaged, e.What, e.Err, e.Found)
}

// Is makes the error an ErrDamaged.
func (e *DamagedError) Is(target error) bool { return target == ErrDamaged }

// Unwrap is the cause.
func (e *DamagedError) Unwrap() error { return e.Err }

// remedies tell the reader what to do about an error.
var remedies = []outfile.Remedy{
	{For: ErrNewer, Help: "update Emend to open it"},
	{For: ErrDamaged, Help: "salvage it into a new project (emend salvage), or bring back a backup; the file itself stays as it is"},
	{For: ErrBusy, Help: "close the other window first, or work on a copy"},
	{For: ErrReadOnly, Help: "save the project under another name, or make the folder writable"},
	{For: ErrFull, Help: "make room on the disk, or save the project elsewhere; what was done is kept in memory until then"},
	{For: ErrDisk, Help: "try again, or save the project on another disk; what was done is kept in memory until then"},
	{For: ErrGone, Help: "put the file back or save the project under another name; what was done is kept in memory until then"},
	{For: ErrExists, Help: "choose another name"},
}

var advice = outfile.Advice{Cause: classify, Remedies: remedies}

// fail makes a FileError of what went wrong; nil stays nil.
func fail(doing, path string, err error) error { return advice.Failed(doing, path, err) }

// classify wraps an error of SQLite or the system in the sentinel it means.
func classify(err error) error {
	for _, r := range remedies {
		if errors.Is(err, r.For) {
			return err
		}
	}
	var e *sqlite.Error
	if errors.As(err, &e) {
		if sentinel := sentinelOf(e.Code()); sentinel != nil {
			return fmt.Errorf("%w (%v)", sentinel, err)
		}
		return err
	}
	return outfile.Cause(err)
}

// sentinelOf is what a result code of SQLite means, or nil.
func sentinelOf(code int) error {
	switch code {
	case sqlite3.SQLITE_READONLY_DBMOVED:
		return ErrGone
	}
	switch code & 0xFF {
	case sqlite3.SQLITE_FULL:
		return ErrFull
	case sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN:
		return ErrDisk
	case sqlite3.SQLITE_READONLY:
		return ErrReadOnly
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED:
		return ErrBusy
	case sqlite3.SQLITE_CORRUPT:
		return ErrDamaged
	case sqlite3.SQLITE_NOTADB:
		return ErrNotOurs
	}
	return nil
}
