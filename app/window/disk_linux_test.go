package window

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"emend/editor"
)

// disk mounts a small disk in memory as a folder of the bench, where that is
// allowed.
func (d *bench) disk(name string) (dir string) {
	d.t.Helper()
	dir = filepath.Join(d.dir, name)
	if err := os.Mkdir(dir, 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=1m"); err != nil {
		d.t.Skipf("no disk can be mounted here: %v", err)
	}
	d.t.Cleanup(func() {
		d.closeRoom()
		if err := syscall.Unmount(dir, 0); err != nil {
			d.t.Error(err)
		}
	})
	return dir
}

// acceptedIn is how many repairs are accepted in a project.
func acceptedIn(t *testing.T, path string) int {
	t.Helper()
	s, err := editor.OpenFile(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	return s.Tally().Accepted
}

// TestFullDisk: a bar says that the disk is full; once there is room, a button
// writes what was kept in memory.
func TestFullDisk(t *testing.T) {
	d := newBench(t)
	disk := d.disk("stick")
	d.open(d.write("page.txt", page))
	path := d.save("stick/page.emend")
	d.room.session.Project().Durable()()
	filler := filepath.Join(disk, "filler")
	if err := os.WriteFile(filler, bytes.Repeat([]byte("x"), 2<<20), 0o600); err == nil {
		t.Fatal("the disk is not full")
	}
	press(t, d.Window, "y", "y")
	d.until("the bar says so", func() bool { return strings.Contains(d.present().Bar, "The disk is full") })
	if s := d.present(); s.Decided != 2 || !strings.Contains(s.Error, "full") || !strings.Contains(d.statusWords(), "not saved!") {
		t.Errorf("%+v; the status bar says %s", s, d.statusWords())
	}
	d.tap(d.room.frame.top, "Try Again")
	d.until("it is tried", func() bool { return d.room.kept.slow.waits == 0 })
	if s := d.present(); !strings.Contains(s.Bar, "The disk is full") {
		t.Errorf("while there is no room the bar says %q", s.Bar)
	}
	if err := os.Remove(filler); err != nil {
		t.Fatal(err)
	}
	d.tap(d.room.frame.top, "Try Again")
	d.until("it is written", func() bool { return d.present().Said == "Everything is written." })
	if s := d.present(); s.Bar != "" || s.Error != "" {
		t.Errorf("afterwards: %+v", s)
	}
	d.closeRoom()
	if n := acceptedIn(t, path); n != 2 {
		t.Errorf("%d decisions on the disk", n)
	}
}

// TestReadOnlyFolder: a project that cannot be written is shown, a bar says so,
// no act is taken that would be lost, and a copy elsewhere takes them.
func TestReadOnlyFolder(t *testing.T) {
	d := newBench(t)
	disk := d.disk("stick")
	d.open(d.write("page.txt", page))
	path := d.save("stick/page.emend")
	press(t, d.Window, "y")
	d.closeRoom()
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mount("", disk, "", syscall.MS_REMOUNT|syscall.MS_RDONLY, ""); err != nil {
		t.Skip(err)
	}
	d.open(path)
	if s := d.present(); !strings.Contains(s.Bar, "is read-only: here it can only be read") || !strings.Contains(d.statusWords(), "read only") || s.Decided != 1 {
		t.Errorf("%+v; the status bar says %s", s, d.statusWords())
	}
	press(t, d.Window, "y")
	if s := d.present(); s.Decided != 1 || !strings.Contains(s.Said, "Nothing can be changed here") {
		t.Errorf("after y: %+v", s)
	}
	copied := d.save("copy.emend")
	if s := d.present(); s.Bar != "" {
		t.Errorf("after saving elsewhere the bar says %q", s.Bar)
	}
	press(t, d.Window, "y")
	d.closeRoom()
	if n := acceptedIn(t, copied); n != 2 {
		t.Errorf("%d decisions in the copy", n)
	}
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, whole) {
		t.Errorf("the project was changed (%v)", err)
	}
}
