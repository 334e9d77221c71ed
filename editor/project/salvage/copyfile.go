package salvage

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"

	"emend/editor/project/tables"
)

func CopyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	if _, err := io.Copy(out, in); err != nil {
		out.Close()
		return err
	}
	return out.Close()
}

// copyPadded copies a project and makes up for a lost end with zeros, so that
// SQLite finds the pages before it.
func copyPadded(from, to string) error {
	if err := CopyFile(from, to); err != nil {
		return err
	}
	f, err := os.OpenFile(to, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	var h [tables.HeaderLen]byte
	if _, err := f.ReadAt(h[:], 0); err != nil {
		return fmt.Errorf("%w: only %d bytes of the file are left", tables.ErrNotOurs, info.Size())
	}
	const pageSizeAt, pageCountAt = 16, 28
	size := int64(binary.BigEndian.Uint16(h[pageSizeAt:]))
	want := size * int64(binary.BigEndian.Uint32(h[pageCountAt:]))
	// Bounded: a damaged header must not fill the disk with zeros.
	if want > info.Size() && want <= info.Size()*64+1<<30 {
		return f.Truncate(want)
	}
	return nil
}
