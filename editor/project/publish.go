package project

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// token is a random name of 16 hexadecimal digits.
func token() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// newPart makes an empty file in the folder of path, for a file in the making.
func newPart(path string) (string, error) {
	name := filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+"."+token()+".part")
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return "", err
	}
	return name, f.Close()
}

// publish gives a finished file its name, all at once and durably: whoever
// looks sees the old file (or none) or the whole new one. It is an ErrExists
// when the name is taken and replace is false.
func publish(part, path string, replace bool) error {
	if err := syncFile(part); err != nil {
		return err
	}
	if replace {
		if err := os.Rename(part, path); err != nil {
			return err
		}
		return syncFolder(filepath.Dir(path))
	}
	err := os.Link(part, path)
	switch {
	case err == nil:
		_ = os.Remove(part)
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	default: // a disk without links: hold the name, then replace it
		hold, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if errors.Is(err, fs.ErrExist) {
			return ErrExists
		}
		if err != nil {
			return err
		}
		hold.Close()
		if err := os.Rename(part, path); err != nil {
			_ = os.Remove(path)
			return err
		}
	}
	return syncFolder(filepath.Dir(path))
}

func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// absent is an ErrExists when there is a file at path, so that a long job is
// not begun in vain.
func absent(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	} else if !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("look at the folder: %w", err)
	}
	return nil
}
