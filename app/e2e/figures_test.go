package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"
)

// The acts that goals speak of. A time from a key is what is left of it without
// the key tool's.
const (
	actRead   = "open: the text can be read"
	actDecide = "decide one"
	actUndo   = "undo"
	actJump   = "jump to the last repair and the first"
	actResize = "resize (processor time)"
	actPeak   = "peak memory over the empty window, beside raw and cleaned"
)

// A desktop is a desk whose times go into a table.
type desktop struct {
	*desk
	table *figures
	size  string
	tool  time.Duration // what the key tool takes
	began time.Time     // when the program was last started
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

// timed does an act of so many keys several times and notes the least time to
// the state that it leads to, without what the key tool takes.
func (f *desktop) timed(act string, keys int, do func(state) func(state) bool) {
	f.t.Helper()
	least := slow
	for range 3 {
		before, _ := f.state()
		start := time.Now()
		want := do(before)
		f.wait(act, want)
		least = min(least, time.Since(start))
	}
	f.table.addTime(act, f.size, max(0, least-time.Duration(keys)*f.tool))
}

// starts starts the program and returns how long it takes to a state; the
// least of a few starts, of which the last goes on.
func (f *desktop) starts(want func(state) bool, args ...string) time.Duration {
	f.t.Helper()
	least := slow
	for i := range 3 {
		if i > 0 {
			f.kill()
		}
		os.Remove(f.statePath())
		f.began = time.Now()
		f.app = exec.Command(f.program, args...)
		f.app.Env = f.env
		f.start(f.app)
		f.wait("the window answers", want)
		least = min(least, time.Since(f.began))
	}
	return least
}

// opens starts the program on a text and notes when it can be read, and when
// it is searched.
func (f *desktop) opens(path string) {
	f.t.Helper()
	f.table.addTime(actRead, f.size, f.starts(func(s state) bool { return s.Text != "" }, path))
	s := f.wait("the text is searched for damage", func(s state) bool { return s.Ready && s.Total > 0 })
	f.table.addTime("open: settled", f.size, time.Since(f.began))
	f.table.add("repairs", f.size, float64(s.Total), "")
	f.focuses()
	f.tool = slow
	for range 5 {
		tool := time.Now()
		f.keys("shift")
		f.tool = min(f.tool, time.Since(tool))
	}
	f.table.addTime("(the key tool, taken off the times below)", f.size, f.tool)
}

// focuses waits until the window stands and has the focus.
func (f *desktop) focuses() {
	f.t.Helper()
	f.x("search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(f.app.Process.Pid))
	time.Sleep(500 * time.Millisecond)
}

// empty notes what a window without a text takes: its start, its memory, and
// its rest.
func (f *desktop) empty() (peak int) {
	f.t.Helper()
	f.table.addTime("start of the window", f.size, f.starts(func(state) bool { return true }))
	f.focuses()
	f.rests()
	return f.status("VmHWM:")
}

func (f *desktop) decides() {
	f.t.Helper()
	f.timed(actDecide, 1, func(s state) func(state) bool {
		f.keys("y")
		return func(now state) bool { return now.Decided > s.Decided }
	})
	f.timed(actUndo, 1, func(s state) func(state) bool {
		f.keys("u")
		return func(now state) bool { return now.Decided < s.Decided }
	})
	f.timed(actJump, 2, func(s state) func(state) bool {
		f.keys("alt+End")
		last := f.wait("the last repair", func(now state) bool { return now.Current != s.Current })
		f.keys("alt+Home")
		return func(now state) bool { return now.Current != last.Current }
	})
	f.keys("a")
	s := f.wait("the preview of the group", func(s state) bool { return s.Bulk > 0 })
	f.table.add("repairs in the group", f.size, float64(s.Bulk), "")
	start := time.Now()
	f.keys("Return")
	f.wait("the group is decided", func(now state) bool { return now.Bulk == 0 && now.Open < s.Open })
	f.table.addTime("decide the group", f.size, time.Since(start)-f.tool)
	s, _ = f.state()
	start = time.Now()
	f.keys("u")
	f.wait("the group is undone", func(now state) bool { return now.Open > s.Open })
	f.table.addTime("undo the group", f.size, time.Since(start)-f.tool)
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
	f.busy(actResize, 4, func() { width -= 40; f.x("windowsize", window, strconv.Itoa(width), "700") })
}

// busy does an act so often and notes the processor time of one.
func (f *desktop) busy(act string, times int, do func()) {
	f.t.Helper()
	before := f.processor()
	for range times {
		do()
	}
	f.table.addTime(act, f.size, (f.quiet()-before)/time.Duration(times))
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
	f.table.add("at rest: processor", f.size, 100*float64(f.processor()-before)/float64(pause), "%")
	f.table.add("peak memory", f.size, float64(f.status("VmHWM:")>>20), "MB")
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
	f.table.add(fmt.Sprintf("memory left behind by %d acts", 2*reviewActs), f.size, float64(grown)/(1<<20), "MB")
	f.table.add("threads more", f.size, float64((f.status("Threads:")-threads)>>10), "")
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
