package window

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"emend/app/parts"
	"emend/app/settings"
	"emend/editor/annotate"
	"emend/editor/text"
)

// A bench is a window whose background work comes back on the goroutine of
// the test, and whose files are in a folder of the test.
type bench struct {
	*Window
	t     *testing.T
	dir   string
	posts chan func()
}

func newBench(t *testing.T) *bench {
	t.Helper()
	d := &bench{t: t, dir: t.TempDir(), posts: make(chan func(), 1000)}
	t.Setenv("EMEND_DATA", filepath.Join(d.dir, "data"))
	d.Window = New(test.NewTempApp(t), settings.Default())
	d.settings.HintSeen, d.settings.Author = true, "Ann"
	d.looked = true // a look at the data folder could outlast the test that does not wait for it
	d.post = func(f func()) { d.posts <- f }
	d.win.Resize(fyne.NewSize(1280, 800))
	t.Cleanup(d.closeRoom)
	return d
}

// until runs what was posted until something is so.
func (d *bench) until(what string, so func() bool) {
	d.t.Helper()
	for !so() {
		select {
		case f := <-d.posts:
			f()
		case <-time.After(20 * time.Second):
			d.t.Fatalf("waited for this: %s; the window says %q", what, d.present().Said)
		}
	}
}

// write writes a file in the test's folder.
func (d *bench) write(name, content string) (path string) {
	d.t.Helper()
	path = filepath.Join(d.dir, name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
	return path
}

// open opens a file and waits until it is searched for damage.
func (d *bench) open(path string) {
	d.t.Helper()
	before := d.room
	opening{d.Window}.openFile(path)
	d.until("the file is open", func() bool {
		return d.room != nil && d.room != before && !d.Window.opening && !d.room.session.Detection().State().Running
	})
}

// save gives the project a name and returns its path.
func (d *bench) save(name string) (path string) {
	d.t.Helper()
	path = filepath.Join(d.dir, name)
	if err := (filing{d.Window}).saveAs(path, false); err != nil {
		d.t.Fatal(err)
	}
	d.until("it is saved", func() bool { return d.present().Saved == path && d.room.kept.slow.waits == 0 })
	return path
}

// closeRoom leaves the review and waits until it is closed.
func (d *bench) closeRoom() {
	opening{d.Window}.leaveRoom()
	d.settled()()
}

// eachShown calls do with the widgets that an object shows, itself and its
// children among them; do says whether to look inside of one.
func eachShown(o fyne.CanvasObject, do func(fyne.CanvasObject) bool) {
	if o == nil || !o.Visible() || !do(o) {
		return
	}
	var inside []fyne.CanvasObject
	switch o := o.(type) {
	case *widget.PopUp:
		inside = []fyne.CanvasObject{o.Content}
	case *fyne.Container:
		inside = o.Objects
	case fyne.Widget:
		inside = test.WidgetRenderer(o).Objects()
	}
	for _, c := range inside {
		eachShown(c, do)
	}
}

// words are the texts that an object shows, its children's among them.
func words(o fyne.CanvasObject) string {
	var out []string
	eachShown(o, func(o fyne.CanvasObject) bool {
		switch o := o.(type) {
		case *widget.Label:
			out = append(out, o.Text)
			return false
		case *parts.Button:
			out = append(out, "["+o.Text+"]")
			return false
		}
		return true
	})
	return strings.Join(out, "\n")
}

// drawn are the texts that an object draws without a label, as lists do.
func drawn(o fyne.CanvasObject) string {
	var out []string
	eachShown(o, func(o fyne.CanvasObject) bool {
		if t, ok := o.(*canvas.Text); ok {
			out = append(out, t.Text)
		}
		return true
	})
	return strings.Join(out, "\n")
}

// sheetWords are the texts of the sheet that lies over the window.
func (w *Window) sheetWords() string { return words(w.win.Canvas().Overlays().Top()) }

// tap taps the button of a name that can be seen.
func (d *bench) tap(in fyne.CanvasObject, name string) {
	d.t.Helper()
	var found *parts.Button
	eachShown(in, func(o fyne.CanvasObject) bool {
		b, ok := o.(*parts.Button)
		if ok && b.Text == name {
			found = b
		}
		return !ok
	})
	if found == nil {
		d.t.Fatalf("no button %q in\n%s", name, words(in))
	}
	test.Tap(found)
}

// selectRaw selects a passage of the raw text in the left pane.
func selectRaw(w *Window, passage string) text.Span {
	at := annotate.Occurrences(w.room.session.Raw().Text(), passage)[0]
	w.room.pane.show(at)
	w.win.Canvas().Focus(w.room.pane.view.Focusable())
	return at
}

const page = "The keepera€™s lamp stood in the window of the tower all that winter.\n\n" +
	"It was the othera€™s turn to climb, and he would not be told so twice.\n\n" +
	"Nothing else is written in the book for that week, nor for the next.\n"
