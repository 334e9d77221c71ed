package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"emend/editor"
	"emend/editor/annotate"
	"emend/editor/project"
	"emend/editor/record"
)

// TestSecondWindowReadsOnly: a project that is open elsewhere can be read, says
// so, and takes no decision that would be lost.
func TestSecondWindowReadsOnly(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	path := d.save("page.emend")
	if s, err := editor.OpenFile(path, nil); err != nil {
		t.Fatal(err)
	} else if s.Project().Saved().ReadOnly == nil {
		t.Fatal("opened twice for writing")
	} else {
		d.closeRoom()
		s.Close()
	}
	first, err := editor.OpenFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.open(path)
	if s := d.present(); !strings.Contains(s.Bar, "another window") {
		t.Errorf("the bar says %q", s.Bar)
	}
	open := d.present().Open
	press(t, d.Window, "y")
	if s := d.present(); s.Open != open || !strings.Contains(s.Said, "Nothing can be changed here") {
		t.Errorf("after y: %+v", s)
	}
	d.save("copy.emend")
	if s := d.present(); s.Bar != "" {
		t.Errorf("after saving under another name the bar says %q", s.Bar)
	}
	press(t, d.Window, "y")
	if s := d.present(); s.Open != open-1 {
		t.Errorf("the copy takes no decision: %+v", s)
	}
	if err := first.Close(); err != nil {
		t.Error(err)
	}
}

// TestProjectThatVanished: what is done after the file was removed is told of,
// and goes along to another name.
func TestProjectThatVanished(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	path := d.save("page.emend")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	press(t, d.Window, "y")
	d.until("the bar says so", func() bool { return strings.Contains(d.present().Bar, "removed, moved or replaced") })
	if s := d.present(); s.Error == "" {
		t.Error("no error in the state")
	}
	d.save("again.emend")
	if s := d.present(); s.Bar != "" || s.Error != "" {
		t.Errorf("after saving elsewhere: %+v", s)
	}
	decided := d.present().Decided
	d.open(filepath.Join(d.dir, "again.emend"))
	if got := d.present().Decided; got != decided || got == 0 {
		t.Errorf("%d decisions in the new file, want %d", got, decided)
	}
}

