package editor

import (
	"testing"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// TestHeldInsideHeld replays decisions of which no proposal is left, as after a
// salvage: one inside a large deletion, and two that cut one another.
func TestHeldInsideHeld(t *testing.T) {
	const raw = "one two three four five"
	s := New(text.Decode([]byte(raw)), record.Source{Name: "x"})
	s.Detection().Set([]repair.Repair{
		{Span: text.Span{Start: 4, End: 14}, Grounds: &repair.Grounds{Rule: "repeats.passage", Confidence: 1, Container: true}},
		{Span: text.Span{Start: 8, End: 13}, Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 1}, Replacement: "THREE"},
	})
	s.Decide([]int{1}, repair.Decision{State: repair.Accepted}, "")
	s.Decide([]int{0}, repair.Decision{State: repair.Accepted}, "")
	then := New(s.raw, s.source)
	log := s.history.ledger.here().entries
	then.history.ledger.fill(log)
	replay(then.Review, log)
	if got := then.Mapping().String(); got != s.Mapping().String() || got != "one four five" {
		t.Errorf("replayed %q, want %q", got, s.Mapping().String())
	}
	then.History().Undo()
	if got := then.Mapping().String(); got != "one two THREE four five" {
		t.Errorf("after Undo %q", got)
	}
	cut := New(s.raw, s.source)
	for _, span := range []text.Span{{Start: 0, End: 7}, {Start: 4, End: 13}, {Start: 13, End: 18}} {
		key := repair.Key{Rule: "x.x", Span: span, Original: raw[span.Start:span.End]}
		cut.history.do(&record.Act{Decisions: []record.DecisionChange{{Key: key, Replacement: "-", Turn: &record.Turn{After: repair.Decision{State: repair.Accepted}}}}})
	}
	if got := cut.Mapping().String(); got != "one -- five" {
		t.Errorf("cut %q", got)
	}
}
