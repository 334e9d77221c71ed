// Package faultydisk has tests run on a disk that fails where they say.
//
// Context: what is written must stand any failure of the disk, at any
// operation: of our own code, of the library's and of SQLite's. A layer in the
// program through which tests could fail its writes would be there for tests
// only, and would pass over what does not go through it. Decision: a test runs
// again in a process that the first one traces, and system calls that would
// change something in a folder are answered with an error in the system's
// place. Consequence: the program tested is the program that is run; but only
// Linux on amd64 can do it, and elsewhere such tests are skipped.
package faultydisk

import (
	"fmt"
	"os"
	"syscall"
	"testing"
)

// A Disk is a folder in which operations can be made to fail. An operation is a
// system call that changes a file or a name there, or closes a file written.
type Disk struct{ Dir string }

// A Mode is how a disk fails.
type Mode uintptr

// The ways to fail.
const (
	Once  Mode = iota // one operation fails
	Short             // of one write, half is written, and nobody says so
	Full              // from there on there is no room; half of the first write still had some
	Dead              // from there on nothing can be done
)

func (m Mode) String() string {
	return [...]string{"one failure", "a short write", "a full disk", "a dead disk"}[m]
}

// errno is what the system says.
func (m Mode) errno() syscall.Errno {
	if m == Full {
		return syscall.ENOSPC
	}
	return syscall.EIO
}

// What an operation does, so far as a mode needs to know.
type operation int

const (
	creating operation = iota + 1 // a file, a folder or a name: takes room
	writing
	syncing // where a disk that promised room too early says so
	closing
	renaming
	removing
)

// hits says whether a mode that was to begin with the nth operation has the
// kth one fail.
func (m Mode) hits(op operation, n, k int) bool {
	switch m {
	case Short:
		return k == n && op == writing
	case Full:
		return k >= n && (op == creating || op == writing || op == syncing)
	case Dead:
		return k >= n
	}
	return k == n
}

// A Fault is what befell a run.
type Fault struct {
	Mode   Mode
	N      int  // the operation with which it was to begin
	Failed int  // operations that did
	Litter bool // one of them was to remove a file, which is still there then
}

func (f Fault) String() string { return fmt.Sprintf("%v at operation %d", f.Mode, f.N) }

// tortureVariable, set to anything, has each operation fail in each way.
const tortureVariable = "EMEND_TORTURE"

// Everywhere runs write with each operation there is failing, in one of the
// modes by turns, or under torture in each; and before and after each run, with
// the disk whole, before and after.
func (d *Disk) Everywhere(t *testing.T, before, write func(), after func(Fault)) {
	t.Helper()
	const all = Dead + 1
modes:
	for m := Once; m < all; m++ {
		first, step := 1+int(m), int(all)
		if os.Getenv(tortureVariable) != "" {
			first, step = 1, 1
		}
		for n, hit := first, 0; ; n += step {
			before()
			d.Fail(m, n)
			write()
			f, seen := d.Heal()
			f.Mode, f.N = m, n
			after(f)
			hit += f.Failed
			switch {
			case seen >= n:
			case hit == 0 && step > 1:
				n, step = 0, 1 // the turns passed by the operations that the mode is for
			default:
				if hit == 0 {
					t.Errorf("%v came at none of %d operations", m, seen)
				}
				continue modes // there is no nth operation
			}
		}
	}
}
