package review

import (
	"runtime"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"emend/editor/annotate"
	"emend/editor/repair"
)

// TestSharesAreOneWhole: lists and counts of many repairs are the same, on
// however many processors they are made.
func TestSharesAreOneWhole(t *testing.T) {
	d := manyRepairs()
	defer d.Close()
	s, q := d.session, d.Queue()
	for i := 0; i < len(s.Repairs()); i += 20_011 {
		s.Notes().Add(annotate.Annotation{Span: s.Repairs()[i].Span, Tags: []string{"look"}})
		s.Decide([]int{i, i + 7, i + 9}, repair.Decision{State: repair.Rejected}, "")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	for _, f := range []Filter{
		{},
		{Words: "LAM"},
		{Tag: "look"},
		{States: []repair.State{repair.Rejected}},
		{Bands: []Band{From70}, Places: []int{3, 9}, Groups: []string{s.Repairs()[0].Group, "gone"}},
	} {
		runtime.GOMAXPROCS(1)
		q.SetFilter(f)
		list, facets := slices.Clone(q.List()), facetsOf(q)
		if len(list) == 0 && len(f.Groups) == 0 {
			t.Fatalf("%+v lets nothing pass", f)
		}
		for _, n := range []int{2, 3, 64} {
			runtime.GOMAXPROCS(n)
			q.SetFilter(f)
			if !slices.Equal(q.List(), list) {
				t.Errorf("%+v on %d processors: another list", f, n)
			}
			if d := cmp.Diff(facets, facetsOf(q)); d != "" {
				t.Errorf("%+v on %d processors: %s", f, n, d)
			}
		}
	}
}
