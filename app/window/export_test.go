package window

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"emend/app/errand"
	"emend/editor/export"
	"emend/editor/imports"
)

// exportTo chooses a format with the arrows, types a path and presses Enter.
func (d *bench) exportTo(format, path string) {
	d.t.Helper()
	d.commands.Run("file.export")
	for i := 0; export.All[i].Name != format; i++ {
		d.focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	d.enterPath(path)
}

// TestExportShowsProofs writes every format from the sheet: what it drops is
// said before, and what was proved afterwards; Enter then closes.
func TestExportShowsProofs(t *testing.T) {
	d := newBench(t)
	d.open(d.write("letter.txt", page))
	for _, f := range export.All {
		path := filepath.Join(d.dir, "out"+f.Extension)
		d.exportTo(f.Name, path)
		d.until("the proofs of "+f.Name, func() bool {
			return strings.Contains(d.sheetWords(), "✓") || strings.Contains(d.sheetWords(), "[Done]")
		})
		data, err := os.ReadFile(path)
		if err != nil || len(data) == 0 {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if got := d.sheetWords(); strings.Contains(got, "✗") || !strings.Contains(got, "Written and read back: "+path) {
			t.Errorf("%s: the sheet says\n%s", f.Name, got)
		}
		press(t, d.Window, "Return")
		if d.busy() {
			t.Fatalf("%s: the sheet stays open", f.Name)
		}
	}
	if data, _ := os.ReadFile(filepath.Join(d.dir, "out.txt")); string(data) != clean(d.Window) {
		t.Errorf("%q, want %q", data, clean(d.Window))
	}
}

func TestExportSaysWhatIsDropped(t *testing.T) {
	d := newBench(t)
	d.open(d.write("letter.txt", page))
	d.commands.Run("file.export")
	d.until("what is dropped", func() bool { return strings.Contains(d.sheetWords(), "It does not hold: ") })
	if got := d.sheetWords(); !strings.Contains(got, "× repairs (their place and reason)") || !strings.Contains(got, "repairs are undecided") || !strings.Contains(got, "keeper’s") {
		t.Errorf("the sheet says\n%s", got)
	}
	press(t, d.Window, "Escape")
	if d.busy() {
		t.Error("Escape does not close the sheet")
	}
}

// TestExportAsksBeforeReplacing, and never replaces the raw text.
func TestExportAsksBeforeReplacing(t *testing.T) {
	d := newBench(t)
	raw := d.write("letter.txt", page)
	d.open(raw)
	there := d.write("there.txt", "old")
	d.exportTo("text", raw)
	if got := d.sheetWords(); !strings.Contains(got, "the raw text itself") {
		t.Errorf("the sheet says\n%s", got)
	}
	d.enterPath(there)
	if data, _ := os.ReadFile(there); string(data) != "old" || !strings.Contains(d.sheetWords(), "Press Enter again") {
		t.Errorf("%q; the sheet says\n%s", data, d.sheetWords())
	}
	press(t, d.Window, "Return")
	d.until("the file", func() bool { data, _ := os.ReadFile(there); return string(data) == clean(d.Window) })
}

// TestImportMenu takes a document apart, with its changes and comments, and
// brings annotations in.
func TestImportMenu(t *testing.T) {
	d := newBench(t)
	raw := d.write("letter.txt", page)
	d.open(raw)
	d.room.session.Notes().AddAll(nil)
	var word, notes bytes.Buffer
	doc := d.room.session.Exchange().Document()
	if err := export.DOCX.Write(&word, doc, export.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := export.W3C.Write(&notes, doc, export.Options{}); err != nil {
		t.Fatal(err)
	}
	for _, f := range imports.All {
		if d.commands.Get("import."+f.Name) == nil {
			t.Errorf("%s cannot be taken in from the menu", f.Title)
		}
	}
	before := d.room
	d.commands.Run("import.docx")
	d.enterPath(d.write("letter.docx", word.String()))
	d.until("the document is open", func() bool { return d.room != before && !d.Window.opening })
	if got := clean(d.Window); got != doc.Final() || d.room.session.Raw().Text() != page {
		t.Errorf("%q, raw %q", got, d.room.session.Raw().Text())
	}
	said := strings.Replace(notes.String(), `"value":"pending"`, `"value":"rejected"`, 1)
	d.open(raw)
	d.commands.Run("import.annotations")
	d.enterPath(d.write("notes.jsonld", said))
	d.until("what was said is here", func() bool { return d.present().Decided == 1 })
	before = d.room
	d.commands.Run("import.pdf")
	d.enterPath(d.write("bad.pdf", "%PDF-1.4 nothing"))
	d.until("the refusal", func() bool { return strings.Contains(d.present().Said, "bad.pdf") && !d.Window.opening })
	if d.room != before {
		t.Error("something else is open")
	}
}

// TestQueueOfDocuments goes through a folder, there and back.
func TestQueueOfDocuments(t *testing.T) {
	d := newBench(t)
	for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
		d.write(name, name+"\n"+page)
	}
	d.open(d.dir)
	step := func(command, want string) {
		t.Helper()
		before := d.room
		d.commands.Run(command)
		d.until(want, func() bool { return d.room != before && !d.Window.opening })
		if got := d.win.Title(); !strings.HasPrefix(got, want) {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
	if got := d.win.Title(); !strings.HasPrefix(got, "a.txt (1 of 3)") || d.commands.Get("file.previous").Can() {
		t.Errorf("at first: %q", got)
	}
	step("file.next", "b.txt (2 of 3)")
	step("file.next", "c.txt (3 of 3)")
	if d.commands.Get("file.next").Can() {
		t.Error("there is one after the last")
	}
	step("file.previous", "b.txt (2 of 3)")
	d.commands.Run("file.documents")
	if got := d.win.Canvas().Overlays().Top(); got == nil {
		t.Error("no list of documents")
	}
	press(t, d.Window, "Escape")
	d.open(filepath.Join(d.dir, "a.txt"))
	if got := d.win.Title(); strings.Contains(got, "(") || d.errand.Queued() {
		t.Errorf("one alone: %q", got)
	}
}

// TestOutputIsOwed: the window that git opened writes before it closes, or
// says that it did not.
func TestOutputIsOwed(t *testing.T) {
	d := newBench(t)
	base := d.write("base.txt", "one two\n\nthree four\n")
	mine, theirs := d.write("mine.txt", "one TWO\n\nthree four\n"), d.write("theirs.txt", "one two\n\nthree 4\n")
	out := filepath.Join(d.dir, "merged.txt")
	before := d.room
	opening{d.Window}.Open(errand.Request{Files: []string{mine, theirs}, Compare: true, Base: base, Output: out, Labels: []string{"ours", "yours"}})
	d.until("both are compared", func() bool { return d.room != before && !d.Window.opening })
	if got := d.win.Title(); got != "ours and yours · Emend" {
		t.Errorf("%q", got)
	}
	d.quit()
	if d.closed || !d.busy() {
		t.Fatal("it closed with something undecided")
	}
	press(t, d.Window, "Escape", "y")
	d.quit()
	d.until("it is closed", func() bool { return d.closed })
	if data, err := os.ReadFile(out); err != nil || string(data) != "one TWO\n\nthree 4\n" || !d.errand.Written {
		t.Errorf("%q, %v", data, err)
	}
}
