package editor

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"emend/assets"
	"emend/editor/record"
	"emend/editor/repair"
)

// A tiring context is cancelled when it was asked often enough.
type tiring struct {
	context.Context
	left atomic.Int64
}

func (c *tiring) Err() error {
	if c.left.Add(-1) < 0 {
		return context.Canceled
	}
	return nil
}

// detected runs a detection to its end, on the goroutine of the test.
func detected(ctx context.Context, s *Session) Detecting {
	posts := make(chan func(), 100)
	s.Detection().Run(ctx, nil, 0, func(f func()) { posts <- f })
	for s.Detection().State().Running {
		(<-posts)()
	}
	return s.Detection().State()
}

// TestStoppedDetection: what a search found until it was stopped can be
// reviewed, is kept, and gives way to what the whole search finds.
func TestStoppedDetection(t *testing.T) {
	t.Setenv("EMEND_DATA", t.TempDir())
	s, err := OpenBytes(record.Source{Name: "sample.txt"}, assets.Sample, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx := &tiring{Context: context.Background()}
	n := int64(4)
	for ; len(s.Repairs()) == 0 && n < 1000; n += 4 {
		ctx.left.Store(n)
		if d := detected(ctx, s); !errors.Is(d.Err, context.Canceled) || d.Done >= d.Total {
			t.Fatalf("%+v", d)
		}
	}
	first := len(s.Repairs())
	if first == 0 || !s.Detection().Needed() {
		t.Fatalf("%d found until the stop; is more to be looked for: %v", first, s.Detection().Needed())
	}
	ref := s.Repairs()[0].Ref()
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	if d := detected(context.Background(), s); d.Err != nil || s.Detection().Needed() || len(s.Repairs()) <= first {
		t.Errorf("going on: %+v, %d found after %d", d, len(s.Repairs()), first)
	}
	if i, ok := s.IndexOf(ref); !ok || s.Decision(i).State != repair.Rejected {
		t.Error("what was decided meanwhile is lost")
	}
	whole := len(s.Repairs())
	ctx.left.Store(n)
	if detected(ctx, s); len(s.Repairs()) != whole || s.Detection().Needed() {
		t.Errorf("a stopped second search left %d of %d", len(s.Repairs()), whole)
	}
}

// TestStoppedSearchKeepsWhatWasSeen: what was shown of a long text while it was
// being searched is there when the search is stopped.
func TestStoppedSearchKeepsWhatWasSeen(t *testing.T) {
	var b strings.Builder
	for k := 0; b.Len() < 2<<20; k++ {
		fmt.Fprintf(&b, "Entry %d of the log: the keeper hasnâ€™t seen the other %d sails since %d.\n\n", k, 7*k%11, 1700+k%200)
	}
	s, err := OpenBytes(record.Source{Name: "log.txt"}, []byte(b.String()), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	posts := make(chan func(), 100)
	s.Detection().Run(ctx, nil, 0, func(f func()) { posts <- f })
	var shown []repair.Repair
	for s.Detection().State().Running {
		(<-posts)()
		if shown == nil && len(s.Repairs()) > 0 {
			shown = s.Repairs()
			stop()
		}
	}
	if len(shown) == 0 || !errors.Is(s.Detection().State().Err, context.Canceled) {
		t.Fatalf("%d shown before the end; %+v", len(shown), s.Detection().State())
	}
	gone := 0
	for i := range shown {
		if _, ok := s.IndexOf(shown[i].Ref()); !ok {
			gone++
		}
	}
	if gone > 0 || !s.Detection().Needed() {
		t.Errorf("%d of %d places are gone after the stop; is more to be looked for: %v", gone, len(shown), s.Detection().Needed())
	}
}
