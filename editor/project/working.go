package project

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Extension ends the name of a project file.
const Extension = ".emend"

// WorkingDir is the folder that holds the projects of texts which were not
// saved under a name yet. EMEND_DATA moves it, for tests.
func WorkingDir() (string, error) {
	if dir := os.Getenv("EMEND_DATA"); dir != "" {
		return filepath.Join(dir, "working"), nil
	}
	if dir := os.Getenv("XDG_DATA_HOME"); dir != "" {
		return filepath.Join(dir, "emend", "working"), nil
	}
	if runtime.GOOS == "linux" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the data folder: %w", err)
		}
		return filepath.Join(home, ".local", "share", "emend", "working"), nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w", err)
	}
	return filepath.Join(dir, "Emend", "working"), nil
}

// Working opens the working project of a text, or makes it: there is one for
// each file and content, so that a text opened again goes on where it was.
func Working(src Source, raw []byte) (f *File, resumed bool, err error) {
	dir, err := WorkingDir()
	if err != nil {
		return nil, false, err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, false, fmt.Errorf("make the data folder: %w", err)
	}
	path := filepath.Join(dir, workingName(src))
	if f, err = Open(path); err == nil {
		return f, true, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, false, err
	}
	f, err = Create(path, raw, src)
	return f, false, err
}

// workingName tells files of one content apart by where they are.
func workingName(src Source) string {
	stem := strings.TrimSuffix(filepath.Base(src.Name), filepath.Ext(src.Name))
	if stem == "" || stem == "." {
		stem = "text"
	}
	const longest = 40 // runes of the name that are worth keeping
	if r := []rune(stem); len(r) > longest {
		stem = string(r[:longest])
	}
	return fmt.Sprintf("%s-%.12s-%08x%s", stem, src.SHA256, fnv32(src.Path), Extension)
}

// fnv32 is the FNV-1a hash of s.
func fnv32(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}

// IsWorking says whether a path is that of a working project.
func IsWorking(path string) bool {
	dir, err := WorkingDir()
	if err != nil {
		return false
	}
	if real, err := filepath.EvalSymlinks(dir); err == nil {
		dir = real
	}
	return filepath.Dir(path) == dir
}

// Discard deletes a working project that is no longer wanted; it refuses to
// delete anything else.
func Discard(path string) error {
	if !IsWorking(path) {
		return fmt.Errorf("discard %s: it is not a working project", path)
	}
	for _, p := range []string{path, path + "-wal", path + "-shm", path + "-journal"} {
		if err := os.Remove(p); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("discard working project: %w", err)
		}
	}
	return nil
}
