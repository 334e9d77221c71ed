package project

import (
	"emend/editor/record"
	"emend/editor/repair"
)

func packConflictChanges(p *packer, list []record.ConflictChange) {
	p.uint(uint64(len(list)))
	for _, c := range list {
		packEither(p, c.Before != nil, c.After != nil)
		for _, x := range pairOf(c.Before, c.After) {
			packConflict(p, &x)
		}
	}
}

func unpackConflictChanges(u *unpacker) (list []record.ConflictChange) {
	for range u.count() {
		var c record.ConflictChange
		before, after := unpackEither(u)
		if before {
			c.Before = unpackConflict(u)
		}
		if after {
			c.After = unpackConflict(u)
		}
		list = append(list, c)
	}
	return list
}

func packConflicts(p *packer, list []record.Conflict) {
	p.uint(uint64(len(list)))
	for i := range list {
		packConflict(p, &list[i])
	}
}

func unpackConflicts(u *unpacker) (list []record.Conflict) {
	for range u.count() {
		list = append(list, *unpackConflict(u))
	}
	return list
}

func packConflict(p *packer, c *record.Conflict) {
	packSpan(p, c.Span)
	p.str(string(c.Ref.Rule))
	packSpan(p, c.Ref.Span)
	packDecision(p, c.Mine)
	packDecision(p, c.Theirs)
	packEither(p, c.EditMine != nil, c.EditTheirs != nil)
	packRepairs(p, pairOf(c.EditMine, c.EditTheirs))
	p.str(c.Author)
	p.bool(c.Kept)
}

func unpackConflict(u *unpacker) *record.Conflict {
	c := &record.Conflict{Span: unpackSpan(u), Ref: repair.Ref{Rule: repair.RuleID(u.str()), Span: unpackSpan(u)}}
	c.Mine, c.Theirs = unpackDecision(u), unpackDecision(u)
	mine, theirs := unpackEither(u)
	c.EditMine, c.EditTheirs = splitPair(u, unpackRepairs(u), mine, theirs)
	c.Author, c.Kept = u.str(), u.bool()
	return c
}
