package exporting

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

const letter = "The keepera€™s lamp, the othera€™s.\nIt was tho light."

// reviewed is a review of the letter with repairs of two rules.
func reviewed(t *testing.T) *editor.Session {
	t.Setenv("EMEND_DATA", t.TempDir())
	s, err := editor.OpenBytes(record.Source{Name: "letter.txt"}, []byte(letter), nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	var found []repair.Repair
	for _, x := range []struct {
		old, now string
		rule     repair.RuleID
	}{{"a€™", "’", "mojibake.folded"}, {"tho", "the", "ocr.letters"}} {
		for _, at := range annotate.Occurrences(letter, x.old) {
			found = append(found, repair.Repair{Span: at, Replacement: x.now, Grounds: &repair.Grounds{Rule: x.rule, Confidence: 0.95, Group: repair.GroupKey(x.rule, x.old)}})
		}
	}
	s.Detection().Set(found)
	return s
}

func newTestChoices(t *testing.T, s *editor.Session) *choices {
	test.NewTempApp(t)
	return newChoices(s, func() {})
}

// read is the version as it is chosen.
func read(t *testing.T, c *choices) reading {
	t.Helper()
	r, err := c.read()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestOpenCountsWhatIsAwake: a repair under a deletion is not asked about, in
// the sheet as in the window.
func TestOpenCountsWhatIsAwake(t *testing.T) {
	s := reviewed(t)
	line := strings.Index(letter, "\n") + 1
	s.Detection().Set(repair.Resolve(letter, append(slices.Clone(s.Repairs()), repair.Repair{
		Span: text.Span{Start: 0, End: line}, Grounds: &repair.Grounds{Rule: "repeats.passage", Confidence: 0.95, Group: repair.GroupKey("repeats.passage", ""), Container: true},
	}), func(repair.RuleID) int { return 0 }))
	if s.Tally().Asleep == 0 {
		t.Fatal("nothing sleeps under the deletion")
	}
	c := newTestChoices(t, s)
	if r := read(t, c); r.open != s.Tally().Pending {
		t.Errorf("%d undecided in the sheet, %d in the window", r.open, s.Tally().Pending)
	}
	c.pending.SetSelectedIndex(pendingAsked)
	asked := 0
	for _, rule := range read(t, c).rules {
		asked += rule.open
	}
	if asked != s.Tally().Pending {
		t.Errorf("%d asked rule by rule, %d in the window", asked, s.Tally().Pending)
	}
}

// TestPending leaves what is undecided, or asks rule by rule.
func TestPending(t *testing.T) {
	s := reviewed(t)
	c := newTestChoices(t, s)
	if got := read(t, c).document.Final(); got != s.Mapping().String() || got == letter {
		t.Errorf("applied: %q", got)
	}
	c.pending.SetSelectedIndex(pendingLeft)
	if got := read(t, c).document.Final(); got != letter {
		t.Errorf("left: %q", got)
	}
	if r := read(t, c); r.open != 3 || r.count != 0 {
		t.Errorf("left: %d of %d count", r.count, r.open)
	}
	c.pending.SetSelectedIndex(pendingAsked)
	c.list(read(t, c))
	for rule := range c.asked {
		c.asked[rule] = rule.Family() == "mojibake"
	}
	c.reread()
	if got := read(t, c).document.Final(); !strings.Contains(got, "’s lamp") || !strings.Contains(got, "tho") {
		t.Errorf("asked: %q", got)
	}
	for _, name := range encodings {
		if _, err := text.DecodeAs(nil, name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestVersion takes the document of what a version was.
func TestVersion(t *testing.T) {
	s := reviewed(t)
	then := s.Mapping().String()
	if _, err := s.Versions().Keep("first"); err != nil {
		t.Fatal(err)
	}
	s.Decide([]int{0}, repair.Decision{State: repair.Rejected}, "")
	c := newTestChoices(t, s)
	if now := read(t, c).document.Final(); now == then {
		t.Fatal("nothing changed since")
	}
	c.version.SetSelectedIndex(1)
	if got := read(t, c).document.Final(); got != then {
		t.Errorf("%q, want %q", got, then)
	}
}
