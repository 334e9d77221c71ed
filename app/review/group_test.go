package review

import (
	"slices"
	"strings"
	"testing"

	"emend/editor/annotate"
	"emend/editor/repair"
	"emend/editor/text"
)

func TestExceptions(t *testing.T) {
	d := desk("Aa Bb Aa Aa Aa Aa")
	d.Preview().Propose(repair.Accepted, SamePattern)
	d.Preview().Confirm()
	d.Queue().Go(2)
	d.Reject("")
	if !d.Exception(2) || d.Exception(3) || d.Exception(1) {
		t.Errorf("exceptions: %v %v %v", d.Exception(2), d.Exception(3), d.Exception(1))
	}
	// Deciding the group otherwise leaves the exception alone.
	d.Queue().Go(3)
	if !d.Preview().Propose(repair.Rejected, SamePattern) || !d.Preview().Bulk().Anew || d.Preview().Bulk().Count() != 4 {
		t.Fatalf("re-deciding: %+v", d.Preview().Bulk())
	}
	d.Preview().Confirm()
	if tally := d.session.Tally(); tally.Rejected != 5 || tally.Accepted != 0 {
		t.Fatalf("%+v", tally)
	}
	// Accepting it again would take the one that was an exception, were it not
	// of the group's mind now.
	d.Queue().Go(0)
	d.Accept()
	d.Queue().Go(2)
	d.Preview().Propose(repair.Accepted, SamePattern)
	if b := d.Preview().Bulk(); b.Count() != 4 || len(b.Members) != 4 {
		t.Errorf("%+v", b)
	}
	d.Preview().Dismiss()
	d.History().Undo()
	d.History().Undo()
	if !d.Exception(2) {
		t.Error("undone, it is an exception again")
	}
}

func TestExceptionIsTakenWhenTicked(t *testing.T) {
	d := desk("Aa Bb Aa Aa Aa Aa Aa")
	d.Reject("") // the first one, before the group is decided
	d.Queue().Go(2)
	d.Preview().Propose(repair.Accepted, SamePattern)
	if b := d.Preview().Bulk(); b.Count() != 5 || len(b.Members) != 6 || b.Spared() != 1 || b.Wrong() != 0 {
		t.Fatalf("%+v", b)
	}
	if _, ok := d.Preview().Bulk().Bound(); ok {
		t.Error("a bound though only one was looked at")
	}
	d.Preview().Toggle(0)
	if n := d.Preview().Confirm(); n != 6 || d.session.Tally().Accepted != 6 {
		t.Errorf("%d: %+v", n, d.session.Tally())
	}
}

// TestSplit: what is wrong before a digit is set aside with all of its kind.
func TestSplit(t *testing.T) {
	raw := strings.Repeat("pagel ", 50) + strings.Repeat("l7 ", 20)
	var found []repair.Repair
	for at := 0; at < len(raw); at++ {
		if raw[at] == 'l' {
			found = append(found, repair.Repair{
				Span: text.Span{Start: at, End: at + 1}, Replacement: "1", Grounds: &repair.Grounds{Rule: "ocr.digits", Confidence: 0.8, Group: repair.GroupKey("ocr.digits", "l → 1")},
			})
		}
	}
	d := deskOf(raw, found)
	d.Preview().Propose(repair.Accepted, SamePattern)
	wrong := func(i int) bool { return raw[found[i].Span.End] == '7' }
	for _, i := range d.Preview().Bulk().Members[:SampleOf] {
		d.Preview().Look(i)
	}
	out := d.Preview().Bulk().Members[slices.IndexFunc(d.Preview().Bulk().Members, wrong)]
	if !slices.Contains(d.Preview().Bulk().Members[:SampleOf], out) {
		t.Fatalf("the rare neighbour is not in the sample")
	}
	for _, i := range d.Preview().Bulk().Members[:SampleOf] {
		if wrong(i) {
			d.Preview().Toggle(i)
		}
	}
	if n := d.Preview().Split(); n != 20 || d.Preview().Bulk().Aside != 20 || d.Preview().Bulk().Count() != 50 {
		t.Fatalf("%d set aside, %d left", n, d.Preview().Bulk().Count())
	}
	if _, ok := d.Preview().Bulk().Bound(); !ok {
		t.Error("the rest has no bound")
	}
	d.Preview().Confirm()
	if tally := d.session.Tally(); tally.Accepted != 50 || tally.Pending != 20 {
		t.Errorf("%+v", tally)
	}
}

