package e2e

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// step is what the window writes of each thing done, where $EMEND_FRAMES asks:
// see window.Step.
type step struct {
	What      string        `json:"what"`
	Began     time.Duration `json:"began"`
	All       time.Duration `json:"all"`
	Frame     time.Duration `json:"frame"`
	Layout    time.Duration `json:"layout"`
	Paint     time.Duration `json:"paint"`
	Hand      time.Duration `json:"hand"`
	Show      time.Duration `json:"show"`
	FrameUsed time.Duration `json:"frameUsed"`
}

// TestFrames does, in the real window, what a reader does all day, in texts of
// several sizes, and prints how long steps and frames took. $EMEND_SIZES names
// the sizes in KB, $EMEND_EVERY how many words there are to a damaged one (400),
// and $EMEND_FLOOR the program app/e2e/floor, to compare with;
// the times are for people to read, since machines differ.
func TestFrames(t *testing.T) {
	sizes := os.Getenv("EMEND_SIZES")
	if sizes == "" {
		sizes = "100"
	}
	every, err := strconv.Atoi(cmp.Or(os.Getenv("EMEND_EVERY"), "400"))
	if err != nil {
		t.Fatalf("EMEND_EVERY: %v", err)
	}
	for _, size := range strings.Split(sizes, ",") {
		kb, err := strconv.Atoi(size)
		if err != nil {
			t.Fatalf("EMEND_SIZES: %v", err)
		}
		t.Run(size+"KB", func(t *testing.T) {
			d := newDesk(t, 1600, 1000)
			d.prefer("dark", 1280, 800)
			d.watchSpots()
			path, frames := filepath.Join(d.dir, "large.txt"), filepath.Join(d.dir, "frames.jsonl")
			writeText(t, path, kb<<10, 1<<20, every) // a line is a paragraph
			d.env = append(d.env, "EMEND_FRAMES="+frames)
			d.waits = time.Duration(kb/1024) * 6 * time.Second
			if floor := os.Getenv("EMEND_FLOOR"); floor != "" {
				c := exec.Command(floor)
				c.Env = d.env
				out, err := c.Output()
				t.Logf("frames of the toolkit alone, in ms: median, 95th percentile and worst (%v)\n%s", err, out)
			}
			start := time.Now()
			d.open(path)
			t.Logf("open and searched for damage: %v", time.Since(start).Round(time.Millisecond))
			(&desktop{desk: d}).quiet() // what was found is written to the project
			workAllDay(d)
			for _, line := range summary(steps(t, frames)) {
				t.Log(line)
			}
			t.Logf("memory in use: %d MB", resident(d.app.Process.Pid))
			d.picture("frames-" + size + "KB")
		})
	}
}

// workAllDay decides, jumps, types, scrolls, drags, zooms and resizes.
func workAllDay(d *desk) {
	d.t.Helper()
	for range 12 {
		d.keys("y")
	}
	for range 6 {
		d.keys("u")
	}
	for range 5 {
		d.keys("alt+End", "alt+Home")
	}
	window := d.window()
	x, y := d.spot("text")
	d.x("mousemove", "--window", window, strconv.Itoa(x+200), strconv.Itoa(y), "click", "1") // the cleaned text
	d.x("type", "--delay", "40", "The reader writes a line of words here, as quickly as one may. ")
	d.x("key", "--delay", "40", "--repeat", "20", "BackSpace")
	time.Sleep(1500 * time.Millisecond)
	d.keys("ctrl+z")
	d.x("click", "--delay", "12", "--repeat", "150", "5")
	d.x("click", "--delay", "12", "--repeat", "50", "4")
	d.x("key", "--delay", "40", "--repeat", "60", "Next")
	d.x("key", "--delay", "40", "--repeat", "20", "Prior")
	d.drag(window, x-200, y-150, 2, 3)
	x, y = d.spot("ruler")
	d.drag(window, x, y-150, 0, 5)
	for range 5 {
		d.keys("ctrl+plus")
	}
	d.keys("ctrl+0")
	for i := range 12 {
		d.x("windowsize", "--sync", window, strconv.Itoa(1100+i*20), "800")
	}
	time.Sleep(500 * time.Millisecond)
}

// drag moves the pointer with its button down, in 60 steps.
func (d *desk) drag(window string, x, y, dx, dy int) {
	d.t.Helper()
	args := []string{"mousemove", "--window", window, strconv.Itoa(x), strconv.Itoa(y), "mousedown", "1"}
	for range 60 {
		x, y = x+dx, y+dy
		args = append(args, "sleep", "0.02", "mousemove", "--window", window, strconv.Itoa(x), strconv.Itoa(y))
	}
	d.x(append(args, "mouseup", "1")...)
}

func steps(t *testing.T, path string) map[string][]step {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]step{}
	for _, s := range stepsOf(t, string(data)) {
		out[s.What] = append(out[s.What], s)
	}
	return out
}

// stepsOf reads what the window has written of its steps.
func stepsOf(t *testing.T, lines string) (out []step) {
	t.Helper()
	for line := range strings.Lines(lines) {
		var s step
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		out = append(out, s)
	}
	return out
}

// summary is a line for each kind of step.
func summary(all map[string][]step) []string {
	lines := []string{"in ms: median, 95th percentile and worst of the step, and of the frame in it; medians of its layout, of the panes' picture, " +
		"of handing it to the graphics library, of drawing and showing it there; median and 95th percentile of its processor time"}
	for _, what := range slices.Sorted(maps.Keys(all)) {
		steps := all[what]
		at := func(f func(step) time.Duration, parts ...float64) string {
			var ds []time.Duration
			for _, s := range steps {
				ds = append(ds, f(s))
			}
			slices.Sort(ds)
			text := ""
			for _, part := range parts {
				text += fmt.Sprintf(" %6.1f", ms(ds[min(len(ds)-1, int(part*float64(len(ds))))]))
			}
			return text
		}
		lines = append(lines, fmt.Sprintf("%-18s %4d |%s |%s |%s%s%s%s |%s", what, len(steps),
			at(func(s step) time.Duration { return s.All }, 0.5, 0.95, 1), at(func(s step) time.Duration { return s.Frame }, 0.5, 0.95, 1),
			at(func(s step) time.Duration { return s.Layout }, 0.5), at(func(s step) time.Duration { return s.Paint }, 0.5),
			at(func(s step) time.Duration { return s.Hand }, 0.5), at(func(s step) time.Duration { return s.Show }, 0.5),
			at(func(s step) time.Duration { return s.FrameUsed }, 0.5, 0.95)))
	}
	for _, what := range slices.Sorted(maps.Keys(all)) {
		for i, s := range all[what] {
			if s.All > tooLong {
				lines = append(lines, fmt.Sprintf("number %d of %s, at %v, took %.1f, %.1f of it before the frame", i+1, what, s.Began.Round(time.Millisecond), ms(s.All), ms(s.All-s.Frame)))
			}
		}
	}
	return lines
}

// tooLong is what nothing should take.
const tooLong = 100 * time.Millisecond

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// resident is the memory of a process in MB.
func resident(pid int) int {
	data, _ := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 1 && f[0] == "VmRSS:" {
			kb, _ := strconv.Atoi(f[1])
			return kb >> 10
		}
	}
	return 0
}
