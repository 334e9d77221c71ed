package project

import (
	"pgregory.net/rapid"

	"emend/editor/repair"
)

var anyConflict = rapid.Custom(func(t *rapid.T) Conflict {
	return Conflict{
		Span: anySpan.Draw(t, "span"), Ref: repair.Ref{Rule: "r", Span: anySpan.Draw(t, "of")},
		Mine: anyDecision.Draw(t, "mine"), Theirs: anyDecision.Draw(t, "theirs"),
		EditMine: rapid.Ptr(anyRepair, true).Draw(t, "edit"), EditTheirs: rapid.Ptr(anyRepair, true).Draw(t, "their edit"),
		Author: anyString.Draw(t, "author"), Kept: rapid.Bool().Draw(t, "kept"),
	}
})

// drawKept adds changes of versions and conflicts to an act.
func drawKept(t *rapid.T, a *Act) {
	for range rapid.IntRange(0, 2).Draw(t, "versions") {
		naming := func() Naming { return Naming{anyString.Draw(t, "name"), rapid.Bool().Draw(t, "hidden")} }
		a.Versions = append(a.Versions, VersionChange{rapid.Int64Range(1, 1<<40).Draw(t, "id"), naming(), naming()})
	}
	for range rapid.IntRange(0, 2).Draw(t, "conflicts") {
		a.Conflicts = append(a.Conflicts, ConflictChange{rapid.Ptr(anyConflict, true).Draw(t, "before"), rapid.Ptr(anyConflict, true).Draw(t, "after")})
	}
}
