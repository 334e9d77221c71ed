package window

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"emend/app/command"
	"emend/app/parts"
	"emend/app/review"
	"emend/app/settings"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/record"
	"emend/editor/repair"
)

func TestThreeVerbs(t *testing.T) {
	w := standard(t)
	press(t, w, "n") // this place alone
	if s := w.room.session.Tally(); s.Rejected != 1 || s.Pending != 3 {
		t.Fatalf("not here: %+v", s)
	}
	press(t, w, "u")
	w.room.desk.Queue().Go(2) // the first “tho”
	press(t, w, "x")
	if s := w.room.session.Tally(); s.Rejected != 2 || !strings.Contains(w.room.panels.status.Said(), "tho") {
		t.Fatalf("never this string: %+v, said %q", s, w.room.panels.status.Said())
	}
	w.commands.Run("review.nevers")
	if !w.busy() {
		t.Fatal("no list of strings")
	}
	press(t, w, "Return")
	if s := w.room.session.Tally(); s.Pending != 4 {
		t.Errorf("proposed again: %+v", s)
	}
	press(t, w, "u")
	if s := w.room.session.Tally(); s.Rejected != 2 {
		t.Errorf("undone, it is left alone again: %+v", s)
	}
}

func TestLastLookInTheWindow(t *testing.T) {
	w := standard(t)
	press(t, w, "a", "Return", "d", "Return")
	if w.room.session.Tally().Pending != 0 {
		t.Fatal("not all decided")
	}
	press(t, w, "l")
	if w.room.bars.lookWords == nil || len(w.room.desk.Queue().List()) != 4 || !strings.Contains(w.room.bars.lookWords.Text, "2 of 2 accepted") {
		t.Fatalf("no last look: %v", w.room.bars.lookWords)
	}
	press(t, w, "y", "y", "n", "y")
	if got := w.room.bars.lookWords.Text; !strings.Contains(got, "Looked at 4 of 4, 1 changed") {
		t.Errorf("after four, one of them changed: %q", got)
	}
	press(t, w, "Escape")
	if w.room.bars.lookWords != nil || !w.room.desk.Queue().Filter().Empty() {
		t.Error("the last look goes on")
	}
}

func TestTrustIsCarriedToTheNextText(t *testing.T) {
	s, err := settings.Load(filepath.Join(t.TempDir(), "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	s.HintSeen = true
	w := New(test.NewTempApp(t), s)
	raw := strings.Repeat("tho lamp, ", 30)
	opening{w}.enter(session(raw, "tho", "the"))
	for range 25 {
		w.room.desk.Accept()
	}
	opening{w}.enter(session(raw+"and more", "tho", "the"))
	w.room.desk.Accept()
	o, ok := w.room.desk.Habits().Offer(0)
	if !ok || o.Before.Right != 25 || o.Rest != 29 {
		t.Errorf("one decision in the next text, with 25 in the first: %+v %v", o, ok)
	}
	deciding{w}.showTrust()
	if !w.busy() {
		t.Error("no sheet of trust")
	}
}

func TestKeysAreAssigned(t *testing.T) {
	w := standard(t)
	helping{w}.showAssign()
	test.Type(w.focused(), "skip")
	press(t, w, "Return", "y") // the key of Accept
	if w.commands.Get("review.skip").Plain != "s" {
		t.Fatal("a key was taken from another command without a word")
	}
	press(t, w, "y") // pressed again
	if c := w.commands; c.Get("review.skip").Plain != "y" || c.Get("review.accept").Plain != "" {
		t.Errorf("skip has %q, accept %q", c.Get("review.skip").Plain, c.Get("review.accept").Plain)
	}
	press(t, w, "Return")
	w.focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyK, Modifier: fyne.KeyModifierControl})
	if c := w.commands.Get("review.skip"); c.Keys != "Ctrl+K" || w.settings.Keys["review.skip"] != "Ctrl+K" || w.settings.Plain["review.skip"] != "y" {
		t.Errorf("%+v, settings %v %v", c, w.settings.Keys, w.settings.Plain)
	}
	for _, o := range test.LaidOutObjects(sheet.Present()) {
		if b, ok := o.(*parts.Button); ok && b.Text == "Second Keys…" {
			test.Tap(b)
		}
	}
	w.focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyJ, Modifier: fyne.KeyModifierControl})
	press(t, w, "Escape")
	if w.busy() {
		t.Fatal("the sheet is still open")
	}
	if c := w.commands.Get("review.skip"); c.Keys != "Ctrl+K" || c.Also != "Ctrl+J" || w.settings.Also["review.skip"] != "Ctrl+J" {
		t.Errorf("with second keys: %+v, settings %v", c, w.settings.Bindings)
	}
	if !slices.ContainsFunc(w.second.on, func(s fyne.Shortcut) bool { return command.Format(s) == "Ctrl+J" }) {
		t.Error("its second keys are not in force")
	}
	again := New(test.NewTempApp(t), w.settings)
	if c := again.commands.Get("review.skip"); c.Keys != "Ctrl+K" || c.Plain != "y" {
		t.Errorf("the next start: %+v", c)
	}
}

