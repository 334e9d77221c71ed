// Package record is what stands on record of a review: where its text came
// from, the acts of the reader, its versions, and the state that they lead to.
//
// Context: no act of the reader may be lost, and any earlier state must come
// back. Decision: the log of acts is the truth; decisions, notes and edits are
// what replaying it gives, undo and redo are entries like any other, and a
// version is a name for a place in the log. Consequence: undo survives
// reopening, versions cost a line, and a crash loses at most the entry that
// was being written. How it is kept on disk is nothing to this package.
package record

import (
	"time"

	"emend/editor/annotate"
	"emend/editor/repair"
)

// A DecisionChange is one repair's decision before and after an act. The
// wording proposed is kept with it, so that a decision can be told and held
// even when the rules no longer propose that repair.
type DecisionChange struct {
	Key         repair.Key
	Replacement string
	*Turn       // never nil
}

// ChangeOf is that the decision on a repair of the raw text takes a turn.
func ChangeOf(raw string, r *repair.Repair, t *Turn) DecisionChange {
	return DecisionChange{Key: r.Key(raw), Replacement: r.Replacement, Turn: t}
}

// A Turn is what became of a decision. An act may decide a million repairs, all
// of them alike, and so changes share theirs: a Turn does not change once it is
// made. See Turns.
type Turn struct{ Before, After repair.Decision }

// Turns makes the turns of changes that come one after another, one for all
// that are alike.
type Turns struct{ last *Turn }

// Of is the turn from one decision to another.
func (t *Turns) Of(before, after repair.Decision) *Turn {
	if made := (Turn{before, after}); t.last == nil || *t.last != made {
		t.last = &made
	}
	return t.last
}

// An EditChange is an edit of the reader's (rule "reader.edit") that an act
// made or took away: nil Before, it was made; nil After, it was taken away.
type EditChange struct {
	Before, After *repair.Repair
}

// A NoteChange is a note that an act made (nil Before), changed, or deleted
// (nil After).
type NoteChange struct {
	Before, After *annotate.Annotation
}

// An Act is one thing the reader did: one undo step, be it 4,000 decisions.
type Act struct {
	Label     string // for the Undo menu: "Accept 12 × a€™ → ’"
	Author    string
	Time      time.Time
	Decisions []DecisionChange
	Edits     []EditChange
	Notes     []NoteChange
	Policy    *PolicyChange // nil in most acts
	Versions  []VersionChange
	Conflicts []ConflictChange
}

// Empty says whether the act changes nothing.
func (a *Act) Empty() bool {
	return len(a.Decisions)+len(a.Edits)+len(a.Notes)+len(a.Versions)+len(a.Conflicts) == 0 && a.Policy == nil
}

// A PolicyChange is another policy that came with an act: bringing a version
// back brings back which pending repairs count, or it would be another text.
type PolicyChange struct {
	Before, After repair.Policy
}

// A Kind says what a log entry is.
type Kind string

// The kinds of log entries. An undo entry takes back the last act that is in
// force; a redo entry puts the last one taken back into force again.
const (
	Did    Kind = "act"
	Undone Kind = "undo"
	Redone Kind = "redo"
)

// An Entry is one line of the append-only log.
type Entry struct {
	Seq  int64 // 1, 2, 3…, given by Append
	Kind Kind
	Time time.Time
	Act  *Act // for Did
}

// A Version is a named, dated state of the whole review: a place in the log,
// under the policy and with the repairs of that moment.
type Version struct {
	ID         int64
	Name       string
	Author     string
	Time       time.Time
	Seq        int64 // the last entry that belongs to it
	Generation int64 // the set of detected repairs it was made with
	Policy     repair.Policy
	Counts     Counts
}

// Counts tells a version's state in numbers, for lists.
type Counts struct {
	Pending, Accepted, Rejected, Edited, Notes int
}

// A Generation is one outcome of detection.
type Generation struct {
	ID    int64
	Rules string // rule-set version and the rules that ran
	Time  time.Time
}

// A ViewState is where the reader was: kept, but no act and not undone.
type ViewState map[string]string

// A Source says where the raw text came from.
type Source struct {
	Path     string // of the file it was read from; empty for the clipboard
	Name     string // for the window title
	Encoding string
	SHA256   string
	Imported time.Time
	// Origin is what is known of the document that the raw text was taken out
	// of (see imports.Origin); empty where the file itself is the raw text.
	Origin string
}
