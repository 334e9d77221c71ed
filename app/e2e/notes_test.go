package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNotesAndVersions keeps a note on a text that is changed by somebody else:
// versions are kept, compared and brought back, the new text is taken over, the
// note whose passage is gone becomes an orphan and gets a place by hand; all by
// keyboard, and a power cut in between takes nothing.
func TestNotesAndVersions(t *testing.T) {
	d := newDesk(t, 1280, 800)
	text, project := filepath.Join(d.dir, "letter.txt"), filepath.Join(d.dir, "letter.emend")
	copyFile(t, "../../assets/sample.txt", text)
	d.open(text)
	d.keys("alt+Page_Down")
	d.until("a pane has the focus", func(s state) bool { return s.Focus == "panes" })
	d.keys("ctrl+Home", "shift+Down", "shift+Down", "shift+Down", "ctrl+m")
	d.until("the form for a note", func(s state) bool { return s.Dock != "" })
	d.types(theNote)
	d.keys("ctrl+Return")
	d.until("the note is written", func(s state) bool { return s.Notes == 1 && s.Dock == "" })
	d.save(project)
	first := d.keep("first", 1)
	d.keys("Escape", "Escape", "y", "n", "y")
	decided := d.until("three are decided", func(s state) bool { return s.Decided == first.Decided+3 })
	d.keep("second", 2)

	d.keys("ctrl+alt+v")
	d.until("the list of versions", func(s state) bool { return s.Focus == "sheet" })
	d.keys("Down", "Return")
	d.until("the first version beside the review", func(s state) bool { return s.Compared && s.Total > 0 && strings.Contains(s.Bar, "first") })
	d.picture("versions")
	d.keys("j", "y", "Escape")
	d.until("back in the review as it was", func(s state) bool { return !s.Compared && s.Decided == decided.Decided })
	d.keys("ctrl+alt+v", "Down", "r")
	d.until("the first version is back", func(s state) bool { return s.Clean == first.Clean && s.Focus != "sheet" })
	d.keys("u")
	d.until("and gone again", func(s state) bool { return s.Clean == decided.Clean })
	d.keys("ctrl+s") // the last act may be on its way to the disk still
	d.until("all is saved", func(s state) bool { return strings.HasPrefix(s.Said, "Saved in") })
	d.kill()

	changed := "A new heading, written by somebody else.\n\n" + withoutLines(t, text, 8)
	if err := os.WriteFile(text, []byte(changed), 0o600); err != nil {
		t.Fatal(err)
	}
	d.open(project)
	d.until("the change is told of", func(s state) bool { return strings.Contains(s.Bar, "changed on disk") && s.Decided == decided.Decided })
	d.picture("changed")
	d.keys("ctrl+alt+b", "Return")
	d.until("the review of the new text, and its report", func(s state) bool { return s.Orphans == 1 && s.Notes == 1 && s.Focus == "sheet" })
	d.keys("Escape", "ctrl+alt+o")
	d.until("the orphan", func(s state) bool { return s.Dock != "" })
	d.keys("alt+Page_Down", "ctrl+Home", "shift+Right", "shift+Right", "shift+Right", "ctrl+alt+m")
	d.until("it has a place again", func(s state) bool { return s.Orphans == 0 && s.Notes == 1 && s.Dock == "" })
	d.keys("ctrl+z")
	d.until("one undo takes that back", func(s state) bool { return s.Orphans == 1 })
}

// keep keeps a version by keys and writes it to no file.
func (d *desk) keep(name string, versions int) state {
	d.t.Helper()
	d.keys("ctrl+alt+s")
	d.until("the question for a name", func(s state) bool { return s.Dock != "" })
	d.types(name)
	d.keys("Return")
	d.until("the version is kept, and a file asked for", func(s state) bool { return s.Versions == versions && s.Focus == "sheet" })
	d.keys("Escape")
	return d.until("no file is written", func(s state) bool { return s.Focus != "sheet" })
}

// withoutLines is a text without its first lines.
func withoutLines(t *testing.T, path string, n int) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return strings.SplitAfterN(string(data), "\n", n+1)[n]
}