func TestWhatIsOpen(t *testing.T) {
	w := standard(t)
	press(t, w, "o")
	if !w.busy() {
		t.Fatal("no list of what is open")
	}
	test.Type(w.focused(), "tho")
	press(t, w, "Return")
	if i, _ := w.room.desk.Queue().Current(); i != 2 || w.busy() {
		t.Errorf("went to %d", i)
	}
}

func TestWhy(t *testing.T) {
	w := standard(t)
	press(t, w, "n")
	r := w.room
	if got := r.known(wordAt(letter, 6)); len(got) != 1 || !strings.Contains(got[0], "rejected") {
		t.Errorf("a place that was rejected: %q", got)
	}
	if got := letter[wordAt(letter, 5).Start:wordAt(letter, 5).End]; got != "keepera€™s" {
		t.Errorf("the word at 5 is %q", got)
	}
	if got := r.reasons(wordAt(letter, len(letter)-2), nil, 0, ruling{w}.rulesOn()); len(got) < 2 {
		t.Errorf("a place where nothing is found: %q", got)
	}
}

func TestViewIsRemembered(t *testing.T) {
	t.Setenv("EMEND_DATA", t.TempDir())
	w := New(test.NewTempApp(t), settings.Default())
	open := func() {
		opening{w}.leaveRoom() // a project can be open but once
		w.settled()()
		s, err := editor.OpenBytes(record.Source{Name: "letter.txt"}, []byte(letter), nil)
		if err != nil {
			t.Fatal(err)
		}
		s.Detection().Set(found(letter, "a€™", "’", "tho", "the"))
		opening{w}.enter(s)
	}
	w.settings.HintSeen = true
	open()
	r := w.room
	r.desk.Queue().SetOrder(review.ByValue)
	r.desk.Queue().SetFilter(review.Filter{Words: "tho", States: []repair.State{repair.Pending}})
	r.panels.queue.SetGrouped(true)
	r.desk.Queue().Go(3)
	r.frame.down.SetOffset(0.4)
	viewing{w}.setLayout("triage")
	open()
	r = w.room
	f := r.desk.Queue().Filter()
	if i, _ := r.desk.Queue().Current(); i != 3 || r.desk.Queue().Order() != review.ByValue || f.Words != "tho" || len(f.States) != 1 || !r.panels.queue.Grouped() {
		t.Errorf("at %d, order %d, filter %+v, groups %v", i, r.desk.Queue().Order(), f, r.panels.queue.Grouped())
	}
	viewing{w}.setLayout("review")
	if got := w.room.frame.down.Offset; got != 0.4 {
		t.Errorf("the bar between panes and queue is at %.2f", got)
	}
	opening{w}.leaveRoom()
	w.settled()()
}
