// Package outfile writes what the reader sends out of the program: whole or
// not at all, and, where it is a document, proved before it gets its name.
package outfile

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"emend/editor/export"
	"emend/editor/prove"
)

// May says why a file is not to be written, or nil.
func May(path string, overwrite bool) error {
	if _, err := os.Stat(path); err == nil && !overwrite {
		return fmt.Errorf("%s: %w", path, os.ErrExist)
	} else if err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	_, err := os.Stat(filepath.Dir(path))
	return err
}

// Same says whether two paths name one file.
func Same(a, b string) bool {
	ai, aerr := os.Stat(a)
	bi, berr := os.Stat(b)
	return aerr == nil && berr == nil && os.SameFile(ai, bi)
}

// Whole writes a file under another name and then renames it, so that there is
// never half of it. What a link leads to is replaced, not the link; a file that
// was there keeps its permissions.
func Whole(path string, write func(io.Writer) error) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	f, err := os.Create(path + ".part")
	if err != nil {
		return err
	}
	err = write(f)
	if st, serr := os.Stat(path); serr == nil {
		err = errors.Join(err, f.Chmod(st.Mode().Perm()))
	}
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}

// Proved writes a document whole and proved; step is told how far it is, and
// may be nil. What was proved is returned with the error of a proof that failed.
func Proved(ctx context.Context, path string, d *export.Document, f export.Format, o export.Options, step func(prove.Step, int)) (proofs []prove.Proof, err error) {
	err = Whole(path, func(out io.Writer) (err error) {
		proofs, err = prove.Write(ctx, out, f, d, o, step)
		return err
	})
	return proofs, err
}
