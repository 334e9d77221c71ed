// Package project is the saved file: one SQLite file that holds the raw bytes,
// the repairs, the log of what the reader did (package record), notes, versions
// and the state of the window. A text that is not saved yet has a working
// project in a folder of its own.
//
// An open project is made of parts, each of which knows only those before it:
//
//	pack      records: bytes, sealed with a checksum
//	form      what stands on record, as records
//	database  the connection to an SQLite file
//	tables    what is in that file; makes a new one, brings up an older one
//	salvage   reads what can be read of a damaged one
//	lock      who may write
//	link      the file on the disk, which can go away and come back
//	tail      the end of the log: what is not on the disk yet
//	reader    reads one state of the file, on all cores
//	File      writes and reads by turns
//
// Errors name the file and a remedy (errors.go), and of damage what could be
// salvaged (damage.go).
package project

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/record"
)

// A File is an open project. Its methods may be called from any goroutine;
// they wait for one another.
type File struct {
	mu   sync.Mutex
	link link
	tail tail
}

// Path is where the project is, absolute and without symbolic links.
func (f *File) Path() string { return f.link.path }

// ReadOnly is nil where the project can be written to, and else says why not:
// an ErrBusy when another window has it open, an ErrReadOnly otherwise.
func (f *File) ReadOnly() error { return f.link.readOnly }

// Unsaved is how many entries are in memory only because saving them failed.
// They are saved with the next Append, KeepVersion or Retry that succeeds,
// and SaveCopy takes them along.
func (f *File) Unsaved() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.tail.queue)
}

// Append adds entries to the log, all or none, and gives each its Seq, and its
// Time where that is zero. When it returns nil they are on the disk. When it
// fails they are queued in memory (see Unsaved) and keep their Seq, unless the
// project is closed; so it does where the project is only read, and a copy of
// it takes them along. Entries are in the order of Seq, whatever the clock
// says.
func (f *File) Append(entries ...*record.Entry) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.link.conn == nil {
		return fail("save to project", f.link.path, ErrClosed)
	}
	for _, e := range entries {
		f.tail.add(e)
	}
	return f.write("save to project", nil)
}

// Retry saves the entries that could not be saved before.
func (f *File) Retry() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.tail.queue) == 0 {
		return nil
	}
	return f.write("save to project", nil)
}

// write saves the queue and whatever more does, in one transaction. The lock
// is held.
func (f *File) write(doing string, more func(context.Context, *database.Conn) error) error {
	ctx := context.Background()
	commit := func() error {
		return f.link.conn.Transaction(ctx, func() error {
			err := f.tail.write(ctx, f.link.conn)
			if err == nil && more != nil {
				err = more(ctx, f.link.conn)
			}
			return err
		})
	}
	reconnected := func() bool { return f.link.reconnect(ctx, f.tail.may) == nil }
	err := f.link.writable()
	if err == nil {
		if err = f.link.present(); err != nil && reconnected() {
			err = nil
		}
	}
	if err == nil {
		if err = commit(); isBroken(err) && reconnected() {
			err = commit()
		}
	}
	if err != nil {
		return fail(doing, f.link.path, err)
	}
	f.tail.queue = nil
	return nil
}

// SetView keeps where the reader was.
func (f *File) SetView(v record.ViewState) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	body := form.PackView(v)
	return f.write("save to project", func(ctx context.Context, s *database.Conn) error {
		return s.Exec(ctx, "INSERT OR REPLACE INTO view VALUES (1, ?)", body)
	})
}

// Close saves what is queued and lets another window write. It fails when
// there are entries that could not be saved; the project is closed all the
// same.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.link.conn == nil {
		return nil
	}
	var err error
	if n := len(f.tail.queue); n > 0 {
		if err = f.write("save to project", nil); err != nil {
			err = fmt.Errorf("%d acts are lost: %w", n, err)
		}
	}
	err = errors.Join(err, f.link.close())
	f.link.lock.Release()
	return err
}
