package editor

import (
	"emend/editor/project"
	"emend/editor/repair"
)

// A store is the part of a project file that a session writes to as it goes.
type store interface {
	Append(entries ...*project.Entry) error
	Retry() error
	SetRepairs(g project.Generation, repairs []repair.Repair) (id int64, err error)
	ReadOnly() error
	Close() error
}

// A journal writes what happens in a session to its project, in order. An act
// returns as soon as it is handed over; the next act waits until it is on the
// disk, so that a crash loses at most one, and a slow disk never stops the
// window for an act that it has not seen yet.
type journal struct {
	file   store // nil: nothing is kept
	writes chan func() error
	// idle holds the outcome of the last write while the writer has nothing
	// to do. Whoever takes it owns the fields below until the next write.
	idle       chan error
	err        error // the last outcome seen
	generation int64 // the last one written
}

// start binds the journal to a file. moved is called, on the writer's
// goroutine, when writing begins to fail and when it works again.
func (j *journal) start(f store, moved func()) {
	*j = journal{file: f, writes: make(chan func() error), idle: make(chan error, 1)}
	j.idle <- nil
	go func(writes chan func() error, idle chan error) {
		failing := false
		for w := range writes {
			err := w()
			idle <- err
			if (err != nil) != failing {
				failing = !failing
				moved()
			}
		}
	}(j.writes, j.idle)
}

// writing says whether the file is written to, and not only read.
func (j *journal) writing() bool { return j.file != nil && j.file.ReadOnly() == nil }

// append writes an entry. The file keeps what it could not write and writes it
// before the next entry, so that the log stays whole; a file that is only read
// keeps it for a copy.
func (j *journal) append(e *project.Entry) {
	if j.file == nil {
		return
	}
	j.settle()
	j.writes <- func() error { return j.file.Append(e) }
}

// setRepairs writes a generation of proposals.
func (j *journal) setRepairs(g project.Generation, repairs []repair.Repair) {
	if !j.writing() {
		return // they can be detected again
	}
	j.settle()
	j.writes <- func() error {
		id, err := j.file.SetRepairs(g, repairs)
		if err == nil {
			j.generation = id
		}
		return err
	}
}

// offer hands over a write where the writer has nothing to do, and says whether
// it has taken it.
func (j *journal) offer(w func() error) bool {
	if !j.writing() {
		return true
	}
	select {
	case j.err = <-j.idle:
		j.writes <- w
		return true
	default:
		return false
	}
}

// settle waits until the writer has nothing to do and takes the outcome; the
// caller must hand it the next write, or put the outcome back.
func (j *journal) settle() {
	j.err = <-j.idle
}

// waiting gives what waits, on any goroutine, until the writer has nothing to do.
func (j *journal) waiting() func() {
	if j.file == nil {
		return func() {}
	}
	idle := j.idle
	return func() { idle <- <-idle }
}

// sync waits until everything is on the disk, or says what is not.
func (j *journal) sync() error {
	if j.file == nil {
		return nil
	}
	j.settle()
	j.writes <- j.file.Retry
	j.settle()
	j.idle <- j.err
	return j.err
}

// failure is why the last write that has ended failed; nil when it did not.
func (j *journal) failure() error {
	if j.file == nil {
		return nil
	}
	select {
	case j.err = <-j.idle:
		j.idle <- j.err
	default:
	}
	return j.err
}

// move goes on in another file; the one before is closed already.
func (j *journal) move(f store) {
	j.settle()
	j.file, j.err = f, nil
	j.idle <- nil
}

// close writes what is left, ends the writer and closes the file.
func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	err := j.sync()
	j.settle()
	close(j.writes)
	if cerr := j.file.Close(); err == nil {
		err = cerr
	}
	j.file = nil
	return err
}
