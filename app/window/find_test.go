package window

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"

	"emend/app/finding"
	"emend/app/parts"
	"emend/app/sheet"
	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/record"
	"emend/editor/text"
)

func TestFindAndReplace(t *testing.T) {
	w := standard(t)
	w.commands.Run("search.find")
	test.Type(w.focused(), "LAMP")
	r := w.room
	if n := r.find.Count(); n != 2 {
		t.Fatalf("%d places", n)
	}
	press(t, w, "Return")
	if _, words, ok := r.pane.selection(); !ok || words != "lamp" {
		t.Errorf("the place found is not selected: %q", words)
	}
}

// TestFindShowsTheFirstPlacesAtOnce: of a long text the places found so far are
// told while the rest is searched, and nothing is replaced everywhere before.
func TestFindShowsTheFirstPlacesAtOnce(t *testing.T) {
	d := newBench(t)
	raw := strings.Repeat("The keeper climbed the tower with his lamp again.\n", 40_000)
	opening{d.Window}.enter(editor.New(text.Decode([]byte(raw)), record.Source{Name: "long.txt"}))
	d.room.work.cancel()
	d.until("the search for damage has stopped", func() bool { return !d.room.session.Detection().State().Running })
	d.commands.Run("search.find")
	test.Type(d.focused(), "lamp")
	find, some := d.room.find, 0
	d.until("some places are found", func() bool {
		some = find.Count()
		return some > 0
	})
	if got := words(d.room.panels.dock.Content); some >= 40_000 || !strings.Contains(got, "so far") {
		t.Fatalf("%d places at first; the form says\n%s", some, got)
	}
	tapButton(t, d.Window, "Replace all…")
	if d.busy() {
		t.Error("replacing everywhere is offered for a part of the text")
	}
	d.until("all places are found", func() bool { return find.Count() == 40_000 })
	if got := words(d.room.panels.dock.Content); !strings.Contains(got, "40,000 places.") {
		t.Errorf("in the end the form says\n%s", got)
	}
}

// tapButton presses the button of a name in the form that is open.
func tapButton(t testing.TB, w *Window, name string) {
	t.Helper()
	for _, o := range test.LaidOutObjects(w.room.panels.dock.Content) {
		if b, ok := o.(*parts.Button); ok && b.Text == name {
			test.Tap(b)
			return
		}
	}
	t.Fatalf("there is no button %q", name)
}

// replaceForm opens the form of search and replace.
func replaceForm(t testing.TB, w *Window, words, instead string, in finding.Scope) {
	t.Helper()
	w.room.find.SetScope(in)
	w.commands.Run("search.find")
	test.Type(w.focused(), words)
	for _, o := range test.LaidOutObjects(w.room.panels.dock.Content) {
		if e, ok := o.(*parts.Entry); ok && e != w.focused() {
			test.Type(e, instead)
		}
	}
}

func TestReplaceAllWithTicks(t *testing.T) {
	w := standard(t)
	replaceForm(t, w, "Th(e)", "a$1", finding.InClean)
	for _, o := range test.LaidOutObjects(w.room.panels.dock.Content) {
		if c, ok := o.(*parts.Check); ok && c.Text == "Regexp" {
			c.SetChecked(true)
		}
	}
	before := clean(w)
	n := strings.Count(strings.ToLower(before), "the")
	tapButton(t, w, "Replace all…")
	if !w.busy() || clean(w) != before {
		t.Fatal("nothing is shown before many places are replaced")
	}
	press(t, w, "Space", "Return") // the first is left out
	if got, want := clean(w), "The keeper’s lamp, ae oaer’s lamp.\nIt was ae light and ae sea."; !strings.HasPrefix(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if said := w.present().Said; !strings.HasPrefix(said, strconv.Itoa(n-1)) {
		t.Errorf("said %q, want %d", said, n-1)
	}
	if acts := w.room.session.History().Acts(); len(acts) != 1 {
		t.Errorf("%d acts, want one that is undone as one after reopening too", len(acts))
	}
	w.room.panels.dock.Close()
	w.commands.Run("edit.undo")
	if clean(w) != before {
		t.Errorf("after undo: %q", clean(w))
	}
}

func TestReplaceOnlyAlike(t *testing.T) {
	w := standard(t)
	replaceForm(t, w, "the", "a", finding.InClean)
	f := w.room.find
	ticks := sheet.Tick(w.win.Canvas(), sheet.Ticks{Count: f.Count(), Was: f.Was, Line: f.Change, Do: func(on []bool) {
		for i, ticked := range on {
			if was := f.Was(i); ticked != (was == "The") {
				t.Errorf("%d %q: %v", i, was, ticked)
			}
		}
	}})
	for k, name := range ticks.Only.Options {
		if strings.Contains(name, "“The”") {
			ticks.Only.SetSelectedIndex(k)
		}
	}
	press(t, w, "Return")
}

func TestReplaceInNotes(t *testing.T) {
	w := standard(t)
	w.room.session.Notes().AddAll([]annotate.Annotation{
		{Span: text.Span{Start: 4, End: 10}, Body: "who? who?"}, {Span: text.Span{Start: 1, End: 3}, Body: "none"},
	})
	replaceForm(t, w, "who", "where", finding.InNotes)
	tapButton(t, w, "Replace all…")
	press(t, w, "Return")
	var got []string
	for _, n := range w.room.session.Notes().List() {
		got = append(got, n.Body)
	}
	if !slices.Equal(got, []string{"none", "where? where?"}) {
		t.Errorf("%q", got)
	}
	if n := len(w.room.session.History().Acts()); n != 2 {
		t.Errorf("%d acts, want 2: the notes and the replacing", n)
	}
}

// TestFindAfterNotesMoved: places in notes that are deleted are not gone to.
func TestFindAfterNotesMoved(t *testing.T) {
	w := standard(t)
	notes := w.room.session.Notes()
	notes.AddAll([]annotate.Annotation{{Span: text.Span{Start: 4, End: 10}, Body: "who? who?"}})
	replaceForm(t, w, "who", "where", finding.InNotes)
	if n := w.room.find.Count(); n != 2 {
		t.Fatalf("%d places in the notes, want 2", n)
	}
	notes.Delete(notes.List()[0].ID)
	w.room.find.Step(1)
	if n := w.room.find.Count(); n != 0 {
		t.Errorf("%d places in notes that are deleted", n)
	}
}
