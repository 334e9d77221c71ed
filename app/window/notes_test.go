package window

import (
	"strings"
	"testing"

	"emend/app/panes"
	"emend/editor/annotate"
	"emend/editor/text"
)

// note writes a note by keys on what is selected.
func (d *bench) note(body, tags string) {
	d.t.Helper()
	d.commands.Run("notes.new")
	if d.present().Dock == "" {
		d.t.Fatal("no form for the note")
	}
	for _, r := range body {
		d.focused().TypedRune(r)
	}
	d.win.Canvas().FocusNext()
	for _, r := range tags {
		d.focused().TypedRune(r)
	}
	d.commands.Run("review.accept") // Ctrl+Enter
	if s := d.present(); s.Dock != "" {
		d.t.Fatalf("after the note: %+v", s)
	}
}

// selectClean selects a passage of the cleaned text in the right pane.
func (d *bench) selectClean(passage string) {
	r := d.room
	at := strings.Index(clean(d.Window), passage)
	r.pane.view.Select(1, r.pane.book.At(panes.CleanSide, at), r.pane.book.At(panes.CleanSide, at+len(passage)))
	d.win.Canvas().Focus(r.pane.view.Focusable())
}

// TestNotesOnAnything: notes from either pane, across paragraphs, nested, and
// in what a repair deletes; each stands on its words, and one Undo takes one
// back.
func TestNotesOnAnything(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	s := d.room.session
	if err := s.Edits().Replace(text.Span{Start: strings.Index(clean(d.Window), "Nothing"), End: s.Mapping().CleanLen()}, ""); err != nil {
		t.Fatal(err)
	}
	for k, c := range []struct {
		pane    string
		passage string
		raw     string // what the note is on
	}{
		{"clean", "keeper’s lamp", "keepera€™s lamp"},
		{"raw", "all that winter.\n\nIt was", "all that winter.\n\nIt was"},
		{"raw", "winter", "winter"},
		{"raw", "written in the book", "written in the book"},
		{"inline", "othera€™s turn", "othera€™s turn"},
	} {
		if c.pane == "inline" {
			d.commands.Run("view.inline")
		}
		if c.pane == "clean" {
			d.selectClean(c.passage)
		} else {
			selectRaw(d.Window, c.passage)
		}
		d.note("note "+c.raw, "a, b")
		found := false
		for _, n := range s.Notes().List() {
			if n.Quote.Exact == c.raw && n.Body == "note "+c.raw && len(n.Tags) == 2 {
				found = true
			}
		}
		if !found || len(s.Notes().List()) != k+1 {
			t.Errorf("%q: %d notes, none on %q", c.passage, len(s.Notes().List()), c.raw)
		}
	}
	press(t, d.Window, "u")
	if len(s.Notes().List()) != 4 {
		t.Errorf("%d notes after Undo", len(s.Notes().List()))
	}
}

func TestNoteEverywhere(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", strings.Repeat(page, 3)))
	d.selectClean("’s ")
	d.commands.Run("notes.all")
	d.commands.Run("review.accept")
	if s := d.present(); s.Notes != 6 || !strings.HasPrefix(s.Said, "6 notes written") {
		t.Errorf("%+v", s)
	}
	d.commands.Run("edit.undo")
	if s := d.present(); s.Notes != 0 {
		t.Errorf("%d notes after one Undo", s.Notes)
	}
}

