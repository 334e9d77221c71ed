package cli

import (
	"bufio"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// writeOut gives write the output that -o names: standard output for "" and
// "-", else a new file that takes the place of the old one when all of it is
// on the disk. inputs may not be overwritten.
func writeOut(std *Streams, name string, inputs []string, write func(io.Writer) error) error {
	if name == "" || name == stdio {
		w := bufio.NewWriterSize(std.Out, 1<<16)
		if err := write(w); err != nil {
			return err
		}
		if err := w.Flush(); err != nil {
			return fmt.Errorf("write standard output: %w", err)
		}
		return nil
	}
	if real, err := filepath.EvalSymlinks(name); err == nil {
		name = real // replace what a link leads to, not the link
	}
	if err := notAnInput(name, inputs); err != nil {
		return err
	}
	if info, err := os.Stat(name); err == nil && !info.Mode().IsRegular() {
		return writeSpecial(name, info, write)
	}
	dir, err := os.OpenRoot(filepath.Dir(name))
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	defer dir.Close()
	return replace(dir, filepath.Base(name), write)
}

// notAnInput refuses to write over a text that was read: the raw text is the
// one thing that cannot be had again.
func notAnInput(name string, inputs []string) error {
	out, err := os.Stat(name)
	if err != nil {
		return nil // it does not exist yet
	}
	for _, in := range inputs {
		if info, err := os.Stat(in); err == nil && out.Mode().IsRegular() && os.SameFile(info, out) {
			return fmt.Errorf("%s is the text that is read, and would be lost; write to another file", name)
		}
	}
	return nil
}

// writeSpecial writes to a device or a pipe, which nothing can replace.
func writeSpecial(name string, info os.FileInfo, write func(io.Writer) error) error {
	if info.IsDir() {
		return fmt.Errorf("%s is a folder; name a file", name)
	}
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("cannot write %w", err)
	}
	err = write(f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	return err
}

// replace writes a file inside dir: to a temporary file first, which gets its
// name when everything is on the disk. On failure nothing is left behind.
func replace(dir *os.Root, name string, write func(io.Writer) error) (err error) {
	temp := filepath.Join(filepath.Dir(name), temporaryName())
	mode := os.FileMode(0o666) // less the umask
	if info, err := dir.Lstat(name); err == nil {
		mode = info.Mode().Perm()
	}
	f, err := dir.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return fmt.Errorf("cannot write %s: %w", name, err)
	}
	defer func() {
		if err != nil {
			f.Close()
			dir.Remove(temp)
		}
	}()
	w := bufio.NewWriterSize(f, 1<<16)
	if err = write(w); err != nil {
		return err
	}
	if err = errors.Join(w.Flush(), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", name, err)
	}
	if err = dir.Rename(temp, name); err != nil {
		return fmt.Errorf("put %s in its place: %w", name, err)
	}
	return nil
}

// temporaryName is a name for a file that will be renamed or removed.
func temporaryName() string {
	var random [6]byte
	rand.Read(random[:]) // never fails: crypto/rand
	return ".emend-" + hex.EncodeToString(random[:]) + ".tmp"
}

// isTemporary says whether a name is one of temporaryName, which a run that was
// killed leaves behind.
func isTemporary(name string) bool {
	random, ok := strings.CutPrefix(name, ".emend-")
	random, end := strings.CutSuffix(random, ".tmp")
	_, err := hex.DecodeString(random)
	return ok && end && err == nil && len(random) == 12
}
