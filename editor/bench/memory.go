package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"emend/editor/detect"
)

// memoryRows asks a process of its own for its peak memory. Bytes stand for
// nanoseconds in the row.
func memoryRows() []row {
	return []row{peakRow(20, 10, min(*pairs, 3)), peakRow(100, 10, 1)}
}

// peakRow is the peak memory of detection over so many megabytes of text.
func peakRow(megabytes int, goal float64, runs int) row {
	r := row{
		what: fmt.Sprintf("peak memory of full detection, %d MB, over the text", megabytes), unit: " ×", goal: goal, bytes: true,
		figure: func(own, _ time.Duration) float64 { return float64(own) / float64(megabytes<<20) },
	}
	for range runs {
		out, err := exec.Command(os.Args[0], "-peak", strconv.Itoa(megabytes)).Output()
		n, bad := strconv.Atoi(strings.TrimSpace(string(out)))
		if err != nil || bad != nil || n <= 0 {
			r.absent = "this system does not tell peak memory"
			return r
		}
		r.own = append(r.own, time.Duration(n))
	}
	return r
}

// printPeak prints by how many bytes a detection raises the peak of resident
// memory above what stood before it, the text itself included in that.
func printPeak(size int) {
	raw := strings.Clone(folded(english().prose(size))[:size])
	debug.FreeOSMemory()
	before := resident("VmRSS:")
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) // the peak starts anew
	if _, err := detect.Run(context.Background(), raw, detect.Options{}); err != nil {
		panic(err)
	}
	fmt.Println(resident("VmHWM:") - before)
}

// resident reads a figure of the process's memory in bytes; 0 where the
// system has none.
func resident(name string) int {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), name)
	fields := strings.Fields(rest)
	if len(fields) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(fields[0])
	return n << 10
}
