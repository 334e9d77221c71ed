package decisions

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"sort"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// A Target is the text, with its state, that a set is applied to.
type Target struct {
	Raw       string
	SHA256    string
	Repairs   []repair.Repair   // proposed, sorted, the reader's edits not among them
	Decisions []repair.Decision // beside Repairs; nil: all pending
	Edits     []repair.Repair   // the reader's
	Notes     []annotate.Annotation
}

// A Fate says what became of a line of the set.
type Fate int

// The fates. Stale lines are not in the act, but for notes, which become
// orphans; conflicting ones never are: what the target says stays.
const (
	Applied     Fate = iota // where it was
	Moved                   // at another place
	Already                 // the target says the same
	Stale                   // its place is lost, or nothing is proposed there
	Conflicting             // the target says otherwise
)

// String is the word for a report.
func (f Fate) String() string {
	return [...]string{"applied", "moved", "already", "stale", "conflicting"}[f]
}

// An Outcome is the fate of one line: of a decision, an edit or a note.
type Outcome struct {
	Fate     Fate
	Why      string // for Stale and Conflicting, in words
	Span     text.Span
	Decision *Decision // one of these three is the line
	Edit     *Edit
	Note     *annotate.Annotation
}

// Count says how many outcomes have a fate.
func Count(outcomes []Outcome, f Fate) int {
	n := 0
	for i := range outcomes {
		if outcomes[i].Fate == f {
			n++
		}
	}
	return n
}

// RuleEdit is the rule of an edit of the reader's.
const RuleEdit repair.RuleID = "reader.edit"

// NewEdit is an edit of the reader's: what lies inside it sleeps while it
// stands.
func NewEdit(span text.Span, wording string) *repair.Repair {
	return &repair.Repair{
		Span: span, Replacement: wording, Grounds: &repair.Grounds{Rule: RuleEdit, Confidence: 1, Container: true, Group: repair.GroupKey(RuleEdit, ""), Evidence: "the reader’s own wording"},
	}
}

// Apply makes the one act that brings a set into a target, and tells the fate
// of every line. It changes nothing itself. On another edition of the text the
// places are found by their wording; that can take a tenth of a second for
// each that is lost, and ctx ends it.
func Apply(ctx context.Context, s *Set, t Target) (*record.Act, []Outcome, error) {
	a := &applier{
		target: t, same: s.Source.SHA256 == t.SHA256,
		act:  &record.Act{Label: fmt.Sprintf("Apply %d decisions", len(s.Decisions)+len(s.Edits))},
		at:   make(map[text.Span][]int, len(t.Repairs)),
		done: make(map[int]bool),
	}
	for i := range t.Repairs {
		span := t.Repairs[i].Span
		a.at[span] = append(a.at[span], i)
	}
	for i := range s.Decisions {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		a.decision(&s.Decisions[i])
	}
	a.shift = 0
	for i := range s.Edits {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		a.edit(&s.Edits[i])
	}
	a.shift = 0
	for i := range s.Notes {
		if err := ctx.Err(); err != nil {
			return nil, nil, err
		}
		a.note(&s.Notes[i])
	}
	return a.act, a.outcomes, nil
}

type applier struct {
	target   Target
	same     bool // the very text
	act      *record.Act
	turns    record.Turns
	at       map[text.Span][]int // indices of Repairs
	done     map[int]bool        // repairs decided by this act
	held     []text.Span         // places it decides where nothing is proposed
	shift    int                 // how far the last place had moved: a guess for the next
	outcomes []Outcome
}

func (a *applier) tell(o Outcome, fate Fate, why string) {
	o.Fate, o.Why = fate, why
	a.outcomes = append(a.outcomes, o)
}

// locate finds a place in the target.
func (a *applier) locate(span text.Span, q annotate.Quote) (at text.Span, fate Fate) {
	raw := a.target.Raw
	if a.same && fits(raw, span) && raw[span.Start:span.End] == q.Exact {
		return span, Applied
	}
	found, _ := annotate.ReanchorNear(raw, annotate.Annotation{Span: span, Quote: q}, span.Start+a.shift)
	// A decision is about these letters and no similar ones.
	if found.Orphan || found.Quote.Exact != q.Exact {
		return span, Stale
	}
	a.shift = found.Span.Start - span.Start
	if found.Span == span {
		return span, Applied
	}
	return found.Span, Moved
}

func (a *applier) decision(d *Decision) {
	o := Outcome{Decision: d, Span: d.Key.Span}
	span, fate := a.locate(d.Key.Span, annotate.Quote{Exact: d.Key.Original, Prefix: d.Prefix, Suffix: d.Suffix})
	if fate == Stale {
		a.tell(o, Stale, "the passage is not in this text")
		return
	}
	o.Span = span
	i := a.proposal(span, d)
	if i < 0 {
		a.unproposed(o, fate)
		return
	}
	r := &a.target.Repairs[i]
	want := d.Decision
	if r.Replacement != d.Replacement {
		switch want.State {
		case repair.Accepted: // keep the wording that was accepted
			want.State, want.Text = repair.Edited, d.Replacement
		case repair.Rejected:
			a.tell(o, Stale, "another wording is proposed there now")
			return
		}
	}
	have := a.have(i)
	switch {
	case have.State == want.State && have.Text == want.Text:
		a.tell(o, Already, "")
	case have.State != repair.Pending:
		a.tell(o, Conflicting, "it is "+have.State.String()+" here")
	case a.done[i]:
		a.tell(o, Conflicting, "another line decides the same repair")
	default:
		a.done[i] = true
		a.act.Decisions = append(a.act.Decisions, record.ChangeOf(a.target.Raw, r, a.turns.Of(have, want)))
		a.tell(o, fate, "")
	}
}

