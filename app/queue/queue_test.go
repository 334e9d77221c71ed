package queue

import (
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emend/app/look"
	"emend/app/parts"
	"emend/app/review"
	"emend/editor"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// noKeys takes no key.
type noKeys struct{ runes string }

func (k *noKeys) Rune(r rune) bool            { k.runes += string(r); return true }
func (k *noKeys) Key(fyne.KeyName) bool       { return false }
func (k *noKeys) Shortcut(fyne.Shortcut) bool { return false }

func show(t *testing.T) (*Queue, *review.Desk, *noKeys) {
	t.Helper()
	style := look.NewTheme(look.LightMode)
	style.Lacks = lacksHan
	test.NewTempApp(t).Settings().SetTheme(style)
	raw := "tho one tho two cot 東 three"
	s := editor.New(text.Decode([]byte(raw)), record.Source{})
	at := func(start int, now string) repair.Repair {
		return repair.Repair{Span: text.Span{Start: start, End: start + 3}, Replacement: now, Grounds: &repair.Grounds{Rule: "ocr.letters", Confidence: 0.9, Group: repair.GroupKey("ocr.letters", raw[start:start+3]+" → "+now)}}
	}
	s.Detection().Set([]repair.Repair{at(0, "the"), at(8, "the"), at(16, "cat")})
	d := review.New(s)
	keys := &noKeys{}
	q := New(d, keys, func(string, parts.Area) {})
	w := test.NewTempWindow(t, q.Content)
	w.Resize(fyne.NewSize(900, 300))
	return q, d, keys
}

func lacksHan(r rune) bool { return unicode.Is(unicode.Han, r) }

func TestRowTellsTheChange(t *testing.T) {
	q, d, _ := show(t)
	r := newRow(d.Session(), q.at, q.ticked, d.Exception)
	r.Resize(fyne.NewSize(900, rowHeight))
	r.Fill(1)
	if r.old.Text != "tho" || r.now.Text != "the" || !strings.HasSuffix(r.before.Text, "one ") || !strings.HasPrefix(r.after.Text, " two") || r.sign.Text != "○" {
		t.Errorf("%q [%q → %q] %q, sign %q", r.before.Text, r.old.Text, r.now.Text, r.after.Text, r.sign.Text)
	}
	d.Queue().Go(1)
	d.Reject("")
	r.Fill(1)
	if r.sign.Text != "✗" {
		t.Errorf("rejected: sign %q", r.sign.Text)
	}
}

func TestRowNumbersWhatNoFontShows(t *testing.T) {
	q, d, _ := show(t)
	r := newRow(d.Session(), q.at, q.ticked, d.Exception)
	r.Resize(fyne.NewSize(900, rowHeight))
	r.Fill(2)
	if r.after.Text != " ‹6771› three" {
		t.Errorf("%q", r.after.Text)
	}
}

func TestListFollowsTheDesk(t *testing.T) {
	q, d, keys := show(t)
	d.Queue().Go(2)
	if q.repairs.Chosen() != 2 {
		t.Errorf("row %d", q.repairs.Chosen())
	}
	q.repairs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	if i, _ := d.Queue().Current(); i != 1 {
		t.Errorf("the arrow went to %d", i)
	}
	q.repairs.TypedRune('y')
	if keys.runes != "y" {
		t.Errorf("plain keys: %q", keys.runes)
	}
}

func TestGroups(t *testing.T) {
	q, d, _ := show(t)
	q.SetGrouped(true)
	if n := len(q.groups.shown); n != 2 {
		t.Fatalf("%d groups", n)
	}
	if got := q.shown(); len(got) != 2 || got[0] != 0 || got[1] != 1 {
		t.Errorf("members of the first group: %v", got)
	}
	q.groups.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if i, _ := d.Queue().Current(); i != 2 {
		t.Errorf("the next group leads to %d", i)
	}
	d.Preview().Propose(repair.Accepted, review.SamePattern)
	if !q.strip.content.Visible() || !strings.Contains(q.strip.what.Text, "1 ×") || !strings.HasSuffix(q.strip.what.Text, "(90 %)?") {
		t.Errorf("strip: %v %q", q.strip.content.Visible(), q.strip.what.Text)
	}
	q.repairs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if d.Session().Tally().Accepted != 1 || q.strip.content.Visible() {
		t.Errorf("%+v", d.Session().Tally())
	}
}

func TestEmptyListSaysWhy(t *testing.T) {
	q, d, _ := show(t)
	if q.empty.Visible() {
		t.Error("a list with rows says that it has none")
	}
	d.Queue().SetFilter(review.Filter{Words: "zzz"})
	if !q.empty.Visible() || !q.all.Visible() || !strings.Contains(q.why.Text, "filter") {
		t.Errorf("nothing passes: %v %q", q.empty.Visible(), q.why.Text)
	}
	q.all.OnTapped()
	if q.empty.Visible() || len(d.Queue().List()) != 3 {
		t.Error("the filter stays")
	}
}

func TestStripTellsExceptionsAndSample(t *testing.T) {
	q, d, _ := show(t)
	d.Reject("") // an exception, before the group is decided
	d.Queue().Go(1)
	d.Preview().Propose(repair.Accepted, review.SamePattern)
	if !strings.Contains(q.strip.how.Text, "1 decided otherwise stay") || !strings.Contains(q.strip.what.Text, "1 ×") {
		t.Errorf("%q %q", q.strip.what.Text, q.strip.how.Text)
	}
	if on, _ := q.ticked(0); on {
		t.Error("the exception is ticked")
	}
	d.Preview().Dismiss()
	d.Queue().Go(0)
	d.Accept()
	d.Queue().Go(1)
	d.Accept()
	d.Queue().Go(1)
	d.Preview().Propose(repair.Rejected, review.SamePattern)
	if !strings.HasPrefix(q.strip.what.Text, "Now reject 2") {
		t.Errorf("deciding again: %q", q.strip.what.Text)
	}
}
