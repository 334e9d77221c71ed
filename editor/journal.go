package editor

import (
	"emend/editor/project"
	"emend/editor/repair"
)

// A store is the part of a project file that a session writes to as it goes.
type store interface {
	Append(e *project.Entry) error
	SetRepairs(g project.Generation, repairs []repair.Repair) (id int64, err error)
	ReadOnly() bool
	Close() error
}

// A journal writes what happens in a session to its project, in order. An act
// returns as soon as it is handed over; the next act waits until it is on the
// disk, so that a crash loses at most one, and a slow disk never stops the
// window for an act that it has not seen yet.
type journal struct {
	file   store // nil: nothing is kept
	writes chan func() error
	idle   chan error // holds the outcome of the write before, when that has ended
	err    error      // the last failure, until a write succeeds
	failed []*project.Entry
	tell   func()
}

// start binds the journal to a file. tell is called when err changes.
func (j *journal) start(f store, tell func()) {
	j.file, j.tell = f, tell
	j.writes, j.idle = make(chan func() error), make(chan error, 1)
	j.idle <- nil
	go func(writes chan func() error, idle chan error) {
		for w := range writes {
			idle <- w()
		}
	}(j.writes, j.idle)
}

// append writes an entry. Entries that could not be written are kept and
// written before the next one, so that the log stays whole.
func (j *journal) append(e *project.Entry) {
	if j.file == nil || j.file.ReadOnly() {
		return
	}
	j.settle()
	j.failed = append(j.failed, e)
	j.write(j.flush)
}

// flush writes the entries that are waiting; it runs on the writer.
func (j *journal) flush() error {
	for len(j.failed) > 0 {
		if err := j.file.Append(j.failed[0]); err != nil {
			return err
		}
		j.failed = j.failed[1:]
	}
	return nil
}

// setRepairs writes a generation of proposals.
func (j *journal) setRepairs(g project.Generation, repairs []repair.Repair) {
	if j.file == nil || j.file.ReadOnly() {
		return
	}
	j.settle()
	j.write(func() error {
		if err := j.flush(); err != nil {
			return err
		}
		_, err := j.file.SetRepairs(g, repairs)
		return err
	})
}

// write hands work to the writer, which must be idle.
func (j *journal) write(work func() error) { j.writes <- work }

// settle waits for the write before and notes how it ended.
func (j *journal) settle() error {
	if j.file == nil {
		return nil
	}
	err := <-j.idle
	if changed := (err == nil) != (j.err == nil); changed || err != nil {
		j.err = err
		if j.tell != nil && changed {
			j.tell()
		}
	}
	return err
}

// sync waits until everything is on the disk, or says what is not.
func (j *journal) sync() error {
	if j.file == nil {
		return nil
	}
	j.settle()
	j.write(j.flush)
	err := j.settle()
	j.idle <- nil
	return err
}

// close ends the writer and the file.
func (j *journal) close() error {
	if j.file == nil {
		return nil
	}
	err := j.sync()
	<-j.idle
	close(j.writes)
	if cerr := j.file.Close(); err == nil {
		err = cerr
	}
	j.file = nil
	return err
}
