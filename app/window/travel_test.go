package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"emend/editor/annotate"
	"emend/editor/repair"
)

// enterPath types a path into the sheet that asks for one.
func (d *bench) enterPath(path string) {
	d.t.Helper()
	if !d.busy() {
		d.t.Fatal("nothing asks for a path")
	}
	d.commands.Run("edit.selectAll")
	for _, r := range path {
		d.focused().TypedRune(r)
	}
	d.focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
}

// reviewOf opens a text and decides all of it alike, and returns the log of
// the decisions.
func (d *bench) reviewOf(content, author string, state repair.State, log string) string {
	d.t.Helper()
	d.settings.Author = author
	d.open(d.write(author+".txt", content))
	for i := range d.room.session.Repairs() {
		d.room.desk.Queue().Go(i)
		d.room.desk.Decide(repair.Decision{State: state})
	}
	d.room.session.Notes().Add(annotate.Annotation{Span: selectRaw(d.Window, "Nothing else"), Body: "note of " + author})
	path := filepath.Join(d.dir, log)
	d.commands.Run("file.decisions")
	d.enterPath(path)
	d.until("the log is written", func() bool { return strings.Contains(d.present().Said, "written to") })
	return path
}

// TestDecisionsTravel writes decisions to a log and applies them to another
// edition: what moved, what is stale and what conflicts is reported, and one
// Undo takes all back.
func TestDecisionsTravel(t *testing.T) {
	d := newBench(t)
	log := d.reviewOf(page, "Bea", repair.Accepted, "bea.jsonl")
	if data, err := os.ReadFile(log); err != nil || strings.Count(string(data), "\n") != 1+len(d.room.session.Repairs())+1 {
		t.Fatalf("%v\n%s", err, data)
	}
	edition := "A preface.\n\n" + strings.Replace(page, "the othera€™s turn", "his turn", 1)
	d.open(d.write("edition.txt", edition))
	d.commands.Run("review.apply")
	d.enterPath(log)
	d.until("the report", func() bool { return d.present().Focus == "sheet" && d.present().Bar == "" })
	if got := d.sheetWords(); !strings.Contains(got, "moved") || !strings.Contains(got, "stale") {
		t.Errorf("the report says\n%s", got)
	}
	if s := d.present(); s.Decided == 0 || s.Notes != 1 {
		t.Errorf("%+v", s)
	}
	press(t, d.Window, "Escape", "u")
	if s := d.present(); s.Decided != 0 || s.Notes != 0 {
		t.Errorf("after one Undo: %+v", s)
	}
	d.commands.Run("review.apply")
	d.enterPath(d.write("not.jsonl", "no log\n"))
	d.until("the refusal", func() bool { return d.present().Bar == "" && strings.Contains(d.present().Said, "line 1") })
}

// TestTwoReaders merges another reader's decisions: agreement is shown, and the
// conflicts are gone through.
func TestTwoReaders(t *testing.T) {
	d := newBench(t)
	log := d.reviewOf(page, "Bea", repair.Rejected, "bea.jsonl")
	d.settings.Author = "Ann"
	d.open(d.write("mine.txt", page))
	press(t, d.Window, "y", "y")
	n := d.present().Total
	if n < 2 || d.present().Open != n-2 {
		t.Fatalf("%+v", d.present())
	}
	mine := clean(d.Window)
	d.commands.Run("file.merge")
	d.enterPath(log)
	d.until("the agreement", func() bool { return d.present().Focus == "sheet" && d.present().Bar == "" })
	if got := d.sheetWords(); !strings.Contains(got, "[Settle 2 Conflicts]") {
		t.Fatalf("the sheet says\n%s", got)
	}
	if name := d.commands.Get("review.conflicts").Name(); !strings.Contains(name, "(2)") {
		t.Errorf("the menu says %q", name)
	}
	press(t, d.Window, "Return")
	if s := d.present(); !strings.Contains(s.Dock, "2 of 2 not settled") || s.Notes != 1 {
		t.Fatalf("%+v", s)
	}
	press(t, d.Window, "1")
	if s := d.present(); !strings.Contains(s.Dock, "1 of 2 not settled") || clean(d.Window) != mine {
		t.Errorf("after keeping mine: %+v", s)
	}
	press(t, d.Window, "2")
	if s := d.present(); !strings.Contains(s.Dock, "0 of 2 not settled") || clean(d.Window) == mine {
		t.Errorf("after taking theirs: %+v", s)
	}
	press(t, d.Window, "u")
	if s := d.present(); clean(d.Window) != mine || (now{d.Window}).openConflicts() != 1 {
		t.Errorf("after Undo: %+v", s)
	}
}
