package editor

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
	"time"
)

// By how many percent the heap grows before garbage is collected, unless the
// reader's $GOGC says something. A book or a window without a text takes little
// memory, and its time counts; a text of ten megabytes takes a hundred. At 50
// percent a detection of 10 MB takes a sixth less memory than at 80 for the same
// processor time, a book of 500 kB a seventh less for 5 % more.
const (
	littlePercent = 80
	muchPercent   = 50
	muchLive      = 32 << 20 // bytes that outlived a collection
)

// collection is the policy of garbage collection, which is the process's.
var collection struct {
	sync.Mutex
	percent int // of growth, while nothing is opened; 0: what the process began with
	without int // openings that go on
}

// CollectSooner has garbage collected sooner than by default, and sooner still
// while there is much that is kept.
func CollectSooner() {
	if os.Getenv("GOGC") == "" {
		collectAt(littlePercent)
		afterCollection(suitCollection)
	}
}

// collectAt sets the policy, but for openings that go on.
func collectAt(percent int) {
	c := &collection
	c.Lock()
	defer c.Unlock()
	if c.percent != percent && c.without == 0 {
		debug.SetGCPercent(percent)
	}
	c.percent = percent
}

// suitCollection suits the policy to what the last collection has left.
func suitCollection() {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Uint64() < muchLive {
		collectAt(littlePercent)
	} else {
		collectAt(muchPercent)
	}
}

// afterCollection does something after each collection: what nobody holds is
// cleaned up by the next one.
func afterCollection(do func()) {
	runtime.AddCleanup(&struct{ self *int }{}, func(int) {
		do()
		afterCollection(do)
	}, 0)
}

// uncollectedMost is the size in bytes of a project beyond which memory is
// worth more than the time that collecting it takes.
const uncollectedMost = 64 << 20

// openUncollected runs do, the opening of the project at path, without garbage
// collection, and has none before the review can have been shown. What opening
// makes is what is kept: to collect meanwhile finds nothing to free, and takes as
// long as the opening, since each of a million pointers is noted as it is written.
func openUncollected(path string, do func() error) error {
	if st, err := os.Stat(path); err != nil || st.Size() > uncollectedMost {
		return do()
	}
	c := &collection
	c.Lock()
	if c.without++; c.without == 1 {
		if was := debug.SetGCPercent(-1); c.percent == 0 {
			c.percent = was
		}
	}
	c.Unlock()
	defer time.AfterFunc(shownAfter, func() {
		c.Lock()
		defer c.Unlock()
		if c.without--; c.without == 0 {
			debug.SetGCPercent(c.percent)
		}
	})
	return do()
}
