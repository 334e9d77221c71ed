package editor

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"

	"emend/editor/annotate"
	"emend/editor/decisions"
	"emend/editor/imports"
	"emend/editor/project"
	"emend/editor/repair"
)

// AnnotatedRule is the rule of a wording that a Web Annotation of another
// program proposes.
const AnnotatedRule repair.RuleID = "compared.annotation"

// ApplyAnnotations brings in W3C Web Annotations: notes, and what is said of
// repairs of this text, as one undo step; wordings that other programs propose
// become proposals. It tells the fate of each note and decision, and how many
// proposals there were.
func (s *Session) ApplyAnnotations(ctx context.Context, data []byte) (outcomes []decisions.Outcome, proposed int, err error) {
	marks, err := imports.Annotations(data, s.raw)
	if err != nil {
		return nil, 0, err
	}
	set, proposed := s.TakeAnnotations(marks)
	outcomes, err = s.ApplyDecisions(ctx, set)
	return outcomes, proposed, err
}

// TakeAnnotations makes proposals of the wordings that other programs propose,
// says how many, and returns the rest as decisions and notes to bring in.
func (s *Session) TakeAnnotations(marks imports.Marks) (set *decisions.Set, proposed int) {
	set = &decisions.Set{Source: s.source, Notes: marks.Notes}
	set.Source.SHA256 = s.raw.SHA256()
	var foreign []repair.Repair
	for i := range marks.Edits {
		e := &marks.Edits[i]
		if e.Rule == "" {
			foreign = append(foreign, s.foreign(e))
		} else {
			s.decided(set, e)
		}
	}
	return set, s.propose(foreign)
}

// ApplyReview brings in what was said of this text elsewhere: decisions as
// JSON Lines, or Web Annotations; which they are is told by how they begin.
func (s *Session) ApplyReview(ctx context.Context, data []byte) (outcomes []decisions.Outcome, proposed int, err error) {
	if first, _, _ := bytes.Cut(data, []byte("\n")); !decisions.Begins(first) && json.Valid(data) {
		return s.ApplyAnnotations(ctx, data)
	}
	set, err := decisions.Read(bytes.NewReader(data))
	if err != nil {
		return nil, 0, err
	}
	outcomes, err = s.ApplyDecisions(ctx, set)
	return outcomes, 0, err
}

// decided adds to a set what an edit of this program's says.
func (s *Session) decided(set *decisions.Set, e *imports.Edit) {
	q := annotate.NewQuote(s.raw.Text(), e.Span)
	rule := repair.RuleID(e.Rule)
	if rule == ReaderEdit {
		if e.State != repair.Rejected.String() {
			wording := e.Replacement
			if e.State == repair.Edited.String() {
				wording = e.Text
			}
			set.Edits = append(set.Edits, decisions.Edit{
				Span: e.Span, Original: q.Exact, Replacement: wording, Prefix: q.Prefix, Suffix: q.Suffix, Author: e.Author, Time: e.Time,
			})
		}
		return
	}
	d := repair.Decision{Text: e.Text, Reason: e.Reason}
	for _, state := range []repair.State{repair.Accepted, repair.Rejected, repair.Edited} {
		if state.String() == e.State {
			d.State = state
		}
	}
	if d.State == repair.Pending {
		return
	}
	key := repair.Key{Rule: rule, Span: e.Span, Original: q.Exact}
	wording := e.Replacement
	if i, ok := s.IndexOf(key.Ref()); ok {
		wording = s.repairs[i].Replacement // JSON has no way to write every byte
	}
	set.Decisions = append(set.Decisions, decisions.Decision{
		Key: key, Replacement: wording, Decision: d, Prefix: q.Prefix, Suffix: q.Suffix, Author: e.Author, Time: e.Time,
	})
}

// foreign makes a proposal of what another program proposes.
func (s *Session) foreign(e *imports.Edit) repair.Repair {
	by := e.Author
	if by == "" {
		by = "another program"
	}
	return repair.Repair{
		Span: e.Span, Replacement: e.Replacement, Grounds: &repair.Grounds{Rule: AnnotatedRule, Confidence: comparedConfidence, Group: repair.GroupKey(AnnotatedRule, shortly(s.raw.Slice(e.Span))+" → "+shortly(e.Replacement)), Evidence: "proposed by " + by + " in an annotation"},
	}
}

// propose adds proposals to those there are, and returns how many found room
// beside them: what is proposed or decided already is not put aside.
func (s *Session) propose(list []repair.Repair) int {
	taken := func(r repair.Repair) bool {
		if s.raw.Slice(r.Span) == r.Replacement {
			return true
		}
		for i := range s.repairs {
			if have := s.repairs[i].Span; have == r.Span || have.Overlaps(r.Span) {
				return true
			}
		}
		return false
	}
	list = slices.DeleteFunc(list, taken)
	if len(list) == 0 {
		return 0
	}
	before := len(s.detected)
	slices.SortFunc(list, repair.Compare)
	found := repair.Merge(s.raw.Text(), s.detected, list)
	putProposals(s, found)
	s.observers.tell(s.derived.changed(s.whole()))
	s.kept.journal.setRepairs(s.kept.generation, found)
	return len(found) - before
}

// bringComments makes notes of the comments of a document, signed as they are
// there, as one undo step.
func (s *Session) bringComments(comments []imports.Comment) {
	act := &project.Act{Label: "Comments of the document"}
	for _, c := range comments {
		created := c.Time
		if created.IsZero() {
			created = s.now().UTC()
		}
		act.Notes = append(act.Notes, project.NoteChange{After: &annotate.Annotation{
			ID: newID(), Span: c.Span, Quote: annotate.NewQuote(s.raw.Text(), c.Span), Body: c.Body, Author: c.Author,
			Motivation: annotate.Commenting, Created: created, Modified: created,
		}})
	}
	if len(act.Notes) > 0 {
		s.do(act)
	}
}
