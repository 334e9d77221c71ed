package review

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"emend/editor/repair"
)

// later holds what is to be run behind the events that wait.
type later []func()

func (l *later) soon(f func()) { *l = append(*l, f) }

// next runs what waits longest; false: nothing does.
func (l *later) next() bool {
	if len(*l) == 0 {
		return false
	}
	f := (*l)[0]
	*l = (*l)[1:]
	f()
	return true
}

// facetsOf are the facets of a queue, counted at once.
func facetsOf(q *Queue) (f Facets) {
	soon := q.walk.soon
	defer q.SetSoon(soon)
	q.SetSoon(nil)
	new(Counter).Count(q, func(now Facets) { f = now })
	return f
}

// TestWalksComeToTheSame: what is filtered and counted in stretches is what is
// filtered and counted at once, in every order, and the first of it comes at once.
func TestWalksComeToTheSame(t *testing.T) {
	d := manyRepairs()
	defer d.Close()
	q := d.Queue()
	for _, order := range []Order{ByPlace, ByValue, ByDoubt, ByRule} {
		q.SetFilter(Filter{})
		q.SetOrder(order)
		q.SetFilter(Filter{Words: "lam"})
		list, facets := slices.Clone(q.List()), facetsOf(q)
		q.SetFilter(Filter{})

		var waiting later
		q.SetSoon(waiting.soon)
		q.SetFilter(Filter{Words: "lam"})
		if n := len(q.List()); !q.Filling() || n == 0 || n > len(list) {
			t.Fatalf("order %d: %d of %d at once, filling %v", order, n, len(list), q.Filling())
		}
		for waiting.next() {
		}
		if q.Filling() || !slices.Equal(q.List(), list) {
			t.Errorf("order %d: another list; filling %v", order, q.Filling())
		}
		for at, i := range q.List() {
			if q.Rank(i) != at {
				t.Fatalf("order %d: repair %d stands at %d, and says %d", order, i, at, q.Rank(i))
			}
		}
		var counted *Facets
		var k Counter
		k.Count(q, func(f Facets) { counted = &f })
		if counted != nil {
			t.Error("all is counted at once")
		}
		for waiting.next() {
		}
		if counted == nil {
			t.Fatal("what is counted is not told")
		}
		if d := cmp.Diff(facets, *counted); d != "" {
			t.Error(d)
		}
		q.SetSoon(nil)
	}
}

// TestWalksEndWithTheirReason: another filter, or an edit, ends the filling of the
// list that was asked for before, and what is counted meanwhile is not told.
func TestWalksEndWithTheirReason(t *testing.T) {
	d := manyRepairs()
	defer d.Close()
	q := d.Queue()
	var waiting later
	q.SetSoon(waiting.soon)
	q.SetFilter(Filter{Words: "lam"})
	q.SetFilter(Filter{Words: "nowhere"})
	var k Counter
	k.Count(q, func(Facets) { t.Error("what was counted is told after it was to stop") })
	k.Stop()
	for waiting.next() {
	}
	if len(q.List()) != 0 || q.Filling() {
		t.Errorf("%d repairs pass the last filter; filling %v", len(q.List()), q.Filling())
	}
	q.SetFilter(Filter{Words: "lam"})
	waiting.next()
	d.session.Strings().Never(q.List()[0]) // others sleep from now on
	for waiting.next() {
	}
	want := slices.Clone(q.List())
	q.SetSoon(nil)
	q.SetFilter(Filter{})
	q.SetFilter(Filter{Words: "lam"})
	if q.Filling() || !slices.Equal(want, q.List()) {
		t.Errorf("%d repairs after the edit, want %d", len(want), len(q.List()))
	}
}

// TestPreviewHoldsWhereNothingOfItMoved: a decision elsewhere leaves the preview
// of a group, one on a member drops it.
func TestPreviewHoldsWhereNothingOfItMoved(t *testing.T) {
	d := manyRepairs()
	defer d.Close()
	s := d.session
	if !d.Preview().Propose(repair.Accepted, SamePattern) {
		t.Fatal("nothing to propose")
	}
	b := d.Preview().Bulk()
	other := slices.Index(b.member, false)
	s.Decide([]int{other}, repair.Decision{State: repair.Rejected}, "")
	if d.Preview().Bulk() != b {
		t.Fatal("a decision on a repair of another group drops the preview")
	}
	s.Decide([]int{b.Members[len(b.Members)-1]}, repair.Decision{State: repair.Rejected}, "")
	if d.Preview().Bulk() != nil {
		t.Error("a member is decided, and the preview stays")
	}
}
