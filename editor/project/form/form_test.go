package form

import (
	"testing"

	"emend/editor/annotate"
	"emend/editor/project/pack"
	"emend/editor/record"
	"emend/editor/repair"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

func TestPackingLosesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := record.Entry{Kind: rapid.SampledFrom(kindCodes[:]).Draw(t, "kind"), Time: anyTime.Draw(t, "time")}
		if rapid.Bool().Draw(t, "act") {
			e.Act = anyAct.Draw(t, "act")
		}
		sealed := PackEntry(&e)
		got, err := UnpackEntry(sealed)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(e, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
		sealed[rapid.IntRange(0, len(sealed)-1).Draw(t, "at")] ^= byte(rapid.IntRange(1, 255).Draw(t, "flip"))
		if _, err := UnpackEntry(sealed); err == nil {
			t.Fatal("a flipped bit went unnoticed")
		}
	})
}

func TestTipPacksAndUnpacks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := &record.Tip{
			Held: rapid.SliceOfN(anyRepair, 0, 3).Draw(t, "held"), Edits: rapid.SliceOfN(anyRepair, 0, 3).Draw(t, "edits"),
			Notes: rapid.SliceOfN(anyNote, 0, 3).Draw(t, "notes"), Undo: anyString.Draw(t, "undo"), Redo: anyString.Draw(t, "redo"),
			Conflicts: rapid.SliceOfN(anyConflict, 0, 3).Draw(t, "conflicts"),
		}
		for range rapid.IntRange(0, 2).Draw(t, "named") {
			want.Named = append(want.Named, record.Named{ID: rapid.Int64Range(1, 9).Draw(t, "id"), Naming: record.Naming{Name: anyString.Draw(t, "name"), Hidden: rapid.Bool().Draw(t, "hidden")}})
		}
		index := 0
		for range rapid.IntRange(0, 4).Draw(t, "decided") {
			index += rapid.IntRange(0, 1000).Draw(t, "step")
			want.Decided = append(want.Decided, record.Standing{Index: index, Start: rapid.IntRange(0, 1<<40).Draw(t, "start"), Decision: anyDecision.Draw(t, "decision")})
		}
		got, err := UnpackTip(PackTip(want))
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
			t.Fatal(d)
		}
	})
}

// unpacking arbitrary bytes ends in an error or in a value, not in a panic.
func FuzzUnpack(f *testing.F) {
	f.Add([]byte{0, 0})
	f.Add(PackTip(&record.Tip{Held: anyRepairs.Example(1), Notes: []annotate.Annotation{anyNote.Example(1)}, Undo: "Note"})[2:])
	f.Add(PackBlocks(anyRepairs.Example(2))[0][2:])
	f.Add(PackEntry(&record.Entry{Kind: record.Did, Act: anyAct.Example(1)})[2:])
	f.Fuzz(func(_ *testing.T, record []byte) {
		sealed := pack.Seal(record, plainSmall)
		_, _ = UnpackEntry(sealed)
		_ = UnpackBlock(sealed, make([]repair.Repair, 3))
		_, _ = UnpackTip(sealed)
		_, _ = UnpackVersion(sealed)
		_, _ = UnpackView(sealed)
		_, _, _ = UnpackGeneration(sealed)
		_, _, _, _ = UnpackSource(sealed)
	})
}
