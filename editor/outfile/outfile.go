// Package outfile writes files whole or not at all.
//
// Context: a disk can fail at any operation, and a program can be killed at
// any; what the reader had must then still be there, and nothing half written
// may bear its name. Decision: everything that is written goes to a file beside
// it first, is synced, and then gets its name in one step; what fails is told
// with the file, the reason and a remedy, and what lies beside it is removed.
// Consequence: the folder must have room for both, and what a link leads to is
// replaced, not the link.
package outfile

import (
	"bufio"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Whole has write write the file at path. Devices and pipes, which nothing can
// replace, are written to as they are. A file that was there keeps its
// permissions, less the umask.
func Whole(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	info, err := os.Stat(path)
	switch {
	case err == nil && info.IsDir():
		return Failed("write", path, errFolder)
	case err == nil && !info.Mode().IsRegular():
		return special(path, write)
	}
	dir, err := os.OpenRoot(filepath.Dir(path))
	if err != nil {
		return Failed("write", path, err)
	}
	defer dir.Close()
	if err := In(dir, filepath.Base(path), write); err != nil {
		return err
	}
	return Failed("write", path, syncFolder(filepath.Dir(path)))
}

// special writes to what is no regular file.
func special(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return Failed("write", path, err)
	}
	err = toldOf(f, path, write(f))
	return errors.Join(err, Failed("write", path, f.Close()))
}

// In writes a file that dir may not be left for, be it by a link. The bytes are
// on the disk when it returns; its name is when the system gets to that.
func In(dir *os.Root, name string, write func(io.Writer) error) (err error) {
	shown := filepath.Join(dir.Name(), name)
	mode := fs.FileMode(0o666) // less the umask
	if info, err := dir.Lstat(name); err == nil && info.Mode().IsRegular() {
		mode = info.Mode().Perm()
	}
	part := filepath.Join(filepath.Dir(name), temporaryName())
	f, err := dir.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return Failed("write", shown, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			err = removed(dir, part, err)
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err := toldOf(f, shown, write(w)); err != nil {
		return err
	}
	if err := errors.Join(w.Flush(), f.Sync(), f.Close()); err != nil {
		return Failed("write", shown, err)
	}
	return Failed("write", shown, dir.Rename(part, name))
}

// toldOf names the file in an error of writing to f; others stay as they are.
func toldOf(f *os.File, shown string, err error) error {
	var p *fs.PathError
	if errors.As(err, &p) && p.Path == f.Name() {
		return Failed("write", shown, err)
	}
	return err
}

// removed removes what a failure left, and says where that cannot be done.
func removed(dir *os.Root, part string, err error) error {
	if rerr := dir.Remove(part); rerr != nil && !errors.Is(rerr, fs.ErrNotExist) {
		return fmt.Errorf("%w; %s is half of it and can be removed", err, filepath.Join(dir.Name(), part))
	}
	return err
}

// temporaryName is a name for a file that will be renamed or removed.
func temporaryName() string {
	var random [6]byte
	rand.Read(random[:]) // never fails: crypto/rand
	return ".emend-" + hex.EncodeToString(random[:]) + ".tmp"
}

// IsTemporary says whether a name is one of a file in the making, which a
// program that was killed leaves behind.
func IsTemporary(name string) bool {
	random, ok := strings.CutPrefix(name, ".emend-")
	random, end := strings.CutSuffix(random, ".tmp")
	_, err := hex.DecodeString(random)
	return ok && end && err == nil && len(random) == 12
}

// May says why a file is not to be written, or nil.
func May(path string, overwrite bool) error {
	if !overwrite {
		if err := Absent(path); err != nil {
			return Failed("write", path, err)
		}
	}
	_, err := os.Stat(filepath.Dir(path))
	return Failed("write", path, err)
}

// Absent is an ErrExists when there is a file at path, so that a long job is
// not begun in vain.
func Absent(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look at the folder: %w", err)
	}
	return nil
}

// Same says whether two paths name one file.
func Same(a, b string) bool {
	ai, aerr := os.Stat(a)
	bi, berr := os.Stat(b)
	return aerr == nil && berr == nil && os.SameFile(ai, bi)
}
