package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"emend/app/versions"
	"emend/editor/repair"
)

// keep keeps a version.
func (d *bench) keep(name string) {
	d.t.Helper()
	n := d.present().Versions
	if _, err := d.room.session.Versions().Keep(name); err != nil {
		d.t.Fatal(err)
	}
	if got := d.present().Versions; got != n+1 {
		d.t.Fatalf("%d versions", got)
	}
}

// TestVersions: kept ones are listed, any two are compared in the two panes,
// nothing can be changed there, and one is brought back as one undo step.
func TestVersions(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	d.commands.Run("file.versions")
	if !strings.Contains(d.sheetWords(), "No version is kept yet") {
		t.Errorf("the empty list says\n%s", d.sheetWords())
	}
	press(t, d.Window, "Escape")
	first := clean(d.Window)
	d.keep("first")
	press(t, d.Window, "n", "n")
	d.keep("second")
	second := clean(d.Window)
	if first == second {
		t.Fatal("rejecting changed nothing")
	}

	d.commands.Run("file.versions")
	press(t, d.Window, "Down", "Return") // the older one, with now
	d.until("the comparison", func() bool { return d.present().Compared })
	s := d.present()
	if !s.Compared || s.Total == 0 || !strings.Contains(s.Bar, "Left “first”, right “Now”") {
		t.Fatalf("%+v", s)
	}
	if got := d.room.session.Raw().Text(); got != first {
		t.Errorf("left is %q", got)
	}
	if clean(d.Window) != second {
		t.Errorf("right is %q", clean(d.Window))
	}
	press(t, d.Window, "j", "y", "u", "c")
	if s := d.present(); s.Open != s.Total || !strings.Contains(s.Said, "comparison") || s.Dock != "" {
		t.Errorf("a comparison was changed: %+v", s)
	}
	press(t, d.Window, "Escape")
	if s := d.present(); s.Compared || s.Versions != 2 || s.Focus != "queue" {
		t.Fatalf("after Escape: %+v", s)
	}

	d.goBack(first, second)
	m := versions.Moments(d.room.session)
	viewing{d.Window}.compare(m[1], m[1])
	d.until("the outcome", func() bool { return d.present().Bar == "" })
	if s := d.present(); s.Compared || !strings.Contains(s.Said, "are the same") {
		t.Errorf("%+v", s)
	}
	viewing{d.Window}.compare(m[0], m[1])
	d.until("the comparison", func() bool { return d.present().Compared })
	if got := d.room.session.Raw().Text(); got != page {
		t.Errorf("left is not the raw text: %q", got)
	}
	d.open(d.write("other.txt", page+"More.\n")) // from within a comparison
}

// goBack goes back to the older of two versions, in the background, and undoes
// that.
func (d *bench) goBack(first, second string) {
	t := d.t
	t.Helper()
	d.commands.Run("file.versions")
	press(t, d.Window, "Down", "r")
	if s := d.present(); !strings.Contains(s.Bar, "Going back to version “first”") || clean(d.Window) != second {
		t.Errorf("at once: %+v", s)
	}
	d.until("it is back", func() bool { return strings.HasPrefix(d.present().Said, "“first” is back") })
	if clean(d.Window) != first {
		t.Errorf("after going back: %q", clean(d.Window))
	}
	press(t, d.Window, "u")
	if clean(d.Window) != second {
		t.Errorf("one Undo does not take it back: %q", clean(d.Window))
	}
}

// TestVersionIsExported: an old version is written as it was, with the text of
// now left alone.
func TestVersionIsExported(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	selectRaw(d.Window, "Nothing else")
	d.note("why?", "")
	d.keep("first")
	d.room.desk.Reject("")
	d.commands.Run("file.versions")
	press(t, d.Window, "x")
	d.until("the sheet", func() bool { return d.busy() })
	out := filepath.Join(d.dir, "first.html")
	d.commands.Run("edit.selectAll")
	for _, r := range out {
		d.focused().TypedRune(r)
	}
	press(t, d.Window, "Return")
	d.until("it is written", func() bool { return strings.HasPrefix(d.present().Said, "Exported to") })
	data, err := os.ReadFile(out)
	if err != nil || !strings.Contains(string(data), "why?") || !strings.Contains(string(data), "’") {
		t.Errorf("%v:\n%.400s", err, data)
	}
}

// TestVersionIsRenamedAndDeleted: by keys, each undone by one Undo, and the list
// shows it.
func TestVersionIsRenamedAndDeleted(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	d.keep("first")
	d.keep("second")
	listed := func() (names string) {
		for _, v := range d.room.session.Versions().List() {
			names += v.Name + ";"
		}
		return names
	}
	d.commands.Run("file.versions")
	press(t, d.Window, "Down", "e")
	if s := d.present(); !strings.Contains(s.Dock, "Another name for version “first”") {
		t.Fatalf("%+v", s)
	}
	d.commands.Run("edit.selectAll")
	for _, r := range "draft" {
		d.focused().TypedRune(r)
	}
	press(t, d.Window, "Return")
	if got := listed(); got != "draft;second;" {
		t.Errorf("renamed: %s", got)
	}
	if m := versions.Moments(d.room.session); !strings.Contains(m[1].Name, "draft") {
		t.Errorf("to compare there is %+v", m)
	}
	d.commands.Run("file.versions")
	press(t, d.Window, "Delete")
	if got := listed(); got != "draft;" {
		t.Errorf("deleted: %s", got)
	}
	press(t, d.Window, "u", "u")
	if got := listed(); got != "first;second;" {
		t.Errorf("after two times Undo: %s", got)
	}
}

// TestConflictsSurviveReopening: what a merge left to be settled is there again
// when the review is opened again, in menu and queue, without what was settled.
func TestConflictsSurviveReopening(t *testing.T) {
	d := newBench(t)
	log := d.reviewOf(page, "Bea", repair.Rejected, "bea.jsonl")
	mine := d.write("mine.txt", page)
	d.open(mine)
	press(t, d.Window, "y", "y")
	d.commands.Run("file.merge")
	d.enterPath(log)
	d.until("the agreement", func() bool { return d.present().Focus == "sheet" && d.present().Bar == "" })
	press(t, d.Window, "Return", "1", "Escape")
	if (now{d.Window}).openConflicts() != 1 {
		t.Fatalf("%d not settled", (now{d.Window}).openConflicts())
	}
	d.open(d.write("other.txt", page+"More.\n"))
	if (now{d.Window}).hasConflicts() {
		t.Error("another review has conflicts")
	}
	d.open(mine)
	if name := d.commands.Get("review.conflicts").Name(); !strings.Contains(name, "(1)") {
		t.Errorf("the menu says %q", name)
	}
	d.commands.Run("review.conflicts")
	if s := d.present(); !strings.Contains(s.Dock, "1 of 2 not settled") {
		t.Errorf("%+v", s)
	}
	press(t, d.Window, "Escape", "u")
	if (now{d.Window}).openConflicts() != 2 {
		t.Errorf("after Undo %d not settled", (now{d.Window}).openConflicts())
	}
}
