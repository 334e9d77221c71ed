package window

import (
	"strings"
	"testing"

	"emend/app/textview"
)

// TestSpoken: what a screen reader is given names the repair, what is known of
// it and what was decided, and in the panes the row of the caret.
func TestSpoken(t *testing.T) {
	w := standard(t)
	for _, want := range []string{"a€™ → ’", "95 %", "line 1", "keeper"} {
		if got := w.room.spoken(); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	writeAt(t, w, "Nothing")
	press(t, w, "!")
	for _, want := range []string{"CLEANED", "line 3", "Nothing! else"} {
		if got := w.room.spoken(); !strings.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
}

// TestPages: a form feed is a page mark with the name of the page it begins, in
// each column, and pages can be gone to.
func TestPages(t *testing.T) {
	const raw = "Tho first page.\n\fThe tho second.\n\fThird.\n"
	w := open(t, raw, "tho", "those of the", "Tho", "The")
	d := w.room.desk
	for name, want := range map[string]string{"p2": "The tho second", "page 3": "Third", "P1": "Tho first"} {
		off, err := placeOf(d, name)
		if err != nil || !strings.HasPrefix(raw[off:], want) {
			t.Errorf("%s: %d, %v; want the place of %q", name, off, err, want)
		}
	}
	if _, err := placeOf(d, "p9"); err == nil {
		t.Error("there is no page 9")
	}
	type pager interface{ Page(row, off int) string }
	for name, c := range map[string]textview.Source{"raw": w.room.pane.book.Raw(), "clean": w.room.pane.book.Clean(), "inline": w.room.pane.book.Inline()} {
		var got []string
		for row := range c.Rows() {
			for off, char := range c.Row(row) {
				if char == '\f' {
					got = append(got, c.(pager).Page(row, off))
				}
			}
		}
		if strings.Join(got, ", ") != "page 2, page 3" {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestBookmarks(t *testing.T) {
	w := standard(t)
	writeAt(t, w, "Nothing")
	w.commands.Run("notes.bookmark")
	marks := bookmarks(w.room.session.Notes().List())
	if len(marks) != 1 || !strings.HasPrefix(letter[marks[0].Span.Start:], "Nothing") {
		t.Fatalf("the row of the caret is not what is marked: %+v", marks)
	}
	w.room.pane.goTo(0)
	w.commands.Run("search.bookmarks")
	press(t, w, "Return")
	if at := w.room.pane.here(); at != marks[0].Span.Start {
		t.Errorf("gone to %d, want %d", at, marks[0].Span.Start)
	}
	w.commands.Run("search.back")
	if at := w.room.pane.here(); at != 0 {
		t.Errorf("back at %d, want 0", at)
	}
	w.commands.Run("search.forward")
	w.commands.Run("notes.bookmark")
	if n := len(bookmarks(w.room.session.Notes().List())); n != 0 {
		t.Errorf("%d bookmarks; a second time takes it away", n)
	}
}

// Hovering text that was repaired near by shows how it reads on the other side.
func TestHoverShowsTheOtherSide(t *testing.T) {
	d := newBench(t)
	d.open(d.write("lamp.txt", page))
	p, row := d.room.pane, 2
	for column, want := range []string{"CLEANED  It was the other’s turn", "RAW  It was the othera€™s turn"} {
		if got := p.otherSide(column, textview.Pos{Row: row, Off: 5}); !strings.HasPrefix(got, want) {
			t.Errorf("over column %d stands %q, want %q", column, got, want)
		}
	}
	if got := p.otherSide(0, textview.Pos{Row: 4, Off: 5}); got != "" {
		t.Errorf("over a text that is the same on both sides stands %q", got)
	}
}

// TestAfterACrashTheReaderGoesOn: where the machine stopped before the place was
// kept, the reader stands at what is undecided, not at what was decided last; one
// who left a decided repair before them finds it there.
func TestAfterACrashTheReaderGoesOn(t *testing.T) {
	d := newBench(t)
	d.open(d.write("letter.txt", page))
	path := d.save("letter.emend")
	reopen := func() {
		t.Helper()
		r := d.room
		r.close() // without keeping the place
		d.Window.close(r.session)
		d.room = nil
		d.settled()()
		d.open(path)
	}
	d.room.kept.keepView()
	first, _ := d.room.desk.Queue().Current()
	press(t, d.Window, "y")
	reopen()
	if i, ok := d.room.desk.Queue().Current(); !ok || i == first || !d.room.session.Open(i) {
		t.Errorf("after a crash the reader stands at repair %d, which is undecided: %v", i, d.room.session.Open(i))
	}
	d.room.desk.Queue().Go(first)
	d.room.kept.keepView()
	reopen()
	if i, _ := d.room.desk.Queue().Current(); i != first {
		t.Errorf("the reader left repair %d, and finds %d", first, i)
	}
}
