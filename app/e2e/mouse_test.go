package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// prefer writes the settings the program begins with.
func (d *desk) prefer(theme string, width, height int) {
	d.t.Helper()
	folder := filepath.Join(d.dir, "data")
	data, err := json.Marshal(map[string]any{
		"theme": theme, "font": "serif", "textSize": 15, "spaces": "changes", "numbers": true, "layout": "review",
		"width": width, "height": height, "hintSeen": true,
	})
	if err == nil {
		err = os.MkdirAll(folder, 0o700)
	}
	if err == nil {
		err = os.WriteFile(filepath.Join(folder, "settings.json"), data, 0o600)
	}
	if err != nil {
		d.t.Fatal(err)
	}
}

// watchSpots lets the program tell where its buttons and rows are.
func (d *desk) watchSpots() { d.env = append(d.env, "EMEND_SPOTS="+d.spotsPath()) }

func (d *desk) spotsPath() string { return filepath.Join(d.dir, "spots.json") }

// spot waits until something is to be seen whose name is this, or begins so,
// and tells where.
func (d *desk) spot(name string) (x, y int) {
	d.t.Helper()
	deadline := time.Now().Add(patience)
	for {
		spots := d.spots()
		if d.atRest() {
			if at, ok := spots[name]; ok {
				return at[0], at[1]
			}
			for full, at := range spots {
				if strings.HasPrefix(full, name) {
					return at[0], at[1]
				}
			}
		}
		if time.Now().After(deadline) {
			d.picture("failed-spot")
			d.t.Fatalf("%q is nowhere to be seen; there are %v", name, spots)
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// spots are where everything is, as the program told last.
func (d *desk) spots() map[string][2]int {
	spots := map[string][2]int{}
	if data, err := os.ReadFile(d.spotsPath()); err != nil || json.Unmarshal(data, &spots) != nil {
		return nil
	}
	return spots
}

// atRest says whether the places were told after the last change.
func (d *desk) atRest() bool {
	spots, err := os.Stat(d.spotsPath())
	if err != nil {
		return false
	}
	state, err := os.Stat(d.statePath())
	return err == nil && spots.ModTime().After(state.ModTime())
}

// click clicks on something by name, aside by dx from its middle.
func (d *desk) click(name string) { d.clickAside(name, 0) }

func (d *desk) clickAside(name string, dx int) {
	d.t.Helper()
	x, y := d.spot(name)
	d.x("mousemove", "--window", d.window(), strconv.Itoa(x+dx), strconv.Itoa(y), "click", "1")
}

// window is the program's window.
func (d *desk) window() string {
	d.t.Helper()
	var id string
	_, err := fmt.Sscan(d.x("search", "--onlyvisible", "--pid", strconv.Itoa(d.app.Process.Pid)), &id)
	if err != nil {
		d.t.Fatal("no window: ", err)
	}
	return id
}

// TestReviewByMouse reviews a text without a key but for the names of files:
// group after group from the tool bar, single repairs from the list and the
// inspector, in two windows of the sizes to be held, dark and light.
func TestReviewByMouse(t *testing.T) {
	for _, c := range []struct {
		theme         string
		width, height int
	}{{"dark", 1024, 700}, {"light", 1920, 1080}} {
		t.Run(fmt.Sprintf("%s-%dx%d", c.theme, c.width, c.height), func(t *testing.T) {
			d := newDesk(t, c.width, c.height)
			d.prefer(c.theme, c.width, c.height)
			d.watchSpots()
			text := filepath.Join(d.dir, "letter.txt")
			copyFile(t, "../../assets/sample.txt", text)
			d.open(text)
			d.x("windowsize", d.window(), "100%", "100%")
			d.x("windowmove", d.window(), "0", "0")
			time.Sleep(time.Second) // the window manager does it when it likes
			d.picture("mouse-" + c.theme + "-open")
			d.single()
			d.leaveOneOut()
			n := d.decideAllByMouse()
			t.Logf("%d decisions on groups", n)
			d.picture("mouse-" + c.theme + "-done")
			d.saveByMouse(filepath.Join(d.dir, "letter.emend"))
			d.exportByMouse()
		})
	}
}

// single accepts a repair chosen in the list, and takes it back.
func (d *desk) single() {
	d.t.Helper()
	before := d.until("a repair is before the reader", func(s state) bool { return s.Current != "" })
	d.click(d.list() + " row 2")
	d.until("the third repair is before the reader", func(s state) bool { return s.Current != before.Current })
	d.click("Accept")
	d.until("it is decided", func(s state) bool { return s.Decided == before.Decided+1 })
	d.click("Undo  (u · Ctrl+Z)")
	d.until("it is taken back", func(s state) bool { return s.Decided == before.Decided })
}

// list is the name of the queue's list: the first one, or the third where the
// facets and notes stand beside the rest.
func (d *desk) list() string {
	d.t.Helper()
	d.spot("list 1 row 0")
	spots := d.spots()
	for k := 9; k > 1; k-- {
		name := fmt.Sprintf("list %d", k)
		if _, ok := spots[name+" row 0"]; ok {
			return name
		}
	}
	return "list 1"
}

// leaveOneOut unticks a member of a group's preview and dismisses it.
func (d *desk) leaveOneOut() {
	d.t.Helper()
	d.click("Accept Group…")
	s := d.until("the preview of the group", func(s state) bool { return s.Bulk > 0 })
	x, _ := d.spot(d.list() + " row 0")
	d.picture("mouse-preview")
	d.clickAside(d.list()+" row 0", -(x - d.left() - 14))
	d.until("one is left out", func(now state) bool { return now.Bulk == s.Bulk-1 })
	d.click("No")
	d.until("the preview is gone", func(s state) bool { return s.Bulk == 0 })
}

// left is where the queue begins: its button “Repairs” stands there.
func (d *desk) left() int {
	x, _ := d.spot("Repairs")
	const half = 30
	return max(0, x-half)
}

// decideAllByMouse accepts group after group from the tool bar, but rejects
// the first from the inspector.
func (d *desk) decideAllByMouse() (decisions int) {
	d.t.Helper()
	for {
		s := d.until("a repair is before the reader, or none is left", func(s state) bool { return s.Open == 0 || s.Current != "" })
		if s.Open == 0 || decisions > 4*mostDecisions {
			return decisions
		}
		button := "Accept Group…"
		if decisions == 0 {
			chooseGroup(d)
			button = "Reject all "
		}
		d.click(button)
		d.until("the preview of the group", func(s state) bool { return s.Bulk > 0 })
		d.click("Yes")
		d.until("the group is decided", func(now state) bool { return now.Bulk == 0 && now.Open < s.Open })
		decisions++
	}
}

// chooseGroup goes down the list to a repair that is not alone in its group.
func chooseGroup(d *desk) {
	d.t.Helper()
	list := d.list()
	for row := range 7 {
		before, _ := d.state()
		d.click(fmt.Sprintf("%s row %d", list, row))
		if row > 0 {
			d.until("another repair is before the reader", func(s state) bool { return s.Current != before.Current })
		}
		time.Sleep(200 * time.Millisecond) // the inspector tells of it
		for name := range d.spots() {
			if strings.HasPrefix(name, "Reject all ") {
				return
			}
		}
	}
	d.t.Fatal("every repair is alone in its group")
}

// saveByMouse saves the project; a path has to be typed.
func (d *desk) saveByMouse(path string) {
	d.t.Helper()
	d.click("Save Project  (Ctrl+S)")
	d.until("the question for a path", func(s state) bool { return s.Focus == "sheet" })
	d.keys("ctrl+a")
	d.types(path)
	d.click("Save")
	d.until("the project is saved", func(s state) bool { return !s.Working && s.Saved == path && s.Error == "" })
}

// exportByMouse writes the text where the program proposes to.
func (d *desk) exportByMouse() {
	d.t.Helper()
	s, _ := d.state()
	d.click("Export…")
	d.until("the question for a path", func(s state) bool { return s.Focus == "sheet" })
	d.click("Export")
	path := filepath.Join(d.dir, "letter.clean.txt")
	d.until("the file is written and proved", func(s state) bool { return s.Said == "Exported to "+path })
	d.picture("mouse-exported")
	d.click("Done")
	d.until("the sheet is closed", func(s state) bool { return s.Focus != "sheet" })
	data, err := os.ReadFile(path)
	if err != nil {
		d.t.Fatal(err)
	}
	if got := hashOf(data); got != s.Clean {
		d.t.Error("the exported text is not what the pane showed")
	}
}
