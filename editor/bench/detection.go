package main

import (
	"context"
	"fmt"
	"runtime"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"emend/editor/clock"
	"emend/editor/detect"
)

const megabyte = 1 << 20

// ftfyBesideValid is how many times as long as utf8.Valid ftfy 6.3 took over
// clean novels on one machine: 2.06 MB/s beside 3,943. By that its time is told
// where it is not installed.
const ftfyBesideValid = 3943 / 2.06

// texts are made once and used by many rows.
var texts = sync.OnceValue(func() (t struct{ clean, damaged, scanned string }) {
	t.clean = english().prose(10 * megabyte)
	t.damaged = folded(t.clean)
	t.scanned = strings.ToValidUTF8(scanned(t.damaged), "")
	return t
})

// detection is the processor time of one detection on one core.
func detection(raw string, enabled func(*detect.Detector) bool) func() time.Duration {
	return func() time.Duration {
		start := clock.Used()
		if _, err := detect.Run(context.Background(), raw, detect.Options{Workers: 1, Enabled: enabled}); err != nil {
			panic(err) // only a cancelled run fails
		}
		return clock.Used() - start
	}
}

// valid is the processor time of utf8.Valid over a text.
func valid(raw string) func() time.Duration {
	const rounds = 20 // the system counts time in steps
	return func() time.Duration {
		start := clock.Used()
		for range rounds {
			utf8.ValidString(raw)
		}
		return (clock.Used() - start) / rounds
	}
}

func detectionRows() []row {
	var rows []row
	for _, c := range []struct{ what, raw string }{{"damaged prose", texts().damaged}, {"damaged and scanned prose", texts().scanned}} {
		own, other := alternate(detection(c.raw, nil), valid(c.raw))
		slow, clean := alternate(detection(c.raw, nil), valid(texts().clean))
		ratio := float64(len(c.raw)) / float64(len(texts().clean))
		rows = append(rows, row{what: "full detection, 10 MB of " + c.what + ", beside utf8.Valid", beside: "utf8.Valid", own: own, other: other, figure: times, unit: " ×", goal: 150},
			row{
				what: "… as many times as fast as ftfy (estimated)", beside: "utf8.Valid, clean text", own: slow, other: clean, unit: " ×", goal: 10, atLeast: true,
				figure: func(own, other time.Duration) float64 { return ftfyBesideValid * ratio / times(own, other) },
			})
	}
	raw := texts().damaged
	one, all := alternate(elapsed(raw, 1), elapsed(raw, 0))
	return append(rows, row{
		what: fmt.Sprintf("full detection, one core beside all %d (clock)", runtime.GOMAXPROCS(0)), beside: "all cores",
		own: one, other: all, figure: times, unit: " ×", goal: 1.6, atLeast: true,
	})
}

// elapsed is the time by the clock of a detection on so many cores, to which the
// collector of garbage keeps too; 0: all.
func elapsed(raw string, cores int) func() time.Duration {
	return func() time.Duration {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(cores))
		start := time.Now()
		if _, err := detect.Run(context.Background(), raw, detect.Options{}); err != nil {
			panic(err) // only a cancelled run fails
		}
		return time.Since(start)
	}
}
