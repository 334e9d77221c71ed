package sheet

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"
)

func folder(t *testing.T, names ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, n := range names {
		if strings.HasSuffix(n, "/") {
			if err := os.MkdirAll(filepath.Join(dir, n), 0o700); err != nil {
				t.Fatal(err)
			}
		} else if err := os.WriteFile(filepath.Join(dir, n), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir + "/"
}

func TestCompletions(t *testing.T) {
	dir := folder(t, "letter.txt", "Letters/", "notes.md", ".hidden")
	for typed, want := range map[string][]string{
		"":     {"letter.txt", "Letters/", "notes.md"},
		"let":  {"letter.txt", "Letters/"},
		".":    {".hidden"},
		"none": nil,
	} {
		var got []string
		for _, p := range Completions(dir + typed) {
			got = append(got, strings.TrimPrefix(p, dir))
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%q: %s", typed, d)
		}
	}
}

func ask(t *testing.T, q PathQuestion) fyne.Canvas {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(800, 600))
	AskPath(w.Canvas(), q)
	return w.Canvas()
}

func key(c fyne.Canvas, name fyne.KeyName) { c.Focused().TypedKey(&fyne.KeyEvent{Name: name}) }

func TestPathByKeys(t *testing.T) {
	dir := folder(t, "letter.txt", "letters.txt", "other.txt")
	var took string
	c := ask(t, PathQuestion{Start: dir, Do: func(p string, _ bool) error { took = p; return nil }})
	test.Type(c.Focused(), "l")
	key(c, fyne.KeyTab) // as far as both agree
	test.Type(c.Focused(), ".")
	key(c, fyne.KeyReturn)
	if took != dir+"letter." {
		t.Errorf("took %q", took)
	}
	if c.Overlays().Top() != nil {
		t.Error("the sheet stays open")
	}
	c = ask(t, PathQuestion{Start: dir, Do: func(p string, _ bool) error { took = p; return nil }})
	key(c, fyne.KeyDown)
	key(c, fyne.KeyDown)
	key(c, fyne.KeyReturn)
	if took != dir+"letters.txt" {
		t.Errorf("took %q with the arrows", took)
	}
}

func TestSavingAsksBeforeReplacing(t *testing.T) {
	dir := folder(t, "there.emend")
	var replaced bool
	c := ask(t, PathQuestion{Start: dir + "there.emend", Saving: true, Do: func(p string, overwrite bool) error {
		if !overwrite {
			return fs.ErrExist
		}
		replaced = true
		return nil
	}})
	key(c, fyne.KeyReturn)
	if replaced || c.Overlays().Top() == nil {
		t.Fatal("replaced without asking")
	}
	key(c, fyne.KeyReturn)
	if !replaced || c.Overlays().Top() != nil {
		t.Error("a second Enter does not replace")
	}
}

func TestTroubleKeepsTheSheet(t *testing.T) {
	c := ask(t, PathQuestion{Start: "/x", Do: func(string, bool) error { return errors.New("no such file") }})
	key(c, fyne.KeyReturn)
	if c.Overlays().Top() == nil {
		t.Error("the sheet closed over an error")
	}
	key(c, fyne.KeyEscape)
	if c.Overlays().Top() != nil {
		t.Error("Escape does not close")
	}
}

func TestMatch(t *testing.T) {
	items := []Item{{Name: "Accept Group"}, {Name: "Reject"}, {Name: "Group: Accept"}, {Name: "Notes…"}, {Name: "Note…"}, {Of: "Notes", Name: "Never"}}
	for typed, want := range map[string]string{"": "Accept Group,Reject,Group: Accept,Notes…,Note…,Never", "note": "Note…,Notes…,Never", "notes": "Notes…,Never", "notes nev": "Never", "acc": "Accept Group,Group: Accept", "gro acc": "Group: Accept,Accept Group", "x": ""} {
		var got []string
		for _, it := range Match(items, typed) {
			got = append(got, it.Name)
		}
		if s := strings.Join(got, ","); s != want {
			t.Errorf("%q: %q, want %q", typed, s, want)
		}
	}
}

func TestPick(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.Resize(fyne.NewSize(800, 600))
	var did string
	Pick(w.Canvas(), "", "", []Item{{Name: "one", Do: func() { did = "one" }}, {Name: "two", Do: func() { did = "two" }}, {Name: "off", Off: true, Do: func() { did = "off" }}}, nil)
	key(w.Canvas(), fyne.KeyDown)
	key(w.Canvas(), fyne.KeyReturn)
	if did != "two" {
		t.Errorf("did %q", did)
	}
	Pick(w.Canvas(), "", "", []Item{{Name: "off", Off: true, Do: func() { did = "off" }}}, nil)
	key(w.Canvas(), fyne.KeyReturn)
	if did == "off" {
		t.Error("did what cannot be done")
	}
}
