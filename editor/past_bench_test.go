package editor

import (
	"testing"

	"emend/editor/record"
	"emend/editor/repair"
)

// BenchmarkPast goes back to a version of a long review, and compares with it:
// what a window has to wait for, or not to wait for.
func BenchmarkPast(b *testing.B) {
	s := big(100_000)
	s.Rows()
	all := make([]int, len(s.Repairs()))
	for i := range all {
		all[i] = i
	}
	s.Decide(all[:50_000], repair.Decision{State: repair.Accepted}, "")
	v := record.Version{Seq: s.history.Seq(), Policy: s.policy}
	s.Decide(all, repair.Decision{State: repair.Rejected}, "")
	b.Run("at", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Versions().At(v); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("restore", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Versions().Restore(v); err != nil {
				b.Fatal(err)
			}
			s.History().Undo()
		}
	})
	b.Run("compare", func(b *testing.B) {
		for b.Loop() {
			if _, err := s.Versions().Compare(VersionMoment(v), NowMoment()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