func TestNothingTellsApart(t *testing.T) {
	d := desk(strings.Repeat("Aa ", 5))
	d.Preview().Propose(repair.Accepted, SamePattern)
	d.Preview().Toggle(1)
	d.Preview().Look(2)
	if n := d.Preview().Split(); n != 0 || d.Preview().Bulk().Wrong() != 1 {
		t.Errorf("%d were set aside, all being alike", n)
	}
}

func TestRareNeighboursComeFirst(t *testing.T) {
	d := desk("x Aa y x Aa y x Aa z x Aa y q Aa r")
	d.Queue().Go(0)
	d.Preview().Propose(repair.Accepted, SamePattern)
	if got := d.Preview().Bulk().Members; !slices.Equal(got, []int{0, 4, 2, 1, 3}) {
		t.Errorf("%v", got)
	}
}

func TestTrust(t *testing.T) {
	for _, c := range []struct {
		right, wrong int
		lower        float64
	}{{0, 0, 0}, {4, 0, 0.60}, {30, 0, 0.92}, {9, 1, 0.65}, {0, 5, 0}} {
		if got := (Trust{c.right, c.wrong}).Lower(); got < c.lower-0.005 || got > c.lower+0.005 {
			t.Errorf("%d of %d: %.3f, want %.2f", c.right, c.right+c.wrong, got, c.lower)
		}
	}
	d := desk(strings.Repeat("Aa ", 20) + "Bb")
	d.Accept()
	if _, ok := d.Habits().Offer(0); ok {
		t.Error("an offer after one decision")
	}
	key := d.session.Repairs()[0].Group
	d.Habits().SetBefore(Trusts{key: {Right: 60}})
	o, ok := d.Habits().Offer(0)
	if !ok || o.State != repair.Accepted || o.Rest != 19 || o.Before.Right != 60 {
		t.Errorf("with 60 of 60 in other texts: %+v %v", o, ok)
	}
	if d.session.Tally().Pending != 20 {
		t.Error("trust has decided something")
	}
	d.Habits().SetBefore(Trusts{key: {Right: 40, Wrong: 20}})
	if _, ok := d.Habits().Offer(0); ok {
		t.Error("an offer where a third was wrong elsewhere")
	}
}

func TestLearnt(t *testing.T) {
	d := desk(strings.Repeat("Aa ", 20) + "Bb Bb")
	key := d.session.Repairs()[0].Group
	d.Accept()
	d.Reject("")
	d.History().Undo()
	d.Preview().Propose(repair.Accepted, SamePattern)
	for _, i := range d.Preview().Bulk().Members[:6] {
		d.Preview().Look(i)
	}
	d.Preview().Confirm()
	got := d.Habits().Learnt()
	if got[key].Wrong != 0 || got[key].Right < 7 || got[key].Right > 8 {
		t.Errorf("learnt %+v; what was not looked at teaches nothing, what was undone neither", got[key])
	}
	if len(got) != 1 {
		t.Errorf("%v", got)
	}
}

func TestLastLook(t *testing.T) {
	d := desk(strings.Repeat("Aa ", 50) + strings.Repeat("Bb ", 3) + "Cc Dd")
	if d.Queue().TakeLastLook() {
		t.Error("a last look at nothing")
	}
	d.Preview().Propose(repair.Accepted, SamePattern)
	d.Preview().Confirm()
	d.Queue().Go(50)
	d.Preview().Propose(repair.Rejected, SamePattern)
	d.Preview().Confirm()
	d.Queue().Go(53)
	d.Queue().Skip()
	if !d.Queue().TakeLastLook() {
		t.Fatal("no last look")
	}
	l := d.Queue().Filter().Only
	if l.Accepted != 10 || l.Rejected != 3 || l.Skipped != 1 || l.OfAccepted != 50 || len(d.Queue().List()) != 14 {
		t.Fatalf("%+v, %d in the queue", l, len(d.Queue().List()))
	}
	for range 14 {
		i, _ := d.Queue().Current()
		switch d.session.Decision(i).State {
		case repair.Rejected:
			d.Reject("")
		default:
			d.Accept()
		}
	}
	if l.Seen() != 14 || l.Changed() != 0 {
		t.Errorf("seen %d, changed %d", l.Seen(), l.Changed())
	}
	if share, ok := l.Bound(); !ok || share < 0.25 || share > 0.27 {
		t.Errorf("bound %.2f %v", share, ok)
	}
	d.Queue().Edge(-1) // one of those accepted
	d.Reject("")
	if l.Changed() != 1 {
		t.Errorf("%d changed", l.Changed())
	}
	d.Queue().SetFilter(Filter{})
	if d.Queue().Filter().Only != nil {
		t.Error("it goes on without its filter")
	}
}

