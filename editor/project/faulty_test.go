package project

import (
	"sync/atomic"
	"testing"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// faultyName is SQLite's name for a file system on which the test below makes
// writes fail.
const faultyName = "faulty"

// faults counts the operations that change the disk, and fails them from the
// nth on, or only the nth.
type faults struct {
	count  atomic.Int64
	from   atomic.Int64 // 0: none fails
	only   atomic.Bool
	code   atomic.Int32
	failed atomic.Int64
}

// disk is the one faulty file system; SQLite keeps such tables for ever.
var disk faults

// arm has operations fail from now on, the nth being the first.
func (f *faults) arm(n int64, only bool, code int32) {
	f.count.Store(0)
	f.failed.Store(0)
	f.only.Store(only)
	f.code.Store(code)
	f.from.Store(n)
}

func (f *faults) disarm() { f.from.Store(0) }

// fails says whether this operation must fail.
func (f *faults) fails() bool {
	n, from := f.count.Add(1), f.from.Load()
	if from == 0 || n < from || f.only.Load() && n > from {
		return false
	}
	f.failed.Add(1)
	return true
}

// pointerTo is the address p as a pointer.
func pointerTo[T any](p uintptr) *T { return (*T)(*(*unsafe.Pointer)(unsafe.Pointer(&p))) }

// address is the address of a Go function as SQLite takes it.
func address[F any](fn F) uintptr { return *(*uintptr)(unsafe.Pointer(&fn)) }

// allocated copies a table to where SQLite keeps its own memory.
func allocated[T any](tls *libc.TLS, from *T) *T {
	to := pointerTo[T](libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(*from))))
	*to = *from
	return to
}

type (
	openFunc     = func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	deleteFunc   = func(*libc.TLS, uintptr, uintptr, int32) int32
	writeFunc    = func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	truncateFunc = func(*libc.TLS, uintptr, int64) int32
	syncFunc     = func(*libc.TLS, uintptr, int32) int32
)

// call makes a Go function of an address.
func call[F any](p uintptr) F {
	v := &struct{ uintptr }{p}
	return *(*F)(unsafe.Pointer(v))
}

// The tables of the real file system, and those that stand before them.
var (
	realVFS     *sqlite3.Tsqlite3_vfs
	faultyVFS   *sqlite3.Tsqlite3_vfs
	realFile    *sqlite3.Tsqlite3_io_methods
	faultyFiles = map[uintptr]*sqlite3.Tsqlite3_io_methods{}
)

// useFaultyDisk makes the file system known to SQLite and returns how to open
// a project on it.
func useFaultyDisk(t *testing.T) access {
	t.Helper()
	a := durable
	a.vfs = faultyName
	disk.disarm()
	if faultyVFS != nil {
		return a
	}
	tls := libc.NewTLS()
	defer tls.Close()
	realVFS = pointerTo[sqlite3.Tsqlite3_vfs](sqlite3.Xsqlite3_vfs_find(tls, 0))
	name, err := libc.CString(faultyName)
	if err != nil {
		t.Fatal(err)
	}
	table := allocated(tls, realVFS)
	table.FzName, table.FpNext = name, 0
	table.FxOpen, table.FxDelete = address[openFunc](faultyOpen), address[deleteFunc](faultyDelete)
	faultyVFS = table
	if rc := sqlite3.Xsqlite3_vfs_register(tls, uintptr(unsafe.Pointer(faultyVFS)), 0); rc != 0 {
		t.Fatalf("register: %d", rc)
	}
	return a
}

func faultyOpen(tls *libc.TLS, vfs, path, file uintptr, flags int32, out uintptr) int32 {
	f := pointerTo[sqlite3.Tsqlite3_file](file)
	if flags&sqlite3.SQLITE_OPEN_MAIN_JOURNAL != 0 && flags&sqlite3.SQLITE_OPEN_CREATE != 0 && disk.fails() {
		f.FpMethods = 0 // not open
		return sqlite3.SQLITE_CANTOPEN
	}
	rc := call[openFunc](realVFS.FxOpen)(tls, vfs, path, file, flags, out)
	if rc != 0 || f.FpMethods == 0 {
		return rc
	}
	// Projects and journals have tables of their own, with the same writing.
	table, ok := faultyFiles[f.FpMethods]
	if !ok {
		realFile = pointerTo[sqlite3.Tsqlite3_io_methods](f.FpMethods)
		table = allocated(tls, realFile)
		table.FxWrite = address[writeFunc](faultyWrite)
		table.FxTruncate = address[truncateFunc](faultyTruncate)
		table.FxSync = address[syncFunc](faultySync)
		faultyFiles[f.FpMethods] = table
	}
	f.FpMethods = uintptr(unsafe.Pointer(table))
	return rc
}

func faultyDelete(tls *libc.TLS, vfs, path uintptr, sync int32) int32 {
	if disk.fails() {
		return sqlite3.SQLITE_IOERR_DELETE
	}
	return call[deleteFunc](realVFS.FxDelete)(tls, vfs, path, sync)
}

func faultyWrite(tls *libc.TLS, file, data uintptr, n int32, at int64) int32 {
	if disk.fails() {
		// As a disk does that fills up: half of it is written.
		call[writeFunc](realFile.FxWrite)(tls, file, data, n/2, at)
		return disk.code.Load()
	}
	return call[writeFunc](realFile.FxWrite)(tls, file, data, n, at)
}

func faultyTruncate(tls *libc.TLS, file uintptr, size int64) int32 {
	if disk.fails() {
		return sqlite3.SQLITE_IOERR_TRUNCATE
	}
	return call[truncateFunc](realFile.FxTruncate)(tls, file, size)
}

func faultySync(tls *libc.TLS, file uintptr, flags int32) int32 {
	if disk.fails() {
		return sqlite3.SQLITE_IOERR_FSYNC
	}
	return call[syncFunc](realFile.FxSync)(tls, file, flags)
}
