// Package editor holds the review of one text: the Session owns the raw text,
// the repairs, the reader's decisions, edits and notes, their history, and the
// map to the cleaned text that follows from them.
//
// Context: a window, a command line and tests all review texts. Decision: one
// type owns all state and tells observers what moved; it has no locks, since
// one goroutine owns it, and workers hand their outcome to that goroutine.
// Consequence: a front end holds no text of its own, and everything it shows
// can be read from the Session again at any moment.
package editor

import (
	"time"

	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Session is the review of one text. Only one goroutine may use it.
type Session struct {
	raw       *text.Raw
	source    project.Source
	detected  []repair.Repair // as detection left them
	held      []repair.Repair // decided ones that it does not find (see held.go), sorted
	edits     []repair.Repair // the reader's own, sorted
	repairs   []repair.Repair // detected and edits in order; what indices mean
	verdicts  verdicts
	notes     []annotate.Annotation // by place
	policy    repair.Policy
	ledger    ledger // everything that was done
	kept      kept
	derived   derived
	observers observers
	author    string
	now       func() time.Time
}

// kept is the session's side of its project file.
type kept struct {
	journal    *journal // nil: nothing is kept
	generation project.Generation
	versions   []project.Version
	named      naming             // of versions that were renamed or deleted
	conflicts  []project.Conflict // with another reader, by place
	view       project.ViewState
	tip        int64  // the log entry whose state stood beside the log at opening
	passed     string // hash of a changed file of the raw text that the reader knows of
	notice     error
}

// New starts a review of raw. Nothing is detected yet and nothing is kept on
// disk until the session is given a project (see Open and Keep).
func New(raw *text.Raw, source project.Source) *Session {
	s := begun(raw, source)
	s.rebuild()
	return s
}

// begun is a session in which nothing is derived yet.
func begun(raw *text.Raw, source project.Source) *Session {
	s := &Session{raw: raw, source: source, policy: repair.Policy{Minimum: repair.DefaultMinimum}, now: time.Now}
	s.readOrigin()
	return s
}

// Raw is the raw text.
func (s *Session) Raw() *text.Raw { return s.raw }

// Source says where the raw text came from.
func (s *Session) Source() project.Source { return s.source }

// Author is the name that acts and notes are signed with.
func (s *Session) Author() string { return s.author }

// SetAuthor sets the name that acts and notes are signed with from now on.
func (s *Session) SetAuthor(name string) { s.author = name }

// Repairs lists all repairs by place: proposals and the reader's edits. The
// slice is the session's own and is replaced, not changed, when the list moves.
func (s *Session) Repairs() []repair.Repair { return s.repairs }

// Decision is what the reader said of repair i.
func (s *Session) Decision(i int) repair.Decision { return s.verdicts.at(i) }

// Policy says which pending repairs count in the cleaned text.
func (s *Session) Policy() repair.Policy { return s.policy }

// SetPolicy changes which pending repairs count. It is a way of looking, not
// an act: it is kept with the view and not undone.
func (s *Session) SetPolicy(p repair.Policy) {
	if p == s.policy {
		return
	}
	s.policy = p
	s.derived.remap(s)
	s.observers.tell(s.derived.changed(s.whole()))
}

// Mapping leads between the raw text and the cleaned text of this moment.
func (s *Session) Mapping() *repair.Mapping { return s.derived.standing.Mapping }

// Counts says whether repair i stands in the cleaned text of this moment, and
// with which wording.
func (s *Session) Counts(i int) (wording string, counts bool) {
	if s.Sleeps(i) {
		return "", false
	}
	return s.policy.Wording(&s.repairs[i], s.verdicts.at(i))
}

// Sleeps says whether repair i lies inside a large deletion or an edit of the
// reader's that stands, or is held back by “never this string”, and so is
// neither shown nor asked about.
func (s *Session) Sleeps(i int) bool { return s.derived.standing.Sleeps(i) || s.Held(i) }

// Open says whether the reader still has to decide repair i.
func (s *Session) Open(i int) bool {
	return s.verdicts.state(i) == repair.Pending && !s.Sleeps(i)
}

// IndexOf finds a repair by reference; ok is false when there is none now.
func (s *Session) IndexOf(ref repair.Ref) (i int, ok bool) { return indexOf(s.repairs, ref) }

// whole is the span of the whole raw text.
func (s *Session) whole() text.Span { return text.Span{End: s.raw.Len()} }
