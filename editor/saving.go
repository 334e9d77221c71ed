package editor

import (
	"cmp"
	"os"

	"emend/editor/project"
)

// file is the project that the session is kept in; nil: none.
func (k *kept) file() *project.File {
	f, _ := k.journal.open().(*project.File)
	return f
}

// A SavedState says how the review is kept.
type SavedState struct {
	Path     string // of the project file
	Working  bool   // it is a working project, not yet saved under a name
	ReadOnly error  // why nothing can be written: another window has it open, or the folder is read-only
	Err      error  // the last act could not be written; it is kept and tried again. Or earlier ones cannot be read.
	Waiting  int    // acts that are not on the disk yet; unless Slow, one at most
	Slow     bool   // the disk takes longer than usual; it ends when no act waits
	// ClockBack says that an act of this session has an earlier date than one
	// before it. The order of acts is that of the log, whatever their dates.
	ClockBack bool
}

// Saved says how the review is kept.
func (s *Session) Saved() SavedState {
	f := s.kept.file()
	if f == nil {
		return SavedState{}
	}
	l := s.kept.journal.lag()
	return SavedState{
		Path: f.Path(), Working: f.IsWorking(), ReadOnly: f.ReadOnly(),
		Err: cmp.Or(l.err, s.ledger.damage), Waiting: l.acts, Slow: l.slow, ClockBack: s.ledger.clockBack,
	}
}

// A Saving is something on its way to the disk that the reader waits for. Wait
// waits for the disk, on any goroutine. Then Done, on the one that owns the
// session, takes in how it went. Acts may be done meanwhile: they are written
// after it.
type Saving struct {
	Wait func()
	Done func() error
}

// Save writes the review to a project file under a name of the reader's and
// goes on in that file. overwrite says whether one that is there may be
// replaced.
func (s *Session) Save(path string, overwrite bool) error {
	l := SaveLater(s, path, overwrite)
	l.Wait()
	return l.Done()
}

// SaveLater is Save in two halves.
func SaveLater(s *Session, path string, overwrite bool) Saving {
	f, j := s.kept.file(), s.kept.journal
	if f == nil {
		return Saving{func() {}, func() error { return ErrNoProject }}
	}
	var err error
	if same(path, f.Path()) {
		return Saving{func() { err = j.sync() }, func() error { return err }}
	}
	s.keepTip()
	// What could not be written here (a full disk, a file that is gone) goes
	// along to the new place, which may be the remedy.
	saved := j.saveAs(f, path, overwrite)
	return Saving{func() { err = saved() }, func() error {
		if err == nil {
			s.observers.tell(Change{Kind: SavedChanged})
		}
		return err
	}}
}

func same(a, b string) bool {
	ai, aerr := os.Stat(a)
	bi, berr := os.Stat(b)
	return aerr == nil && berr == nil && os.SameFile(ai, bi)
}

// KeepVersion gives the present state a name.
func (s *Session) KeepVersion(name string) (project.Version, error) {
	v, l := keepVersion(s, name)
	l.Wait()
	err := l.Done()
	return *v, err
}

// KeepVersionLater is KeepVersion in two halves: the version is of now, though
// it may be a while until it is kept.
func KeepVersionLater(s *Session, name string) Saving {
	_, l := keepVersion(s, name)
	return l
}

func keepVersion(s *Session, name string) (*project.Version, Saving) {
	f, j := s.kept.file(), s.kept.journal
	if f == nil {
		return &project.Version{}, Saving{func() {}, func() error { return ErrNoProject }}
	}
	g, v := s.kept.generation, s.version(name)
	written := j.write(func() (err error) {
		if id, _ := j.newest(); id != 0 {
			v.Generation = id
		}
		v.ID, err = f.KeepVersion(v)
		return err
	})
	var err error
	return &v, Saving{func() { err = written() }, func() error {
		if err != nil {
			v = project.Version{}
			return err
		}
		if s.kept.generation == g {
			s.kept.generation.ID = v.Generation
		}
		s.kept.versions = append(s.kept.versions, v)
		s.observers.tell(Change{Kind: VersionsChanged})
		return nil
	}}
}

// Close writes what is left to write and ends the session.
func (s *Session) Close() error { return Closing(s)() }

// Closing is Close for a window that does not wait: what it returns waits for
// the disk, on any goroutine. The session is not to be used any more.
func Closing(s *Session) (wait func() error) {
	if s.kept.journal.open() == nil {
		return func() error { return nil }
	}
	s.ledger.here() // it is still read from the file
	s.keepTip()
	return s.kept.journal.close
}

// keepTip writes the state beside the log, where that has grown. A project
// without it, or with an older one, opens as well, only later: so a failure
// is none.
func (s *Session) keepTip() {
	f, j := s.kept.file(), s.kept.journal
	if f == nil || f.ReadOnly() != nil || s.ledger.here().damage != nil {
		return
	}
	if _, tip := j.newest(); tip != s.seq() {
		j.setTip(f, s.seq(), s.tip())
	}
}

// Durable gives what waits, on any goroutine, until the last act is on the disk,
// or has failed to get there.
func (s *Session) Durable() func() { return s.kept.journal.waiting() }
