package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"emend/editor/outfile"
)

// A source is one of several texts to clean.
type source struct {
	path string // to read
	rel  string // to write, inside the output folder
	size int64
	time time.Time // of the last change
	err  error     // why it cannot be read, where that is known already
}

// A collector lists the texts that arguments name.
type collector struct {
	out   fs.FileInfo // the output folder; nil where it does not exist yet
	base  string      // the deepest folder that holds all that is named
	texts []source
	seen  map[string]bool // by rel
	links int             // links that were left out
}

// A root is what one argument names: a file, or a folder and a pattern of what
// is meant in it, of which nil is all.
type root struct {
	path, abs string
	info      fs.FileInfo
	pattern   []string
}

// collect lists the texts that arguments name: files, folders with all they
// hold, patterns. They are to keep their paths below the deepest folder that
// holds all that is named, so that a pattern gives the same whether the shell
// or this program expands it. What lies in the output folder itself is left
// out, and so are links, which could lead anywhere.
func collect(args []string, out string) (*collector, error) {
	c := &collector{seen: map[string]bool{}}
	c.out, _ = os.Stat(out)
	roots := make([]root, len(args))
	for i, arg := range args {
		var err error
		if roots[i], err = rootOf(arg); err != nil {
			return nil, err
		}
	}
	if err := c.setBase(roots); err != nil {
		return nil, err
	}
	for i, r := range roots {
		before := len(c.texts)
		if err := c.add(r); err != nil {
			return nil, err
		}
		if len(c.texts) == before && r.pattern != nil {
			return nil, fmt.Errorf("no text matches %s", args[i])
		}
	}
	if len(c.texts) == 0 {
		return nil, fmt.Errorf("no texts in %s%s", strings.Join(args, ", "), c.linksLeft("; %d links were left out"))
	}
	return c, c.keepInputs(out)
}

// linksLeft tells of the links of a folder.
const linksLeft = "%d links were left out; name them, or what they lead to\n"

// linksLeft is format with the number of links that were left out, or empty.
func (c *collector) linksLeft(format string) string {
	if c.links == 0 {
		return ""
	}
	return fmt.Sprintf(format, c.links)
}

func rootOf(arg string) (r root, err error) {
	if arg == stdio {
		return r, errors.New("- (standard input) is one text and cannot be cleaned together with others")
	}
	r.path = arg
	r.info, err = os.Stat(arg)
	if err != nil && isPattern(arg) {
		var pattern string
		r.path, pattern = splitPattern(arg)
		r.pattern = strings.Split(pattern, "/")
		r.info, err = os.Stat(r.path)
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r, fmt.Errorf("there is no file or folder %s", r.path)
	case err != nil:
		return r, fmt.Errorf("cannot read %w", err)
	case !r.info.IsDir() && !r.info.Mode().IsRegular():
		return r, fmt.Errorf("%s is neither a file nor a folder", arg)
	}
	r.abs, err = filepath.Abs(r.path)
	return r, err
}

// setBase finds the deepest folder that holds all roots.
func (c *collector) setBase(roots []root) error {
	for i, r := range roots {
		dir := r.abs
		if !r.info.IsDir() {
			dir = filepath.Dir(dir)
		}
		if i == 0 {
			c.base = dir
		}
		for !within(c.base, dir) {
			up := filepath.Dir(c.base)
			if up == c.base {
				return fmt.Errorf("no folder holds both %s and %s; clean them one by one", roots[0].path, r.path)
			}
			c.base = up
		}
	}
	return nil
}

// within says whether a path is a folder or lies in it.
func within(dir, path string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// add takes the texts of a root.
func (c *collector) add(r root) error {
	at, err := filepath.Rel(c.base, r.abs)
	if err != nil {
		return err
	}
	if !r.info.IsDir() {
		c.take(source{path: r.path, rel: at, size: r.info.Size(), time: r.info.ModTime()})
		return nil
	}
	dir := r.path + string(filepath.Separator) // so that a link to a folder is followed when it is named
	return filepath.WalkDir(dir, func(p string, e fs.DirEntry, err error) error {
		rel, relErr := filepath.Rel(dir, p)
		if err == nil {
			err = relErr
		}
		s := source{path: p, rel: filepath.Join(at, rel)}
		if err != nil && (e == nil || rel == ".") {
			return fmt.Errorf("cannot read the folder %w", err)
		}
		if err != nil {
			s.rel += string(filepath.Separator)
			s.err = fmt.Errorf("cannot read the folder %w", err)
			c.take(s)
			return nil
		}
		if e.IsDir() {
			return c.enter(e, rel)
		}
		if r.pattern == nil || matches(r.pattern, strings.Split(filepath.ToSlash(rel), "/")) {
			c.entry(s, e)
		}
		return nil
	})
}

// enter says whether a folder is to be gone through.
func (c *collector) enter(e fs.DirEntry, rel string) error {
	if info, err := e.Info(); err == nil && c.out != nil && os.SameFile(info, c.out) && rel != "." {
		return fs.SkipDir
	}
	return nil
}

// entry takes a file of a folder, and counts a link.
func (c *collector) entry(s source, e fs.DirEntry) {
	if e.Type()&fs.ModeSymlink != 0 {
		c.links++
	}
	if !e.Type().IsRegular() {
		return
	}
	info, err := e.Info()
	if err != nil {
		s.err = fmt.Errorf("cannot read %w", err)
	} else {
		s.size, s.time = info.Size(), info.ModTime()
	}
	c.take(s)
}

// take adds a text, unless it has been named before or is a file of a batch.
func (c *collector) take(s source) {
	name := filepath.Base(s.rel)
	if c.seen[s.rel] || name == reportName || outfile.IsTemporary(name) {
		return
	}
	c.seen[s.rel] = true
	c.texts = append(c.texts, s)
}
