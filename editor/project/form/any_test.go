package form

import (
	"time"

	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"

	"pgregory.net/rapid"
)

var (
	anyString = rapid.Custom(func(t *rapid.T) string { return string(rapid.SliceOfN(rapid.Byte(), 0, 12).Draw(t, "bytes")) })
	anyTime   = rapid.Custom(func(t *rapid.T) time.Time {
		if rapid.IntRange(0, 5).Draw(t, "zero") == 0 {
			return time.Time{}
		}
		return time.Unix(rapid.Int64Range(-1<<40, 1<<40).Draw(t, "s"), rapid.Int64Range(0, 999_999_999).Draw(t, "ns")).UTC()
	})
	anySpan = rapid.Custom(func(t *rapid.T) text.Span {
		start := rapid.IntRange(0, 1<<40).Draw(t, "start")
		return text.Span{Start: start, End: start + rapid.IntRange(0, 1<<20).Draw(t, "length")}
	})
	anyDecision = rapid.Custom(func(t *rapid.T) repair.Decision {
		return repair.Decision{
			State: repair.State(rapid.IntRange(0, 3).Draw(t, "state")),
			Text:  anyString.Draw(t, "text"), Reason: anyString.Draw(t, "reason"), Never: rapid.Bool().Draw(t, "never"),
		}
	})
	anyRepair = rapid.Custom(func(t *rapid.T) repair.Repair {
		r := repair.Repair{
			Span: anySpan.Draw(t, "span"), Replacement: anyString.Draw(t, "replacement"), Grounds: &repair.Grounds{Rule: repair.RuleID(anyString.Draw(t, "rule")), Confidence: rapid.Float64Range(0, 1).Draw(t, "confidence"), Group: anyString.Draw(t, "group"), Alternatives: rapid.SliceOfN(anyString, 0, 3).Draw(t, "alternatives"), Evidence: anyString.Draw(t, "evidence"), Container: rapid.Bool().Draw(t, "container")},
		}
		for range rapid.IntRange(0, 2).Draw(t, "steps") {
			r.Steps = append(r.Steps, repair.Step{Rule: "x", Replacement: anyString.Draw(t, "step"), Confidence: 0.7, Evidence: "e"})
		}
		return r
	})
	anyRepairs = rapid.SliceOfN(anyRepair, 1, 3)
	anyNote    = rapid.Custom(func(t *rapid.T) annotate.Annotation {
		return annotate.Annotation{
			ID: anyString.Draw(t, "id"), Span: anySpan.Draw(t, "span"),
			Quote: annotate.Quote{Exact: anyString.Draw(t, "exact"), Prefix: anyString.Draw(t, "prefix"), Suffix: anyString.Draw(t, "suffix")},
			Body:  anyString.Draw(t, "body"), Tags: rapid.SliceOfN(anyString, 0, 3).Draw(t, "tags"), Colour: anyString.Draw(t, "colour"),
			Motivation: annotate.Bookmarking, Author: anyString.Draw(t, "author"),
			Created: anyTime.Draw(t, "created"), Modified: anyTime.Draw(t, "modified"), Orphan: rapid.Bool().Draw(t, "orphan"),
		}
	})
	anyAct = rapid.Custom(func(t *rapid.T) *record.Act {
		a := &record.Act{Label: anyString.Draw(t, "label"), Author: anyString.Draw(t, "author"), Time: anyTime.Draw(t, "time")}
		for range rapid.IntRange(0, 4).Draw(t, "decisions") {
			a.Decisions = append(a.Decisions, record.DecisionChange{
				Key:         repair.Key{Rule: "r", Span: anySpan.Draw(t, "span"), Original: anyString.Draw(t, "original")},
				Replacement: anyString.Draw(t, "replacement"), Turn: &record.Turn{Before: anyDecision.Draw(t, "before"), After: anyDecision.Draw(t, "after")},
			})
		}
		for range rapid.IntRange(0, 2).Draw(t, "edits") {
			a.Edits = append(a.Edits, record.EditChange{Before: rapid.Ptr(anyRepair, true).Draw(t, "before"), After: rapid.Ptr(anyRepair, true).Draw(t, "after")})
		}
		for range rapid.IntRange(0, 2).Draw(t, "notes") {
			a.Notes = append(a.Notes, record.NoteChange{Before: rapid.Ptr(anyNote, true).Draw(t, "before"), After: rapid.Ptr(anyNote, true).Draw(t, "after")})
		}
		if rapid.Bool().Draw(t, "policy") {
			policy := func(name string) repair.Policy {
				return repair.Policy{Left: rapid.Bool().Draw(t, name), Minimum: rapid.Float64Range(0, 1).Draw(t, name)}
			}
			a.Policy = &record.PolicyChange{Before: policy("before"), After: policy("after")}
		}
		drawKept(t, a)
		return a
	})
)

var anyConflict = rapid.Custom(func(t *rapid.T) record.Conflict {
	return record.Conflict{
		Span: anySpan.Draw(t, "span"), Ref: repair.Ref{Rule: "r", Span: anySpan.Draw(t, "of")},
		Mine: anyDecision.Draw(t, "mine"), Theirs: anyDecision.Draw(t, "theirs"),
		EditMine: rapid.Ptr(anyRepair, true).Draw(t, "edit"), EditTheirs: rapid.Ptr(anyRepair, true).Draw(t, "their edit"),
		Author: anyString.Draw(t, "author"), Kept: rapid.Bool().Draw(t, "kept"),
	}
})

// drawKept adds changes of versions and conflicts to an act.
func drawKept(t *rapid.T, a *record.Act) {
	for range rapid.IntRange(0, 2).Draw(t, "versions") {
		naming := func() record.Naming {
			return record.Naming{Name: anyString.Draw(t, "name"), Hidden: rapid.Bool().Draw(t, "hidden")}
		}
		a.Versions = append(a.Versions, record.VersionChange{ID: rapid.Int64Range(1, 1<<40).Draw(t, "id"), Before: naming(), After: naming()})
	}
	for range rapid.IntRange(0, 2).Draw(t, "conflicts") {
		a.Conflicts = append(a.Conflicts, record.ConflictChange{Before: rapid.Ptr(anyConflict, true).Draw(t, "before"), After: rapid.Ptr(anyConflict, true).Draw(t, "after")})
	}
}
