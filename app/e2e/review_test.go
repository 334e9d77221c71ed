package e2e

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// state is what the window writes of itself, a line of JSON for each change.
type state struct {
	Text    string `json:"text"`
	Ready   bool   `json:"ready"`
	Total   int    `json:"total"`
	Open    int    `json:"open"`
	Decided int    `json:"decided"`
	Groups  int    `json:"groups"`
	Current string `json:"current"`
	Bulk    int    `json:"bulk"`
	Focus   string `json:"focus"`
	Dock    string `json:"dock"`
	kept
	Compared bool   `json:"compared"`
	Bar      string `json:"bar"`
	Saved    string `json:"saved"`
	Working  bool   `json:"working"`
	Error    string `json:"error"`
	Said     string `json:"said"`
	Clean    string `json:"clean"`
	process
}

// kept and process are parts of the state.
type (
	kept struct {
		Notes    int `json:"notes"`
		Versions int `json:"versions"`
		Orphans  int `json:"orphans"`
	}
	process struct {
		Memory     int `json:"memory"`
		Goroutines int `json:"goroutines"`
	}
)

// hashOf is the hash under which the window tells its cleaned text.
func hashOf(s []byte) string {
	h := fnv.New64a()
	h.Write(s)
	return fmt.Sprintf("%016x", h.Sum64())
}

// mostDecisions is how many decisions a reader may need for the sample, one
// for a group counted as one.
const mostDecisions = 25

// theNote is what the reader writes.
const theNote = "Who is meant here?"

// TestReview does what Emend is for: decide every repair by keyboard alone,
// write a note, save, lose power, go on, keep a version, export.
func TestReview(t *testing.T) {
	for name, r := range reviews(t) {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, r.width, r.height)
			d.prefer(r.theme, r.width, r.height)
			text := filepath.Join(d.dir, "letter.txt")
			copyFile(t, r.sample, text)
			d.open(text)
			d.picture(name + "-open")
			decisions := d.decideAll()
			t.Logf("%d decisions", decisions)
			if decisions > mostDecisions {
				t.Errorf("%d decisions were needed, want at most %d", decisions, mostDecisions)
			}
			d.note()
			done := d.save(filepath.Join(d.dir, "letter.emend"))
			d.picture(name + "-done")
			d.kill()
			d.open(filepath.Join(d.dir, "letter.emend"))
			again := d.until("the project is as it was", func(s state) bool { return s.Ready && s.Total == done.Total })
			if again.Open != 0 || again.Decided != done.Decided || again.Notes != 1 || again.Clean != done.Clean {
				t.Errorf("after the power cut: %+v, before: %+v", again, done)
			}
			d.version("first reading", filepath.Join(d.dir, "version.html"))
			d.export(filepath.Join(d.dir, "final.txt"), again.Clean)
		})
	}
}

// A review is a text, and the window it is read in.
type review struct {
	sample, theme string
	width, height int
}

// reviews are those of our own sample, and of the page Emend was first asked
// for, where it is at hand.
func reviews(t *testing.T) map[string]review {
	const own, first = "../../assets/sample.txt", "../../../shared/corpora/sample.txt"
	out := map[string]review{"own": {own, "dark", 1280, 800}, "small": {own, "light", 1024, 700}}
	if _, err := os.Stat(first); err == nil {
		out["first"] = review{first, "light", 1280, 800}
	} else {
		t.Log("without ../shared/corpora only our own sample is reviewed")
	}
	return out
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// decideAll accepts group after group until nothing is open, but rejects the
// last one, and returns how many decisions that took.
func (d *desk) decideAll() (decisions int) {
	d.t.Helper()
	for {
		s := d.until("a repair is before the reader, or none is left", func(s state) bool { return s.Open == 0 || s.Current != "" })
		if s.Open == 0 || decisions > 4*mostDecisions {
			return decisions
		}
		key := "a"
		if s.Groups == 1 {
			key = "d"
		}
		d.keys(key)
		d.until("the preview of the group", func(s state) bool { return s.Bulk > 0 })
		d.keys("Return")
		d.until("the group is decided", func(now state) bool { return now.Bulk == 0 && now.Open < s.Open })
		decisions++
	}
}

// note selects a few words in a pane and writes a note on them.
func (d *desk) note() {
	d.t.Helper()
	d.keys("alt+Page_Down")
	d.until("a pane has the focus", func(s state) bool { return s.Focus == "panes" })
	d.keys("ctrl+Home", "shift+Right", "shift+Right", "shift+Right", "shift+Right", "shift+Right", "shift+Right", "ctrl+m")
	d.until("the form for a note", func(s state) bool { return s.Dock != "" })
	d.types(theNote)
	d.keys("ctrl+Return")
	d.until("the note is written", func(s state) bool { return s.Notes == 1 && s.Dock == "" })
}

// save saves the project under a path.
func (d *desk) save(path string) state {
	d.t.Helper()
	d.keys("ctrl+s")
	d.until("the question for a path", func(s state) bool { return s.Focus == "sheet" })
	d.keys("ctrl+a")
	d.types(path)
	d.keys("Return")
	return d.until("the project is saved", func(s state) bool { return !s.Working && s.Saved == path && s.Error == "" })
}

// version keeps an annotated version and writes it with its notes to a file.
func (d *desk) version(name, path string) {
	d.t.Helper()
	d.keys("ctrl+alt+s")
	d.until("the question for a name", func(s state) bool { return s.Dock != "" })
	d.types(name)
	d.keys("Return")
	d.until("the version is kept, and a file asked for", func(s state) bool { return s.Versions == 1 && s.Focus == "sheet" })
	d.keys("ctrl+a")
	d.types(path)
	d.keys("Return")
	data := d.written(path)
	if !strings.Contains(string(data), theNote) {
		d.t.Errorf("the note is not in the version's file of %d bytes", len(data))
	}
}

// written waits until a file was exported, closes the sheet with its proofs and
// returns the file.
func (d *desk) written(path string) []byte {
	d.t.Helper()
	d.until("a file is written and proved", func(s state) bool { return s.Said == "Exported to "+path })
	d.keys("Return")
	d.until("the sheet is closed", func(s state) bool { return s.Focus != "sheet" })
	data, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	return data
}

// export writes the final text and holds it against what the pane shows.
func (d *desk) export(path, clean string) {
	d.t.Helper()
	d.keys("ctrl+e")
	d.until("the question for a path", func(s state) bool { return s.Focus == "sheet" })
	d.keys("ctrl+a")
	d.types(path)
	d.keys("Return")
	data := d.written(path)
	if got := hashOf(data); got != clean {
		d.t.Errorf("the exported text (%d bytes) is not what the pane showed", len(data))
	}
}
