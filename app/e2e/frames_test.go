package e2e

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// step is what the window writes of each thing done, where $EMEND_FRAMES asks.
type step struct {
	What      string        `json:"what"`
	All       time.Duration `json:"all"`
	Frame     time.Duration `json:"frame"`
	AllUsed   time.Duration `json:"allUsed"`
	FrameUsed time.Duration `json:"frameUsed"`
}

// TestFrames does, in the real window, what a reader does all day, in texts of
// several sizes, and prints how long steps and frames took. $EMEND_SIZES names
// the sizes in KB; the times are for people to read, since machines differ.
func TestFrames(t *testing.T) {
	sizes := os.Getenv("EMEND_SIZES")
	if sizes == "" {
		sizes = "100"
	}
	for _, size := range strings.Split(sizes, ",") {
		kb, err := strconv.Atoi(size)
		if err != nil {
			t.Fatalf("EMEND_SIZES: %v", err)
		}
		t.Run(size+"KB", func(t *testing.T) {
			d := newDesk(t, 1600, 1000)
			path, frames := filepath.Join(d.dir, "large.txt"), filepath.Join(d.dir, "frames.jsonl")
			writeText(t, path, kb<<10, 1<<20, 400) // a line is a paragraph
			d.env = append(d.env, "EMEND_FRAMES="+frames)
			d.waits = time.Duration(kb/1024) * 6 * time.Second
			start := time.Now()
			d.open(path)
			t.Logf("open and searched for damage: %v", time.Since(start).Round(time.Millisecond))
			time.Sleep(d.waits / 3) // what was found is written to the project
			d.workAllDay()
			for _, line := range summary(steps(t, frames)) {
				t.Log(line)
			}
			t.Logf("memory in use: %d MB", resident(d.app.Process.Pid))
			d.picture("frames-" + size + "KB")
		})
	}
}

// workAllDay decides, jumps, types, scrolls, drags, zooms and resizes.
func (d *desk) workAllDay() {
	d.keys("Escape")
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
	const x, y = "900", "300" // in the cleaned text
	d.x("mousemove", x, y, "click", "1")
	d.x("type", "--delay", "40", "The reader writes a line of words here, as quickly as one may. ")
	d.x("key", "--delay", "40", "--repeat", "20", "BackSpace")
	time.Sleep(1500 * time.Millisecond)
	d.keys("ctrl+z")
	d.x("click", "--delay", "12", "--repeat", "150", "5")
	d.x("click", "--delay", "12", "--repeat", "50", "4")
	d.x("key", "--delay", "40", "--repeat", "60", "Next")
	d.x("key", "--delay", "40", "--repeat", "20", "Prior")
	d.x("mousemove", "300", "200", "mousedown", "1")
	for i := range 60 {
		d.x("mousemove", strconv.Itoa(300+i*2), strconv.Itoa(200+i*3))
	}
	d.x("mouseup", "1")
	for range 5 {
		d.keys("ctrl+plus")
	}
	d.keys("ctrl+0")
	window := strings.Fields(d.x("search", "--onlyvisible", "--pid", strconv.Itoa(d.app.Process.Pid)))[0]
	for i := range 12 {
		d.x("windowsize", "--sync", window, strconv.Itoa(1100+i*20), "800")
	}
	time.Sleep(500 * time.Millisecond)
}

func steps(t *testing.T, path string) map[string][]step {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]step{}
	for line := range strings.Lines(string(data)) {
		var s step
		if err := json.Unmarshal([]byte(line), &s); err != nil {
			t.Fatal(err)
		}
		out[s.What] = append(out[s.What], s)
	}
	return out
}

// summary is a line for each kind of step.
func summary(all map[string][]step) []string {
	at := func(ds []time.Duration, part float64) time.Duration {
		slices.Sort(ds)
		return ds[min(len(ds)-1, int(part*float64(len(ds))))].Round(100 * time.Microsecond)
	}
	var lines []string
	for what, steps := range all {
		pick := func(f func(step) time.Duration) string {
			var ds []time.Duration
			for _, s := range steps {
				ds = append(ds, f(s))
			}
			return fmt.Sprintf("%6.1f %7.1f %7.1f", ms(at(ds, 0)), ms(at(ds, 0.5)), ms(at(ds, 0.95)))
		}
		lines = append(lines, fmt.Sprintf("%-18s %4d | %s | %s | %s | %s", what, len(steps),
			pick(func(s step) time.Duration { return s.All }), pick(func(s step) time.Duration { return s.AllUsed }),
			pick(func(s step) time.Duration { return s.Frame }), pick(func(s step) time.Duration { return s.FrameUsed })))
	}
	slices.Sort(lines)
	return slices.Insert(lines, 0, "in ms: least, median and 95th percentile of the step, of its processor time, of the frame in it, of its processor time")
}

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
