package ruler

import (
	"strings"
	"testing"

	"emend/app/review"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/repair"
	"emend/editor/text"
)

// TestBuckets: what waits is never hidden by what is done.
func TestBuckets(t *testing.T) {
	raw := strings.Repeat("line\n", 100)
	s := editor.New(text.Decode([]byte(raw)), project.Source{})
	at := func(line int, confidence float64) repair.Repair {
		return repair.Repair{Span: text.Span{Start: line * 5, End: line*5 + 4}, Replacement: "x", Rule: "ocr.letters", Confidence: confidence}
	}
	s.SetDetected([]repair.Repair{at(0, 0.95), at(1, 0.95), at(2, 0.5), at(50, 0.95), at(99, 0.95)})
	s.Decide([]int{0, 3}, repair.Decision{State: repair.Accepted}, "")
	s.AddNote(annotate.Annotation{Span: text.Span{Start: 70 * 5, End: 70*5 + 2}})
	s.AddNote(annotate.Annotation{Span: text.Span{Start: 5, End: 7}})
	got := Buckets(review.New(s), 10, func(row int) float64 { return float64(row) / 100 })
	want := map[int]Bucket{0: {Rank: Doubted, Count: 2}, 5: {Rank: Done}, 7: {Rank: Noted}, 9: {Rank: Waiting, Count: 1}}
	for i, b := range got {
		if b.Rank != want[i].Rank || b.Count != want[i].Count {
			t.Errorf("bucket %d: %+v, want %+v", i, b, want[i])
		}
	}
}
