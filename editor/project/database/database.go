// Package database is the connection to one SQLite file: how it is opened, so
// that an act is on the disk when its commit returns, and how rows are read fast.
// It knows no table.
package database

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

	"emend/editor/project/pack"

	_ "modernc.org/sqlite" // the driver
)

// A Conn is one connection to one SQLite file.
type Conn struct {
	db   *sql.DB
	conn *sql.Conn
}

// An Access says how a store is opened.
type Access struct {
	Mode string // SQLite's: "ro", "rw", "rwc"
	// Journal and synchronous are as in SQLite.
	Journal, Synchronous string
}

// patience is how long SQLite waits for another process that reads or writes
// at this moment. A reader reads a whole project well within it.
const patience = 3 * time.Second

// PageSize in bytes. Raw text runs over long chains of pages, and larger ones
// halve the time to read it; an act still writes two pages.
const PageSize = 8192

// Durable is the way to write: an act is on the disk when its commit returns.
//
// Context: SQLite offers a write-ahead log, and three ways to end a rollback
// journal. Decision: a journal that is cut to nothing. Measured on a fast disk
// an act takes 1.2 ms so, 0.2 ms with a log, 0.7 ms with a journal that keeps
// its length, 1.6 ms with one that is removed. Consequence: the project is one
// file, which can be copied between any two acts, network disks will do, and
// reading goes on when the file was taken away (it does not with a journal
// that keeps its length), all of which a write-ahead log would lose.
var Durable = Access{Mode: "rw", Journal: "TRUNCATE", Synchronous: "FULL"}

// Open opens the SQLite file at path. It touches the file only if it
// must be rolled back to its last whole state after a crash.
func Open(ctx context.Context, path string, a Access) (*Conn, error) {
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
	s := &Conn{db, conn}
	pragmas := []string{
		fmt.Sprintf("PRAGMA busy_timeout = %d", patience.Milliseconds()),
		"PRAGMA trusted_schema = OFF",
		"PRAGMA cell_size_check = ON",
		fmt.Sprintf("PRAGMA page_size = %d", PageSize),
		"PRAGMA temp_store = MEMORY",
	}
	if a.Journal != "" {
		pragmas = append(pragmas, "PRAGMA journal_mode = "+a.Journal, "PRAGMA synchronous = "+a.Synchronous)
	}
	for _, p := range pragmas {
		if err := s.Exec(ctx, p); err != nil {
			s.Close()
			return nil, err
		}
	}
	return s, nil
}

// dataSource is the URI of a file, whatever bytes its name is made of.
func dataSource(path string, a Access) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/…
	}
	u := "file://" + (&url.URL{Path: p}).EscapedPath() + "?mode=" + a.Mode
	return u
}

func (s *Conn) Exec(ctx context.Context, query string, args ...any) error {
	_, err := s.conn.ExecContext(ctx, query, args...)
	return err
}

// Number returns the one number that a query gives.
func (s *Conn) Number(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = s.conn.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, err
}

// Blob returns the one blob that a query gives.
func (s *Conn) Blob(ctx context.Context, query string, args ...any) (body []byte, err error) {
	err = s.conn.QueryRowContext(ctx, query, args...).Scan(&body)
	return body, err
}

// Numbers returns the numbers that a query gives, up to the first that cannot be
// read.
func (s *Conn) Numbers(ctx context.Context, query string) []int64 {
	rows, err := s.conn.QueryContext(ctx, query)
	if err != nil {
		return nil
	}
	defer rows.Close()
	var out []int64
	for rows.Next() {
		var n int64
		if rows.Scan(&n) != nil || rows.Err() != nil {
			break
		}
		out = append(out, n)
	}
	return out
}

// Blobs hands each row of a query of (integer, blob) to row. The bytes are
// row's to keep: the driver copies each blob out of SQLite's memory. It goes
// below database/sql, which takes as long for a row as SQLite does.
func (s *Conn) Blobs(ctx context.Context, row func(id int64, body []byte) error, query string, args ...int64) error {
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
			return pack.ErrDamaged
		}
		if err := row(id, body); err != nil {
			return err
		}
	}
}

// Transaction runs do and commits what it wrote, or leaves the file as it was.
func (s *Conn) Transaction(ctx context.Context, do func() error) error {
	if err := s.Exec(ctx, "BEGIN IMMEDIATE"); err != nil {
		return err
	}
	err := do()
	if err == nil {
		err = s.Exec(ctx, "COMMIT")
	}
	if err != nil {
		// SQLite may have rolled back by itself, and then says so: no matter.
		_ = s.Exec(context.Background(), "ROLLBACK")
	}
	return err
}

// Snapshot runs do within one state of the file.
func (s *Conn) Snapshot(ctx context.Context, do func() error) error {
	if err := s.Exec(ctx, "BEGIN"); err != nil {
		return err
	}
	err := do()
	if end := s.Exec(context.Background(), "ROLLBACK"); err == nil && end != nil {
		err = end
	}
	return err
}

func (s *Conn) Close() error {
	return errors.Join(s.conn.Close(), s.db.Close())
}
