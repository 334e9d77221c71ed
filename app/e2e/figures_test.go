package e2e

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
)

// figures are a table: what was done, by size of text.
type figures struct {
	order []string
	sizes []string
	cells map[string]map[string]string // by act, then size
}

func (f *figures) add(act, size, value string) {
	if f.cells == nil {
		f.cells = map[string]map[string]string{}
	}
	if f.cells[act] == nil {
		f.cells[act] = map[string]string{}
		f.order = append(f.order, act)
	}
	if !slices.Contains(f.sizes, size) {
		f.sizes = append(f.sizes, size)
	}
	f.cells[act][size] = value
}

func (f *figures) String() string {
	var b bytes.Buffer
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	fmt.Fprintf(w, "what\t%s\n", strings.Join(f.sizes, "\t"))
	for _, act := range f.order {
		fmt.Fprint(w, act)
		for _, size := range f.sizes {
			fmt.Fprintf(w, "\t%s", f.cells[act][size])
		}
		fmt.Fprintln(w)
	}
	w.Flush()
	return b.String()
}

// A desktop is a desk whose times go into a table.
type desktop struct {
	*desk
	table *figures
	size  string
}

// slow is how long the window may take to search the largest text.
const slow = 10 * time.Minute

// wait is until with another patience.
func (f *desktop) wait(what string, want func(state) bool) state {
	f.t.Helper()
	for start := time.Now(); time.Since(start) < slow; time.Sleep(3 * time.Millisecond) {
		if s, ok := f.state(); ok && want(s) {
			return s
		}
	}
	f.t.Fatalf("waited %v for this: %s", slow, what)
	return state{}
}

// timed does an act several times and notes the least time to the state that
// it leads to. Running the key tool takes some of it; it is noted apart.
func (f *desktop) timed(act string, do func(state) func(state) bool) {
	f.t.Helper()
	least := slow
	for range 3 {
		before, _ := f.state()
		start := time.Now()
		want := do(before)
		f.wait(act, want)
		least = min(least, time.Since(start))
	}
	f.table.add(act, f.size, least.Round(time.Millisecond).String())
}

