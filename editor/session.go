// Package editor holds the review of one text: the raw text, the repairs, the
// reader's decisions, edits and notes, their history, and the map to the
// cleaned text that follows from them.
//
// Context: a window, a command line and tests all review texts. Decision: one
// type, the Session, gives all of it and tells observers what moved; it has no
// locks, since one goroutine owns it, and workers hand their outcome to that
// goroutine. Consequence: a front end holds no text of its own, and everything
// it shows can be read from the Session again at any moment.
//
// A session is made of parts, each of which knows only those it names here:
//
//	Text        the raw text: its source, lines and pages; never changed
//	Review      the state at one moment: repairs, decisions, edits, notes, and
//	            what follows from them (derived); knows its Text
//	kept        the side of the project file: the journal and what is beside it
//	History     carries acts out on the Review, notes them for undo and redo,
//	            has them kept, and tells the observers
//	Groups      what one decision can settle; reads the Review
//	Strings, Notes, Edits
//	            read the Review in one respect and act on it by the History
//	Detection   puts what the rules find into the Review, and has it kept
//	Versions, Project
//	            earlier states, and this one on disk; know Review, kept, History
//	Exchange    takes from and gives to other reviews; knows Detection too
//	Conflicts   where another reader differs, whose word an Exchange brings
//
// Context: acts, undo, detection and versions all need the state, and the work on
// a large one is done away from its owner. Decision: the state is one value. What
// the reader does changes it by acts alone, all of which go through the History;
// beside that only detection, the policy and opening change it. What works
// elsewhere takes a copy of the Review, without history, project or observers.
// Consequence: what another goroutine holds cannot write, tell or be undone.
package editor

import (
	"time"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Session is the review of one text. Only one goroutine may use it.
type Session struct {
	*Review   // of this moment
	kept      *kept
	history   *History
	detection *Detection
}

// New starts a review of raw. Nothing is detected yet and nothing is kept on
// disk until the session is given a project (see OpenFile).
func New(raw *text.Raw, source record.Source) *Session {
	s := begun(newText(raw, source))
	s.rebuild()
	return s
}

// begun is a session in which nothing is derived yet.
func begun(t *Text) *Session {
	r := &Review{Text: t, policy: repair.Policy{Minimum: repair.DefaultMinimum}}
	k := &kept{notice: t.damage}
	h := &History{review: r, kept: k, now: time.Now}
	return &Session{r, k, h, &Detection{review: r, kept: k, history: h}}
}

// History is what was done, to be undone and done again.
func (s *Session) History() *History { return s.history }

// Detection is what looks for damage.
func (s *Session) Detection() *Detection { return s.detection }

// Groups are the repairs by what one decision can settle.
func (s *Session) Groups() Groups { return Groups{s.Review} }

// Strings are the repairs by what they read.
func (s *Session) Strings() Strings { return Strings{s.Review, s.history} }

// Notes are the notes on the text.
func (s *Session) Notes() Notes { return Notes{s.Review, s.history} }

// Edits are the reader's own changes of the text.
func (s *Session) Edits() Edits { return Edits{s.Review, s.history} }

// Versions are the states that were given a name.
func (s *Session) Versions() Versions { return Versions{s.Review, s.kept, s.history} }

// Conflicts are where another reader differs.
func (s *Session) Conflicts() Conflicts { return Conflicts{s.Exchange()} }

// Exchange is what travels to other reviews and comes from them.
func (s *Session) Exchange() Exchange { return Exchange{s.Review, s.history, s.detection} }

// Project is the file that the session is kept in.
func (s *Session) Project() Project { return Project{s.Review, s.kept, s.history} }

// Author is the name that acts and notes are signed with.
func (s *Session) Author() string { return s.history.author }

// SetAuthor sets the name that acts and notes are signed with from now on.
func (s *Session) SetAuthor(name string) { s.history.author = name }

// Observe calls f after every change until cancel is called.
func (s *Session) Observe(f func(Change)) (cancel func()) { return s.history.observers.add(f) }

// Close writes what is left to write and ends the session.
func (s *Session) Close() error { return s.Project().Closing()() }

// SetPolicy changes which pending repairs count. It is a way of looking, not
// an act: it is kept with the view and not undone.
func (s *Session) SetPolicy(p repair.Policy) { s.history.setPolicy(p) }

// PolicyLater is SetPolicy in two halves.
func (s *Session) PolicyLater(p repair.Policy) Later { return s.history.policyLater(p) }
