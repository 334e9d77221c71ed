package window

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emend/app/parts"
	"emend/app/settings"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/repair"
	"emend/editor/text"
)

// letter is a text with damage of two patterns and a joined line.
const letter = "The keepera€™s lamp, the othera€™s lamp.\nIt was tho light and tho sea.\nNothing else."

// open makes a window that shows a review of raw, in which the words of pairs
// (old, new) are proposed wherever they occur.
func open(t testing.TB, raw string, pairs ...string) *Window {
	t.Helper()
	w := New(test.NewTempApp(t), settings.Default())
	w.settings.HintSeen = true
	w.post = func(func()) {} // nothing here waits for the background; see bench for what does
	opening{w}.enter(session(raw, pairs...))
	w.win.Resize(fyne.NewSize(1280, 800))
	return w
}

func session(raw string, pairs ...string) *editor.Session {
	s := editor.New(text.Decode([]byte(raw)), record.Source{Name: "letter.txt"})
	s.Detection().Set(found(raw, pairs...))
	return s
}

// found are repairs of the words of pairs wherever they occur.
func found(raw string, pairs ...string) []repair.Repair {
	var found []repair.Repair
	for i := 0; i < len(pairs); i += 2 {
		for _, at := range annotate.Occurrences(raw, pairs[i]) {
			found = append(found, repair.Repair{
				Span: at, Replacement: pairs[i+1], Grounds: &repair.Grounds{Rule: "mojibake.folded", Confidence: 0.95, Group: repair.GroupKey("mojibake.folded", pairs[i]+" → "+pairs[i+1]), Alternatives: []string{"other"}, Evidence: "seen elsewhere"},
			})
		}
	}
	return repair.Resolve(raw, found, func(repair.RuleID) int { return 0 })
}

func standard(t testing.TB) *Window { return open(t, letter, "a€™", "’", "tho", "the") }

// press types plain keys into what has the focus.
func press(t testing.TB, w *Window, keys ...string) {
	t.Helper()
	for _, k := range keys {
		f := w.focused()
		if f == nil {
			t.Fatalf("nothing has the focus for %q", k)
		}
		if len([]rune(k)) == 1 {
			f.TypedRune([]rune(k)[0])
		} else {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(k)})
		}
	}
}

func clean(w *Window) string { return w.room.session.Mapping().String() }

func TestDecidingByKeys(t *testing.T) {
	w := standard(t)
	for _, c := range []struct {
		keys  []string
		open  int
		clean string
	}{
		{[]string{"y"}, 3, "The keeper’s lamp, the other’s lamp."},
		{[]string{"n"}, 2, "The keeper’s lamp, the othera€™s lamp."},
		{[]string{"u"}, 3, "The keeper’s lamp, the other’s lamp."},
		{[]string{"U"}, 2, "The keeper’s lamp, the othera€™s lamp."},
		{[]string{"j", "1"}, 1, "It was other light and the sea."},
		{[]string{"n"}, 0, "It was other light and tho sea."},
	} {
		press(t, w, c.keys...)
		if got := w.room.session.Tally().Pending; got != c.open {
			t.Errorf("%v: %d open, want %d", c.keys, got, c.open)
		}
		if !strings.Contains(clean(w), c.clean) {
			t.Errorf("%v: %q lacks %q", c.keys, clean(w), c.clean)
		}
	}
}

func TestGroupIsShownBeforeItIsDecided(t *testing.T) {
	w := standard(t)
	press(t, w, "d")
	s := w.present()
	if s.Bulk != 2 || s.Open != 4 {
		t.Fatalf("after d: %+v", s)
	}
	press(t, w, "Escape")
	if s := w.present(); s.Bulk != 0 || s.Open != 4 {
		t.Fatalf("after Escape: %+v", s)
	}
	press(t, w, "d", "Space", "Return") // the first one is left out
	if s := w.present(); s.Bulk != 0 || s.Open != 3 {
		t.Fatalf("after Enter: %+v", s)
	}
	if got, want := clean(w), "The keeper’s lamp, the othera€™s lamp."; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	press(t, w, "u")
	if s := w.present(); s.Open != 4 {
		t.Errorf("one undo does not take the group back: %+v", s)
	}
}

