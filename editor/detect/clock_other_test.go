//go:build !unix

package detect

import "time"

var begun = time.Now()

// processorTime is the time gone by, where the system does not tell better.
func processorTime() time.Duration { return time.Since(begun) }
