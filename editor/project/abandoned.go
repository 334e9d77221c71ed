package project

import (
	"cmp"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"time"

	"emend/editor/record"
)

// A Work is a working project that no window has open.
type Work struct {
	Path    string
	Source  record.Source // where Err is set, only a Name
	Entries int64         // in its log; 0: nothing was done
	Changed time.Time     // of the file
	Err     error         // it cannot be read whole; see Salvage
}

// Abandoned lists the working projects that no window has open, the last
// changed first: what a crash, or a reader who did not save, left behind.
func Abandoned() ([]Work, error) {
	dir, err := WorkingDir()
	if err != nil {
		return nil, err
	}
	names, err := filepath.Glob(filepath.Join(globQuoted(dir), "*"+suffix))
	if err != nil {
		return nil, err
	}
	var out []Work
	for _, name := range names {
		if w, ok := abandoned(name); ok {
			out = append(out, w)
		}
	}
	slices.SortFunc(out, func(a, b Work) int {
		return cmp.Or(b.Changed.Compare(a.Changed), cmp.Compare(a.Path, b.Path))
	})
	return out, nil
}

// abandoned describes a working project unless it is in use.
func abandoned(path string) (Work, bool) {
	f, err := Open(path)
	if err != nil {
		w := Work{Path: path, Source: record.Source{Name: filepath.Base(path)}, Err: err}
		if info, err := os.Stat(path); err == nil {
			w.Changed = info.ModTime()
		}
		return w, errors.Is(err, ErrDamaged)
	}
	defer f.Close()
	if f.link.readOnly != nil {
		return Work{}, false
	}
	w := Work{Path: path, Entries: f.tail.last, Changed: f.link.opened.ModTime()}
	if w.Source, w.Err = f.Source(); w.Err != nil {
		w.Source.Name = filepath.Base(path)
	}
	return w, true
}
