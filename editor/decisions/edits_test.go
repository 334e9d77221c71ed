package decisions

import (
	"context"
	"slices"
	"strings"
	"testing"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// TestEditHoldsWhatItCovers applies an edit over two proposals, one of them
// reaching out of it: the edit counts, they sleep.
func TestEditHoldsWhatItCovers(t *testing.T) {
	start := strings.Index(ship, "be-\nlow the mill")
	edit := Edit{Span: text.Span{Start: start + 3, End: start + 16}, Original: ship[start+3 : start+16], Replacement: "\nhind the mill"}
	set := &Set{Source: sourceOf(ship), Edits: []Edit{edit, edit, {Span: edit.Span.Shift(1), Original: ship[start+4 : start+17]}}}
	act, outcomes, err := Apply(context.Background(), set, Target{Raw: ship, SHA256: set.Source.SHA256, Repairs: proposals(ship)})
	if err != nil {
		t.Fatal(err)
	}
	if len(act.Edits) != 1 || Count(outcomes, Conflicting) != 2 {
		t.Fatalf("%d edits, outcomes %+v", len(act.Edits), outcomes)
	}
	repairs := append(proposals(ship), *act.Edits[0].After)
	slices.SortStableFunc(repairs, repair.Compare)
	m := repair.MappingOf(ship, repairs, nil, repair.Policy{Minimum: 0.9})
	if want := "The ‘Petrel’ lay be-\nhind the mill, and her crew ashore. The mate was called Olsen."; m.String() != want {
		t.Errorf("%q\nwant %q", m.String(), want)
	}
}

// TestDecidedEdits takes an edit that was rejected since, and one that was
// worded otherwise, as what they amount to.
func TestDecidedEdits(t *testing.T) {
	crew, olsen := strings.Index(ship, "crew"), strings.Index(ship, "Olsen")
	edits := []repair.Repair{
		{Span: text.Span{Start: crew, End: crew + 4}, Replacement: "men", Grounds: &repair.Grounds{Rule: RuleEdit}},
		{Span: text.Span{Start: olsen, End: olsen + 5}, Replacement: "Olson", Grounds: &repair.Grounds{Rule: RuleEdit}},
	}
	act := &record.Act{Edits: []record.EditChange{{After: &edits[0]}, {After: &edits[1]}}}
	said := &record.Act{Decisions: []record.DecisionChange{
		{Key: edits[0].Key(ship), Replacement: "men", Turn: &record.Turn{After: repair.Decision{State: repair.Rejected}}},
		{Key: edits[1].Key(ship), Replacement: "Olson", Turn: &record.Turn{After: repair.Decision{State: repair.Edited, Text: "Olsson"}}},
	}}
	set := FromLog(ship, sourceOf(ship), []record.Entry{{Seq: 1, Kind: record.Did, Act: act}, {Seq: 2, Kind: record.Did, Act: said}})
	if len(set.Decisions) != 0 || len(set.Edits) != 1 || set.Edits[0].Replacement != "Olsson" {
		t.Errorf("%+v", set)
	}
}
