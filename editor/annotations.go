package editor

import (
	"bytes"
	"context"
	"encoding/json"

	"emend/editor/annotate"
	"emend/editor/decisions"
	"emend/editor/imports"
	"emend/editor/repair"
)

// AnnotatedRule is the rule of a wording that a Web Annotation of another
// program proposes.
const AnnotatedRule repair.RuleID = "compared.annotation"

// ApplyAnnotations brings in W3C Web Annotations: notes, and what is said of
// repairs of this text, as one undo step; wordings that other programs propose
// become proposals. It tells the fate of each note and decision, and how many
// proposals there were.
func (x Exchange) ApplyAnnotations(ctx context.Context, data []byte) (outcomes []decisions.Outcome, proposed int, err error) {
	marks, err := imports.Annotations(data, x.review.raw)
	if err != nil {
		return nil, 0, err
	}
	set, proposed := x.TakeAnnotations(marks)
	outcomes, err = x.Apply(ctx, set)
	return outcomes, proposed, err
}

// TakeAnnotations makes proposals of the wordings that other programs propose,
// says how many, and returns the rest as decisions and notes to bring in.
func (x Exchange) TakeAnnotations(marks imports.Marks) (set *decisions.Set, proposed int) {
	set = &decisions.Set{Source: x.review.source, Notes: marks.Notes}
	set.Source.SHA256 = x.review.raw.SHA256()
	var foreign []repair.Repair
	for i := range marks.Edits {
		e := &marks.Edits[i]
		if e.Rule == "" {
			foreign = append(foreign, x.foreign(e))
		} else {
			x.decided(set, e)
		}
	}
	return set, x.found.add(foreign)
}

// ApplyReview brings in what was said of this text elsewhere: decisions as
// JSON Lines, or Web Annotations; which they are is told by how they begin.
func (x Exchange) ApplyReview(ctx context.Context, data []byte) (outcomes []decisions.Outcome, proposed int, err error) {
	if first, _, _ := bytes.Cut(data, []byte("\n")); !decisions.Begins(first) && json.Valid(data) {
		return x.ApplyAnnotations(ctx, data)
	}
	set, err := decisions.Read(bytes.NewReader(data))
	if err != nil {
		return nil, 0, err
	}
	outcomes, err = x.Apply(ctx, set)
	return outcomes, 0, err
}

// decided adds to a set what an edit of this program's says.
func (x Exchange) decided(set *decisions.Set, e *imports.Edit) {
	q := annotate.NewQuote(x.review.raw.Text(), e.Span)
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
	if i, ok := x.review.IndexOf(key.Ref()); ok {
		wording = x.review.repairs[i].Replacement // JSON has no way to write every byte
	}
	set.Decisions = append(set.Decisions, decisions.Decision{
		Key: key, Replacement: wording, Decision: d, Prefix: q.Prefix, Suffix: q.Suffix, Author: e.Author, Time: e.Time,
	})
}

// foreign makes a proposal of what another program proposes.
func (x Exchange) foreign(e *imports.Edit) repair.Repair {
	by := e.Author
	if by == "" {
		by = "another program"
	}
	return repair.Repair{
		Span: e.Span, Replacement: e.Replacement, Grounds: &repair.Grounds{Rule: AnnotatedRule, Confidence: comparedConfidence, Group: repair.GroupKey(AnnotatedRule, shortly(x.review.raw.Slice(e.Span))+" → "+shortly(e.Replacement)), Evidence: "proposed by " + by + " in an annotation"},
	}
}
