package main

import (
	"context"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"emend/editor"
	"emend/editor/clock"
	"emend/editor/detect"
	"emend/editor/record"
	"emend/editor/text"
)

// Meld 3.22 took 51.4 and 51.3 seconds by the clock, 43.0 and 43.1 of the
// processor, to settle the comparison of ten megabytes with their unwrapped
// self, on a display of its own. By that it is told where it is not measured.
const meldSettles = 43 * time.Second

// meldRows hold what the window does until it is settled, for a damaged text and
// for a pair of texts, beside Meld comparing the pair.
func meldRows() []row {
	a := texts().clean
	b := edited(unwrapped(a))
	beside, meld := "Meld, as noted", meldSettles
	if measured, done, ok := meldSettling(a, b); ok {
		defer done()
		beside, meld = "Meld", measured()
	}
	var rows []row
	for _, c := range []struct {
		what string
		own  func() time.Duration
	}{{"10 MB searched and aligned", settling(texts().damaged)}, {"a 10 MB pair compared and aligned", comparing(a, b)}} {
		rows = append(rows, row{
			what: c.what + ", as many times as fast as Meld", beside: beside, own: []time.Duration{c.own()}, other: []time.Duration{meld}, unit: " ×", goal: 20, atLeast: true,
			figure: func(own, other time.Duration) float64 { return times(other, own) },
		})
	}
	return rows
}

// comparing is the processor time until a pair is compared and aligned.
func comparing(a, b string) func() time.Duration {
	return func() time.Duration {
		start := clock.Used()
		found, err := editor.Compared(context.Background(), a, b, nil)
		if err != nil {
			log.Fatalf("bench: %v", err)
		}
		s := editor.New(text.Decode([]byte(a)), record.Source{})
		s.Detection().SetCompared(found)
		s.Rows()
		s.Groups().List()
		return clock.Used() - start
	}
}

// settling is the processor time until a text is searched and aligned.
func settling(raw string) func() time.Duration {
	return func() time.Duration {
		start := clock.Used()
		settle(raw)
		return clock.Used() - start
	}
}

// meldSettling returns Meld's processor time over a pair, up to where it has
// been idle for five seconds. ok is false where there is no Meld or no display.
func meldSettling(a, b string) (run func() time.Duration, done func(), ok bool) {
	if _, err := exec.LookPath("meld"); err != nil || os.Getenv("DISPLAY") == "" {
		return nil, nil, false
	}
	dir := folder()
	one, two := filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt")
	if os.WriteFile(one, []byte(a), 0o600) != nil || os.WriteFile(two, []byte(b), 0o600) != nil {
		return nil, nil, false
	}
	return func() time.Duration {
		cmd := exec.Command("meld", one, two)
		if cmd.Start() != nil {
			return 0
		}
		defer func() { _ = cmd.Process.Kill(); _ = cmd.Wait() }()
		return idleAfter(cmd.Process.Pid)
	}, func() { os.RemoveAll(dir) }, true
}

// idleAfter is the processor time of a process when it has used none to speak
// of for five seconds, after the first five of work.
func idleAfter(pid int) time.Duration {
	const step, quiet, busy = 100 * time.Millisecond, 50, 20 * time.Millisecond
	last, still := time.Duration(0), 0
	for begun := time.Now(); time.Since(begun) < 10*time.Minute; time.Sleep(step) {
		now := usedBy(pid)
		if still++; now-last > busy || now < 5*time.Second {
			still = 0
		}
		if last = now; still >= quiet {
			break
		}
	}
	return last
}

// usedBy reads the processor time of another process; 0 where the system does
// not tell it.
func usedBy(pid int) time.Duration {
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	if err != nil {
		return 0
	}
	return statTime(string(stat))
}

// statTime reads the two times of a line of /proc/PID/stat, in hundredths of a
// second; the name in front of them may hold blanks.
func statTime(line string) time.Duration {
	fields := strings.Fields(line[strings.LastIndexByte(line, ')')+1:])
	if len(fields) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(fields[11])
	system, _ := strconv.Atoi(fields[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// settle does what the window does with a text until it is settled.
func settle(raw string) {
	s := editor.New(text.Decode([]byte(raw)), record.Source{})
	found, err := detect.Run(context.Background(), raw, detect.Options{})
	if err != nil {
		log.Fatalf("bench: %v", err)
	}
	s.Detection().Set(found)
	s.Rows()
	s.Groups().List()
}
