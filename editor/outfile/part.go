package outfile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A Part is a file in the making that something else than a writer fills, as
// SQLite does.
type Part struct {
	Path string // of the part
	path string // that it will get
}

// NewPart makes an empty file beside path.
func NewPart(path string) (Part, error) {
	p := Part{filepath.Join(filepath.Dir(path), temporaryName()), path}
	f, err := os.OpenFile(p.Path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return p, err
	}
	if err := f.Close(); err != nil {
		p.Remove()
		return p, err
	}
	return p, nil
}

// Remove removes the part, unless it has got its name, and a journal that SQLite
// could not remove.
func (p Part) Remove() {
	_ = os.Remove(p.Path)
	_ = os.Remove(p.Path + "-journal")
}

// Publish gives the part, which is finished, its name, all at once and durably:
// whoever looks sees the old file (or none) or the whole new one. It is an
// ErrExists when the name is taken and replace is false.
func (p Part) Publish(replace bool) error {
	if err := syncFile(p.Path); err != nil {
		return err
	}
	give := p.link
	if replace {
		give = func() error { return os.Rename(p.Path, p.path) }
	}
	if err := give(); err != nil {
		return err
	}
	return syncFolder(filepath.Dir(p.path))
}

// link gives the part a name that is free.
func (p Part) link() error {
	err := os.Link(p.Path, p.path)
	switch {
	case err == nil:
		p.Remove()
		return nil
	case errors.Is(err, fs.ErrExist):
		return ErrExists
	}
	// A disk without links: hold the name, then replace it.
	hold, err := os.OpenFile(p.path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return ErrExists
	}
	if err != nil {
		return err
	}
	hold.Close()
	if err := os.Rename(p.Path, p.path); err != nil {
		_ = os.Remove(p.path)
		return err
	}
	return nil
}

func syncFile(name string) error {
	f, err := os.OpenFile(name, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
