package window

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"emend/app/parts"
)

// ring is what Tab visits from where the focus is, all the way round.
func ring(t *testing.T, w *Window) (stops []fyne.Focusable) {
	t.Helper()
	const enough = 200
	c := w.win.Canvas()
	for range enough {
		stops = append(stops, c.Focused())
		c.FocusNext()
		if c.Focused() == stops[0] {
			return stops
		}
	}
	t.Fatalf("Tab does not come back to %s: %s", stopName(stops[0]), stopName(c.Focused()))
	return nil
}

// stopName says in words what has the focus.
func stopName(f fyne.Focusable) string {
	switch x := f.(type) {
	case nil:
		return "nothing"
	case *parts.Button:
		return "button " + x.Text + x.Tip
	case *parts.Check:
		return "box " + x.Text
	case *parts.Select:
		return "choice " + x.Selected
	case *parts.Entry:
		return "field " + x.PlaceHolder
	}
	return fmt.Sprintf("%T", f)
}

// checkRing fails where Shift+Tab is not the way back, where a stop shows no
// sign of the focus or swallows Escape's and the function keys' way home.
func checkRing(t *testing.T, w *Window, where string) []fyne.Focusable {
	t.Helper()
	c := w.win.Canvas()
	stops := ring(t, w)
	for i := range stops {
		c.FocusPrevious()
		if want := stops[len(stops)-1-i]; c.Focused() != want {
			t.Errorf("%s: Shift+Tab is at %s, not at %s", where, stopName(c.Focused()), stopName(want))
			break
		}
	}
	for _, f := range stops {
		switch f.(type) {
		case *parts.Button, *parts.Check, *parts.Select, *parts.Entry, *parts.Page, *parts.Capture:
			continue // these give back what they make no use of
		}
		if f == w.room.pane.view.Focusable() || fmt.Sprintf("%T", f) == "*list.List" {
			continue
		}
		t.Errorf("%s: %s has the focus: a widget of the toolkit that keeps every key", where, stopName(f))
	}
	return stops
}

// at is where the first stop that fits stands in a ring; -1: nowhere.
func at(stops []fyne.Focusable, fits func(fyne.Focusable) bool) int {
	return slices.IndexFunc(stops, fits)
}

func TestTabGoesRoundEachLayout(t *testing.T) {
	w := standard(t)
	w.win.Resize(fyne.NewSize(1920, 1080))
	for _, id := range []string{"view.review", "view.triage", "view.read"} {
		w.commands.Run(id)
		w.room.focus()
		stops := checkRing(t, w, id)
		panes := at(stops, func(f fyne.Focusable) bool { return f == w.room.pane.view.Focusable() })
		queue := at(stops, w.room.panels.queue.Focused)
		if panes < 0 {
			t.Errorf("%s: Tab never comes to the texts", id)
		}
		if (queue >= 0) != w.room.frame.shows("queue") {
			t.Errorf("%s: the queue is at %d of the ring", id, queue)
		}
		if id == "view.read" {
			if k := at(stops, func(f fyne.Focusable) bool { e, ok := f.(*parts.Entry); return ok && e.Visible() }); k >= 0 {
				t.Errorf("%s: Tab comes to %s, which is hidden", id, stopName(stops[k]))
			}
			continue
		}
		if next := stopName(stops[1]); next != "button Accept"+w.commands.Get("review.accept").Tip() {
			t.Errorf("%s: after the queue comes %s, not the decision", id, next)
		}
	}
}

func TestTabSkipsHiddenPanels(t *testing.T) {
	w := standard(t)
	w.commands.Run("view.review")
	all := len(ring(t, w))
	w.commands.Run("view.inspector")
	w.room.focus()
	if n := len(checkRing(t, w, "without inspector")); n >= all {
		t.Errorf("%d stops with the inspector, %d without", all, n)
	}
}

// TestNextPanel: F6 goes through the panels that are shown, from each into the
// next, and comes round.
func TestNextPanel(t *testing.T) {
	w := standard(t)
	w.win.Resize(fyne.NewSize(1920, 1080))
	w.room.frame.resized(1920)
	w.room.frame.arrange()
	for _, c := range []struct {
		layout string
		panels int
	}{{"view.review", 5}, {"view.read", 1}} {
		w.commands.Run(c.layout)
		w.room.focus()
		first := w.focused()
		seen := map[fyne.Focusable]bool{}
		for range c.panels {
			seen[w.focused()] = true
			press(t, w, "F6")
		}
		if w.focused() != first || len(seen) != c.panels {
			t.Errorf("%s: %d panels, then at %s", c.layout, len(seen), stopName(w.focused()))
		}
	}
}

// TestTabStaysWithTheForm: from the field of a form Tab comes to all of its
// buttons before it comes to anything else.
func TestTabStaysWithTheForm(t *testing.T) {
	for _, id := range []string{"file.version", "search.find", "search.goTo", "review.edit", "review.rejectBecause", "notes.new", "notes.tag", "edit.passage"} {
		w := standard(t)
		w.commands.Run(id)
		form := w.room.panels.dock.Open()
		if form == nil {
			t.Errorf("%s opens no form", id)
			continue
		}
		stops := checkRing(t, w, id)
		if stops[0] != form.First {
			t.Errorf("%s: the focus is at %s", id, stopName(stops[0]))
		}
		inside := func(f fyne.Focusable) bool { return holds(w.room.panels.dock.Content, f) }
		last := -1
		for i, f := range stops {
			if inside(f) {
				if i != last+1 {
					t.Errorf("%s: between the parts of the form Tab comes to %s", id, stopName(stops[i-1]))
				}
				last = i
			}
		}
		if last < 1 {
			t.Errorf("%s: Tab leaves the form from its field", id)
		}
		press(t, w, "Escape")
		if w.room.panels.dock.Open() != nil {
			t.Errorf("%s: Escape leaves the form open", id)
		}
	}
}

