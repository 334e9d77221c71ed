package ruler

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"emend/app/review"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// TestBuckets: what waits is never hidden by what is done.
func TestBuckets(t *testing.T) {
	raw := strings.Repeat("line\n", 100)
	s := editor.New(text.Decode([]byte(raw)), record.Source{})
	at := func(line int, confidence float64) repair.Repair {
		return repair.Repair{Span: text.Span{Start: line * 5, End: line*5 + 4}, Replacement: "x", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: confidence}}
	}
	s.Detection().Set([]repair.Repair{at(0, 0.95), at(1, 0.95), at(2, 0.5), at(50, 0.95), at(99, 0.95)})
	s.Decide([]int{0, 3}, repair.Decision{State: repair.Accepted}, "")
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 70 * 5, End: 70*5 + 2}})
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 5, End: 7}})
	got := bucketsOf(s, 10, func(row int) float64 { return float64(row) / 100 }, []int{51 * 5})
	want := map[int]Bucket{0: {Rank: Doubted, Count: 2}, 5: {Rank: Conflict}, 7: {Rank: Noted}, 9: {Rank: Waiting, Count: 1}}
	for i, b := range got.list {
		if b.Rank != want[i].Rank || b.Count != want[i].Count {
			t.Errorf("bucket %d: %+v, want %+v", i, b, want[i])
		}
	}
}

// still is a view of 100 rows that does not move.
type still struct{}

func (still) InView() (first, last int, top, bottom float64) { return 0, 9, 0, 0.1 }
func (still) ScrollToFraction(float64)                       {}
func (still) FractionOf(row int) float64                     { return float64(row) / 100 }

// TestFindsAreMarked: a place found is seen at the right edge, whatever else is
// there.
func TestFindsAreMarked(t *testing.T) {
	s := editor.New(text.Decode([]byte(strings.Repeat("line\n", 100))), record.Source{})
	r := New(review.New(s), still{}, nil, nil)
	defer r.Close()
	edge := func(y int) color.Color { return r.draw(18, 300).At(16, y) }
	before := edge(150)
	r.SetFinds(func(from, to int) bool { return from <= 250 && 250 < to })
	if got := edge(150); got == before {
		t.Error("a place found is not marked")
	}
	if got := edge(200); got != before {
		t.Errorf("marked where nothing was found: %v", got)
	}
}

// TestNotesBesideWhatWaits: a note shows where repairs wait too, and an orphan
// shows nowhere.
func TestNotesBesideWhatWaits(t *testing.T) {
	s := editor.New(text.Decode([]byte("tho sea\n\nnothing here\n\nthe end")), record.Source{Name: "x"})
	s.Detection().Set([]repair.Repair{{Span: text.Span{Start: 0, End: 3}, Replacement: "the", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.95}}})
	s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 4, End: 7}})
	lost := s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 9, End: 16}})
	lost.Orphan = true
	s.Notes().Change(lost)
	rows := s.Rows().Len()
	got := bucketsOf(s, rows, func(row int) float64 { return float64(row) / float64(rows) }, nil).list
	if b := got[0]; !b.Note || b.Rank != Waiting {
		t.Errorf("%+v", b)
	}
	for _, b := range got[1:] {
		if b.Note || b.Rank == Noted {
			t.Errorf("the orphan is shown: %+v", got)
		}
	}
}

// TestBucketsFollow: buckets that follow decisions are those made anew.
func TestBucketsFollow(t *testing.T) {
	raw := strings.Repeat("line\n", 400)
	s := editor.New(text.Decode([]byte(raw)), record.Source{})
	var found []repair.Repair
	for i := range 400 {
		found = append(found, repair.Repair{Span: text.Span{Start: i * 5, End: i*5 + 4 + i%2}, Replacement: "x", Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: float64(i%10) / 10}})
	}
	s.Detection().Set(found)
	part := func(row int) float64 { return float64(row) / float64(s.Rows().Len()) }
	b := bucketsOf(s, 30, part, nil)
	s.Observe(func(c editor.Change) { b.follow(c.Moved) })
	for i := 0; i < 400; i += 7 {
		s.Decide([]int{i, (i * 13) % 400}, repair.Decision{State: repair.State(1 + i%2)}, "")
		anew := &buckets{session: s, starts: b.starts, list: make([]Bucket, 30)}
		for k := range anew.list {
			anew.fill(k)
		}
		if !slices.Equal(b.list, anew.list) {
			t.Fatalf("after %d: %+v, made anew %+v", i, b.list, anew.list)
		}
	}
}
