package project

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"emend/editor/outfile"
	"emend/editor/record"
)

// rawPart is the length in bytes of the parts that raw bytes are kept in.
const rawPart = 1 << 20

// Create makes a project of raw bytes at path and opens it. It never touches
// a file that is there (ErrExists). src.SHA256 is filled in, and Imported
// where it is zero. The project appears whole or not at all.
func Create(path string, raw []byte, src record.Source) (*File, error) {
	return create(path, raw, src, durable)
}

func create(path string, raw []byte, src record.Source, a access) (*File, error) {
	path, err := filepath.Abs(path)
	if err == nil {
		err = outfile.Absent(path)
	}
	if err == nil {
		err = build(path, &contents{raw: raw, source: completed(src, raw), unique: token() + token()}, a, false)
	}
	if err != nil {
		return nil, fail("create project", path, err)
	}
	return open(path, a)
}

// completed is src with what is known from the raw bytes and the clock.
func completed(src record.Source, raw []byte) record.Source {
	src.SHA256 = hashOf(raw)
	if src.Imported.IsZero() {
		src.Imported = time.Now()
	}
	return src
}

// token is a random name of 16 hexadecimal digits.
func token() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

func hashOf(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// contents are what a new project file is made of.
type contents struct {
	raw    []byte
	source record.Source
	unique string
	log    [][]byte // sealed entries from Seq 1
	rows   []row    // of the other tables
}

// A row goes into a table as it is.
type row struct {
	insert string
	args   []any
}

// build writes a new project beside path and then gives it its name, if need be
// in the place of another that nobody has open.
func build(path string, c *contents, a access, replace bool) error {
	part, err := outfile.NewPart(path)
	if err != nil {
		return err
	}
	defer part.Remove()
	// Nobody sees the part, and it is synced before it gets its name.
	a.mode, a.journal, a.synchronous = "rwc", "OFF", "OFF"
	ctx := context.Background()
	s, err := openStore(ctx, part.Path, a)
	if err != nil {
		return err
	}
	err = s.transaction(ctx, func() error { return fill(ctx, s, c) })
	if closed := s.close(); err == nil {
		err = closed
	}
	if err != nil {
		return err
	}
	if replace { // the journal of another project would be taken for its own
		if err := os.Remove(path + "-journal"); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return part.Publish(replace)
}

// fill writes the schema and the contents of a new project.
func fill(ctx context.Context, s *store, c *contents) error {
	rows := []row{
		{fmt.Sprintf("PRAGMA application_id = %d", applicationID), nil},
		{fmt.Sprintf("PRAGMA user_version = %d", format), nil},
		{schema, nil},
		{"INSERT INTO project VALUES (1, ?)", []any{packSource(c.source, len(c.raw), c.unique)}},
	}
	for i, body := range c.log {
		rows = append(rows, row{"INSERT INTO log VALUES (?, ?)", []any{i + 1, body}})
	}
	for i := 0; i*rawPart < len(c.raw); i++ {
		data := c.raw[i*rawPart : min(len(c.raw), (i+1)*rawPart)]
		rows = append(rows, row{"INSERT INTO raw VALUES (?, ?)", []any{i, data}})
	}
	for _, r := range append(rows, c.rows...) {
		if err := s.exec(ctx, r.insert, r.args...); err != nil {
			return err
		}
	}
	return nil
}
