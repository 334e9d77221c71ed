package project

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// A store is one connection to one SQLite file.
type store struct {
	db   *sql.DB
	conn *sql.Conn
}

// An access says how a store is opened.
type access struct {
	mode string // SQLite's: "ro", "rw", "rwc"
	// journal and synchronous are as in SQLite.
	journal, synchronous string
}

// patience is how long SQLite waits for another process that reads or writes
// at this moment. A reader reads a whole project well within it.
const patience = 3 * time.Second

// pageSize in bytes. Raw text runs over long chains of pages, and larger ones
// halve the time to read it; an act still writes two pages.
const pageSize = 8192

// durable is the way to write: an act is on the disk when its commit returns.
//
// Context: SQLite offers a write-ahead log, and three ways to end a rollback
// journal. Decision: a journal that is cut to nothing. Measured on a fast disk
// an act takes 1.2 ms so, 0.2 ms with a log, 0.7 ms with a journal that keeps
// its length, 1.6 ms with one that is removed. Consequence: the project is one
// file, which can be copied between any two acts, network disks will do, and
// reading goes on when the file was taken away (it does not with a journal
// that keeps its length), all of which a write-ahead log would lose.
var durable = access{mode: "rw", journal: "TRUNCATE", synchronous: "FULL"}

// openStore opens the SQLite file at path. It touches the file only if it
// must be rolled back to its last whole state after a crash.
func openStore(ctx context.Context, path string, a access) (*store, error) {
	db, err := sql.Open("sqlite", dataSource(path, a))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(ctx)
	if err != nil {
		db.Close()
		return nil, err
	}
	s := &store{db, conn}
	pragmas := []string{
		fmt.Sprintf("PRAGMA busy_timeout = %d", patience.Milliseconds()),
		"PRAGMA trusted_schema = OFF",
		"PRAGMA cell_size_check = ON",
		fmt.Sprintf("PRAGMA page_size = %d", pageSize),
		"PRAGMA temp_store = MEMORY",
	}
	if a.journal != "" {
		pragmas = append(pragmas, "PRAGMA journal_mode = "+a.journal, "PRAGMA synchronous = "+a.synchronous)
	}
	for _, p := range pragmas {
		if err := s.exec(ctx, p); err != nil {
			s.close()
			return nil, err
		}
	}
	return s, nil
}

// dataSource is the URI of a file, whatever bytes its name is made of.
func dataSource(path string, a access) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/…
	}
	u := "file://" + (&url.URL{Path: p}).EscapedPath() + "?mode=" + a.mode
	return u
}

func (s *store) exec(ctx context.Context, query string, args ...any) error {
	_, err := s.conn.ExecContext(ctx, query, args...)
	return err
}

// number returns the one number that a query gives.
func (s *store) number(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = s.conn.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, err
}

// blobs hands each row of a query of (integer, blob) to row. The bytes are
// row's to keep: the driver copies each blob out of SQLite's memory. It goes
// below database/sql, which takes as long for a row as SQLite does.
func (s *store) blobs(ctx context.Context, row func(id int64, body []byte) error, query string, args ...int64) error {
	values := make([]driver.NamedValue, len(args))
	for i, a := range args {
		values[i] = driver.NamedValue{Ordinal: i + 1, Value: a}
	}
	return s.conn.Raw(func(c any) error {
		rows, err := c.(driver.QueryerContext).QueryContext(ctx, query, values)
		if err != nil {
			return err
		}
		return errors.Join(eachBlob(rows, row), rows.Close())
	})
}

// eachBlob hands rows on until one is refused.
func eachBlob(rows driver.Rows, row func(id int64, body []byte) error) error {
	var cells [2]driver.Value
	for {
		if err := rows.Next(cells[:]); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		id, ok := cells[0].(int64)
		body, isBlob := cells[1].([]byte)
		if !ok || !isBlob {
			return errSeal
		}
		if err := row(id, body); err != nil {
			return err
		}
	}
}

// transaction runs do and commits what it wrote, or leaves the file as it was.
func (s *store) transaction(ctx context.Context, do func() error) error {
	if err := s.exec(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := do()
	if err == nil {
		err = s.exec(ctx, "COMMIT")
	}
	if err != nil {
		// SQLite may have rolled back by itself, and then says so: no matter.
		_ = s.exec(context.Background(), "ROLLBACK")
	}
	return err
}

// snapshot runs do within one state of the file.
func (s *store) snapshot(ctx context.Context, do func() error) error {
	if err := s.exec(ctx, "BEGIN"); err != nil {
		return err
	}
	err := do()
	if end := s.exec(context.Background(), "ROLLBACK"); err == nil && end != nil {
		err = end
	}
	return err
}

func (s *store) close() error {
	return errors.Join(s.conn.Close(), s.db.Close())
}
