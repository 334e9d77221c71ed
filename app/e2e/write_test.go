package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestWrite types into the cleaned text, loses power, and replaces a word with
// ticks, all in the real window.
func TestWrite(t *testing.T) {
	d := newDesk(t, 1280, 800)
	const raw = "The keeperâ€™s lamp was the one lamp on the rock.\nIt was out when the boat came, and the lamp stayed dark.\n"
	path := filepath.Join(d.dir, "lamp.txt")
	if err := os.WriteFile(path, []byte(raw), 0o600); err != nil {
		t.Fatal(err)
	}
	d.open(path)
	before, _ := d.state()
	cleaned := strings.ReplaceAll(raw, "â€™", "’")
	d.wants(cleaned)

	d.keys("Escape", "alt+Next", "alt+Next", "ctrl+Home") // into the cleaned text
	d.until("the panes have the focus", func(s state) bool { return s.Focus == "panes" })
	d.types("Yes, yn: ")
	d.keys("Return")
	d.wants("Yes, yn: \n" + cleaned)
	if s, _ := d.state(); s.Decided != before.Decided+1 {
		t.Errorf("%d decided, want one more than %d: what was typed is one edit", s.Decided, before.Decided)
	}
	time.Sleep(300 * time.Millisecond) // the act is on its way to the disk
	d.kill()
	d.open(path)
	d.wants("Yes, yn: \n" + cleaned)

	d.keys("Escape", "alt+Next", "alt+Next", "ctrl+f")
	d.types("lamp")
	d.keys("Tab", "Tab", "Tab", "Tab", "Tab")
	d.types("light")
	d.keys("Tab", "Tab", "Return")
	d.until("the places are shown", func(s state) bool { return s.Focus == "sheet" })
	d.picture("replace-ticks")
	d.keys("space", "Return") // all but the first
	replaced := "Yes, yn: \n" + strings.ReplaceAll(cleaned, "lamp", "light")
	replaced = strings.Replace(replaced, "light", "lamp", 1)
	d.wants(replaced)
	d.keys("Escape", "Escape", "ctrl+z")
	d.wants("Yes, yn: \n" + cleaned)
}

// wants waits until the cleaned text is as given.
func (d *desk) wants(clean string) {
	d.t.Helper()
	d.until("the cleaned text is "+clean, func(s state) bool { return s.Clean == hashOf([]byte(clean)) })
}
