package project

import (
	"context"
	"errors"

	"emend/editor/project/salvage"
	"emend/editor/project/tables"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// A partError says in which part of a project an error arose.
type partError struct {
	what string
	err  error
}

func (e *partError) Error() string { return e.what + ": " + e.err.Error() }
func (e *partError) Unwrap() error { return e.err }

// part names the part an error arose in; nil stays nil.
func part(what string, err error) error {
	var inner *partError
	if err == nil || errors.As(err, &inner) {
		return err
	}
	return &partError{what, err}
}

// explainDamage turns an error that can only come of a damaged file into a
// DamagedError with what could be salvaged, and leaves others as they are.
func explainDamage(path string, err error) error {
	if err == nil || !isDamage(path, err) {
		return err
	}
	d := &DamagedError{What: "structure", Err: err, Found: salvage.Survey(path)}
	var p *partError
	if errors.As(err, &p) {
		d.What, d.Err = p.what, p.err
	}
	return d
}

func isDamage(path string, err error) bool {
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return false
	}
	var e *sqlite.Error
	if !errors.As(err, &e) {
		var p *partError
		return errors.As(err, &p) || errors.Is(err, ErrDamaged)
	}
	switch e.Code() & 0xFF {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR:
		return true // SQLITE_ERROR: a table of ours is missing
	case sqlite3.SQLITE_NOTADB:
		return tables.Sniff(path) == nil // begins as ours, and goes on as nothing
	}
	return e.Code() == sqlite3.SQLITE_IOERR_SHORT_READ
}

// isBroken says whether the connection to the file may be at fault, as it is
// when a network disk or a stick went away and came back.
func isBroken(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code()&0xFF == sqlite3.SQLITE_IOERR
}
