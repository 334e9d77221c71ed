package review

import (
	"math"
	"slices"
	"strings"
	"testing"

	"emend/editor/repair"
)

func TestSample(t *testing.T) {
	d := desk(strings.Repeat("Aaaa ", 200) + strings.Repeat("Aa ", 20)) // the latter are less sure
	d.Preview().Propose(repair.Accepted, SameRule)
	m := d.Preview().Bulk().Members
	if m[0] != 0 {
		t.Errorf("the reader is taken to %d", m[0])
	}
	if len(m) != 220 {
		t.Fatalf("%d members", len(m))
	}
	for _, i := range m[1 : oddFirst+1] {
		if d.session.Repairs()[i].Confidence > 0.75 {
			t.Errorf("a sure one is among the first: %d", i)
		}
	}
	if slices.IsSorted(m[oddFirst:]) {
		t.Error("the rest is by place, and what comes first says nothing of the last")
	}
	again := slices.Clone(m)
	slices.Sort(again)
	for at, i := range again {
		if at != i {
			t.Fatalf("a member is missing or twice: %v", again)
		}
	}
	d.Preview().Propose(repair.Accepted, SameRule)
	if !slices.Equal(m, d.Preview().Bulk().Members) {
		t.Error("the order changes between looks")
	}
}

func TestBound(t *testing.T) {
	for n, want := range map[int]float64{30: 0.095, 60: 0.049, 150: 0.020, 300: 0.010} {
		b := Bulk{Members: make([]int, 1000), Seen: map[int]bool{}}
		for i := range n {
			b.Seen[i] = true
		}
		got, ok := b.Bound()
		if !ok || math.Abs(got-want) > 0.001 {
			t.Errorf("%d looked at: %.3f %v, want %.3f", n, got, ok, want)
		}
		b.Out = map[int]bool{1: true}
		if _, ok := b.Bound(); ok {
			t.Error("a bound is stated though one was wrong")
		}
	}
}
