//go:build !linux || !amd64

package faultydisk

import "testing"

// Run skips the test: nothing can be made to fail here.
func Run(t *testing.T, _ string, _ func(*Disk)) {
	t.Helper()
	t.Skip("system calls can be made to fail on Linux with amd64 only")
}

// Fail does nothing.
func (d *Disk) Fail(Mode, int) {}

// Heal does nothing.
func (d *Disk) Heal() (f Fault, of int) { return Fault{}, 0 }