// TestNothingIsLostOnLeaving: what could not be written goes to the data folder
// when the review is left; where that cannot be written either, the reader is
// asked first.
func TestNothingIsLostOnLeaving(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	if err := os.Mkdir(filepath.Join(d.dir, "stick"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.save("stick/page.emend")
	pull := func() {
		t.Helper()
		if err := os.RemoveAll(filepath.Join(d.dir, "stick")); err != nil {
			t.Fatal(err)
		}
		press(t, d.Window, "y")
		d.until("the bar says so", func() bool { return d.present().Error != "" })
	}
	pull()
	d.open(d.write("other.txt", page+"More.\n"))
	d.settled()() // a project that is still being closed counts as open
	works, err := project.Abandoned()
	if err != nil || len(works) != 1 || works[0].Source.Name != "page.txt" || works[0].Entries != 1 {
		t.Fatalf("%+v, %v", works, err)
	}
	if err := os.Mkdir(filepath.Join(d.dir, "stick"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.save("stick/other.emend")
	if err := os.RemoveAll(filepath.Join(d.dir, "data")); err != nil {
		t.Fatal(err)
	}
	d.write("data", "no folder")
	pull()
	d.quit()
	d.until("the outcome", func() bool { return d.busy() || d.closed })
	if !strings.Contains(d.sheetWords(), "Close and Lose Them") || d.closed {
		t.Fatalf("closed: %v; the sheet says\n%s", d.closed, d.sheetWords())
	}
	d.tap(d.win.Canvas().Overlays().Top(), "Save Elsewhere…")
	out := filepath.Join(d.dir, "saved.emend")
	d.commands.Run("edit.selectAll")
	for _, r := range out {
		d.focused().TypedRune(r)
	}
	press(t, d.Window, "Return")
	d.until("it is saved", func() bool { return d.present().Saved == out })
	if s := d.present(); s.Error != "" {
		t.Errorf("%+v", s)
	}
}

// TestClockThatWentBack: the reader is told once that dates may mislead, and the
// versions are listed in the order in which they were kept.
func TestClockThatWentBack(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	path := d.save("page.emend")
	d.closeRoom()
	f, err := project.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	future := time.Now().Add(48 * time.Hour)
	if err := f.Append(&record.Entry{Kind: record.Did, Time: future, Act: &record.Act{Label: "ahead", Time: future}}); err != nil {
		t.Fatal(err)
	}
	if _, err := f.KeepVersion(record.Version{Name: "kept before", Time: future}); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	d.open(path)
	if bar := d.present().Bar; bar != "" {
		t.Errorf("before anything is done: %q", bar)
	}
	press(t, d.Window, "y")
	if bar := d.present().Bar; !strings.Contains(bar, "went back") || !strings.Contains(bar, "their order is right") {
		t.Fatalf("the bar says %q", bar)
	}
	d.tap(d.room.frame.top, "Close")
	press(t, d.Window, "y")
	if bar := d.present().Bar; bar != "" {
		t.Errorf("told again: %q", bar)
	}
	d.keep("kept after")
	d.commands.Run("file.versions")
	listed := drawn(d.win.Canvas().Overlays().Top())
	if a, b := strings.Index(listed, "kept after"), strings.Index(listed, "kept before"); a < 0 || b < a {
		t.Errorf("the last kept is not the first of\n%s", listed)
	}
	press(t, d.Window, "Escape", "u", "u")
	if s := d.present(); s.Decided != 0 {
		t.Errorf("the last acts are not those undone: %+v", s)
	}
}

// TestTextRemovedWhileOpen: a bar says once that the text's file is gone; the
// review holds the text, goes on, and is whole when the file is not.
func TestTextRemovedWhileOpen(t *testing.T) {
	d := newBench(t)
	path := d.write("page.txt", page)
	d.open(path)
	press(t, d.Window, "y")
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	d.room.watch.lookAtFile(false)
	d.until("the bar says so", func() bool {
		return strings.Contains(d.present().Bar, "not there any more. The review holds its text whole")
	})
	d.tap(d.room.frame.top, "Close")
	d.room.watch.lookAtFile(true)
	d.until("the answer", func() bool { return strings.Contains(d.present().Said, "not there any more") })
	if s := d.present(); s.Bar != "" {
		t.Errorf("told again: %q", s.Bar)
	}
	press(t, d.Window, "y")
	project := d.save("page.emend")
	d.closeRoom()
	d.open(project)
	if s := d.present(); s.Decided != 2 || d.room.session.Raw().Text() != page {
		t.Errorf("%+v, %q", s, d.room.session.Raw().Text())
	}
}

// holed is a file with a hole in its middle.
func holed(whole []byte) []byte {
	out := append([]byte(nil), whole...)
	clear(out[len(out)/3 : len(out)/2])
	return out
}

// TestUnopenable: files that cannot be opened are told of with what to do, stay
// as they are, and leave the review that is open alone.
func TestUnopenable(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	press(t, d.Window, "y")
	path := d.save("page.emend")
	d.open(d.write("other.txt", page+"More.\n"))
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	newer := append([]byte(nil), whole...)
	newer[60], newer[61], newer[62], newer[63] = 0, 0, 0x7f, 0xff // user_version
	for _, c := range []struct{ name, content, says, button string }{
		{"newer.emend", string(newer), "Update Emend", ""},
		{"text.emend", "It is a text.\n", "something else is in it", "Open It as a Text"},
		{"damaged.emend", string(holed(whole)), "cannot be read", "Salvage Into “damaged salvaged.emend”"},
		{"short.emend", string(whole[:len(whole)-len(whole)/4]), "cannot be read", "Salvage Into “short salvaged.emend”"},
		{"gone.emend", "", "Was it moved or renamed?", ""},
	} {
		file := filepath.Join(d.dir, c.name)
		if c.content != "" {
			d.write(c.name, c.content)
		}
		before := d.room
		opening{d.Window}.openFile(file)
		d.until("the outcome of "+c.name, d.busy)
		if got := d.sheetWords(); !strings.Contains(got, c.says) {
			t.Errorf("%s: the sheet says\n%s", c.name, got)
		}
		if d.room != before {
			t.Errorf("%s: the review that was open is gone", c.name)
		}
		if c.content != "" {
			if now, err := os.ReadFile(file); err != nil || string(now) != c.content {
				t.Errorf("%s was changed (%v)", c.name, err)
			}
		}
		if c.button == "" {
			press(t, d.Window, "Escape")
			continue
		}
		d.tap(d.win.Canvas().Overlays().Top(), c.button)
		d.until("the remedy of "+c.name, func() bool { return d.room != before && !d.room.session.Detection().State().Running })
		for top := d.win.Canvas().Overlays().Top(); top != nil; top = d.win.Canvas().Overlays().Top() {
			d.win.Canvas().Overlays().Remove(top)
		}
	}
}

// TestDamagedWorkingProject: a text whose kept review was damaged opens with
// what could be read of it, and the reader is told where the damaged file is.
func TestDamagedWorkingProject(t *testing.T) {
	d := newBench(t)
	path := d.write("page.txt", page)
	d.open(path)
	press(t, d.Window, "y")
	kept := d.room.session.Project().Saved().Path
	d.closeRoom()
	data, err := os.ReadFile(kept)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(kept, data[:len(data)-len(data)/5], 0o600); err != nil {
		t.Fatal(err)
	}
	d.open(path)
	if got := d.sheetWords(); !strings.Contains(got, "is set aside as "+kept) {
		t.Errorf("the sheet says\n%s", got)
	}
	if aside, err := filepath.Glob(kept + ".damaged-*"); err != nil || len(aside) != 1 {
		t.Errorf("set aside: %v, %v", aside, err)
	}
	press(t, d.Window, "Escape")
}

// TestLeftBehind: a review that was never given a name is offered, once.
func TestLeftBehind(t *testing.T) {
	d := newBench(t)
	d.open(d.write("page.txt", page))
	press(t, d.Window, "y")
	d.open(d.write("other.txt", page+"More.\n"))
	d.looked = false
	d.open(d.write("third.txt", page+"And more.\n"))
	d.until("the bar offers it", func() bool { return strings.Contains(d.present().Bar, "page.txt") })
	d.tap(d.room.frame.top, "Show Them")
	if got := d.present(); got.Focus != "sheet" || got.Bar != "" {
		t.Fatalf("%+v", got)
	}
	before := d.room
	press(t, d.Window, "Return")
	d.until("it is open", func() bool { return d.room != before })
	if s := d.present(); s.Text != "page.txt" || s.Decided != 1 {
		t.Errorf("%+v", s)
	}
	d.looked = false
	d.open(filepath.Join(d.dir, "third.txt"))
	d.until("it is offered again, since it was open since", func() bool { return strings.Contains(d.present().Bar, "page.txt") })
	d.tap(d.room.frame.top, "Not now")
	works, err := project.Abandoned()
	if err != nil || len(works) == 0 {
		t.Fatal(works, err)
	}
	filing{d.Window}.showLeft(d.room, worthIt(works, d.room.session.Project().Saved().Path))
	if s := d.present(); s.Bar != "" {
		t.Errorf("offered though it was declined: %q", s.Bar)
	}
}

// TestFileChanged: a raw text that changed on disk is told of; kept, it is not
// told of again; taken, everything goes along.
func TestFileChanged(t *testing.T) {
	d := newBench(t)
	path := d.write("page.txt", page)
	d.open(path)
	press(t, d.Window, "y")
	selectRaw(d.Window, "Nothing else")
	d.room.session.Notes().Add(annotate.Annotation{Span: selectRaw(d.Window, "Nothing else"), Body: "why?"})
	d.room.session.Notes().Add(annotate.Annotation{Span: selectRaw(d.Window, "would not be told so twice"), Body: "lost"})
	look := func() {
		d.room.watch.lookAtFile(false)
		for range 3 { // the look, and what it may show
			select {
			case f := <-d.posts:
				f()
			case <-time.After(200 * time.Millisecond):
			}
		}
	}
	look()
	if s := d.present(); s.Bar != "" {
		t.Fatalf("nothing has changed: %q", s.Bar)
	}
	changed := "A new title for the readera€™s eyes\n\n" + strings.Replace(page, "It was the othera€™s turn to climb, and he would not be told so twice.\n\n", "", 1)
	d.write("page.txt", changed)
	look()
	if s := d.present(); !strings.Contains(s.Bar, "has changed on disk") {
		t.Fatalf("the bar says %q", s.Bar)
	}
	d.tap(d.room.frame.top, "Keep the Text as It Was")
	d.room.watch.size = 0
	look()
	if s := d.present(); s.Bar != "" {
		t.Errorf("told again: %q", s.Bar)
	}
	d.commands.Run("file.reload")
	d.until("the reader asked", func() bool { return d.present().Bar != "" })
	old := d.room.session.Project().Saved().Path
	before := d.room
	d.tap(d.room.frame.top, "Take the New Text")
	d.until("the new text", func() bool { return d.room != before })
	s := d.present()
	if s.Notes != 2 || s.Orphans != 1 || s.Decided != 1 || d.room.session.Raw().Text() != changed {
		t.Errorf("%+v", s)
	}
	if got := d.sheetWords(); !strings.Contains(got, "stale") {
		t.Errorf("the report says\n%s", got)
	}
	if _, _, _, selected := d.room.pane.view.Selection(); selected {
		t.Error("something is selected in the new text")
	}
	if i, ok := d.room.desk.Queue().Current(); !ok || !d.room.session.Open(i) {
		t.Error("the reader does not stand at what is undecided in the new text")
	}
	if _, err := os.Stat(old); err != nil {
		t.Errorf("the old review: %v", err)
	}
	press(t, d.Window, "Escape")
}
