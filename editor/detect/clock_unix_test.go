//go:build unix

package detect

import (
	"syscall"
	"time"
)

// processorTime is what this process has used of all processors; on a machine
// that others use too it tells more than the clock on the wall.
func processorTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}
