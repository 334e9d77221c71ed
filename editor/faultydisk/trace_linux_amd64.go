package faultydisk

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// dirVariable tells the traced process which folder is the faulty disk.
const dirVariable = "EMEND_FAULTY_DISK"

// Run runs body, as the same test, in a process whose operations in dir can be
// made to fail.
func Run(t *testing.T, dir string, body func(*Disk)) {
	t.Helper()
	if dir := os.Getenv(dirVariable); dir != "" {
		body(&Disk{Dir: dir})
		return
	}
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	out, err := os.Create(filepath.Join(t.TempDir(), "output"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	name := "^" + strings.ReplaceAll(t.Name(), "/", "$/^") + "$"
	c := exec.Command(os.Args[0], "-test.run", name, "-test.v", "-test.short="+strconv.FormatBool(testing.Short()))
	c.Env = append(os.Environ(), dirVariable+"="+dir)
	c.Stdout, c.Stderr = out, out
	ws, err := trace(c, dir)
	if errors.Is(err, syscall.EPERM) || errors.Is(err, syscall.ENOSYS) {
		t.Skipf("no process can be traced here: %v", err)
	}
	said, _ := os.ReadFile(out.Name())
	switch {
	case err != nil || !ws.Exited() || ws.ExitStatus() != 0:
		t.Errorf("the traced process ended with %d, %v:\n%s", ws.ExitStatus(), err, said)
	case bytes.Contains(said, []byte("--- SKIP")):
		t.Skipf("%s", said)
	case !bytes.Contains(said, []byte("--- PASS: "+t.Name())):
		t.Errorf("the traced process ran no test:\n%s", said)
	}
}

// A request to the tracer is a call of prctl with this as its option, which
// means nothing to the system.
const request = 0x656d656e64

// Fail has operations fail from now on, the nth of them being the first.
func (d *Disk) Fail(m Mode, n int) {
	_, _, _ = syscall.RawSyscall(syscall.SYS_PRCTL, request, uintptr(m), uintptr(n))
}

// Heal has none fail from now on, and tells what did, of how many operations.
func (d *Disk) Heal() (f Fault, of int) {
	all, _, _ := syscall.RawSyscall(syscall.SYS_PRCTL, request, 0, 0)
	return Fault{Failed: int(all >> countBits & (1<<countBits - 1)), Litter: all>>(2*countBits) != 0}, int(all & (1<<countBits - 1))
}

// countBits is how many bits of an answer a number of operations takes.
const countBits = 20

// A tracer watches a process and stands in for the disk where it is to fail.
type tracer struct {
	dir    string
	mode   Mode
	from   int // the operation that is the first to fail; 0: none
	count  int
	failed int
	litter uint64          // 1: a removal failed
	inside map[int]*answer // threads that are inside a system call
}

// An answer is what a thread will be told of its system call; nil: what the
// system says.
type answer struct{ result uint64 }

func failure(e syscall.Errno) *answer { return &answer{-uint64(e)} }

// trace runs a command until it ends.
func trace(c *exec.Cmd, dir string) (ws syscall.WaitStatus, err error) {
	runtime.LockOSThread() // a process is traced by one thread
	defer runtime.UnlockOSThread()
	c.SysProcAttr = &syscall.SysProcAttr{Ptrace: true}
	if err := c.Start(); err != nil {
		return 0, err
	}
	pid := c.Process.Pid
	defer c.Process.Release()
	if _, err := syscall.Wait4(pid, &ws, 0, nil); err != nil {
		return 0, err
	}
	const sysGood, killedWithUs = 1, 0x100000
	if err := syscall.PtraceSetOptions(pid, sysGood|killedWithUs|syscall.PTRACE_O_TRACECLONE); err != nil {
		_ = c.Process.Kill()
		return 0, err
	}
	tr := &tracer{dir: dir, inside: map[int]*answer{}}
	for thread := pid; ; {
		if err := syscall.PtraceSyscall(thread, tr.passOn(thread, ws)); err != nil && !errors.Is(err, syscall.ESRCH) {
			return ws, fmt.Errorf("go on: %w", err)
		}
		const onlyOurs = 0x20000000
		if thread, err = syscall.Wait4(-1, &ws, syscall.WALL|onlyOurs, nil); err != nil {
			return ws, fmt.Errorf("wait: %w", err)
		}
		for ws.Exited() || ws.Signaled() {
			if thread == pid {
				return ws, nil
			}
			delete(tr.inside, thread)
			if thread, err = syscall.Wait4(-1, &ws, syscall.WALL|onlyOurs, nil); err != nil {
				return ws, fmt.Errorf("wait: %w", err)
			}
		}
	}
}

// passOn looks at why a thread stopped and says which signal it is to get.
func (tr *tracer) passOn(thread int, ws syscall.WaitStatus) (signal int) {
	const call = syscall.SIGTRAP | 0x80
	switch sig := ws.StopSignal(); sig {
	case call:
		tr.call(thread)
		return 0
	case syscall.SIGTRAP, syscall.SIGSTOP: // it began to be traced, or made a thread that does
		return 0
	default:
		return int(sig)
	}
}

// call is at the beginning or at the end of a system call.
func (tr *tracer) call(thread int) {
	var r syscall.PtraceRegs
	if err := syscall.PtraceGetRegs(thread, &r); err != nil {
		return // it was killed
	}
	if a, ok := tr.inside[thread]; ok {
		delete(tr.inside, thread)
		if a != nil {
			r.Rax = a.result
			_ = syscall.PtraceSetRegs(thread, &r)
		}
		return
	}
	before := r
	tr.inside[thread] = tr.begin(thread, &r)
	if r != before {
		_ = syscall.PtraceSetRegs(thread, &r)
	}
}

// nothing is the number of no system call.
const nothing = ^uint64(0)

// begin decides what becomes of a system call.
func (tr *tracer) begin(thread int, r *syscall.PtraceRegs) *answer {
	if r.Orig_rax == syscall.SYS_PRCTL && r.Rdi == request {
		a := &answer{tr.litter<<(2*countBits) | uint64(tr.failed<<countBits|tr.count)}
		*tr = tracer{dir: tr.dir, mode: Mode(r.Rsi), from: int(r.Rdx), inside: tr.inside}
		r.Orig_rax = nothing
		return a
	}
	op := tr.operation(thread, r)
	if op == 0 {
		return nil
	}
	tr.count++
	if tr.from == 0 || !tr.mode.hits(op, tr.from, tr.count) {
		return nil
	}
	tr.failed++
	if op == removing {
		tr.litter = 1
	}
	if half := r.Rdx / 2; op == writing && half > 0 && (tr.mode == Short || tr.mode == Full && tr.failed == 1) {
		r.Rdx = half
		return nil
	}
	if op != closing { // a file is closed whatever is said of it
		r.Orig_rax = nothing
	}
	return failure(tr.mode.errno())
}

// operation is what a system call does in the folder, 0 for nothing.
func (tr *tracer) operation(thread int, r *syscall.PtraceRegs) operation {
	const here = 0xffffff9c // AT_FDCWD
	const renameat2 = 316
	switch r.Orig_rax {
	case syscall.SYS_WRITE, syscall.SYS_PWRITE64, syscall.SYS_FTRUNCATE, syscall.SYS_FALLOCATE:
		return tr.in(file(thread, r.Rdi), writing)
	case syscall.SYS_FSYNC, syscall.SYS_FDATASYNC:
		return tr.in(file(thread, r.Rdi), syncing)
	case syscall.SYS_CLOSE:
		if writable(thread, r.Rdi) {
			return tr.in(file(thread, r.Rdi), closing)
		}
	case syscall.SYS_OPENAT:
		if r.Rdx&syscall.O_CREAT != 0 {
			return tr.in(path(thread, r.Rdi, r.Rsi), creating)
		}
	case syscall.SYS_OPEN:
		if r.Rsi&syscall.O_CREAT != 0 {
			return tr.in(path(thread, here, r.Rdi), creating)
		}
	case syscall.SYS_MKDIRAT:
		return tr.in(path(thread, r.Rdi, r.Rsi), creating)
	case syscall.SYS_LINKAT:
		return tr.in(path(thread, r.Rdx, r.R10), creating)
	case syscall.SYS_RENAMEAT, renameat2:
		return tr.in(path(thread, r.Rdx, r.R10), renaming)
	case syscall.SYS_UNLINKAT:
		return tr.in(path(thread, r.Rdi, r.Rsi), removing)
	case syscall.SYS_UNLINK:
		return tr.in(path(thread, here, r.Rdi), removing)
	}
	return 0
}

// in is op where a path is in the folder.
func (tr *tracer) in(path string, op operation) operation {
	if strings.HasPrefix(path, tr.dir+"/") || path == tr.dir {
		return op
	}
	return 0
}

// file is the path of an open file.
func file(thread int, fd uint64) string {
	name, _ := os.Readlink(fmt.Sprintf("/proc/%d/fd/%d", thread, int32(fd)))
	return name
}

// writable says whether a file is open for writing.
func writable(thread int, fd uint64) bool {
	info, err := os.ReadFile(fmt.Sprintf("/proc/%d/fdinfo/%d", thread, int32(fd)))
	_, flags, ok := bytes.Cut(info, []byte("flags:"))
	flags, _, _ = bytes.Cut(flags, []byte("\n"))
	n, perr := strconv.ParseInt(string(bytes.TrimSpace(flags)), 8, 64)
	return err == nil && ok && perr == nil && n&syscall.O_ACCMODE != syscall.O_RDONLY
}

// path is the path that a name means, seen from an open folder.
func path(thread int, folder, address uint64) string {
	var name []byte
	for chunk := make([]byte, 64); bytes.IndexByte(name, 0) < 0; {
		n, err := syscall.PtracePeekText(thread, uintptr(address)+uintptr(len(name)), chunk)
		if name = append(name, chunk[:n]...); err != nil || n == 0 {
			break
		}
	}
	name, _, _ = bytes.Cut(name, []byte{0})
	if filepath.IsAbs(string(name)) {
		return filepath.Clean(string(name))
	}
	if int32(folder) >= 0 {
		return filepath.Join(file(thread, folder), string(name))
	}
	cwd, _ := os.Readlink(fmt.Sprintf("/proc/%d/cwd", thread))
	return filepath.Join(cwd, string(name))
}