// unproposed brings in a decision on a repair that is not proposed at o.Span:
// the reader's word outlives the rule that asked for it. A rejection has
// nothing to be about.
func (a *applier) unproposed(o Outcome, fate Fate) {
	d := o.Decision
	if d.Decision.State == repair.Rejected {
		a.tell(o, Stale, "no such repair is proposed there now")
		return
	}
	for i := range a.near(o.Span) {
		r := &a.target.Repairs[i]
		if a.have(i).State != repair.Pending || a.done[i] {
			a.tell(o, Conflicting, fmt.Sprintf("%s is %s there", r.Rule, a.have(i).State))
			return
		}
	}
	if a.taken(o.Span) {
		a.tell(o, Conflicting, "another line decides the passage")
		return
	}
	a.act.Decisions = append(a.act.Decisions, record.DecisionChange{
		Key: repair.Key{Rule: d.Key.Rule, Span: o.Span, Original: d.Key.Original}, Replacement: d.Replacement, Turn: a.turns.Of(repair.Decision{}, d.Decision),
	})
	a.held = append(a.held, o.Span)
	a.tell(o, fate, "")
}

// near yields the repairs that cannot stand beside one of that span.
func (a *applier) near(span text.Span) iter.Seq[int] {
	return func(yield func(int) bool) {
		list := a.target.Repairs
		i := sort.Search(len(list), func(i int) bool { return list[i].Span.Start >= span.Start })
		// Disjoint but for containers, so that one more may reach in from before.
		for i = max(0, i-1); i < len(list) && list[i].Span.Start <= span.End; i++ {
			if !list[i].Container && collide(list[i].Span, span) && !yield(i) {
				return
			}
		}
	}
}

// taken says whether a decision that this act brings in without a proposal
// stands there.
func (a *applier) taken(span text.Span) bool {
	return slices.ContainsFunc(a.held, func(h text.Span) bool { return collide(h, span) })
}

func collide(a, b text.Span) bool { return a == b || a.Overlaps(b) }

// have is what the target says of its repair i.
func (a *applier) have(i int) repair.Decision {
	if a.target.Decisions == nil {
		return repair.Decision{}
	}
	return a.target.Decisions[i]
}

// proposal is the repair at a span that a decision is about: of the same rule,
// or else with the same wording; -1 for none.
func (a *applier) proposal(span text.Span, d *Decision) int {
	best := -1
	for _, i := range a.at[span] {
		r := &a.target.Repairs[i]
		if r.Rule == d.Key.Rule {
			return i
		}
		if r.Replacement == d.Replacement {
			best = i
		}
	}
	return best
}

func (a *applier) edit(e *Edit) {
	o := Outcome{Edit: e, Span: e.Span}
	span, fate := a.locate(e.Span, annotate.Quote{Exact: e.Original, Prefix: e.Prefix, Suffix: e.Suffix})
	if fate == Stale {
		a.tell(o, Stale, "the passage is not in this text")
		return
	}
	o.Span = span
	for i := range a.target.Edits {
		have := &a.target.Edits[i]
		if have.Span == span && have.Replacement == e.Replacement {
			a.tell(o, Already, "")
			return
		}
		if have.Span == span || have.Span.Overlaps(span) {
			a.tell(o, Conflicting, "the passage is edited otherwise here")
			return
		}
	}
	for _, c := range a.act.Edits {
		if c.After.Span == span || c.After.Span.Overlaps(span) {
			a.tell(o, Conflicting, "another line edits the passage")
			return
		}
	}
	a.act.Edits = append(a.act.Edits, record.EditChange{After: NewEdit(span, e.Replacement)})
	a.tell(o, fate, "")
}

// note brings in a note, as an orphan if need be: notes are never dropped.
func (a *applier) note(n *annotate.Annotation) {
	o := Outcome{Note: n, Span: n.Span}
	for i := range a.target.Notes {
		if have := &a.target.Notes[i]; have.ID == n.ID {
			if have.Body == n.Body && have.Quote.Exact == n.Quote.Exact {
				a.tell(o, Already, "")
			} else {
				a.tell(o, Conflicting, "the note was changed here")
			}
			return
		}
	}
	made := *n
	fate := Applied
	if !a.same || !fits(a.target.Raw, n.Span) {
		made, _ = annotate.ReanchorNear(a.target.Raw, *n, n.Span.Start+a.shift)
		if !made.Orphan {
			a.shift = made.Span.Start - n.Span.Start
		}
		if made.Span != n.Span {
			fate = Moved
		}
	}
	o.Span = made.Span
	a.act.Notes = append(a.act.Notes, record.NoteChange{After: &made})
	if made.Orphan {
		a.tell(o, Stale, "its passage is not in this text; it is kept as an orphan")
		return
	}
	a.tell(o, fate, "")
}
