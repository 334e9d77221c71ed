package review

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"emend/editor"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// desk lays a text on the desk in which each word in it that has a capital is
// proposed to lose it; the rule is by its first letter.
func desk(raw string) *Desk {
	var found []repair.Repair
	at := 0
	for _, w := range strings.SplitAfter(raw, " ") {
		word := strings.TrimSpace(w)
		if word != "" && strings.ToLower(word) != word {
			rule := repair.RuleID("test." + strings.ToLower(word[:1]))
			confidence := 0.5 + float64(len(word)%5)/10
			found = append(found, repair.Repair{
				Span: text.Span{Start: at, End: at + len(word)}, Replacement: strings.ToLower(word),
				Grounds: &repair.Grounds{Rule: rule, Confidence: confidence, Group: repair.GroupKey(rule, word)},
			})
		}
		at += len(w)
	}
	return deskOf(raw, found)
}

// deskOf lays a text with those repairs on the desk.
func deskOf(raw string, found []repair.Repair) *Desk {
	s := editor.New(text.Decode([]byte(raw)), record.Source{})
	s.Detection().Set(found)
	return New(s)
}

func (d *Desk) words() string {
	var out []string
	for _, i := range d.Queue().List() {
		out = append(out, d.session.Raw().Slice(d.session.Repairs()[i].Span))
	}
	return strings.Join(out, " ")
}

func TestOrders(t *testing.T) {
	d := desk("Aaaa x Bb x Aaaa x Ccc x Bb Bb")
	for _, c := range []struct {
		order Order
		want  string
	}{
		{ByPlace, "Aaaa Bb Aaaa Ccc Bb Bb"},
		{ByDoubt, "Bb Bb Bb Ccc Aaaa Aaaa"}, // 0.7, 0.8, 0.9
		{ByValue, "Bb Bb Bb Aaaa Aaaa Ccc"},
		{ByRule, "Aaaa Aaaa Bb Bb Bb Ccc"},
	} {
		d.Queue().SetOrder(c.order)
		if got := d.words(); got != c.want {
			t.Errorf("order %d: %q, want %q", c.order, got, c.want)
		}
	}
}

func TestFilterAndFacets(t *testing.T) {
	d := desk("Aaaa x Bb x Aaaa x Ccc x Bb Bb")
	d.Queue().SetFilter(Filter{}.ToggleRule("test.a"))
	if got := d.words(); got != "Aaaa Aaaa" {
		t.Errorf("queue: %q", got)
	}
	f := facetsOf(d.Queue())
	var rules []string
	for _, r := range f.Rules {
		rules = append(rules, string(r.Rule))
	}
	if got := strings.Join(rules, " "); got != "test.b test.a test.c" {
		t.Errorf("a facet must count its own part as if it were off: %s", got)
	}
	if f.Bands[From90] != 2 || f.Bands[From70] != 0 {
		t.Errorf("other facets count what passes: %v", f.Bands)
	}
	d.Queue().SetFilter(d.Queue().Filter().ToggleBand(From70))
	if len(d.Queue().List()) != 0 {
		t.Errorf("parts narrow one another: %q", d.words())
	}
	d.Queue().SetFilter(Filter{Words: "CC"})
	if got := d.words(); got != "Ccc" {
		t.Errorf("by wording: %q", got)
	}
}

func TestAdvance(t *testing.T) {
	d := desk("Aa Bb Cc Dd")
	at := func() string {
		i, _ := d.Queue().Current()
		return d.session.Raw().Slice(d.session.Repairs()[i].Span)
	}
	d.Accept()
	if at() != "Bb" {
		t.Fatalf("after accepting Aa: %s", at())
	}
	d.Queue().Skip()
	d.Reject("")
	if at() != "Dd" {
		t.Fatalf("after skipping Bb and rejecting Cc: %s", at())
	}
	d.Accept()
	if at() != "Bb" {
		t.Fatalf("what was skipped comes back: %s", at())
	}
	d.History().Undo()
	if at() != "Dd" {
		t.Fatalf("undo goes to what it took back: %s", at())
	}
}

