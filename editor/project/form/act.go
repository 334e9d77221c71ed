// Package form gives what stands on record the form it has in the file: each
// value a sealed record. What was once written is read for good, so a form grows
// at its end only.
package form

import (
	"emend/editor/annotate"
	"emend/editor/project/pack"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// plainEntry is the length in bytes up to which an entry is not deflated:
// below it deflating gains little, and its set-up costs more than the write.
const plainEntry = 1 << 10

// kindCodes are the numbers of the kinds on disk.
var kindCodes = [...]record.Kind{record.Did, record.Undone, record.Redone}

// PackEntry is e as it stands in the log, without its number.
func PackEntry(e *record.Entry) []byte {
	p := pack.NewWriter()
	for code, kind := range kindCodes {
		if kind == e.Kind {
			p.Uint(uint64(code))
		}
	}
	p.Time(e.Time)
	p.Bool(e.Act != nil)
	if e.Act != nil {
		packAct(p, e.Act)
	}
	return p.Sealed(plainEntry)
}

// UnpackEntry reads what packEntry wrote.
func UnpackEntry(sealed []byte) (record.Entry, error) { return NextEntry(new(pack.Reader), sealed) }

// NextEntry is unpackEntry by a reader that has read others.
func NextEntry(u *pack.Reader, sealed []byte) (record.Entry, error) {
	if err := u.Open(sealed); err != nil {
		return record.Entry{}, err
	}
	var e record.Entry
	code := u.Uint()
	if code >= uint64(len(kindCodes)) {
		u.Fail()
		return record.Entry{}, u.Err()
	}
	e.Kind, e.Time = kindCodes[code], u.Time()
	if u.Bool() {
		e.Act = unpackAct(u)
	}
	return e, u.Err()
}

func packAct(p *pack.Writer, a *record.Act) {
	p.Str(a.Label)
	p.Str(a.Author)
	p.Time(a.Time)
	packDecisions(p, a.Decisions)
	p.Uint(uint64(len(a.Edits)))
	for _, e := range a.Edits {
		packEither(p, e.Before != nil, e.After != nil)
		packRepairs(p, pairOf(e.Before, e.After))
	}
	p.Uint(uint64(len(a.Notes)))
	for _, n := range a.Notes {
		packEither(p, n.Before != nil, n.After != nil)
		for _, note := range pairOf(n.Before, n.After) {
			packNote(p, &note)
		}
	}
	// Acts of format 1 end here, those of format 2 behind the policy.
	more := len(a.Versions)+len(a.Conflicts) > 0
	if c := a.Policy; c != nil {
		packPolicy(p, c.Before)
		packPolicy(p, c.After)
	} else if more {
		p.Uint(noPolicy)
	}
	if more {
		packVersionChanges(p, a.Versions)
		packConflictChanges(p, a.Conflicts)
	}
}

// noPolicy stands where a policy may stand, whose first number is 0 or 1.
const noPolicy = 2

func packPolicy(p *pack.Writer, v repair.Policy) {
	p.Bool(v.Left)
	p.Float(v.Minimum)
}

func unpackPolicy(u *pack.Reader) repair.Policy {
	return repair.Policy{Left: u.Bool(), Minimum: u.Float()}
}

func unpackAct(u *pack.Reader) *record.Act {
	a := &record.Act{Label: u.Str(), Author: u.Str(), Time: u.Time(), Decisions: unpackDecisions(u)}
	if n := u.Count(); n > 0 {
		a.Edits = make([]record.EditChange, n)
	}
	for i := range a.Edits {
		before, after := unpackEither(u)
		pair := unpackRepairs(u)
		a.Edits[i].Before, a.Edits[i].After = splitPair(u, pair, before, after)
	}
	if n := u.Count(); n > 0 {
		a.Notes = make([]record.NoteChange, n)
	}
	for i := range a.Notes {
		before, after := unpackEither(u)
		if before {
			a.Notes[i].Before = unpackNote(u)
		}
		if after {
			a.Notes[i].After = unpackNote(u)
		}
	}
	switch {
	case !u.More():
	case u.Next(noPolicy):
		u.Uint()
	default:
		a.Policy = &record.PolicyChange{Before: unpackPolicy(u), After: unpackPolicy(u)}
	}
	if u.More() {
		a.Versions, a.Conflicts = unpackVersionChanges(u), unpackConflictChanges(u)
	}
	return a
}

// pairOf is the values that are there, in order.
func pairOf[T any](before, after *T) []T {
	var out []T
	for _, v := range [...]*T{before, after} {
		if v != nil {
			out = append(out, *v)
		}
	}
	return out
}

// splitPair is the inverse of pairOf.
func splitPair[T any](u *pack.Reader, pair []T, hasBefore, hasAfter bool) (before, after *T) {
	want := 0
	for _, has := range [...]bool{hasBefore, hasAfter} {
		if has {
			want++
		}
	}
	if len(pair) != want {
		u.Fail()
		return nil, nil
	}
	if hasBefore {
		before = &pair[0]
	}
	if hasAfter {
		after = &pair[want-1]
	}
	return before, after
}

func packEither(p *pack.Writer, before, after bool) {
	p.Bool(before)
	p.Bool(after)
}

func unpackEither(u *pack.Reader) (before, after bool) {
	before = u.Bool()
	return before, u.Bool()
}

func packDecisions(p *pack.Writer, list []record.DecisionChange) {
	p.Uint(uint64(len(list)))
	last := 0
	for i := range list {
		p.Int(list[i].Key.Span.Start - last)
		last = list[i].Key.Span.Start
	}
	for i := range list {
		p.Int(list[i].Key.Span.Len())
	}
	for i := range list {
		p.Str(string(list[i].Key.Rule))
	}
	for i := range list {
		p.Str(list[i].Key.Original)
	}
	for i := range list {
		p.Str(list[i].Replacement)
	}
	for i := range list {
		packDecision(p, list[i].Before)
	}
	for i := range list {
		packDecision(p, list[i].After)
	}
}

func unpackDecisions(u *pack.Reader) []record.DecisionChange {
	n := u.Count()
	if n == 0 {
		return nil
	}
	list := make([]record.DecisionChange, n)
	last := 0
	for i := range list {
		last += u.Int()
		list[i].Key.Span.Start = last
	}
	for i := range list {
		list[i].Key.Span.End = list[i].Key.Span.Start + u.Int()
	}
	for i := range list {
		list[i].Key.Rule = repair.RuleID(u.Str())
	}
	for i := range list {
		list[i].Key.Original = u.Str()
	}
	for i := range list {
		list[i].Replacement = u.Str()
	}
	var turns record.Turns
	for i := range list {
		list[i].Turn = turns.Of(unpackDecision(u), repair.Decision{})
	}
	for i := range list {
		list[i].Turn = turns.Of(list[i].Before, unpackDecision(u))
	}
	return list
}

// A decision is its state, and above that bits for the strings that follow.
const (
	stateMask  = 0x0F
	hasWording = 0x10
	hasReason  = 0x20
	isNever    = 0x40
)

func packDecision(p *pack.Writer, d repair.Decision) {
	head := uint64(d.State)
	if d.Text != "" {
		head |= hasWording
	}
	if d.Reason != "" {
		head |= hasReason
	}
	if d.Never {
		head |= isNever
	}
	p.Uint(head)
	if d.Text != "" {
		p.Str(d.Text)
	}
	if d.Reason != "" {
		p.Str(d.Reason)
	}
}

func unpackDecision(u *pack.Reader) repair.Decision {
	head := u.Uint()
	d := repair.Decision{State: repair.State(head & stateMask), Never: head&isNever != 0}
	if d.State > repair.Edited {
		u.Fail()
		return repair.Decision{}
	}
	if head&hasWording != 0 {
		d.Text = u.Str()
	}
	if head&hasReason != 0 {
		d.Reason = u.Str()
	}
	return d
}

func packSpan(p *pack.Writer, s text.Span) {
	p.Int(s.Start)
	p.Int(s.Len())
}

func unpackSpan(u *pack.Reader) text.Span {
	start := u.Int()
	return text.Span{Start: start, End: start + u.Int()}
}

func packNote(p *pack.Writer, n *annotate.Annotation) {
	packSpan(p, n.Span)
	for _, s := range [...]string{
		n.ID, n.Quote.Exact, n.Quote.Prefix, n.Quote.Suffix,
		n.Body, n.Colour, string(n.Motivation), n.Author,
	} {
		p.Str(s)
	}
	p.Time(n.Created)
	p.Time(n.Modified)
	p.Bool(n.Orphan)
	p.Uint(uint64(len(n.Tags)))
	for _, tag := range n.Tags {
		p.Str(tag)
	}
}

func unpackNote(u *pack.Reader) *annotate.Annotation {
	n := new(annotate.Annotation)
	unpackNoteInto(u, n)
	return n
}

func unpackNoteInto(u *pack.Reader, n *annotate.Annotation) {
	n.Span = unpackSpan(u)
	n.ID = u.Str()
	n.Quote = annotate.Quote{Exact: u.Str(), Prefix: u.Str(), Suffix: u.Str()}
	n.Body, n.Colour = u.Str(), u.Str()
	n.Motivation, n.Author = annotate.Motivation(u.Str()), u.Str()
	n.Created, n.Modified = u.Time(), u.Time()
	n.Orphan = u.Bool()
	if count := u.Count(); count > 0 {
		n.Tags = u.List(count)
	}
	for i := range n.Tags {
		n.Tags[i] = u.Str()
	}
}
