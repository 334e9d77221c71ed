package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A source is one of several texts to clean.
type source struct {
	path string // to read
	rel  string // to write, inside the output folder
	size int64
	time time.Time // of the last change
}

// collect lists the texts that arguments name: files, folders with all they
// hold, patterns. What lies in the output folder itself is left out, and so
// are links, which could lead anywhere.
func collect(args []string, out string) ([]source, error) {
	c := collector{seen: map[string]string{}}
	c.out, _ = os.Stat(out)
	for _, arg := range args {
		if err := c.add(arg); err != nil {
			return nil, err
		}
	}
	if len(c.texts) == 0 {
		return nil, fmt.Errorf("no texts in %s", strings.Join(args, ", "))
	}
	return c.texts, nil
}

type collector struct {
	out   fs.FileInfo // nil where it does not exist yet
	texts []source
	seen  map[string]string // path by rel
}

func (c *collector) add(arg string) error {
	if arg == stdio {
		return errors.New("- (standard input) is one text and cannot be cleaned together with others")
	}
	info, err := os.Stat(arg)
	switch {
	case err == nil && info.IsDir():
		return c.walk(arg, nil)
	case err == nil && info.Mode().IsRegular():
		return c.take(arg, filepath.Base(arg), info)
	case err == nil:
		return fmt.Errorf("%s is neither a file nor a folder", arg)
	case isPattern(arg):
		base, pattern := splitPattern(arg)
		before := len(c.texts)
		if err := c.walk(base, strings.Split(pattern, "/")); err != nil {
			return err
		}
		if len(c.texts) == before {
			return fmt.Errorf("no text matches %s", arg)
		}
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no file or folder %s", arg)
	}
	return fmt.Errorf("cannot read %w", err)
}

// walk takes the files under a folder whose path below it matches a pattern;
// nil matches all.
func (c *collector) walk(dir string, pattern []string) error {
	return filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("cannot read the folder %w", err)
		}
		rel, err := filepath.Rel(dir, p)
		if err != nil {
			return err
		}
		if e.IsDir() {
			if info, err := e.Info(); err == nil && c.out != nil && os.SameFile(info, c.out) && rel != "." {
				return fs.SkipDir
			}
			return nil
		}
		if !e.Type().IsRegular() || e.Name() == reportName {
			return nil
		}
		if pattern != nil && !matches(pattern, strings.Split(filepath.ToSlash(rel), "/")) {
			return nil
		}
		info, err := e.Info()
		if err != nil {
			return fmt.Errorf("cannot read %w", err)
		}
		return c.take(p, rel, info)
	})
}

// take adds a file, unless another one would be written to the same place or
// it would be written over itself.
func (c *collector) take(p, rel string, info fs.FileInfo) error {
	if !filepath.IsLocal(rel) {
		return fmt.Errorf("%s would be written outside the output folder", p)
	}
	if old, ok := c.seen[rel]; ok {
		if old == p {
			return nil
		}
		return fmt.Errorf("%s and %s would both be written to %s; clean their folders one by one", old, p, rel)
	}
	if dir, err := os.Stat(filepath.Dir(p)); err == nil && c.out != nil && rel == filepath.Base(p) && os.SameFile(dir, c.out) {
		return fmt.Errorf("%s lies in the output folder and would be lost; write to another folder", p)
	}
	c.seen[rel] = p
	c.texts = append(c.texts, source{p, rel, info.Size(), info.ModTime()})
	return nil
}

// isPattern says whether an argument is a pattern and not a file's name.
func isPattern(arg string) bool {
	if _, err := os.Lstat(arg); err == nil {
		return false
	}
	return strings.ContainsAny(arg, "*?[")
}

// splitPattern cuts a pattern in front of its first part with a wildcard.
func splitPattern(arg string) (base, pattern string) {
	parts := strings.Split(filepath.ToSlash(arg), "/")
	first := slices.IndexFunc(parts, func(p string) bool { return strings.ContainsAny(p, "*?[") })
	base = strings.Join(parts[:first], "/")
	switch {
	case first == 0:
		base = "."
	case base == "":
		base = "/"
	}
	return filepath.FromSlash(base), strings.Join(parts[first:], "/")
}

// matches says whether the parts of a path match those of a pattern, in which
// "**" stands for any number of folders; at its end it stands for all below.
func matches(pattern, parts []string) bool {
	if len(pattern) == 0 {
		return len(parts) == 0
	}
	if pattern[0] == "**" {
		if len(pattern) == 1 {
			return true
		}
		for skip := range len(parts) {
			if matches(pattern[1:], parts[skip:]) {
				return true
			}
		}
		return false
	}
	if len(parts) == 0 {
		return false
	}
	ok, err := path.Match(pattern[0], parts[0])
	return err == nil && ok && matches(pattern[1:], parts[1:])
}
