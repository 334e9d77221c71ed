package e2e

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// patience is how long a step may take before a test gives up. Nothing waits
// that long when all is well.
const patience = 30 * time.Second

// A desk is an X server with a window manager, and the program on it.
type desk struct {
	t       *testing.T
	program string
	display string
	dir     string // of this test
	env     []string
	app     *exec.Cmd
	waits   time.Duration // longer than patience, where a text is very large
}

// newDesk starts a server of the given size on a display of its own.
func newDesk(t *testing.T, width, height int) *desk {
	t.Helper()
	program := os.Getenv("EMEND_E2E")
	if program == "" {
		t.Skip("EMEND_E2E does not name the program to drive; run `make e2e`")
	}
	d := &desk{t: t, program: program, dir: t.TempDir()}
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height), "-nolisten", "tcp")
	server.ExtraFiles = []*os.File{write}
	d.start(server)
	write.Close()
	line := make([]byte, 16)
	n, err := read.Read(line)
	if err != nil {
		t.Fatal("the X server gave no display: ", err)
	}
	d.display = ":" + strings.TrimSpace(string(line[:n]))
	d.env = append(os.Environ(),
		"DISPLAY="+d.display, "WAYLAND_DISPLAY=", "LC_ALL=C.UTF-8", "LANG=en_US.UTF-8",
		"HOME="+d.dir, "XDG_CONFIG_HOME="+filepath.Join(d.dir, "config"), "XDG_CACHE_HOME="+filepath.Join(d.dir, "cache"),
		"XDG_DATA_HOME="+filepath.Join(d.dir, "data"), "EMEND_DATA="+filepath.Join(d.dir, "data"),
		"EMEND_STATE="+d.statePath(), "LIBGL_ALWAYS_SOFTWARE=1")
	manager := exec.Command("openbox", "--sm-disable")
	manager.Env = d.env
	d.start(manager)
	return d
}

// start runs a helper process until the test ends.
func (d *desk) start(c *exec.Cmd) {
	d.t.Helper()
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
}

func (d *desk) statePath() string { return filepath.Join(d.dir, "state.jsonl") }

// open starts the program and waits until it answers.
func (d *desk) open(args ...string) {
	d.t.Helper()
	os.Remove(d.statePath())
	d.app = exec.Command(d.program, args...)
	d.app.Env = d.env
	var log bytes.Buffer
	d.app.Stderr = &log
	if err := d.app.Start(); err != nil {
		d.t.Fatal(err)
	}
	app := d.app
	d.t.Cleanup(func() {
		app.Process.Kill()
		app.Wait()
		if d.t.Failed() && log.Len() > 0 {
			d.t.Logf("the program said:\n%s", log.String())
		}
	})
	d.until("the text is open and searched for damage", func(s state) bool { return s.Ready && s.Total > 0 })
	d.x("search", "--sync", "--onlyvisible", "--pid", strconv.Itoa(app.Process.Pid))
	time.Sleep(200 * time.Millisecond) // the window manager gives it the focus
}

// kill ends the program as a power cut would.
func (d *desk) kill() {
	d.t.Helper()
	if err := d.app.Process.Signal(syscall.SIGKILL); err != nil {
		d.t.Fatal(err)
	}
	d.app.Wait()
}

// x runs xdotool and returns what it prints.
func (d *desk) x(args ...string) string {
	d.t.Helper()
	c := exec.Command("xdotool", args...)
	c.Env = d.env
	out, err := c.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		d.t.Fatalf("xdotool %s: %v: %s", strings.Join(args, " "), err, exit.Stderr)
	}
	return string(out)
}

// keys presses keys one after another: "ctrl+m", "Return", "y".
func (d *desk) keys(keys ...string) {
	d.t.Helper()
	for _, k := range keys {
		d.x("key", "--delay", "20", k)
	}
}

// types types ASCII text into what has the focus.
func (d *desk) types(s string) {
	d.t.Helper()
	d.x("type", "--delay", "15", s)
}

// picture keeps a screenshot beside the program, named after the test.
func (d *desk) picture(name string) {
	d.t.Helper()
	folder := os.Getenv("EMEND_PICTURES")
	if folder == "" {
		return
	}
	c := exec.Command("import", "-window", "root", filepath.Join(folder, name+".png"))
	c.Env = d.env
	if out, err := c.CombinedOutput(); err != nil {
		d.t.Logf("no picture %s: %v: %s", name, err, out)
	}
}

// until waits for a state of the window.
func (d *desk) until(what string, want func(state) bool) state {
	d.t.Helper()
	deadline := time.Now().Add(max(patience, d.waits))
	for {
		s, ok := d.state()
		if ok && want(s) {
			return s
		}
		if time.Now().After(deadline) {
			d.picture("failed-" + strings.ReplaceAll(d.t.Name(), "/", "-"))
			d.t.Fatalf("waited %v for this: %s; the last state is %+v", patience, what, s)
		}
		time.Sleep(3 * time.Millisecond)
	}
}

// state reads the last whole line of the state file.
func (d *desk) state() (s state, ok bool) {
	data, err := os.ReadFile(d.statePath())
	if err != nil {
		return s, false
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	err = json.Unmarshal([]byte(lines[len(lines)-1]), &s)
	return s, err == nil
}