func TestScopes(t *testing.T) {
	d := desk("Aa Bb Aa Ab Aa")
	d.Queue().Go(2)
	for scope, want := range map[Scope]int{SameWording: 3, SamePattern: 3, SameRule: 4, OnFromHere: 2, AsSure: 5, InQueue: 5} {
		if got := len(d.Preview().InScope(2, scope)); got != want {
			t.Errorf("scope %d: %d, want %d", scope, got, want)
		}
	}
}

func TestBulkKeepsExceptions(t *testing.T) {
	d := desk("Aa Bb Aa Aa Aa")
	d.Reject("") // the first is an exception
	d.Queue().Go(2)
	d.Preview().Propose(repair.Accepted, SamePattern)
	d.Preview().Toggle(3)
	if n := d.Preview().Confirm(); n != 2 {
		t.Errorf("%d decided, want 2", n)
	}
	if got := d.session.Mapping().String(); !strings.HasPrefix(got, "Aa ") {
		t.Errorf("the exception was overwritten: %q", got)
	}
	d.History().Undo()
	if d.session.Tally().Pending != 4 {
		t.Errorf("one undo takes the group back: %+v", d.session.Tally())
	}
}

func TestBulkFallsWhenItsMembersAreDecided(t *testing.T) {
	d := desk("Aa Bb Aa")
	d.Preview().Propose(repair.Accepted, SamePattern)
	d.session.Decide([]int{2}, repair.Decision{State: repair.Rejected}, "")
	if d.Preview().Bulk() != nil {
		t.Error("a preview still holds what was decided meanwhile")
	}
}

func TestOneActIsToldOnce(t *testing.T) {
	d := desk("Aa Bb Cc")
	told := 0
	d.Observe(func(m Moved) {
		told++
		if !m.Has(TextMoved) || !m.Has(CurrentMoved) {
			t.Errorf("told %b", m)
		}
	})
	d.Accept()
	if told != 1 {
		t.Errorf("told %d times", told)
	}
}

func TestLeft(t *testing.T) {
	d := desk("Aa Bb Cc Dd Ee Ff Gg Hh Ii Jj")
	now := time.Now()
	d.pace.now = func() time.Time { now = now.Add(2 * time.Second); return now }
	for range 6 {
		d.Accept()
	}
	left, ok := d.Left()
	if !ok || left != 4*2*time.Second {
		t.Errorf("%v %v", left, ok)
	}
}

func TestPlaces(t *testing.T) {
	d := desk("Aa")
	d.Trail().Leave(10)
	d.Trail().Leave(20)
	if off, ok := d.Trail().Back(30); !ok || off != 20 {
		t.Errorf("back: %d %v", off, ok)
	}
	if off, ok := d.Trail().Back(20); !ok || off != 10 {
		t.Errorf("back again: %d %v", off, ok)
	}
	if off, ok := d.Trail().Forward(); !ok || off != 20 {
		t.Errorf("forward: %d %v", off, ok)
	}
	if off, ok := d.Trail().Forward(); !ok || off != 30 {
		t.Errorf("forward again: %d %v", off, ok)
	}
}

// TestQueueIsAPermutation: under any order the queue holds each repair that is
// awake once, and its ranks lead back.
func TestQueueIsAPermutation(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := desk(rapid.StringMatching(`([A-Ca-c]{1,3} ){0,20}`).Draw(t, "raw"))
		d.Queue().SetOrder(Order(rapid.IntRange(0, 3).Draw(t, "order")))
		got := slices.Clone(d.Queue().List())
		for at, i := range got {
			if d.Queue().Rank(i) != at {
				t.Fatalf("rank of %d is %d, want %d", i, d.Queue().Rank(i), at)
			}
		}
		slices.Sort(got)
		for at, i := range got {
			if at != i {
				t.Fatalf("%v", got)
			}
		}
		if len(got) != len(d.session.Repairs()) {
			t.Fatalf("%d of %d", len(got), len(d.session.Repairs()))
		}
	})
}