// holds says whether an object is somewhere in a tree.
func holds(tree fyne.CanvasObject, f fyne.Focusable) bool {
	if tree == f.(fyne.CanvasObject) {
		return true
	}
	var in []fyne.CanvasObject
	switch x := tree.(type) {
	case *fyne.Container:
		in = x.Objects
	case fyne.Widget:
		in = test.WidgetRenderer(x).Objects()
	}
	return slices.ContainsFunc(in, func(o fyne.CanvasObject) bool { return holds(o, f) })
}

// TestEscapeClosesEachSheetFromEachStop: wherever Tab has come to in a sheet,
// Escape closes it and the focus is where decisions are made.
func TestEscapeClosesEachSheetFromEachStop(t *testing.T) {
	w := standard(t)
	for _, c := range w.commands.All() {
		if !c.Can() || c.Menu == "" || c.Menu == "View" || leavesTheText[c.ID] {
			continue
		}
		w.room.focus()
		c.Run()
		if !w.busy() {
			w.room.panels.dock.Close()
			continue
		}
		stops := checkRing(t, w, c.ID)
		press(t, w, "Escape")
		for k := 1; k < len(stops); k++ {
			c.Run()
			for range k {
				w.win.Canvas().FocusNext()
			}
			where := stopName(w.focused())
			press(t, w, "Escape")
			if w.busy() {
				t.Fatalf("%s: Escape does not close the sheet from %s", c.ID, where)
			}
		}
		if !w.room.panels.queue.Focused(w.focused()) {
			t.Errorf("%s: after Escape the focus is at %s", c.ID, stopName(w.focused()))
		}
	}
}

// leavesTheText are the commands that end the review or leave the program.
var leavesTheText = map[string]bool{
	"file.quit": true, "file.print": true, "file.sample": true, "file.paste": true, "file.reload": true,
}

// TestEscapeComesHomeFromEachStop: Escape gives the focus back to the queue from
// wherever Tab has come to, and a function key acts there.
func TestEscapeComesHomeFromEachStop(t *testing.T) {
	w := standard(t)
	w.win.Resize(fyne.NewSize(1920, 1080))
	n := len(ring(t, w))
	for k := range n {
		w.room.focus()
		for range k {
			w.win.Canvas().FocusNext()
		}
		where := stopName(w.focused())
		press(t, w, "Escape")
		if !w.room.panels.queue.Focused(w.focused()) {
			t.Errorf("Escape at %s leaves the focus at %s", where, stopName(w.focused()))
		}
		w.room.focus()
		for range k {
			w.win.Canvas().FocusNext()
		}
		press(t, w, "F1")
		if !w.busy() {
			t.Errorf("F1 at %s opens nothing", where)
			continue
		}
		press(t, w, "Escape")
	}
}

// TestLettersInAFieldAreText: what acts in the queue is typed in a field.
func TestLettersInAFieldAreText(t *testing.T) {
	w := standard(t)
	open := w.room.session.Tally().Pending
	press(t, w, "/", "y", "n", "a", "d", "x", "u", "1", "?")
	f, ok := w.focused().(*parts.Entry)
	if !ok || f.Text != "ynadxu1?" {
		t.Errorf("%s reads %q", stopName(w.focused()), f.Text)
	}
	if now := w.room.session.Tally().Pending; now != open {
		t.Errorf("letters in a field decided: %d open, then %d", open, now)
	}
}

// TestSpaceOnAButtonIsSpent: the space that presses a button is not typed into
// what the button gives the focus to.
func TestSpaceOnAButtonIsSpent(t *testing.T) {
	w := standard(t)
	for _, b := range ring(t, w) {
		if x, ok := b.(*parts.Button); ok && x.Tip == w.commands.Get("search.find").Tip() {
			w.win.Canvas().Focus(x)
		}
	}
	press(t, w, "Space", " ") // as the toolkit tells of one press
	if w.room.panels.dock.Open() == nil {
		t.Fatalf("Space opens nothing; the focus is at %s", stopName(w.focused()))
	}
	if f, ok := w.focused().(*parts.Entry); !ok || f.Text != "" {
		t.Errorf("%s has the focus, and a space in it", stopName(w.focused()))
	}
}

// TestFocusIsSeen: with the focus a stop is drawn other than without. The
// texts, a picture of their own, show a caret.
func TestFocusIsSeen(t *testing.T) {
	w := standard(t)
	c := w.win.Canvas()
	for _, f := range ring(t, w) {
		if f == w.room.pane.view.Focusable() {
			continue
		}
		c.Focus(f)
		with := test.RenderObjectToMarkup(f.(fyne.CanvasObject))
		c.Unfocus()
		if with == test.RenderObjectToMarkup(f.(fyne.CanvasObject)) {
			t.Errorf("the focus cannot be seen at %s", stopName(f))
		}
	}
}
