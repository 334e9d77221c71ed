// Package settings keeps what the reader prefers and where files were, apart
// from any project: one JSON file, written whole and renamed.
package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"emend/app/command"
	"emend/editor/outfile"
)

// Settings are the reader's preferences.
type Settings struct {
	Theme    string          `json:"theme"` // a look.Mode
	Font     string          `json:"font"`  // "serif", "sans", "mono", or the path of a font file
	TextSize float32         `json:"textSize"`
	Spaces   string          `json:"spaces"` // "none", "changes", "all"
	Numbers  bool            `json:"numbers"`
	Layout   string          `json:"layout"`
	Hidden   map[string]bool `json:"hidden,omitempty"` // panels by name
	// Shares are the parts of the window that panels have, by name.
	Shares           map[string]float64 `json:"shares,omitempty"`
	Width            float32            `json:"width"`
	Height           float32            `json:"height"`
	Recent           []string           `json:"recent,omitempty"` // paths, last opened first
	command.Bindings                    // keys that are not the usual ones
	Rules            map[string]bool    `json:"rules,omitempty"` // rules turned on or off against their default
	Author           string             `json:"author,omitempty"`
	HintSeen         bool               `json:"hintSeen,omitempty"`
	LeftSeen         time.Time          `json:"leftSeen,omitzero"` // reviews without a name changed up to then need no mention

	path string
}

// Default is what a reader begins with.
func Default() *Settings {
	return &Settings{
		Theme: "system", Font: "serif", TextSize: 15, Spaces: "changes", Numbers: true,
		Layout: "review", Hidden: map[string]bool{}, Rules: map[string]bool{}, Width: 1280, Height: 800,
	}
}

// Path is where the settings stand: beside the working projects where
// $EMEND_DATA is set, else in the platform's folder for settings.
func Path() (string, error) {
	const name = "settings.json"
	if dir := os.Getenv("EMEND_DATA"); dir != "" {
		return filepath.Join(dir, name), nil
	}
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", fmt.Errorf("find the folder for settings: %w", err)
	}
	return filepath.Join(dir, "emend", name), nil
}

// Load reads the settings. There always are some: the error says why they are
// those to begin with.
func Load(path string) (*Settings, error) {
	s := Default()
	s.path = path
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return s, nil
	}
	if err == nil {
		err = json.Unmarshal(data, s)
	}
	if err != nil {
		s = Default()
		s.path = path
		return s, fmt.Errorf("read settings %s: %w; the usual ones are in use", path, err)
	}
	s.mend()
	return s, nil
}

// mend puts values that cannot be used back to the usual ones.
func (s *Settings) mend() {
	d := Default()
	if s.TextSize < 8 || s.TextSize > 60 {
		s.TextSize = d.TextSize
	}
	if s.Width < 200 || s.Height < 200 {
		s.Width, s.Height = d.Width, d.Height
	}
	if s.Rules == nil {
		s.Rules = map[string]bool{}
	}
	if s.Hidden == nil {
		s.Hidden = map[string]bool{}
	}
}

// Save writes the settings.
func (s *Settings) Save() error {
	if s.path == "" {
		return nil
	}
	if err := write(s.path, s); err != nil {
		return fmt.Errorf("write settings: %w", err)
	}
	return nil
}

// write writes a value as JSON, whole and then renamed.
func write(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	return outfile.Whole(path, func(w io.Writer) error {
		_, err := w.Write(append(data, '\n'))
		return err
	})
}

// mostRecent is how many files are remembered.
const mostRecent = 10

// Opened puts a path first among the recent files.
func (s *Settings) Opened(path string) {
	s.Recent = slices.DeleteFunc(s.Recent, func(p string) bool { return p == path })
	s.Recent = slices.Insert(s.Recent, 0, path)
	if len(s.Recent) > mostRecent {
		s.Recent = s.Recent[:mostRecent]
	}
}
