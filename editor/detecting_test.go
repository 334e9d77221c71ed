package editor

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// TestVisiblePartFirst: about the place the reader looks at there are proposals
// before the whole text is searched; a decision on one of them stays, and all
// others follow.
func TestVisiblePartFirst(t *testing.T) {
	var b strings.Builder
	for i := 0; b.Len() < 1200<<10; i++ {
		fmt.Fprintf(&b, "The keeper of harbour %d wrote that the lamp wasna€™t lit until the fog\nhad come in, and that nobodya€™s help but her crewa€™s own had lit it.\n\n", i)
	}
	s := New(text.Decode([]byte(b.String())), record.Source{})
	place := b.Len() / 2
	posts := make(chan func(), 1000)
	s.Detection().Run(context.Background(), nil, place, func(f func()) { posts <- f })
	early := 0
	var decided repair.Ref
	for s.Detection().State().Running {
		(<-posts)()
		if early == 0 && len(s.Repairs()) > 0 && s.Detection().State().Running {
			early = len(s.Repairs())
			first := &s.Repairs()[0]
			if d := place - first.Span.Start; d < 0 || d > 64<<10 {
				t.Errorf("the first proposals start at %d, the reader looks at %d", first.Span.Start, place)
			}
			decided = first.Ref()
			s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
			if !s.Detection().Needed() {
				t.Error("what was found first is taken for all")
			}
		}
	}
	d := s.Detection().State()
	if early == 0 || d.Err != nil || d.Withdrawn != 0 {
		t.Fatalf("%d repairs first; %+v", early, d)
	}
	if n := len(s.Repairs()); n < 10*early {
		t.Errorf("%d repairs first, %d in all", early, n)
	}
	i, ok := indexOf(s.Repairs(), decided)
	if !ok || s.Decision(i).State != repair.Rejected {
		t.Errorf("the decision on %v is lost", decided)
	}
}

// TestWithdrawn: a place at which something else is proposed is not withdrawn.
func TestWithdrawn(t *testing.T) {
	early := []text.Span{{Start: 2, End: 4}, {Start: 6, End: 6}, {Start: 8, End: 9}, {Start: 20, End: 21}}
	found := []repair.Repair{{Span: text.Span{Start: 1, End: 3}, Grounds: &repair.Grounds{}}, {Span: text.Span{Start: 9, End: 12}, Grounds: &repair.Grounds{}}}
	if n := withdrawn(early, found); n != 3 {
		t.Errorf("%d withdrawn, want 3", n)
	}
}
