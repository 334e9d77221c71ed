package main

import (
	"fmt"
	"time"
)

// linear is by how much longer ten times the text may take: a fifth above what
// is proportional.
const linear = 12

// growthRows hold the time of ten times the text against that of the text, up
// to 100 MB of prose in which nothing comes twice. The largest is measured once,
// since one run takes as long as all pairs of the others.
func growthRows() []row {
	clean := english().prose(100 * megabyte)
	var rows []row
	for _, c := range []struct {
		what string
		of   func(text string) func() time.Duration
	}{
		{"full detection", func(s string) func() time.Duration { return detection(folded(s), nil) }},
		{"diff of an unwrapped pair", func(s string) func() time.Duration { return diffing(s, edited(unwrapped(s))) }},
	} {
		small, middle, large := c.of(clean[:megabyte]), c.of(clean[:10*megabyte]), c.of(clean[:100*megabyte])
		beside := func(megabytes int, own, other []time.Duration) {
			rows = append(rows, row{
				what: fmt.Sprintf("%s, %d MB beside %d MB", c.what, megabytes, megabytes/10), beside: fmt.Sprintf("%d MB", megabytes/10),
				own: own, other: other, figure: times, unit: " ×", goal: linear,
			})
		}
		own, other := alternate(middle, small)
		beside(10, own, other)
		beside(100, []time.Duration{large()}, []time.Duration{middle()})
	}
	return rows
}
