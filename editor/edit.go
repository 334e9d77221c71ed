package editor

import (
	"errors"
	"fmt"
	"slices"

	"emend/editor/decisions"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// ReaderEdit is the rule of the reader's own edits.
const ReaderEdit = decisions.RuleEdit

// ErrOutside is returned when a span does not lie inside the text.
var ErrOutside = errors.New("the span lies outside the text")

// EditClean replaces one span of the cleaned text by the reader's wording, as
// one undo step. Inside the new wording of a single repair this edits that
// repair's decision. Otherwise it makes a repair of the rule ReaderEdit over
// the raw text under the span, wide enough to hold every repair it touches;
// these sleep while the edit stands, so that undoing it brings them back as
// they were.
func (s *Session) EditClean(clean text.Span, wording string) error {
	m := s.Mapping()
	if clean.Start < 0 || clean.End < clean.Start || clean.End > m.CleanLen() {
		return fmt.Errorf("edit bytes %d to %d of the cleaned text: %w", clean.Start, clean.End, ErrOutside)
	}
	if m.Slice(clean) == wording {
		return nil
	}
	if p, ok := s.pieceAround(clean); ok {
		at := clean.Shift(-p.Clean.Start)
		wording = p.New[:at.Start] + wording + p.New[at.End:]
		s.Decide([]int{p.Owner}, repair.Decision{State: repair.Edited, Text: wording}, "")
		return nil
	}
	s.do(s.editAct(clean, wording))
	return nil
}

// pieceAround finds the one replaced piece whose new wording holds the span.
// Typing right beside a replaced piece, where no raw text lies between, also
// goes on with that piece.
func (s *Session) pieceAround(clean text.Span) (repair.Piece, bool) {
	m := s.Mapping()
	from, to := m.PiecesInClean(clean)
	for _, p := range m.Pieces()[from:to] {
		if p.Clean.Contains(clean) && (!p.Clean.Empty() || clean.Empty()) {
			return p, true
		}
	}
	return repair.Piece{}, false
}

// editAct is the act of an edit that reaches beyond one repair.
func (s *Session) editAct(clean text.Span, wording string) *project.Act {
	m := s.Mapping()
	wide := clean
	rawSpan := m.SpanToRaw(clean)
	var taken []int // the repairs whose wording the edit takes in
	from, to := m.PiecesInClean(clean)
	for _, p := range m.Pieces()[from:to] {
		inside := p.Clean.Overlaps(clean) || p.Clean.Empty() && clean.Start < p.Clean.Start && p.Clean.Start < clean.End
		if !inside {
			continue
		}
		wide, rawSpan = wide.Union(p.Clean), rawSpan.Union(p.Raw)
		taken = append(taken, p.Owner)
	}
	whole := m.Slice(wide)
	whole = whole[:clean.Start-wide.Start] + wording + whole[clean.End-wide.Start:]
	rawSpan = s.around(rawSpan, &whole)
	made := decisions.NewEdit(rawSpan, whole)
	a := &project.Act{Label: "Edit “" + brief(wording) + "”"}
	s.supersede(a, made.Span, taken)
	a.Edits = append(a.Edits, project.EditChange{After: made})
	return a
}

// around widens an edit's span over pending proposals that it would cut in
// two; what it adds of the raw text it adds to the wording too.
func (s *Session) around(span text.Span, wording *string) text.Span {
	for i := range s.repairs {
		r := &s.repairs[i]
		if r.Span.Start >= span.End {
			break
		}
		if r.Container || !r.Span.Overlaps(span) || span.Contains(r.Span) {
			continue
		}
		wide := span.Union(r.Span)
		*wording = s.raw.Slice(text.Span{Start: wide.Start, End: span.Start}) + *wording +
			s.raw.Slice(text.Span{Start: span.End, End: wide.End})
		span = wide
	}
	return span
}

// supersede lets an act take away the reader's earlier edits that a new one
// over span takes in or would collide with, and remembers what had become of
// them for undoing.
func (s *Session) supersede(a *project.Act, span text.Span, taken []int) {
	for i := range s.repairs {
		old := s.repairs[i]
		if old.Rule != ReaderEdit && old.Span.Empty() && slices.Contains(taken, i) {
			a.Decisions = append(a.Decisions, project.DecisionChange{
				Key: old.Key(s.raw.Text()), Replacement: old.Replacement,
				Before: s.decisions[i], After: repair.Decision{State: repair.Rejected},
			})
		}
		if old.Rule != ReaderEdit || old.Span != span && !old.Span.Overlaps(span) && !slices.Contains(taken, i) {
			continue
		}
		a.Edits = append(a.Edits, project.EditChange{Before: &old})
		a.Decisions = append(a.Decisions, project.DecisionChange{
			Key: old.Key(s.raw.Text()), Replacement: old.Replacement, Before: s.decisions[i],
		})
	}
}
