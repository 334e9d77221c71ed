package project

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"

	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/project/pack"
	"emend/editor/project/tables"
	"emend/editor/record"
	"emend/editor/repair"
)

// A State is everything a project holds.
type State struct {
	Raw        []byte
	Source     record.Source
	Generation record.Generation // of Repairs; zero where nothing was detected yet
	Repairs    []repair.Repair   // of the newest generation, in the order given
	Tip        *record.Tip       // what the log leads to; nil where nothing that is up to date stands there
	Log        []record.Entry    // in the order of Seq, from 1; nil where there is a Tip, see File.Log
	LogSize    int64             // how many entries the log has
	Versions   []record.Version  // in the order they were kept
	View       record.ViewState  // never nil
}

// Load reads the project, as it is at one moment: of the log only how long it
// is, where the state it leads to stands beside it. Everything that is read is
// checked: the raw bytes against their SHA-256, all else against its checksum;
// the error is then an ErrDamaged, with a DamagedError.
func (f *File) Load(ctx context.Context) (*State, error) {
	st := &State{View: record.ViewState{}}
	var tip tipRead
	err := f.read(ctx, func(r *reader) error { return r.all(ctx, st, &tip) })
	if err != nil {
		return nil, err
	}
	if tip.err == nil {
		st.Tip = tip.tip
	} else {
		st.Log, err = f.Log(ctx)
	}
	return st, err
}

// Log reads the whole log, in the order of Seq, from 1.
func (f *File) Log(ctx context.Context) (log []record.Entry, err error) {
	err = f.read(ctx, func(r *reader) (err error) {
		log, err = r.log(ctx)
		return err
	})
	return log, err
}

// read runs do within one state of the file, with a reader whose work is done
// when read returns.
func (f *File) read(ctx context.Context, do func(*reader) error) error {
	f.mu.Lock()
	defer f.mu.Unlock()
	path := f.link.path
	if f.link.conn == nil {
		return fail("read project", path, ErrClosed)
	}
	err := f.link.conn.Snapshot(ctx, func() error {
		r := &reader{f.link.conn, f.tail.queue, newCrew()}
		err := do(r)
		return errors.Join(err, r.work.wait())
	})
	return fail("read project", path, explainDamage(path, err))
}

// A reader reads one state of the file. One goroutine asks SQLite; what it
// finds is checked and unpacked beside it.
type reader struct {
	conn  *database.Conn
	queue []queued // entries that belong to the log but are not in the file
	work  *crew
}

// all reads what Load promises. The raw text comes first: to sum it takes as
// long as to read it, and while the rest is unpacked no processor is idle.
func (r *reader) all(ctx context.Context, st *State, tip *tipRead) error {
	newest, err := r.beginNewest(ctx, &st.Repairs)
	raw := r.raw(ctx, st)
	if err == nil {
		st.Generation = newest.Generation
		err = r.tip(ctx, st, tip)
	}
	if err == nil {
		err = r.repairs(ctx, newest)
	}
	if err == nil && !tip.there {
		st.Log, err = r.log(ctx)
	}
	return errors.Join(raw, err, r.small(ctx, st))
}

// raw reads the source and the raw bytes.
func (r *reader) raw(ctx context.Context, st *State) error {
	size := 0
	err := r.conn.Blobs(ctx, func(_ int64, body []byte) (err error) {
		st.Source, size, _, err = form.UnpackSource(body)
		return part("source", err)
	}, "SELECT id, body FROM project")
	if err != nil {
		return part("source", err)
	}
	longest, err := r.conn.Number(ctx, "SELECT coalesce(sum(length(data)), 0) FROM raw")
	if err != nil {
		return part("raw text", err)
	}
	if int64(size) != longest {
		return part("raw text", fmt.Errorf("%d bytes of %d are there", longest, size))
	}
	st.Raw = make([]byte, 0, size)
	sum := newSummer(r.work)
	err = r.conn.Blobs(ctx, func(_ int64, data []byte) error {
		at := len(st.Raw)
		st.Raw = append(st.Raw, data...)
		sum.add(st.Raw[at:])
		return nil
	}, "SELECT part, data FROM raw ORDER BY part")
	sum.end(func(got string) error {
		if err == nil && got != st.Source.SHA256 {
			return part("raw text", errors.New("bytes differ from their SHA-256"))
		}
		return nil
	})
	return part("raw text", err)
}

// A summer hashes bytes while more are being read.
type summer struct {
	parts chan []byte
	check chan func(string) error
}

func newSummer(work *crew) *summer {
	s := &summer{make(chan []byte, 64), make(chan func(string) error, 1)}
	work.do(func() error {
		var h hash.Hash = sha256.New()
		for p := range s.parts {
			h.Write(p)
		}
		return (<-s.check)(hex.EncodeToString(h.Sum(nil)))
	})
	return s
}

func (s *summer) add(p []byte) { s.parts <- p }

func (s *summer) end(check func(string) error) {
	close(s.parts)
	s.check <- check
}

// logBatch is how many entries are unpacked at a time.
const logBatch = 512

// log reads the entries in the file and in the queue.
func (r *reader) log(ctx context.Context) ([]record.Entry, error) {
	n, err := tables.LastEntry(ctx, r.conn)
	if err != nil {
		return nil, part("log", err)
	}
	long, err := r.conn.Number(ctx, "SELECT coalesce(sum(length(body)), 0) FROM log")
	if err != nil {
		return nil, part("log", err)
	}
	all, ends := make([]byte, 0, long), make([]int, 1, n+1) // where the entries end in all
	add := func(seq int64, body []byte) error {
		if seq != int64(len(ends)) {
			return fmt.Errorf("entry %d is missing", len(ends))
		}
		all = append(all, body...)
		ends = append(ends, len(all))
		return nil
	}
	if err := r.conn.Blobs(ctx, add, "SELECT seq, body FROM log ORDER BY seq"); err != nil {
		return nil, part("log", err)
	}
	if int64(len(ends)) != n+1 {
		return nil, part("log", fmt.Errorf("entry %d is missing", len(ends)))
	}
	for _, q := range r.queue {
		if q.seq > n {
			if err := add(q.seq, q.body); err != nil {
				return nil, part("log", err)
			}
		}
	}
	log := make([]record.Entry, len(ends)-1)
	for from := 0; from < len(log); from += logBatch {
		to := min(from+logBatch, len(log))
		r.work.do(func() error { return unpackEntries(log, all, ends, from, to) })
	}
	return log, nil
}

// unpackEntries reads the entries of log from one index to another; entry i is
// all[ends[i]:ends[i+1]].
func unpackEntries(log []record.Entry, all []byte, ends []int, from, to int) error {
	u := new(pack.Reader)
	for i := from; i < to; i++ {
		e, err := form.NextEntry(u, all[ends[i]:ends[i+1]])
		if err != nil {
			return part(fmt.Sprintf("log entry %d", i+1), err)
		}
		e.Seq = int64(i) + 1
		log[i] = e
	}
	return nil
}

// small reads versions and view.
func (r *reader) small(ctx context.Context, st *State) (err error) {
	if st.Versions, err = versionsOf(ctx, r.conn); err != nil {
		return err
	}
	err = r.conn.Blobs(ctx, func(_ int64, body []byte) (err error) {
		st.View, err = form.UnpackView(body)
		return err
	}, "SELECT id, body FROM view")
	return part("view state", err)
}
