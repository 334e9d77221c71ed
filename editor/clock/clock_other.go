//go:build !unix

package clock

import "time"

var begun = time.Now()

// Used is the time gone by, where the system does not tell better.
func Used() time.Duration { return time.Since(begun) }
