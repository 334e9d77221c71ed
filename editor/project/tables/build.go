package tables

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"time"

	"emend/editor/outfile"
	"emend/editor/project/database"
	"emend/editor/project/form"
	"emend/editor/record"
)

// RawPart is the length in bytes of the parts that raw bytes are kept in.
const RawPart = 1 << 20

// Token is a random name of 16 hexadecimal digits.
func Token() string {
	var b [8]byte
	_, _ = rand.Read(b[:]) // never fails
	return hex.EncodeToString(b[:])
}

// Hash is the SHA-256 of raw bytes, as a source tells it.
func Hash(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// Contents are what a new project file is made of.
type Contents struct {
	Raw    []byte
	Source record.Source
	unique string
	Log    [][]byte // sealed entries from Seq 1
	rows   []row    // of the other tables
}

// A row goes into a table as it is.
type row struct {
	insert string
	args   []any
}

// NewContents are those of a project like no other, empty so far.
func NewContents() *Contents { return &Contents{unique: Token() + Token()} }

// Hold takes the raw bytes, and src with what is known from them and the clock.
func (c *Contents) Hold(src record.Source, raw []byte) {
	src.SHA256 = Hash(raw)
	if src.Imported.IsZero() {
		src.Imported = time.Now()
	}
	c.Raw, c.Source = raw, src
}

// Add has a row of another table go into it as it is.
func (c *Contents) Add(insert string, args ...any) { c.rows = append(c.rows, row{insert, args}) }

// Build writes a new project beside path and then gives it its name, if need be
// in the place of another that nobody has open.
func Build(path string, c *Contents, a database.Access, replace bool) error {
	part, err := outfile.NewPart(path)
	if err != nil {
		return err
	}
	defer part.Remove()
	// Nobody sees the part, and it is synced before it gets its name.
	a.Mode, a.Journal, a.Synchronous = "rwc", "OFF", "OFF"
	ctx := context.Background()
	s, err := database.Open(ctx, part.Path, a)
	if err != nil {
		return err
	}
	err = s.Transaction(ctx, func() error { return fill(ctx, s, c) })
	if closed := s.Close(); err == nil {
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
func fill(ctx context.Context, s *database.Conn, c *Contents) error {
	rows := []row{
		{fmt.Sprintf("PRAGMA application_id = %d", ApplicationID), nil},
		{fmt.Sprintf("PRAGMA user_version = %d", Format), nil},
		{schema, nil},
		{"INSERT INTO project VALUES (1, ?)", []any{form.PackSource(c.Source, len(c.Raw), c.unique)}},
	}
	for i, body := range c.Log {
		rows = append(rows, row{"INSERT INTO log VALUES (?, ?)", []any{i + 1, body}})
	}
	for i := 0; i*RawPart < len(c.Raw); i++ {
		data := c.Raw[i*RawPart : min(len(c.Raw), (i+1)*RawPart)]
		rows = append(rows, row{"INSERT INTO raw VALUES (?, ?)", []any{i, data}})
	}
	for _, r := range append(rows, c.rows...) {
		if err := s.Exec(ctx, r.insert, r.args...); err != nil {
			return err
		}
	}
	return nil
}