func TestEditedWording(t *testing.T) {
	w := standard(t)
	press(t, w, "e")
	if w.room.panels.dock.Open() == nil || w.present().Focus != "dock" {
		t.Fatalf("no form: %+v", w.present())
	}
	test.Type(w.focused(), "‘") // over the selected wording
	press(t, w, "Return")
	if got, want := clean(w), "The keeper‘s lamp"; !strings.HasPrefix(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if s := w.present(); s.Open != 3 || s.Focus != "queue" {
		t.Errorf("afterwards: %+v", s)
	}
}

// TestDockGivesItsRoomBack: where a form was open the texts are again.
func TestDockGivesItsRoomBack(t *testing.T) {
	w := standard(t)
	before := w.room.pane.view.Size()
	w.commands.Run("search.find")
	if now := w.room.pane.view.Size(); now.Height >= before.Height {
		t.Errorf("%v high with a form below, and %v without", now.Height, before.Height)
	}
	press(t, w, "Escape")
	if now := w.room.pane.view.Size(); w.present().Dock != "" || now != before {
		t.Errorf("%v afterwards, and %v before", now, before)
	}
}

// TestShortcutsYieldToTyping: a menu's shortcut reaches the window before the
// entry that is typed in, and is handed on to it.
func TestShortcutsYieldToTyping(t *testing.T) {
	w := standard(t)
	press(t, w, "y", "e")
	test.Type(w.focused(), "xyz")
	w.commands.Run("edit.undo")
	if w.room.session.Tally().Pending != 3 {
		t.Error("Undo took back a decision while a wording was being typed")
	}
	test.Type(w.focused(), "Q")
	w.commands.Run("review.accept") // Ctrl+Enter in the field
	if w.room.panels.dock.Open() != nil {
		t.Error("Ctrl+Enter did not finish the form")
	}
	if w.room.session.Tally().Pending != 2 {
		t.Errorf("%d open, want 2", w.room.session.Tally().Pending)
	}
	w.commands.Run("edit.undo")
	if w.room.session.Tally().Pending != 3 {
		t.Error("Undo did not take back the decision when no field has the focus")
	}
}

func TestNote(t *testing.T) {
	w := standard(t)
	w.commands.Run("view.otherPane")
	if w.present().Focus != "panes" {
		t.Fatalf("focus: %+v", w.present())
	}
	w.commands.Run("notes.new") // Ctrl+M: a letter would be typed
	test.Type(w.focused(), "Who?")
	w.commands.Run("review.accept")
	if n := w.room.session.Notes().List(); len(n) != 1 || n[0].Body != "Who?" {
		t.Fatalf("%+v", n)
	}
	w.commands.Run("edit.undo")
	if n := w.room.session.Notes().List(); len(n) != 0 {
		t.Errorf("after undo: %+v", n)
	}
}

func TestPassageIsEditedByWhatChanged(t *testing.T) {
	w := standard(t)
	w.room.pane.goTo(strings.Index(letter, "Nothing"))
	w.win.Canvas().Focus(w.room.pane.view.Focusable())
	press(t, w, "F2")
	e := w.focused()
	test.Type(e, "!")
	w.commands.Run("review.accept")
	if got := clean(w); !strings.HasSuffix(got, "Nothing else.!") {
		t.Errorf("got %q", got)
	}
}

func TestCommandTable(t *testing.T) {
	for _, err := range standard(t).commands.Clashes() {
		t.Error(err)
	}
}

func TestEveryCommandRuns(t *testing.T) {
	// Quitting apart, these work in the background, whose outcome the test driver
	// would put into the window at any moment.
	skip := map[string]bool{"file.quit": true, "file.sample": true, "file.reload": true, "file.paste": true, "review.detect": true, "review.ruleOff": true, "view.full": true, "file.print": true, "review.why": true}
	w := standard(t)
	w.post = func(func()) {} // of what works in the background nothing comes back
	for _, c := range w.commands.All() {
		if skip[c.ID] {
			continue
		}
		w.commands.Run(c.ID)
		for top := w.win.Canvas().Overlays().Top(); top != nil; top = w.win.Canvas().Overlays().Top() {
			w.win.Canvas().Overlays().Remove(top)
		}
		w.room.panels.dock.Close()
	}
}

func TestPalette(t *testing.T) {
	w := standard(t)
	w.commands.Run("help.palette")
	if !w.busy() {
		t.Fatal("no palette")
	}
	if w.commands.Run("review.accept"); w.room.session.Tally().Pending != 4 {
		t.Error("a command reached around the palette")
	}
	test.Type(w.focused(), "dark")
	press(t, w, "Return")
	if w.settings.Theme != "dark" || w.busy() {
		t.Errorf("theme %q, palette open: %v", w.settings.Theme, w.busy())
	}
	if w.present().Focus != "queue" {
		t.Errorf("the focus did not come back: %+v", w.present())
	}
}

func TestDifference(t *testing.T) {
	for _, c := range []struct{ was, now, cut, put string }{
		{"a red fox", "a brown fox", "ed", "rown"},
		{"same", "same", "", ""},
		{"über", "uber", "ü", "u"},
		{"", "new", "", "new"},
		{"aa", "a", "a", ""},
	} {
		at, put := difference(c.was, c.now)
		if got := c.was[at.Start:at.End]; put != c.put && c.was != "a red fox" || c.was[:at.Start]+put+c.was[at.End:] != c.now {
			t.Errorf("%q → %q: %q by %q", c.was, c.now, got, put)
		}
	}
}

// BenchmarkDecide is one decision in a text of 10 MB with 160,000 repairs, with
// all that is redrawn for it but the picture.
func BenchmarkDecide(b *testing.B) {
	raw := strings.Repeat(letter+"\n\n", 10_000_000/(len(letter)+2))
	w := open(b, raw, "a€™", "’", "tho", "the")
	b.ReportMetric(float64(len(w.room.session.Repairs())), "repairs")
	for b.Loop() {
		w.commands.Run("review.accept")
	}
}

func TestGoToReadsPlaces(t *testing.T) {
	r := standard(t).room
	for where, want := range map[string]int{"1": 0, "2": strings.Index(letter, "It was"), "@7": 7, "#1": strings.Index(letter, "a€™"), "0%": 0} {
		got, err := placeOf(r.desk, where)
		if err != nil || got != want {
			t.Errorf("%q: %d %v, want %d", where, got, err, want)
		}
	}
	for _, where := range []string{"", "x", "#99", "@99999", "101%", "-1"} {
		if got, err := placeOf(r.desk, where); err == nil {
			t.Errorf("%q is read as %d", where, got)
		}
	}
}

// BenchmarkStep is a step to the next undecided repair in the same text.
func BenchmarkStep(b *testing.B) {
	raw := strings.Repeat(letter+"\n\n", 10_000_000/(len(letter)+2))
	w := open(b, raw, "a€™", "’", "tho", "the")
	for b.Loop() {
		w.commands.Run("review.next")
	}
}

// BenchmarkDecideWithFacets is BenchmarkDecide with the facets counting along.
func BenchmarkDecideWithFacets(b *testing.B) {
	raw := strings.Repeat(letter+"\n\n", 10_000_000/(len(letter)+2))
	w := open(b, raw, "a€™", "’", "tho", "the")
	w.room.frame.toggle("facets")
	for b.Loop() {
		w.commands.Run("review.accept")
	}
}

// TestDecisionsStayUnderTheMouse: the buttons of the inspector stand where they
// stood, though the next repair has more to tell of itself.
func TestDecisionsStayUnderTheMouse(t *testing.T) {
	w := standard(t)
	accept := func() (at fyne.Position) {
		eachShown(w.room.panels.inspect.Content, func(o fyne.CanvasObject) bool {
			if b, ok := o.(*parts.Button); ok && b.Text == "Accept" {
				at = fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
			}
			return true
		})
		return at
	}
	before := accept()
	press(t, w, "j", "j") // to another pattern
	if after := accept(); before.IsZero() || after != before {
		t.Errorf("Accept was at %v and is at %v", before, after)
	}
}
