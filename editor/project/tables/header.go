package tables

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"emend/editor/project/database"
)

// What can be wrong with a file that should be a project.
var (
	ErrNotOurs = errors.New("not an Emend project")
	ErrNewer   = errors.New("written by a newer Emend")
	ErrDamaged = errors.New("the file is damaged")
)

// CheckFormat returns the format of the file, which is one this program knows.
func CheckFormat(ctx context.Context, s *database.Conn) (int, error) {
	id, err := s.Number(ctx, "PRAGMA application_id")
	if err != nil {
		return 0, err
	}
	if id != ApplicationID {
		return 0, ErrNotOurs
	}
	version, err := s.Number(ctx, "PRAGMA user_version")
	if err != nil {
		return 0, err
	}
	if int(version) > Format {
		return 0, fmt.Errorf("%w: it has format %d, and this one knows formats up to %d", ErrNewer, version, Format)
	}
	return int(version), nil
}

// CheckLength notices a file whose last page is cut short, which SQLite would
// fill up with zeros.
func CheckLength(ctx context.Context, s *database.Conn, path string) error {
	pages, err := s.Number(ctx, "PRAGMA page_count")
	if err != nil {
		return err
	}
	size, err := s.Number(ctx, "PRAGMA page_size")
	if err != nil {
		return err
	}
	// Another process may be making the file longer, never shorter.
	info, err := os.Stat(path)
	if err == nil && info.Size() < pages*size {
		err = fmt.Errorf("%w: %d bytes of %d are left", ErrDamaged, info.Size(), pages*size)
	}
	return err
}

// Where SQLite's header keeps what sniff looks at.
const (
	headerMagic   = "SQLite format 3\x00"
	headerID      = 68 // application_id, big-endian
	headerVersion = 60 // user_version, big-endian
	HeaderLen     = 100
)

// Sniff says whether a file begins like a project of a format we know.
func Sniff(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	var h [HeaderLen]byte
	n, err := io.ReadFull(f, h[:])
	switch {
	case errors.Is(err, io.EOF):
		return fmt.Errorf("%w: the file is empty", ErrNotOurs)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%w: the file has only %d bytes", ErrNotOurs, n)
	case err != nil:
		return err
	}
	if string(h[:len(headerMagic)]) != headerMagic || binary.BigEndian.Uint32(h[headerID:]) != ApplicationID {
		return ErrNotOurs
	}
	return nil
}
