package editor

import (
	"sync"
	"time"

	"emend/editor/record"
)

// A ledger is the log of a review, with the acts in it that can be undone and
// redone.
//
// Context: to go through a long log takes longer than all else of opening a
// project, and the state it leads to stands beside it (record.Tip). Decision:
// where there is such a state the log is read behind the opening, and whoever
// needs it, as the first act and undoing do, waits for it. Consequence: a
// damaged entry is noticed a moment after the opening; the state is whole all
// the same, the reader is told, and what is done from then on is kept.
type ledger struct {
	entries      []record.Entry // as they stand in the project, from the first
	done, undone []*record.Act
	size         int64 // the number of the last entry
	undo, redo   string
	coming       func() logRead // reads the entries, once; nil: they are here
	clockBack    bool           // an entry was made at an earlier time than the one before it
	damage       error          // why they could not be read: those before this session are missing then
}

// A logRead is the outcome of reading a log.
type logRead struct {
	entries []record.Entry
	err     error
}

// fill takes the entries of a project.
func (l *ledger) fill(entries []record.Entry) {
	l.entries, l.size = entries, int64(len(entries))
	l.done, l.undone = record.Stacks(entries)
}

// expect has read give the entries of a project later, once. tip tells what can
// be undone and redone until then. What it returns may be called from any
// goroutine, to read ahead.
func (l *ledger) expect(size int64, tip *record.Tip, read func() ([]record.Entry, error)) func() logRead {
	l.size, l.undo, l.redo = size, tip.Undo, tip.Redo
	l.coming = sync.OnceValue(func() logRead {
		entries, err := read()
		return logRead{entries, err}
	})
	return l.coming
}

// here reads the entries, where that is still to do.
func (l *ledger) here() *ledger {
	if l.coming == nil {
		return l
	}
	size, r := l.size, l.coming()
	l.coming = nil
	switch {
	case r.err != nil:
		l.damage = r.err
	default:
		// A window that only reads may find more than there was at first.
		l.fill(record.Upto(r.entries, size))
	}
	return l
}

// did takes in an act that is done, and gives the entry for it.
func (l *ledger) did(a *record.Act, author string, at time.Time) record.Entry {
	l.here()
	a.Author, a.Time = author, at
	l.done = append(l.done, a)
	l.undone = nil
	return record.Entry{Kind: record.Did, Time: at, Act: a}
}

// undid takes in that the last act is undone, and gives the entry for it.
func (l *ledger) undid() record.Entry {
	n := len(l.done) - 1
	l.undone = append(l.undone, l.done[n])
	l.done = l.done[:n]
	return record.Entry{Kind: record.Undone}
}

// redid takes in that the act undone last is done again.
func (l *ledger) redid() record.Entry {
	n := len(l.undone) - 1
	l.done = append(l.done, l.undone[n])
	l.undone = l.undone[:n]
	return record.Entry{Kind: record.Redone}
}

// clockSlack is how far a clock may go back unnoticed: it is set right by
// seconds all the time, and dates are shown to the minute.
const clockSlack = time.Minute

// add appends an entry and returns the number it got.
func (l *ledger) add(e record.Entry) int64 {
	l.size++
	e.Seq = l.size
	if n := len(l.entries); n > 0 && l.entries[n-1].Time.Sub(e.Time) >= clockSlack {
		l.clockBack = true
	}
	l.entries = append(l.entries, e)
	return l.size
}

// labels are those of the acts that would be undone and redone; empty where
// there is none.
func (l *ledger) labels() (undo, redo string) {
	if l.coming != nil {
		return l.undo, l.redo
	}
	return lastLabel(l.done), lastLabel(l.undone)
}

func lastLabel(acts []*record.Act) string {
	if len(acts) == 0 {
		return ""
	}
	return acts[len(acts)-1].Label
}
