//go:build unix

package window

import (
	"syscall"
	"time"
)

// processorTime is what the program has used of all processors so far. Where
// other programs want them too, it is what can be compared.
func processorTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
