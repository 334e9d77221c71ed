package form

import (
	"emend/editor/project/pack"
	"emend/editor/record"
	"emend/editor/repair"
)

func packConflictChanges(p *pack.Writer, list []record.ConflictChange) {
	p.Uint(uint64(len(list)))
	for _, c := range list {
		packEither(p, c.Before != nil, c.After != nil)
		for _, x := range pairOf(c.Before, c.After) {
			packConflict(p, &x)
		}
	}
}

func unpackConflictChanges(u *pack.Reader) (list []record.ConflictChange) {
	for range u.Count() {
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

func packConflicts(p *pack.Writer, list []record.Conflict) {
	p.Uint(uint64(len(list)))
	for i := range list {
		packConflict(p, &list[i])
	}
}

func unpackConflicts(u *pack.Reader) (list []record.Conflict) {
	for range u.Count() {
		list = append(list, *unpackConflict(u))
	}
	return list
}

func packConflict(p *pack.Writer, c *record.Conflict) {
	packSpan(p, c.Span)
	p.Str(string(c.Ref.Rule))
	packSpan(p, c.Ref.Span)
	packDecision(p, c.Mine)
	packDecision(p, c.Theirs)
	packEither(p, c.EditMine != nil, c.EditTheirs != nil)
	packRepairs(p, pairOf(c.EditMine, c.EditTheirs))
	p.Str(c.Author)
	p.Bool(c.Kept)
}

func unpackConflict(u *pack.Reader) *record.Conflict {
	c := &record.Conflict{Span: unpackSpan(u), Ref: repair.Ref{Rule: repair.RuleID(u.Str()), Span: unpackSpan(u)}}
	c.Mine, c.Theirs = unpackDecision(u), unpackDecision(u)
	mine, theirs := unpackEither(u)
	c.EditMine, c.EditTheirs = splitPair(u, unpackRepairs(u), mine, theirs)
	c.Author, c.Kept = u.Str(), u.Bool()
	return c
}
