package main

import (
	"strings"
	"time"
)

// largeRows are those of 100 MB, each measured once, since one run takes as
// long as all pairs of the others.
func largeRows() []row {
	raw := strings.Repeat(texts().damaged, 10)
	whole, part := detection(raw, nil)(), detection(texts().damaged, nil)()
	return []row{
		{what: "full detection, 100 MB beside 10 MB", beside: "10 MB", own: []time.Duration{whole}, other: []time.Duration{part}, figure: times, unit: " ×", goal: 12},
		peakRow(100, 10, 1),
	}
}