func TestNeverGoesOn(t *testing.T) {
	d := desk("Aa Bb Aa Cc")
	d.Never(func(n int) {
		if n != 2 {
			t.Errorf("%d rejected", n)
		}
	})
	if i, _ := d.Queue().Current(); i != 1 {
		t.Errorf("at %d", i)
	}
}

func TestPlacePatternAndTag(t *testing.T) {
	d := desk("Aaaa x Bb x Aaaa x Ccc x Bb Bb")
	key := d.session.Repairs()[1].Group
	d.session.Notes().Add(annotate.Annotation{Span: text.Span{Start: 7, End: 9}, Tags: []string{"who"}})
	d.Queue().SetFilter(Filter{}.ToggleGroup(key))
	f := facetsOf(d.Queue())
	if got := d.words(); got != "Bb Bb Bb" || len(f.Groups) != 3 || f.Groups[0].Key != key || f.Groups[0].Count != 3 {
		t.Errorf("%q %+v", got, f.Groups)
	}
	if f.Places[2] != 1 || f.Places[8]+f.Places[9] != 2 || len(f.Tags) != 1 || f.Tags[0].Count != 1 {
		t.Errorf("places %v, tags %v", f.Places, f.Tags)
	}
	d.Queue().SetFilter(d.Queue().Filter().TogglePlace(2).ToggleTag("who"))
	if got := d.words(); got != "Bb" {
		t.Errorf("three parts: %q", got)
	}
	d.Queue().SetFilter(Filter{}.ToggleTag("who").ToggleTag("who"))
	if !d.Queue().Filter().Empty() {
		t.Error("a tag taken twice is none")
	}
}

// TestManyAreDecidedAway: a decision on very many is worked out apart, in one
// step; until it is on the disk the desk is busy, and then all is as if it had
// been decided at once.
func TestManyAreDecidedAway(t *testing.T) {
	d := manyRepairs()
	var work, then func()
	d.Worker().SetAway(func(w, t func()) { work, then = w, t })
	finish := func() {
		for work != nil {
			w, t := work, then
			work = nil
			w()
			t()
		}
	}
	d.Preview().Propose(repair.Accepted, SamePattern)
	n := d.Preview().Confirm()
	if n != d.Worker().Busy() || n <= mostAtOnce || d.Session().Tally().Accepted != 0 {
		t.Fatalf("%d confirmed, busy with %d, %d accepted", n, d.Worker().Busy(), d.Session().Tally().Accepted)
	}
	finish()
	if got := d.Session().Tally().Accepted; got != n || d.Worker().Busy() != 0 || len(d.Session().History().Acts()) != 1 {
		t.Fatalf("%d accepted of %d, busy with %d, %d acts", got, n, d.Worker().Busy(), len(d.Session().History().Acts()))
	}
	done := false
	d.Worker().Then(func() { done = true })
	if i, _ := d.Queue().Current(); !d.Session().Open(i) {
		t.Errorf("the repair before the reader is decided")
	}
	if _, ok := d.History().Undo(); !ok || d.Worker().Busy() == 0 {
		t.Error("undoing many is not worked out apart")
	}
	if finish(); !done {
		t.Error("what was to be done behind it is not")
	}
	if got := d.Session().Tally().Accepted; got != 0 {
		t.Errorf("%d are accepted after undoing", got)
	}
	rejected := -1
	d.Never(func(n int) { rejected = n })
	if rejected >= 0 || d.Worker().Busy() == 0 {
		t.Errorf("a string is left alone at once, %d times", rejected)
	}
	if finish(); d.Worker().Showing() {
		t.Error("a decision passes for what is only shown")
	}
	p := d.Session().Policy()
	p.Left = !p.Left
	told := false
	d.Worker().SetPolicy(p, func() { told = true })
	if told || d.Session().Policy() == p || !d.Worker().Showing() {
		t.Error("what counts is another at once")
	}
	finish()
	if !told || d.Session().Policy() != p || d.Session().Tally().Applied != 0 || d.Worker().Showing() {
		t.Errorf("told %v; %+v, %d undecided count", told, d.Session().Policy(), d.Session().Tally().Applied)
	}
	if i, _ := d.Queue().Current(); rejected != d.Session().Tally().Rejected || rejected <= mostAtOnce || !d.Session().Open(i) {
		t.Errorf("%d are told to be rejected, %d are", rejected, d.Session().Tally().Rejected)
	}
}
