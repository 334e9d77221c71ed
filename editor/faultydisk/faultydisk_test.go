package faultydisk

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// steps write a file by every operation there is, and tell what went wrong.
func steps(dir string) (errs []error) {
	name, other := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return []error{err}
	}
	_, err = f.Write([]byte("0123456789"))
	return []error{err, f.Sync(), f.Close(), os.Link(name, other), os.Rename(other, name), os.Remove(other), os.Remove(name)}
}

// TestFaults: each operation fails when it is its turn, with what the system
// would say, and the others do not.
func TestFaults(t *testing.T) {
	Run(t, t.TempDir(), func(d *Disk) {
		for n := 1; n <= 6; n++ {
			d.Fail(Once, n)
			errs := steps(d.Dir)
			f, of := d.Heal()
			if f.Failed != 1 || of < n {
				t.Errorf("operation %d: %d of %d failed", n, f.Failed, of)
			}
			if at := max(0, n-2); !errors.Is(errs[at], syscall.EIO) {
				t.Errorf("operation %d: %v", n, errs)
			}
		}
		d.Fail(Full, 2)
		if errs := steps(d.Dir); !errors.Is(errs[0], syscall.ENOSPC) {
			t.Errorf("%v", errs)
		}
		if data, err := os.ReadFile(filepath.Join(d.Dir, "a")); err == nil {
			t.Errorf("%q was not removed: a full disk removes files", data)
		}
		d.Fail(Short, 2)
		if errs := steps(d.Dir); errs[0] != nil {
			t.Errorf("the library writes the other half itself: %v", errs)
		}
		d.Heal()
	})
}