// opens starts the program on a text and notes when it can be read, and when
// it is searched.
func (f *desktop) opens(path string) {
	f.t.Helper()
	os.Remove(f.statePath())
	start := time.Now()
	f.app = exec.Command(f.program, path)
	f.app.Env = f.env
	if err := f.app.Start(); err != nil {
		f.t.Fatal(err)
	}
	app := f.app
	f.t.Cleanup(func() {
		app.Process.Kill()
		app.Wait()
	})
	f.wait("the text can be read", func(s state) bool { return s.Text != "" })
	f.table.add("open: the text can be read", f.size, time.Since(start).Round(time.Millisecond).String())
	s := f.wait("the text is searched for damage", func(s state) bool { return s.Ready && s.Total > 0 })
	f.table.add("open: settled", f.size, time.Since(start).Round(time.Millisecond).String())
	f.table.add("repairs", f.size, strconv.Itoa(s.Total))
	f.x("search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(app.Process.Pid))
	time.Sleep(500 * time.Millisecond)
	tool := time.Now()
	f.x("key", "--delay", "20", "shift")
	f.table.add("(of each time below, the key tool)", f.size, time.Since(tool).Round(time.Millisecond).String())
}

func (f *desktop) decides() {
	f.t.Helper()
	f.timed("decide one", func(s state) func(state) bool {
		f.keys("y")
		return func(now state) bool { return now.Decided > s.Decided }
	})
	f.timed("undo", func(s state) func(state) bool {
		f.keys("u")
		return func(now state) bool { return now.Decided < s.Decided }
	})
	f.timed("jump to the last repair and the first", func(s state) func(state) bool {
		f.keys("alt+End")
		last := f.wait("the last repair", func(now state) bool { return now.Current != s.Current })
		f.keys("alt+Home")
		return func(now state) bool { return now.Current != last.Current }
	})
	f.keys("a")
	s := f.wait("the preview of the group", func(s state) bool { return s.Bulk > 0 })
	f.table.add("repairs in the group", f.size, strconv.Itoa(s.Bulk))
	start := time.Now()
	f.keys("Return")
	f.wait("the group is decided", func(now state) bool { return now.Bulk == 0 && now.Open < s.Open })
	f.table.add("decide the group", f.size, time.Since(start).Round(time.Millisecond).String())
	s, _ = f.state()
	start = time.Now()
	f.keys("u")
	f.wait("the group is undone", func(now state) bool { return now.Open > s.Open })
	f.table.add("undo the group", f.size, time.Since(start).Round(time.Millisecond).String())
}

// looks does what changes no state: it is measured by the processor time that
// the window takes for it.
func (f *desktop) looks() {
	f.t.Helper()
	f.busy("step (processor time)", 10, func() { f.keys("J") })
	f.busy("filter the queue (processor time)", 3, func() { f.keys("slash"); f.types("donat"); f.keys("Escape") })
	f.busy("find (processor time)", 3, func() { f.keys("ctrl+f"); f.types("great"); f.keys("Escape") })
	f.busy("zoom in and out (processor time)", 4, func() { f.keys("ctrl+plus"); f.keys("ctrl+minus") })
	window := strings.Fields(f.x("search", "--onlyvisible", "--pid", strconv.Itoa(f.app.Process.Pid)))[0]
	width := 1000
	f.busy("resize (processor time)", 4, func() { width -= 40; f.x("windowsize", window, strconv.Itoa(width), "700") })
}

// busy does an act so often and notes the processor time of one.
func (f *desktop) busy(act string, times int, do func()) {
	f.t.Helper()
	before := f.processor()
	for range times {
		do()
	}
	f.table.add(act, f.size, ((f.quiet() - before) / time.Duration(times)).Round(time.Millisecond).String())
}

// quiet waits until the window has used next to nothing for a while, and
// returns the processor time used by then.
func (f *desktop) quiet() time.Duration {
	last := f.processor()
	for still := 0; still < 5; time.Sleep(40 * time.Millisecond) {
		now := f.processor()
		if still++; now-last > 10*time.Millisecond {
			still = 0
		}
		last = now
	}
	return last
}

// rests notes what the window uses while nobody does anything.
func (f *desktop) rests() {
	const pause = 10 * time.Second
	time.Sleep(pause) // what was begun comes to its end
	before := f.quiet()
	time.Sleep(pause)
	f.table.add("at rest: processor", f.size, fmt.Sprintf("%.1f %%", 100*float64(f.processor()-before)/float64(pause)))
	f.table.add("peak memory", f.size, fmt.Sprintf("%d MB", f.status("VmHWM:")>>20))
}

// mostGrowth is what so many acts may leave behind, in bytes: caches fill.
const (
	reviewActs = 60
	mostGrowth = 64 << 20
)

// grows decides and undoes over and over and looks at what is left behind.
func (f *desktop) grows() {
	f.t.Helper()
	act := func(times int) {
		for range times {
			s, _ := f.state()
			f.keys("y")
			s = f.wait("a decision", func(now state) bool { return now.Decided > s.Decided })
			f.keys("u")
			f.wait("an undo", func(now state) bool { return now.Decided < s.Decided })
		}
	}
	act(reviewActs / 3)
	before, threads := f.status("VmRSS:"), f.status("Threads:")
	act(reviewActs)
	grown := f.status("VmRSS:") - before
	f.table.add(fmt.Sprintf("memory left behind by %d acts", 2*reviewActs), f.size, fmt.Sprintf("%.1f MB", float64(grown)/(1<<20)))
	f.table.add("threads more", f.size, strconv.Itoa((f.status("Threads:")-threads)>>10))
	if grown > mostGrowth+f.status("VmHWM:")/4 {
		f.t.Errorf("%d acts leave %d bytes behind", 2*reviewActs, grown)
	}
}

// processor is the processor time the program has used.
func (f *desktop) processor() time.Duration {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", f.app.Process.Pid))
	if err != nil {
		f.t.Fatal(err)
	}
	line := string(stat)
	fields := strings.Fields(line[strings.LastIndexByte(line, ')')+1:])
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// status is a figure of the program's memory in bytes.
func (f *desktop) status(name string) int {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", f.app.Process.Pid))
	if err != nil {
		f.t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), name)
	n, _ := strconv.Atoi(strings.Fields(rest)[0])
	return n << 10
}
