package review

import "time"

// A walk goes over all repairs a stretch at a time.
//
// Context: to filter or count two million repairs takes a tenth of a second and
// more, and the reader types meanwhile. Decision: it is done on the goroutine
// that owns the session, a few milliseconds at a time, and events and frames come
// between. Consequence: nothing is copied or locked; who changes what is walked
// over has to begin anew.
type walk struct {
	soon func(func()) // runs a function behind the events that wait; nil: all is done at once
	runs int          // walks begun or stopped: all but the last have ended
}

const (
	// walkFrom is how many repairs are worth a walk.
	walkFrom = 50_000
	// stretchFor is how long a stretch takes, and stretchOf how many repairs are
	// gone over between two looks at the clock.
	stretchFor = 5 * time.Millisecond
	stretchOf  = 8_000
)

// pays says whether n repairs are to be gone over in stretches.
func (w *walk) pays(n int) bool { return w.soon != nil && n >= walkFrom }

// stop ends the walk under way.
func (w *walk) stop() { w.runs++ }

// over calls do with the stretches of n repairs, in order: with the first before
// it returns. Behind each of the others it calls came, which says whether the
// last is done.
func (w *walk) over(n int, do func(from, to int), came func(done bool)) {
	w.stop()
	run, at := w.runs, 0
	stretch := func() {
		for start := time.Now(); at < n && time.Since(start) < stretchFor; at += stretchOf {
			do(at, min(n, at+stretchOf))
		}
	}
	var next func()
	next = func() {
		if run != w.runs {
			return
		}
		stretch()
		came(at >= n)
		if at < n {
			w.soon(next)
		}
	}
	stretch()
	w.soon(next)
}
