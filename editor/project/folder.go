package project

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"emend/editor/project/tables"
	"emend/editor/record"
)

// dataVariable names the environment variable that takes the place of the
// reader's data folder.
const dataVariable = "EMEND_DATA"

// suffix is the file name suffix of a project.
const suffix = ".emend"

// WorkingDir is the folder of the working projects, which keep what a reader
// does to a text that is not saved as a project yet: $EMEND_DATA/working, or
// else emend/working in the data folder of the platform. It need not exist.
func WorkingDir() (string, error) {
	if dir := os.Getenv(dataVariable); dir != "" {
		dir, err := filepath.Abs(dir)
		return filepath.Join(dir, "working"), err
	}
	dir, err := dataDir()
	if err != nil {
		return "", fmt.Errorf("find the data folder: %w; set %s to a folder of your own", err, dataVariable)
	}
	return filepath.Join(dir, "emend", "working"), nil
}

// dataDir is where the platform has programs keep data for their user.
func dataDir() (string, error) {
	switch runtime.GOOS {
	case "windows", "darwin", "ios":
		return os.UserConfigDir()
	}
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return dir, nil // the standard has relative ones ignored
	}
	home, err := os.UserHomeDir()
	return filepath.Join(home, ".local", "share"), err
}

// workingPath is the path of the one working project for raw bytes that came
// from src.Path.
func workingPath(src record.Source, raw []byte) (string, error) {
	dir, err := WorkingDir()
	if err != nil {
		return "", err
	}
	const nameBytes = 16
	sum := sha256.Sum256([]byte(src.Path + "\x00" + tables.Hash(raw)))
	return filepath.Join(dir, hex.EncodeToString(sum[:nameBytes])+suffix), nil
}

// IsWorking says whether the project at a path, absolute and without symbolic
// links, is a working project, to be saved under a name or discarded.
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

// globQuoted is dir as a pattern that matches itself.
func globQuoted(dir string) string {
	if runtime.GOOS == "windows" {
		return dir // no quoting there
	}
	var out []byte
	for i := range len(dir) {
		switch dir[i] {
		case '*', '?', '[', '\\':
			out = append(out, '\\')
		}
		out = append(out, dir[i])
	}
	return string(out)
}