// TestListOfNotes goes through the list by keys: search, filter, order, delete,
// change.
func TestListOfNotes(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	d.commands.Run("notes.list")
	if !strings.Contains(d.sheetWords(), "No notes yet") {
		t.Errorf("the empty list says\n%s", d.sheetWords())
	}
	press(t, d.Window, "Escape")
	s := d.room.session
	for _, n := range []annotate.Annotation{
		{Span: text.Span{Start: 4, End: 10}, Body: "zebra", Tags: []string{"people"}, Colour: "green", Motivation: annotate.Questioning},
		{Span: text.Span{Start: 20, End: 25}, Body: "apple", Tags: []string{"things", "people"}, Colour: "yellow"},
		{Span: text.Span{Start: 30, End: 36}, Body: "mango", Colour: "yellow"},
	} {
		s.Notes().Add(n)
	}
	d.commands.Run("notes.list")
	if d.present().Focus != "sheet" || !strings.Contains(d.sheetWords(), "3 notes  ·") {
		t.Fatalf("%s", d.sheetWords())
	}
	press(t, d.Window, "/")
	press(t, d.Window, "a", "p", "p")
	if !strings.Contains(d.sheetWords(), "1 of 3 notes") {
		t.Errorf("after a search: %s", d.sheetWords())
	}
	press(t, d.Window, "Return", "Escape") // to the list; all are shown again
	press(t, d.Window, "f", "Down")
	press(t, d.Window, "Space", "Escape")
	if n := d.room.panels.choice.Filter.Motivations; len(n) != 1 {
		t.Fatalf("the filter is %+v", d.room.panels.choice.Filter)
	}
	press(t, d.Window, "Escape", "Home", "Delete")
	if len(s.Notes().List()) != 2 {
		t.Fatalf("%d notes after Delete", len(s.Notes().List()))
	}
	press(t, d.Window, "u")
	if len(s.Notes().List()) != 3 {
		t.Fatalf("%d notes after Undo", len(s.Notes().List()))
	}
	press(t, d.Window, "Home", "4")
	if got := s.Notes().List()[0].Colour; got != "rose" {
		t.Errorf("the colour is %q", got)
	}
	press(t, d.Window, "u", "Return")
	if st := d.present(); st.Dock == "" || d.busy() {
		t.Fatalf("no form: %+v", st)
	}
	for _, r := range "!" {
		d.focused().TypedRune(r)
	}
	d.commands.Run("review.accept")
	if !strings.Contains(s.Notes().List()[0].Body, "!") {
		t.Errorf("%+v", s.Notes().List()[0])
	}
}

// TestOrphans: notes without a place are counted, their candidates ranked, and
// they are attached to one of them or to a selection; Undo makes them orphans
// again.
func TestOrphans(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	s := d.room.session
	lose := func(passage, body string) {
		n := s.Notes().Add(annotate.Annotation{Span: text.Span{Start: 0, End: 3}, Body: body, Tags: []string{"t"}})
		n.Orphan, n.Quote = true, annotate.Quote{Exact: passage, Prefix: "", Suffix: ""}
		s.Notes().Change(n)
	}
	if d.commands.Run("notes.orphans") {
		t.Error("the command runs without orphans")
	}
	lose("he would not be told so thrice", "near")
	lose("zzzz qqqq xxxx jjjj wwww vvvv kkkk", "nowhere")
	if name := d.commands.Get("notes.orphans").Name(); name != "Orphans (2)…" {
		t.Errorf("the menu says %q", name)
	}
	if got := words(d.room.panels.notes.Content); !strings.Contains(got, "[Orphans (2)]") {
		t.Errorf("the list says\n%s", got)
	}
	show := func(body string) {
		t.Helper()
		for _, n := range lost(d.room) {
			if n.Body == body {
				noting{d.Window}.showOrphan(n.ID)
			}
		}
		d.until("the candidates", func() bool { return d.room.orphans.done })
	}
	show("near")
	if got := d.room.orphans.found; len(got) == 0 || !strings.HasPrefix(s.Raw().Slice(got[0].Span), "he would not be told so t") {
		t.Fatalf("candidates %+v", got)
	}
	if _, words, ok := d.room.pane.selection(); !ok || !strings.Contains(words, "told so") {
		t.Errorf("the candidate is not shown: %q", words)
	}
	press(t, d.Window, "Return")
	d.until("the next one", func() bool { return d.room.orphans.done })
	if st := d.present(); st.Orphans != 1 || !strings.Contains(st.Dock, "zzzz") {
		t.Fatalf("%+v", st)
	}
	selectRaw(d.Window, "Nothing else")
	d.commands.Run("notes.attach")
	if st := d.present(); st.Orphans != 0 || st.Dock != "" || st.Notes != 2 {
		t.Fatalf("%+v", st)
	}
	d.commands.Run("edit.undo")
	d.commands.Run("edit.undo")
	if st := d.present(); st.Orphans != 2 {
		t.Errorf("%d orphans after Undo", st.Orphans)
	}
	show("nowhere")
	press(t, d.Window, "Delete")
	if st := d.present(); st.Orphans != 1 || st.Notes != 1 {
		t.Errorf("%+v", st)
	}
}
