package project

import (
	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// plainEntry is the length in bytes up to which an entry is not deflated:
// below it deflating gains little, and its set-up costs more than the write.
const plainEntry = 1 << 10

// kindCodes are the numbers of the kinds on disk.
var kindCodes = [...]record.Kind{record.Did, record.Undone, record.Redone}

// packEntry is e as it stands in the log, without its number.
func packEntry(e *record.Entry) []byte {
	p := newPacker()
	for code, kind := range kindCodes {
		if kind == e.Kind {
			p.uint(uint64(code))
		}
	}
	p.time(e.Time)
	p.bool(e.Act != nil)
	if e.Act != nil {
		packAct(p, e.Act)
	}
	return p.sealed(plainEntry)
}

// unpackEntry reads what packEntry wrote.
func unpackEntry(sealed []byte) (record.Entry, error) { return nextEntry(new(unpacker), sealed) }

// nextEntry is unpackEntry by a reader that has read others.
func nextEntry(u *unpacker, sealed []byte) (record.Entry, error) {
	if err := u.open(sealed); err != nil {
		return record.Entry{}, err
	}
	var e record.Entry
	code := u.uint()
	if code >= uint64(len(kindCodes)) {
		u.fail()
		return record.Entry{}, u.error()
	}
	e.Kind, e.Time = kindCodes[code], u.time()
	if u.bool() {
		e.Act = unpackAct(u)
	}
	return e, u.error()
}

func packAct(p *packer, a *record.Act) {
	p.str(a.Label)
	p.str(a.Author)
	p.time(a.Time)
	packDecisions(p, a.Decisions)
	p.uint(uint64(len(a.Edits)))
	for _, e := range a.Edits {
		packEither(p, e.Before != nil, e.After != nil)
		packRepairs(p, pairOf(e.Before, e.After))
	}
	p.uint(uint64(len(a.Notes)))
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
		p.uint(noPolicy)
	}
	if more {
		packVersionChanges(p, a.Versions)
		packConflictChanges(p, a.Conflicts)
	}
}

// noPolicy stands where a policy may stand, whose first number is 0 or 1.
const noPolicy = 2

func packPolicy(p *packer, v repair.Policy) {
	p.bool(v.Left)
	p.float(v.Minimum)
}

func unpackPolicy(u *unpacker) repair.Policy {
	return repair.Policy{Left: u.bool(), Minimum: u.float()}
}

func unpackAct(u *unpacker) *record.Act {
	a := &record.Act{Label: u.str(), Author: u.str(), Time: u.time(), Decisions: unpackDecisions(u)}
	if n := u.count(); n > 0 {
		a.Edits = make([]record.EditChange, n)
	}
	for i := range a.Edits {
		before, after := unpackEither(u)
		pair := unpackRepairs(u)
		a.Edits[i].Before, a.Edits[i].After = splitPair(u, pair, before, after)
	}
	if n := u.count(); n > 0 {
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
	case !u.more():
	case u.next(noPolicy):
		u.uint()
	default:
		a.Policy = &record.PolicyChange{Before: unpackPolicy(u), After: unpackPolicy(u)}
	}
	if u.more() {
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
func splitPair[T any](u *unpacker, pair []T, hasBefore, hasAfter bool) (before, after *T) {
	want := 0
	for _, has := range [...]bool{hasBefore, hasAfter} {
		if has {
			want++
		}
	}
	if len(pair) != want {
		u.fail()
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

func packEither(p *packer, before, after bool) {
	p.bool(before)
	p.bool(after)
}

func unpackEither(u *unpacker) (before, after bool) {
	before = u.bool()
	return before, u.bool()
}

func packDecisions(p *packer, list []record.DecisionChange) {
	p.uint(uint64(len(list)))
	last := 0
	for i := range list {
		p.int(list[i].Key.Span.Start - last)
		last = list[i].Key.Span.Start
	}
	for i := range list {
		p.int(list[i].Key.Span.Len())
	}
	for i := range list {
		p.str(string(list[i].Key.Rule))
	}
	for i := range list {
		p.str(list[i].Key.Original)
	}
	for i := range list {
		p.str(list[i].Replacement)
	}
	for i := range list {
		packDecision(p, list[i].Before)
	}
	for i := range list {
		packDecision(p, list[i].After)
	}
}

func unpackDecisions(u *unpacker) []record.DecisionChange {
	n := u.count()
	if n == 0 {
		return nil
	}
	list := make([]record.DecisionChange, n)
	last := 0
	for i := range list {
		last += u.int()
		list[i].Key.Span.Start = last
	}
	for i := range list {
		list[i].Key.Span.End = list[i].Key.Span.Start + u.int()
	}
	for i := range list {
		list[i].Key.Rule = repair.RuleID(u.str())
	}
	for i := range list {
		list[i].Key.Original = u.str()
	}
	for i := range list {
		list[i].Replacement = u.str()
	}
	for i := range list {
		list[i].Before = unpackDecision(u)
	}
	for i := range list {
		list[i].After = unpackDecision(u)
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

func packDecision(p *packer, d repair.Decision) {
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
	p.uint(head)
	if d.Text != "" {
		p.str(d.Text)
	}
	if d.Reason != "" {
		p.str(d.Reason)
	}
}

func unpackDecision(u *unpacker) repair.Decision {
	head := u.uint()
	d := repair.Decision{State: repair.State(head & stateMask), Never: head&isNever != 0}
	if d.State > repair.Edited {
		u.fail()
		return repair.Decision{}
	}
	if head&hasWording != 0 {
		d.Text = u.str()
	}
	if head&hasReason != 0 {
		d.Reason = u.str()
	}
	return d
}

func packSpan(p *packer, s text.Span) {
	p.int(s.Start)
	p.int(s.Len())
}

func unpackSpan(u *unpacker) text.Span {
	start := u.int()
	return text.Span{Start: start, End: start + u.int()}
}

func packNote(p *packer, n *annotate.Annotation) {
	packSpan(p, n.Span)
	for _, s := range [...]string{
		n.ID, n.Quote.Exact, n.Quote.Prefix, n.Quote.Suffix,
		n.Body, n.Colour, string(n.Motivation), n.Author,
	} {
		p.str(s)
	}
	p.time(n.Created)
	p.time(n.Modified)
	p.bool(n.Orphan)
	p.uint(uint64(len(n.Tags)))
	for _, tag := range n.Tags {
		p.str(tag)
	}
}

func unpackNote(u *unpacker) *annotate.Annotation {
	n := new(annotate.Annotation)
	unpackNoteInto(u, n)
	return n
}

func unpackNoteInto(u *unpacker, n *annotate.Annotation) {
	n.Span = unpackSpan(u)
	n.ID = u.str()
	n.Quote = annotate.Quote{Exact: u.str(), Prefix: u.str(), Suffix: u.str()}
	n.Body, n.Colour = u.str(), u.str()
	n.Motivation, n.Author = annotate.Motivation(u.str()), u.str()
	n.Created, n.Modified = u.time(), u.time()
	n.Orphan = u.bool()
	if count := u.count(); count > 0 {
		n.Tags = u.list(count)
	}
	for i := range n.Tags {
		n.Tags[i] = u.str()
	}
}
