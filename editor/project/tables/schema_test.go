package tables

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"emend/editor/project/database"
)

// Steps run from the file's own format on, in order, all or none.
func TestMigrate(t *testing.T) {
	ctx := context.Background()
	sql := func(q string) migration {
		return migration{q, func(ctx context.Context, s *database.Conn) error { return s.Exec(ctx, q) }}
	}
	broken := migration{"break", func(context.Context, *database.Conn) error { return errors.New("broken") }}
	first, second := sql("CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT"), sql("INSERT INTO extra VALUES (7)")
	for _, c := range []struct {
		name        string
		from        int
		steps       []migration
		wantErr     bool
		wantVersion int64
		wantRows    int64 // of table extra; -1: there is none
	}{
		{"none", 1, nil, false, 1, -1},
		{"two", 1, []migration{first, second}, false, 3, 1},
		{"the second breaks", 1, []migration{first, broken}, true, 1, -1},
		{"no such format", 0, []migration{first}, true, 1, -1},
	} {
		path := filepath.Join(t.TempDir(), "a.emend")
		if err := Build(path, NewContents(), database.Durable, false); err != nil {
			t.Fatal(err)
		}
		s, err := database.Open(ctx, path, database.Durable)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Exec(ctx, "PRAGMA user_version = 1"); err != nil {
			t.Fatal(err)
		}
		err = migrate(ctx, s, c.from, c.steps)
		if (err != nil) != c.wantErr {
			t.Errorf("%s: %v", c.name, err)
		}
		if v, err := s.Number(ctx, "PRAGMA user_version"); err != nil || v != c.wantVersion {
			t.Errorf("%s: format %d, %v", c.name, v, err)
		}
		rows, err := s.Number(ctx, "SELECT count(*) FROM extra")
		if err != nil {
			rows = -1
		}
		if rows != c.wantRows {
			t.Errorf("%s: %d rows", c.name, rows)
		}
		if err := s.Exec(ctx, "INSERT INTO log VALUES (1, x'00')"); err != nil {
			t.Errorf("%s: then an act: %v", c.name, err)
		}
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}
}
