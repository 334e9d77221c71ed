// Package project is the saved file: one SQLite file that holds the raw bytes,
// the repairs, the log of what the reader did (package record), notes, versions
// and the state of the window.
package project

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"
	"time"

	"emend/editor/record"
)

// A File is an open project. Its methods may be called from any goroutine;
// they wait for one another.
type File struct {
	path     string
	access   access
	readOnly error // why nothing can be written, or nil
	lock     *lock

	mu     sync.Mutex
	store  *store      // nil once closed
	opened os.FileInfo // the file as it was opened
	unique string      // name of the project, the same in every copy
	last   int64       // Seq of the last entry, saved or queued
	queue  []queued    // entries that could not be saved yet
}

// A queued entry has its number but is not in the file.
type queued struct {
	seq  int64
	body []byte
}

// Path is where the project is, absolute and without symbolic links.
func (f *File) Path() string { return f.path }

// ReadOnly is nil where the project can be written to, and else says why not:
// an ErrBusy when another window has it open, an ErrReadOnly otherwise.
func (f *File) ReadOnly() error { return f.readOnly }

// Unsaved is how many entries are in memory only because saving them failed.
// They are saved with the next Append, KeepVersion or Retry that succeeds,
// and SaveCopy takes them along.
func (f *File) Unsaved() int {
	f.mu.Lock()
	defer f.mu.Unlock()
	return len(f.queue)
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
	if f.store == nil {
		return fail("save to project", f.path, ErrClosed)
	}
	for _, e := range entries {
		f.last++
		e.Seq = f.last
		if e.Time.IsZero() {
			e.Time = time.Now()
		}
		f.queue = append(f.queue, queued{e.Seq, packEntry(e)})
	}
	return f.write("save to project", nil)
}

// Retry saves the entries that could not be saved before.
func (f *File) Retry() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if len(f.queue) == 0 {
		return nil
	}
	return f.write("save to project", nil)
}

func (f *File) writable() error {
	if f.store == nil {
		return ErrClosed
	}
	return f.readOnly
}

// write saves the queue and whatever more does, in one transaction. The lock
// is held.
func (f *File) write(doing string, more func(context.Context, *store) error) error {
	ctx := context.Background()
	err := f.writable()
	if err == nil {
		if err = f.present(); err != nil && f.reconnect(ctx) == nil {
			err = nil
		}
	}
	if err == nil {
		err = f.commit(ctx, more)
		if isBroken(err) && f.reconnect(ctx) == nil {
			err = f.commit(ctx, more)
		}
	}
	if err != nil {
		return fail(doing, f.path, err)
	}
	f.queue = nil
	return nil
}

func (f *File) commit(ctx context.Context, more func(context.Context, *store) error) error {
	return f.store.transaction(ctx, func() error {
		if err := appendQueue(ctx, f.store, f.queue); err != nil {
			return err
		}
		if more != nil {
			return more(ctx, f.store)
		}
		return nil
	})
}

// appendQueue adds queued entries to a log, but for those it has: a commit
// that reported a failure may yet have reached the disk.
func appendQueue(ctx context.Context, s *store, queue []queued) error {
	if len(queue) == 0 {
		return nil
	}
	last, err := s.number(ctx, "SELECT coalesce(max(seq), 0) FROM log")
	if err != nil {
		return err
	}
	for _, q := range queue {
		if q.seq <= last {
			continue
		}
		if err := s.exec(ctx, "INSERT INTO log VALUES (?, ?)", q.seq, q.body); err != nil {
			return err
		}
	}
	return nil
}

// SetView keeps where the reader was.
func (f *File) SetView(v record.ViewState) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	body := packView(v)
	return f.write("save to project", func(ctx context.Context, s *store) error {
		return s.exec(ctx, "INSERT OR REPLACE INTO view VALUES (1, ?)", body)
	})
}

// Close saves what is queued and lets another window write. It fails when
// there are entries that could not be saved; the project is closed all the
// same.
func (f *File) Close() error {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.store == nil {
		return nil
	}
	var err error
	if n := len(f.queue); n > 0 {
		if err = f.write("save to project", nil); err != nil {
			err = fmt.Errorf("%d acts are lost: %w", n, err)
		}
	}
	err = errors.Join(err, f.end())
	f.lock.release()
	return err
}

// end closes the connection.
func (f *File) end() error {
	if f.readOnly == nil && f.present() == nil {
		// Takes the empty journal away.
		_ = f.store.exec(context.Background(), "PRAGMA journal_mode = DELETE")
	}
	err := f.store.close()
	f.store = nil
	return err
}
