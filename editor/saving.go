package editor

import (
	"cmp"
	"os"

	"emend/editor/project"
	"emend/editor/record"
)

// kept is the session's side of its project file.
type kept struct {
	journal    *journal // nil: nothing is kept
	generation record.Generation
	versions   []record.Version // as they were kept, oldest first
	view       record.ViewState
	passed     string // hash of a changed file of the raw text that the reader knows of
	tip        int64  // the log entry whose state stood beside the log at opening
	notice     error
}

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

// A Project is the file that a review is kept in, with what is kept there beside
// the review: where the reader is, and what they know of the file of the text.
type Project struct {
	review  *Review
	kept    *kept
	history *History
}

// Notice is what a reader should be told about opening, or nil: an earlier
// working project of the same text was damaged and was set aside.
func (p Project) Notice() error { return p.kept.notice }

// Saved says how the review is kept.
func (p Project) Saved() SavedState {
	f := p.kept.file()
	if f == nil {
		return SavedState{}
	}
	l := p.kept.journal.lag()
	return SavedState{
		Path: f.Path(), Working: project.IsWorking(f.Path()), ReadOnly: f.ReadOnly(),
		Err: cmp.Or(l.err, p.history.ledger.damage), Waiting: l.acts, Slow: l.slow, ClockBack: p.history.ledger.clockBack,
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
func (p Project) Save(path string, overwrite bool) error {
	l := p.SaveLater(path, overwrite)
	l.Wait()
	return l.Done()
}

// SaveLater is Save in two halves.
func (p Project) SaveLater(path string, overwrite bool) Saving {
	f, j := p.kept.file(), p.kept.journal
	if f == nil {
		return Saving{func() {}, func() error { return ErrNoProject }}
	}
	var err error
	if same(path, f.Path()) {
		return Saving{func() { err = j.sync() }, func() error { return err }}
	}
	p.keepTip()
	// What could not be written here (a full disk, a file that is gone) goes
	// along to the new place, which may be the remedy.
	saved := j.saveAs(f, path, overwrite)
	return Saving{func() { err = saved() }, func() error {
		if err == nil {
			p.history.observers.tell(Change{Kind: SavedChanged})
		}
		return err
	}}
}

func same(a, b string) bool {
	ai, aerr := os.Stat(a)
	bi, berr := os.Stat(b)
	return aerr == nil && berr == nil && os.SameFile(ai, bi)
}

// Closing is Session.Close for a window that does not wait: what it returns waits
// for the disk, on any goroutine. The session is not to be used any more.
func (p Project) Closing() (wait func() error) {
	if p.kept.journal.open() == nil {
		return func() error { return nil }
	}
	p.history.ledger.here() // it is still read from the file
	p.keepTip()
	return p.kept.journal.close
}

// keepTip writes the state beside the log, where that has grown. A project
// without it, or with an older one, opens as well, only later: so a failure
// is none.
func (p Project) keepTip() {
	f, j := p.kept.file(), p.kept.journal
	if f == nil || f.ReadOnly() != nil || p.history.ledger.here().damage != nil {
		return
	}
	if _, tip := j.newest(); tip != p.history.Seq() {
		j.setTip(f, p.history.Seq(), tipOf(p.review, &p.history.ledger))
	}
}

// Durable gives what waits, on any goroutine, until the last act is on the disk,
// or has failed to get there.
func (p Project) Durable() func() { return p.kept.journal.waiting() }

// keepIn binds the review to a project file.
func (p Project) keepIn(f *project.File, post func(func())) {
	if post == nil {
		post = func(f func()) { f() }
	}
	p.kept.journal = keepJournal(f, func() {
		post(func() { p.history.observers.tell(Change{Kind: SavedChanged}) })
	}, p.kept.tip)
}
